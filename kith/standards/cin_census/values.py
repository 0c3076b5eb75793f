"""What a value of the return may look like, letter for letter, as the department's schema has it.

These say what a schema validator accepts, no more: a date without space around it, a time zone
after it, a year of five figures. What a date *means* to the product is `day`, below.
"""

import re
from calendar import isleap
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from re import ASCII, fullmatch

SPACE = " \t\r\n"
"""What XML calls space; a no-break space is text."""

_ZONE = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_YEAR = r"-?(\d{4}|[1-9]\d{4,18})"
_DATE = re.compile(rf"({_YEAR})-(\d\d)-(\d\d){_ZONE}", ASCII)
_MOMENT = re.compile(rf"({_YEAR}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?{_ZONE}", ASCII)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_YEARS = 2**63


def is_text(_text: str) -> bool:
    """Return that any text at all is text."""
    return True


def is_year(text: str) -> bool:
    """Return whether this is a year, with or without a time zone; there is no year nought."""
    found = fullmatch(rf"({_YEAR}){_ZONE}", text, ASCII)
    return found is not None and 0 < abs(int(found[1])) < _MOST_YEARS


def is_date(text: str) -> bool:
    """Return whether this is a day that the calendar has."""
    found = _DATE.fullmatch(text)
    return found is not None and _in_calendar(int(found[1]), int(found[3]), int(found[4]))


def _in_calendar(year: int, month: int, of_month: int) -> bool:
    if not (0 < abs(year) < _MOST_YEARS and 1 <= month <= 12):
        return False
    most = 29 if month == 2 and isleap(year) else _DAYS[month - 1]
    return 1 <= of_month <= most


def is_moment(text: str) -> bool:
    """Return whether this is a day and a time; midnight may be written 24:00:00."""
    found = _MOMENT.fullmatch(text)
    if not found or not is_date(found[1]):
        return False
    hour, minute, second = int(found[3]), int(found[4]), int(found[5])
    if hour == 24:
        return minute == second == 0 and not (found[6] or "").strip(".0")
    return hour < 24 and minute < 60 and second < 60


def is_number(text: str) -> bool:
    """Return whether this is a whole number, nought or more; space around it does no harm."""
    found = fullmatch(r"([+-]?)(\d+)", text.strip(SPACE), ASCII)
    return found is not None and (found[1] != "-" or not found[2].strip("0"))


LEXICAL: dict[str, Callable[[str], bool]] = {
    "text": is_text,
    "date": is_date,
    "year": is_year,
    "moment": is_moment,
    "number": is_number,
}


@lru_cache(maxsize=50_000)
def day(text: str | None) -> date | None:
    """Return the day that this text names, beyond doubt, or nothing.

    Space around it, a time zone and a time of nought leave the day clear; any other order of
    day, month and year does not.
    """
    found = fullmatch(rf"(\d{{4}}-\d\d-\d\d)(T00:00:00(\.0+)?)?{_ZONE}", (text or "").strip(SPACE))
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
