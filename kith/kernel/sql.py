"""The same arithmetic in SQL: the only rules in the house that are written twice.

The bank holidays are written into two small functions as arrays, and `width_bucket` searches them,
since a search of an array inside an expression costs 0.3 microseconds and a look into a table ten.
Weekdays are numbered 1, 2, 3 … from Monday 29 December 1947 with no gap at the weekend. A property
in the tests holds these functions and `workdays` equal.
"""

from datetime import date
from pathlib import Path

from kith.kernel import calendar

MONDAY = date(1947, 12, 29)
SQL = Path(__file__).parent / "data" / "clocks.sql"

FUNCTIONS = (
    "kith_local_date(timestamptz)",
    "kith_end_of_day(date)",
    "kith_at_local(date, interval)",
    "kith_weekdays_by(date)",
    "kith_nth_weekday(int)",
    "kith_worked_by(date)",
    "kith_is_working_day(date)",
    "kith_in_office(timestamptz)",
    "kith_add_working_days(date, int)",
    "kith_add_months(date, int)",
    "kith_add_working_minutes(timestamptz, int)",
    "kith_add_working_hours(timestamptz, int)",
    "kith_due(timestamptz, int, text)",
    "kith_mash_due(text, timestamptz, int)",
    "kith_age_on(date, date)",
)


def clock_functions() -> str:
    """Return the statements that make, or make anew, every clock function."""
    closed = sorted(_weekdays_by(day) for day in calendar.bank_holidays() if day.weekday() < 5)
    first = _weekdays_by(calendar.FIRST) - 1
    worked = [weekday - first - before - 1 for before, weekday in enumerate(closed)]
    return (
        SQL.read_text()
        .replace(":closed:", _array(closed))
        .replace(":worked:", _array(worked))
        .replace(":before_first:", str(first))
        .replace(":working_days:", str(len(calendar.working_days())))
    )


def calendar_rows() -> list[tuple[date, bool, int]]:
    """Return the rows of `kernel_calendar`: day, working, working days up to and with it."""
    working = frozenset(calendar.working_days())
    return [(day, day in working, calendar.worked_by(day)) for day in calendar.every_day()]


def _weekdays_by(day: date) -> int:
    weeks, rest = divmod((day - MONDAY).days, 7)
    return 5 * weeks + min(rest + 1, 5)


def _array(numbers: list[int]) -> str:
    return "'{" + ",".join(map(str, numbers)) + "}'::int[]"
