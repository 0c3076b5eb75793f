"""Which days a figure looks at: thirteen weeks, and the thirteen ends of week before.

Each point of the line is the same thirteen weeks, ending a week earlier than the next. So the last
point is the figure on the page, and a week with two conferences does not make the line jump.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.kernel.clock import local_date, local_midnight

WEEK = timedelta(weeks=1)
DAYS = 13 * 7
POINTS = 13
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Thirteen weeks: from the start of `first` to the end of `last`, or until now.

    `opens` is the first instant in it, `closes` the first that is not.
    """

    first: date
    last: date
    opens: datetime
    closes: datetime


def ending_now(now: datetime) -> Span:
    """Return the thirteen weeks that end now; what happens at this very instant is in them."""
    return ending(local_date(now), now + INSTANT)


def ending_on(day: date) -> Span:
    """Return the thirteen weeks that end with a day, such as a return's reference date."""
    return ending(day, local_midnight(day + timedelta(days=1)))


def line(last: Span) -> list[Span]:
    """Return the spans of the line: thirteen, a week apart, the given one last."""
    return [_back(last, weeks) for weeks in reversed(range(POINTS))]


def ending(day: date, closes: datetime) -> Span:
    """Return the thirteen weeks of which `day` is the last, up to an instant in it or its end."""
    first = day - timedelta(days=DAYS - 1)
    return Span(first, day, local_midnight(first), closes)


def _back(span: Span, weeks: int) -> Span:
    """The same span some weeks earlier: whole days, since those weeks are over."""
    return span if weeks == 0 else ending_on(span.last - weeks * WEEK)
