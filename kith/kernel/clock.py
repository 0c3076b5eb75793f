"""The present: one source for the whole house, so that a test or the demonstration can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

Source = Callable[[], datetime]


def _system() -> datetime:
    return datetime.now(UTC)


_source: Source = _system


def now() -> datetime:
    """Return the present instant, aware and in UTC."""
    return in_utc(_source())


def today() -> date:
    """Return the present day in London."""
    return local_date(now())


def set_source(source: Source | None) -> None:
    """Take the present from `source` from now on; None goes back to the machine's own clock."""
    global _source
    _source = source or _system


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold the present still at `at` while the block runs."""
    before, still = _source, in_utc(at)
    set_source(lambda: still)
    try:
        yield
    finally:
        set_source(before)


def in_utc(at: datetime) -> datetime:
    """Return the instant in UTC, where adding hours adds elapsed hours; a naive time is refused."""
    if at.tzinfo is None:
        raise ValueError(f"{at} says no time zone: an instant must be aware.")
    return at.astimezone(UTC)


def in_london(at: datetime) -> datetime:
    """Return the instant as London's clocks show it; a naive time is refused."""
    return in_utc(at).astimezone(LONDON)


def local_date(at: datetime) -> date:
    """Return the day that it is in London at this instant."""
    return in_london(at).date()


def local_midnight(day: date) -> datetime:
    """Return the instant, in UTC, at which `day` begins in London."""
    return at_local(day, timedelta())


def at_local(day: date, clock: timedelta) -> datetime:
    """Return the instant, in UTC, at which London's wall clock on `day` shows `clock`.

    24 hours is the midnight that ends the day, whatever the length of that day.
    """
    wall = datetime.combine(day, time()) + clock
    return wall.replace(tzinfo=LONDON).astimezone(UTC)
