"""How we say numbers, days and times on a screen: plain, British, never abbreviated to a code."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from kith.kernel.clock import LONDON, local_date

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def number(value: float) -> str:
    """Return a number with commas and no needless decimals: 1,234 or 2.5."""
    whole = int(value)
    return f"{whole:,}" if value == whole else f"{value:,.1f}"


def count(value: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 promise", "3 promises", "2 children"."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent; "none to count" where there is nothing under the line.

    99.6 % is said as 99 % and not as 100 %: one child in it was failed (SPEC §0.2.5).
    """
    if whole == 0:
        return "none to count"
    exact = Decimal(100 * part) / Decimal(whole)
    rounded = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    if part != whole and rounded == 100:
        return "99%"
    return "1%" if part and not rounded else f"{rounded}%"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    *head, tail = items or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def day(value: date | datetime, weekday: bool = False) -> str:
    """Return "9 June 2025", or "Monday 9 June 2025"; an instant is read in London."""
    local = local_date(value) if isinstance(value, datetime) else value
    words = f"{local.day} {local:%B} {local.year}"
    return f"{local:%A} {words}" if weekday else words


def near_day(value: date) -> str:
    """Return a day of these weeks, of which nobody asks the year: "Monday 9 June"."""
    return f"{value:%A} {value.day} {value:%B}"


def clock_time(value: datetime) -> str:
    """Return the time of day in London as GOV.UK writes it: 9am, 5:30pm, midday, midnight."""
    local = value.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "midday"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime) -> str:
    """Return a day and a time: "9 June 2025 at 5:30pm"."""
    return f"{day(value)} at {clock_time(value)}"


def span(length: timedelta) -> str:
    """Return a length of time in its largest fitting unit: minutes, hours, then days."""
    length = abs(length)
    if length < HOUR:
        return count(max(1, length // MINUTE), "minute")
    if length < 2 * timedelta(days=1):
        return count(length // HOUR, "hour")
    return count(length.days, "day")
