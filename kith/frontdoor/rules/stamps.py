"""The three stamps of a police notification: when it happened, was written down, and was sent.

They are typed as they stand on the form, and nothing waits for them: a stamp that cannot be read
stays as it was typed, and says nothing of how long anything took.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from kith.kernel.clock import LONDON, in_london

STAMPS = ("incident_at", "created_at", "sent_at")
DAYS = ("%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")
DAYS_OF_THE_YEAR = ("%d/%m", "%d %B", "%d %b")
_TIME = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_LINKS = re.compile(r"\b(at|on|hrs?|hours)\b|[,;]", re.IGNORECASE)


@dataclass(frozen=True)
class Lag:
    """How long one step took: the stamps that it begins and ends with; below nothing is wrong."""

    since: str
    stamp: str
    took: timedelta

    @property
    def is_wrong(self) -> bool:
        """Whether the step ends before it begins."""
        return self.took < timedelta()


def read(typed: str, arrived: datetime) -> datetime | None:
    """Read a stamp as it was typed: a day and a time, or a time alone, which is the last before."""
    found = _TIME.search(typed)
    if found is None:
        return None
    rest = " ".join(_LINKS.sub(" ", typed[: found.start()] + " " + typed[found.end() :]).split())
    local, hour, minute = in_london(arrived), int(found[1]), int(found[2])
    day = _day(rest, local) if rest else local
    if day is None:
        return None
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return at if rest or at <= arrived else at - timedelta(days=1)


def lags(values: Mapping[str, str], arrived: datetime) -> tuple[Lag, ...]:
    """Return how long each step took, from what happened until it reached us, of those known."""
    told = [(one, read(values.get(one, ""), arrived)) for one in STAMPS]
    known = [(one, at) for one, at in told if at is not None] + [("arrived_at", arrived)]
    return tuple(
        Lag(first, name, at.astimezone(UTC) - before.astimezone(UTC))
        for (first, before), (name, at) in pairwise(known)
    )


def _day(typed: str, near: datetime) -> datetime | None:
    for shape in DAYS:
        try:
            return datetime.strptime(typed, shape)
        except ValueError:
            continue
    for shape in DAYS_OF_THE_YEAR:
        try:
            # Four years hold each day of any year; the year is that of the arrival, or before.
            day = datetime.strptime(f"{typed} 2024", f"{shape} %Y")
        except ValueError:
            continue
        return _in_year(day, near)
    return None


def _in_year(day: datetime, near: datetime) -> datetime | None:
    year = near.year if (day.month, day.day) <= (near.month, near.day) else near.year - 1
    try:
        return day.replace(year=year)
    except ValueError:
        return None
