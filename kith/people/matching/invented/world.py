"""A whole invented population and what is true of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations
from random import Random

from kith.people.matching.invented.errors import written_again
from kith.people.matching.invented.people import TODAY, Numbers, households
from kith.people.matching.rules import Known

AGAIN = 0.10
Couple = tuple[int, int]


@dataclass(frozen=True)
class World:
    """Records, which pairs of them are one person, and which never are although they look it.

    A pair has the smaller number first. `apart` names "twins", "siblings" and "father and son".
    """

    records: tuple[Known, ...]
    same: frozenset[Couple]
    apart: Mapping[str, frozenset[Couple]]


def invent(seed: int, people: int) -> World:
    """Return so many people; one in ten is there twice. The same seed gives the same world."""
    chance = Random(seed)  # noqa: S311 - invented people, no secrets
    numbers = Numbers(chance)
    homes = list(households(chance, numbers, people))
    first = list(chain.from_iterable(homes))
    twice = [one for one in first if chance.random() < AGAIN]
    again = [
        replace(written_again(chance, numbers, one), id=len(first) + place)
        for place, one in enumerate(twice, start=1)
    ]
    same = {(one.id, other.id) for one, other in zip(twice, again, strict=True)}
    return World((*first, *again), frozenset(same), _apart(homes, dict(same)))


def _apart(
    homes: Iterable[list[Known]], again: Mapping[int, int]
) -> Mapping[str, frozenset[Couple]]:
    """Return who lives together and is two people, in each of their records."""
    found: dict[str, set[Couple]] = {"twins": set(), "siblings": set(), "father and son": set()}
    for home in homes:
        for one, other in combinations(home, 2):
            for pair in ((one.id, other.id), (one.id, again.get(other.id)),
                         (other.id, again.get(one.id))):  # fmt: skip
                if pair[1] is not None:
                    found[_tie(one, other)].add((pair[0], pair[1]))
    return {tie: frozenset(pairs) for tie, pairs in found.items()}


def _tie(one: Known, other: Known) -> str:
    born = sorted(each.born for each in (one, other) if each.born)
    if born[0] == born[1]:
        return "twins"
    return "father and son" if (TODAY - born[0]).days > 18 * 365.25 else "siblings"
