"""What a return changes in what is kept: new facts, corrections, things taken back.

A fact is matched by its root (see `keys`). Of what is kept, only the newest version of each fact
counts. Then:

- not kept yet: it is new; taken back before, and told again: it is told anew;
- kept and told alike: nothing;
- kept and told otherwise: a correction, if the return that tells it is of the same year (the later
  one taken in is the corrected one) or of a later year. An older year's return corrects nothing;
- a later year's return that leaves a detail out says nothing about it; a corrected return of the
  same year that leaves it out takes it back;
- kept from a return of the same year, and not told by this one: taken back. What is kept from
  another year stays, since a return tells only of its own year and of what was still open in it;
- corrected or taken back by a person since: it stays as the person left it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kith.standards.cin_census.take.told import Told


@dataclass(frozen=True)
class Kept:
    """The newest version of one fact: `year` is that of the return that told it, if one did."""

    id: UUID
    root: UUID
    name: str
    day: date
    thread: UUID
    parent: UUID | None
    data: Mapping[str, object]
    retracted: bool
    year: int | None


@dataclass(frozen=True)
class Change:
    """One row to add: a fact, and the version that it replaces or takes back."""

    told: Told
    replaces: UUID | None = None
    retracts: bool = False


def changes(told: Iterable[Told], kept: Mapping[UUID, Kept], year: int) -> list[Change]:
    """Return what a return of this year adds to what is kept of one child."""
    said = {fact.root: fact for fact in told}
    added = [Change(f) for root, f in said.items() if root not in kept]
    corrected = [_correction(f, kept[root], year) for root, f in said.items() if root in kept]
    gone = [_taken_back(old) for root, old in kept.items() if root not in said and old.year == year]
    return [*added, *filter(None, corrected), *filter(None, gone)]


def _correction(fact: Told, old: Kept, year: int) -> Change | None:
    if old.year is None or year < old.year:
        return None
    if year > old.year and not old.retracted:
        fact = replace(fact, data={**old.data, **fact.data})
    same = (fact.day, fact.data) == (old.day, dict(old.data))
    return None if same and not old.retracted else Change(fact, old.id)


def _taken_back(old: Kept) -> Change | None:
    if old.retracted:
        return None
    fact = Told(old.root, old.name, old.day, old.thread, old.parent, old.data)
    return Change(fact, old.id, retracts=True)
