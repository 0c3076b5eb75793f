"""England's working days, from a small dated list of bank holidays of our own.

The list is written from the `holidays` library (United Kingdom, subdivision ENG) by
`python -m kith.kernel.calendar`; a test holds the two equal. Importing the library takes 0.4 s,
reading the list 10 ms, so that a command line need not wait for it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

FIRST = date(1948, 1, 1)
LAST = date(2100, 12, 31)
BANK_HOLIDAYS = Path(__file__).parent / "data" / "bank_holidays.txt"


class OutsideCalendar(ValueError):
    """A day before 1948 or after 2100: we do not know its working days."""


@cache
def bank_holidays() -> frozenset[date]:
    """Return every bank holiday in England, 1948 to 2100."""
    lines = (line.split() for line in BANK_HOLIDAYS.read_text().splitlines())
    return frozenset(
        date(int(year), int(day[:2]), int(day[2:])) for year, *days in lines for day in days
    )


@cache
def working_days() -> tuple[date, ...]:
    """Return every working day, 1948 to 2100, in order."""
    closed = bank_holidays()
    return tuple(day for day in every_day() if day.weekday() < 5 and day not in closed)


def every_day() -> Iterator[date]:
    """Give each day of the calendar in turn."""
    length = (LAST - FIRST).days + 1
    return (FIRST + timedelta(days=n) for n in range(length))


def checked(day: date) -> date:
    """Return the day, or say that it is outside the calendar."""
    if not FIRST <= day <= LAST:
        raise OutsideCalendar(f"{day:%d %B %Y} is outside our calendar, which runs 1948 to 2100.")
    return day


def worked_by(day: date) -> int:
    """Return how many working days there are from the calendar's first up to and with `day`."""
    return bisect_right(working_days(), checked(day))


def worked_before(day: date) -> int:
    """Return how many working days there are from the calendar's first up to, not with, `day`."""
    return bisect_left(working_days(), checked(day))


def working_day(number: int) -> date:
    """Return the working day with this number; the calendar's first is number 1."""
    if not 1 <= number <= len(working_days()):
        raise OutsideCalendar("That many working days leads outside our calendar, 1948 to 2100.")
    return working_days()[number - 1]


def written_from_library() -> str:
    """Return the list as the `holidays` library has it today."""
    from holidays import country_holidays

    years = range(FIRST.year, LAST.year + 1)
    known = sorted(country_holidays("GB", subdiv="ENG", years=years))
    by_year = {year: [f"{day:%m%d}" for day in known if day.year == year] for year in years}
    return "".join(f"{year} {' '.join(days)}\n" for year, days in by_year.items())


if __name__ == "__main__":
    BANK_HOLIDAYS.write_text(written_from_library())
