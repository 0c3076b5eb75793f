"""Time arithmetic, all of it. The same rules in SQL are in this package's migrations.

SPEC §0.3 as settled by SUPPLEMENT S0: the day of the trigger is day 0; a limit in days ends with
its last day, so `due` is the next midnight in London, exclusive; hours are elapsed hours, whatever
the clocks do; months keep the day of the month or take the month's last.
"""

import calendar as months
from datetime import date, datetime, timedelta
from enum import StrEnum

from kith.kernel import calendar
from kith.kernel.calendar import OutsideCalendar
from kith.kernel.clock import at_local, in_london, in_utc, local_date, local_midnight

__all__ = [
    "OutsideCalendar",
    "Unit",
    "add_months",
    "add_working_days",
    "add_working_hours",
    "add_working_minutes",
    "age_on",
    "due",
    "end_of_day",
    "in_office",
    "is_working_day",
    "mash_due",
    "office_opens",
    "working_days_between",
]

DAY = timedelta(hours=24)
OFFICE_OPENS = timedelta(hours=9)
OFFICE_DAY = timedelta(hours=8)

MASH_HOURS = {"RED": 4, "AMBER": 24, "GREEN": 72}


class Unit(StrEnum):
    """What a limit is counted in."""

    MINUTES = "minutes"
    WORKING_MINUTES = "working minutes"
    HOURS = "hours"
    WORKING_HOURS = "working hours"
    HUB_HOURS = "hub hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


def is_working_day(day: date) -> bool:
    """Say whether `day` is Monday to Friday and no bank holiday in England."""
    calendar.checked(day)
    return day.weekday() < 5 and day not in calendar.bank_holidays()


def in_office(at: datetime) -> bool:
    """Say whether an instant lies between 09:00 and 17:00 (which is outside) of a working day."""
    day, clock = _wall(at)
    return is_working_day(day) and OFFICE_OPENS <= clock < OFFICE_OPENS + OFFICE_DAY


def office_opens(at: datetime) -> datetime:
    """Return when the office opens next: now, where it is open."""
    day, clock = _wall(at)
    if in_office(at):
        return in_utc(at)
    ahead = is_working_day(day) and clock < OFFICE_OPENS
    return at_local(day if ahead else add_working_days(day, 1), OFFICE_OPENS)


def add_working_days(day: date, n: int) -> date:
    """Return the nth working day after `day` (before it, if n is negative); 0 is `day` itself."""
    if n > 0:
        return calendar.working_day(calendar.worked_by(day) + n)
    if n < 0:
        return calendar.working_day(calendar.worked_before(day) + n + 1)
    return calendar.checked(day)


def working_days_between(start: date, end: date) -> int:
    """Return how many working days come after `start`, up to and with `end`."""
    return calendar.worked_by(end) - calendar.worked_by(start)


def end_of_day(day: date) -> datetime:
    """Return the midnight in London that ends `day`: the first instant that is too late."""
    return local_midnight(day + timedelta(days=1))


def add_months(day: date, n: int) -> date:
    """Return the same day n months on, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def due(start: datetime, value: int, unit: Unit | str) -> datetime:
    """Return the instant by which something that started at `start` must be done."""
    day = local_date(start)
    match Unit(unit):
        case Unit.MINUTES:
            return in_utc(start) + timedelta(minutes=value)
        case Unit.HOURS:
            return in_utc(start) + timedelta(hours=value)
        case Unit.WORKING_HOURS | Unit.WORKING_MINUTES | Unit.HUB_HOURS as counted:
            return _in_counted_time(start, value, counted)
        case Unit.DAYS:
            return end_of_day(day + timedelta(days=value))
        case Unit.WORKING_DAYS:
            return end_of_day(add_working_days(day, value))
        case Unit.WEEKS:
            return end_of_day(day + timedelta(weeks=value))
        case Unit.MONTHS:
            return end_of_day(add_months(day, value))


def _in_counted_time(start: datetime, value: int, unit: Unit) -> datetime:
    if unit is Unit.HUB_HOURS:
        return mash_due("AMBER", start, value)
    hours = unit is Unit.WORKING_HOURS
    return add_working_hours(start, value) if hours else add_working_minutes(start, value)


def add_working_hours(start: datetime, hours: int) -> datetime:
    """Return `start` plus hours between 09:00 and 17:00 on working days."""
    return add_working_minutes(start, 60 * hours)


def add_working_minutes(start: datetime, minutes: int) -> datetime:
    """Return `start` plus minutes between 09:00 and 17:00 on working days.

    What starts at night or at a weekend starts when the office opens: 30 of them end at 09:30.
    """
    if minutes == 0:
        return in_utc(start)
    day, clock = _wall(start)
    worked = clock - OFFICE_OPENS
    days, rest = divmod(minutes, 8 * 60)
    if not is_working_day(day) or worked > OFFICE_DAY:
        worked = OFFICE_DAY  # nothing more is worked on that day
    elif worked <= timedelta():
        days, worked = days - 1, OFFICE_DAY  # as at the close of the working day before
    days, worked = _carry(days, worked + timedelta(minutes=rest), OFFICE_DAY)
    return at_local(add_working_days(day, days), OFFICE_OPENS + worked)


def mash_due(rag: str, set_at: datetime, value: int | None = None) -> datetime:
    """Return when a MASH enquiry is due that was graded RED, AMBER or GREEN at `set_at`.

    RED is elapsed time and runs on through the night. AMBER and GREEN count 24 hours for each
    working day: the same clock time n working days later; set outside a working day, the clock
    starts with the next one, so that 24 hours end with that day (SUPPLEMENT S0 1 and 6).
    """
    hours = MASH_HOURS[rag] if value is None else value
    if rag == "RED" or hours == 0:
        return in_utc(set_at) + timedelta(hours=hours)
    day, clock = _wall(set_at)
    counted = clock if is_working_day(day) else DAY
    days, rest = divmod(hours, 24)
    days, counted = _carry(days, counted + timedelta(hours=rest), DAY)
    return at_local(add_working_days(day, days), counted)


def _wall(at: datetime) -> tuple[date, timedelta]:
    """Return the day in London and what the wall clock shows."""
    local = in_london(at).replace(tzinfo=None)
    return local.date(), local - datetime.combine(local.date(), datetime.min.time())


def _carry(days: int, time: timedelta, full: timedelta) -> tuple[int, timedelta]:
    """Carry what is over a full day to the next; a day just full stays full."""
    return (days + 1, time - full) if time > full else (days, time)


def age_on(born: date, on: date) -> int:
    """Return a person's age in whole years; 0 before birth.

    Someone born on 29 February is a year older on 1 March in a year that has no 29 February.
    """
    before_birthday = (on.month, on.day) < (born.month, born.day)
    return max(0, on.year - born.year - before_birthday)
