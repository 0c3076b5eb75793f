"""Records about a person through time: what holds on a day, what was believed at a moment. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from kith.people.rules.mistakes import Mistaken


@dataclass(frozen=True)
class Record:
    """One name, place, way of reaching or number, as a page shows it.

    `what` is "name", "place", "phone" or "number"; `kind` is the kind among those. On `until_on`
    it holds no longer. By-numbers are accounts, None for the machine.
    """

    id: int
    what: str
    kind: str
    label: str
    text: str
    more: str = ""
    source: str = ""
    from_on: date | None = None
    until_on: date | None = None
    recorded_at: datetime | None = None
    recorded_by: int | None = None
    ended_at: datetime | None = None
    ended_by: int | None = None
    retracted_at: datetime | None = None
    retracted_by: int | None = None
    retracted_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.retracted_at is None

    def holds(self, on: date) -> bool:
        """Say whether it is true of this day, as far as it is known."""
        begun = self.from_on is None or self.from_on <= on
        return self.stands and begun and (self.until_on is None or on < self.until_on)


def as_at(records: Iterable[Record], moment: datetime) -> list[Record]:
    """Return the records as they were kept at a moment: what was told later is not there yet."""
    return [_then(one, moment) for one in records if one.recorded_at and one.recorded_at <= moment]


def _then(one: Record, moment: datetime) -> Record:
    if one.retracted_at and one.retracted_at > moment:
        one = replace(one, retracted_at=None, retracted_by=None, retracted_why="")
    if one.ended_at and one.ended_at > moment:
        one = replace(one, until_on=None, ended_at=None, ended_by=None)
    return one


def holding(records: Iterable[Record], on: date) -> list[Record]:
    """Return what is true of a day, what began last first."""
    now = [one for one in records if one.holds(on)]
    return sorted(now, key=lambda one: (one.from_on or date.min, one.id), reverse=True)


def past(records: Iterable[Record], on: date) -> list[Record]:
    """Return what was true before a day and is no longer, the latest first."""
    gone = [one for one in records if one.stands and one.until_on and one.until_on <= on]
    return sorted(gone, key=lambda one: (one.until_on or date.min, one.id), reverse=True)


def read_end(from_on: date | None, until_on: date, today: date) -> None:
    """Say what is wrong with the day on which something ended."""
    if until_on > today:
        raise Mistaken("on", "This day has not come yet.")
    if from_on and until_on < from_on:
        raise Mistaken("on", "This is before it began.")
