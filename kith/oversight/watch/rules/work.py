"""What a watch reads: one piece of work with what was told of it and what was owed in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kith.kernel.clock import at_local, local_date, local_midnight

HOUR, INSTANT = timedelta(hours=1), timedelta(microseconds=1)
OFFICE_ENDS = timedelta(hours=17)


@dataclass(frozen=True)
class Told:
    """One fact of the ledger, or one act ("act.withdraw"), as it stands."""

    name: str
    thread: UUID
    at: datetime
    recorded_at: datetime
    data: dict[str, Any] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True)
class Due:
    """One promise of the work: until when, and how it ended, if it did."""

    kind: str
    thread: UUID
    due_at: datetime
    state: str = "open"
    kept_at: datetime | None = None
    ended_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True)
class Work:
    """One piece of work with one child: what was told, in order, and what was owed."""

    id: UUID
    person: int
    team: int
    told: tuple[Told, ...] = ()
    owed: tuple[Due, ...] = ()

    def all(self, *names: str) -> Iterator[Told]:
        """Return what was told under these names, in order."""
        return (one for one in self.told if one.name in names)

    def first(self, *names: str) -> Told | None:
        """Return the first of them, if there is one."""
        return next(self.all(*names), None)


@dataclass(frozen=True)
class Found:
    """One place to ask: in which work, when, and what is to be seen there."""

    work: Work
    at: datetime
    note: str = ""


Looks = Callable[[Sequence[Work]], Iterable[Found]]
Looked = Callable[[Work], Iterable[Found]]


@dataclass(frozen=True)
class Watch:
    """One watch. `asks` is its question, `else_` what it may be besides, `help_` the first answer.

    `find` gives the places to ask, `out_of` all the places that it looked at.
    """

    code: str
    name: str
    asks: str
    else_: str
    help_: str
    of: str
    reads: tuple[str, ...]
    find: Looks
    out_of: Looks


def each(look: Looked) -> Looks:
    """Look at each piece of work by itself."""
    return lambda works: (found for work in works for found in look(work))


def every(*names: str) -> Looks:
    """Count every fact of these names."""
    return each(lambda work: (Found(work, one.at) for one in work.all(*names)))


def last_hour(due_at: datetime) -> datetime:
    """Return when the last hour before a limit begins: of the office, where a day is the limit."""
    day = local_date(due_at - INSTANT)
    if due_at == local_midnight(local_date(due_at)):
        return at_local(day, OFFICE_ENDS) - HOUR
    return due_at - HOUR


def near(work: Work, at: datetime, *kinds: str) -> Due | None:
    """Return the promise of these kinds in whose last hour, or after whose limit, this was."""
    found = (one for one in work.owed if one.kind in kinds and at >= last_hour(one.due_at))
    return min(found, key=lambda one: one.due_at, default=None)
