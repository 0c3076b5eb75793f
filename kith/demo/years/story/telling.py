"""What the tellers of a story share: chance, the season, whose story it is, and what was told."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from kith.demo.years.chance import done, minutes, often, too_late, whole
from kith.demo.years.child import Child
from kith.demo.years.events import Event
from kith.demo.years.season import Season
from kith.kernel.clock import local_date
from kith.kernel.policy import DECLARED
from kith.kernel.workdays import due

LIMITS = {rule.code: (rule.value, rule.unit) for rule in DECLARED}


@dataclass
class Teller:
    """One story while it is told.

    `free_at` is the first moment at which word of this child may come again; `work_until` is when
    the work that began last ends. `unhelped` are the contacts so far that led to no help;
    `helping` is the help that goes on, and `decider` who offered it.
    """

    season: Season
    chance: Random
    child: Child
    events: list[Event] = field(default_factory=list)
    free_at: datetime | None = None
    work_until: datetime | None = None
    worker: str = ""
    team: str = ""
    works: int = 0
    actions: int = 0
    unhelped: list[datetime] = field(default_factory=list)
    helping: list[Event] = field(default_factory=list)
    decider: str = ""

    def tell(
        self, at: datetime, by: str, does: str, /, of: str = "", makes: str = "", **says: Any
    ) -> datetime:
        """Add an event and return its moment."""
        self.events.append(Event(whole(at), by, does, says, of, makes))
        return at

    def often(self, share: float) -> bool:
        """Say whether something happens that happens so often."""
        return often(self.chance, share)

    def any_of(self, words: Any) -> Any:
        """Return one of these."""
        return self.chance.choice(words)

    def soon(self, at: datetime, least: float, most: float) -> datetime:
        """Return a moment so many minutes after another."""
        return at + minutes(self.chance, least, most)

    def misses(self, what: str, at: datetime) -> float:
        """Return how likely this clock is missed on this day."""
        return self.season.missed(what, local_date(at))

    def limit(self, code: str, start: datetime) -> datetime:
        """Return when something that started now must be done, by today's policy."""
        value, unit = LIMITS[code]
        return due(start, value, unit)

    def done(
        self, what: str, code: str, start: datetime, since: datetime | None = None
    ) -> datetime:
        """Return when something due by a limit is done: in time, or as often missed as it is.

        The clock runs from `start`; it can be done from `since` on.
        """
        return done(self.chance, since or start, self.limit(code, start), self.misses(what, start))

    def done_or_missed(self, code: str, start: datetime, missed: float) -> datetime:
        """Return when something due by a limit is done, which is missed so often."""
        return done(self.chance, start, self.limit(code, start), min(missed, 0.95))

    def at_once(self, what: str, at: datetime, most: float) -> datetime:
        """Return a moment some minutes on, or, as often missed as it is, an hour or more."""
        late = self.often(self.misses(what, at))
        return self.soon(at, most + 25, most * 12 + 60) if late else self.soon(at, 1, most)

    def later(self, at: datetime, due_at: datetime) -> datetime:
        """Return a moment after something was due."""
        return too_late(self.chance, at, due_at)

    def days_on(self, at: datetime, least: float, most: float) -> datetime:
        """Return a moment so many days after another."""
        return at + timedelta(days=self.chance.uniform(least, most))
