"""Dates of birth as they get written down wrongly, and what is left of them to find them by."""

from collections.abc import Iterator
from datetime import date


def swapped(day: date) -> date | None:
    """Return the date with day and month exchanged, where that is another date."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def digits_apart(one: date, other: date) -> int:
    """Count the digits in which two dates differ, written as day, month, year."""
    return sum(a != b for a, b in zip(f"{one:%d%m%Y}", f"{other:%d%m%Y}", strict=True))


def remains(day: date) -> tuple[str, str, str]:
    """Return what is left where the day, the month or the year is wrong."""
    return f"{day:%Y-%m}-", f"{day:%Y}--{day:%d}", f"-{day:%m-%d}"


def months_at_age(age: int, today: date) -> Iterator[str]:
    """Give the months in which somebody of this age was born, latest first, as `remains` has it."""
    last = (today.year - age) * 12 + today.month - 1
    for month in range(last, last - 13, -1):
        yield f"{month // 12:04}-{month % 12 + 1:02}-"
