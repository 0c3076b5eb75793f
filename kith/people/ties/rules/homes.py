"""Who lives with whom on a day: a household is its members, and has no other being. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Stay:
    """One person's time in one household: from a day (or always) until a day, which is outside."""

    person: int
    household: UUID
    since: date | None = None
    until: date | None = None
    main: bool = True
    id: int = 0

    def holds(self, day: date) -> bool:
        """Say whether the person lives there on a day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)


def homes_on(stays: Iterable[Stay], day: date) -> dict[UUID, frozenset[int]]:
    """Return who lives in each household on a day; one in which nobody is left is not there."""
    found: defaultdict[UUID, set[int]] = defaultdict(set)
    for stay in stays:
        if stay.holds(day):
            found[stay.household].add(stay.person)
    return {household: frozenset(people) for household, people in found.items()}


def lives_with(stays: Iterable[Stay], person: int, day: date) -> frozenset[int]:
    """Return whom a person lives with on a day, in all of the homes that they have."""
    together = (people for people in homes_on(stays, day).values() if person in people)
    return frozenset().union(*together) - {person}


def main_home(stays: Iterable[Stay], person: int, day: date) -> UUID | None:
    """Return the household where a person mainly lives: the last to begin, if two are called so."""
    mine = [one for one in stays if one.person == person and one.holds(day)]
    ranked = sorted(mine, key=lambda one: (one.main, one.since or date.min))
    return ranked[-1].household if ranked else None


def since_when(stays: Iterable[Stay], household: UUID, day: date) -> date | None:
    """Return since when a household has been as it is on a day: the last arrival or leaving."""
    here = [one for one in stays if one.household == household]
    turns = [one.since for one in here] + [one.until for one in here]
    past = [turn for turn in turns if turn is not None and turn <= day]
    return max(past, default=None)
