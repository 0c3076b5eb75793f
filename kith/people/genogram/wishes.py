"""What makes an order of the rows a good one, as wishes with a weight each.

The weights were found by looking at families: brothers and sisters in the order of birth before
all else, then partners and households side by side, then lines that do not cross.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from kith.people.genogram.family import Family
from kith.people.genogram.tree import Couple, Descent, Tree

BIRTH_ORDER, CARE_ORDER = 7.0, 2.0
SIBLINGS, TWINS = 1.0, 6.0
PARTNERS, ENDED = 5.0, 3.5
PARTNER_ORDER = 2.5
HOUSEHOLD = 4.0
MAN_LEFT = 0.6
FEELING = 0.3
CROSSING = 4.0

Places = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Near:
    """Two of one row want to be neighbours."""

    a: int
    b: int
    weight: float

    def members(self) -> tuple[int, ...]:
        """Return whom it speaks of."""
        return (self.a, self.b)

    def cost(self, at: Places) -> float:
        """Return the price of those between them."""
        if self.a not in at or self.b not in at:
            return 0.0
        return self.weight * (abs(at[self.a] - at[self.b]) - 1)


@dataclass(frozen=True, slots=True)
class Before:
    """One of a row wants to be left of another."""

    a: int
    b: int
    weight: float

    def members(self) -> tuple[int, ...]:
        """Return whom it speaks of."""
        return (self.a, self.b)

    def cost(self, at: Places) -> float:
        """Return the price of the wrong way round."""
        if self.a not in at or self.b not in at:
            return 0.0
        return self.weight if at[self.a] > at[self.b] else 0.0


@dataclass(frozen=True, slots=True)
class Together:
    """Some of a row want nobody else between them."""

    those: tuple[int, ...]
    weight: float

    def members(self) -> tuple[int, ...]:
        """Return whom it speaks of."""
        return self.those

    def cost(self, at: Places) -> float:
        """Return the price of each who stands between them."""
        places = [at[one] for one in self.those if one in at]
        if len(places) < 2:
            return 0.0
        return self.weight * (max(places) - min(places) + 1 - len(places))


Wish = Near | Before | Together


def wishes(tree: Tree, family: Family) -> list[Wish]:
    """Return everything that a family wants of the order of its rows."""
    found: list[Wish] = [*_partners(tree)]
    for line in tree.lines:
        found += _siblings(tree, line)
    for home in family.homes:
        found += [Together(those, HOUSEHOLD) for those in _by_row(tree, home.members)]
    for feeling in family.feelings:
        if feeling.a != feeling.b and tree.row[feeling.a] == tree.row[feeling.b]:
            found.append(Near(feeling.a, feeling.b, FEELING))
    return found


def _by_row(tree: Tree, people: frozenset[int]) -> Iterator[tuple[int, ...]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for one in sorted(people):
        rows[tree.row[one]].append(one)
    return (tuple(those) for those in rows.values() if len(those) > 1)


def _partners(tree: Tree) -> Iterator[Wish]:
    beside = [couple for couple in tree.couples if tree.row[couple.a] == tree.row[couple.b]]
    of: dict[int, list[int]] = defaultdict(list)
    for couple in beside:
        of[couple.a].append(couple.b)
        of[couple.b].append(couple.a)
    for couple in beside:
        yield Near(couple.a, couple.b, ENDED if _ended(couple) else PARTNERS)
        man, woman = _square_first(tree, couple)
        if len(of[man]) == len(of[woman]) == 1:
            yield Before(man, woman, MAN_LEFT)
    for partners in of.values():
        yield from (Before(one, later, PARTNER_ORDER) for one, later in pairwise(partners))


def _ended(couple: Couple) -> bool:
    union = couple.union
    return union is None or (bool(union.separated or union.divorced) and not union.reconciled)


def _square_first(tree: Tree, couple: Couple) -> tuple[int, int]:
    """Return the two as convention has it; where it has nothing to say, as they were told."""
    if tree.people[couple.a].shape == "circle" and tree.people[couple.b].shape == "square":
        return couple.b, couple.a
    return couple.a, couple.b


def _siblings(tree: Tree, line: Descent) -> Iterator[Wish]:
    weight = BIRTH_ORDER if line.how in ("birth", "adoptive") else CARE_ORDER
    rows: dict[int, list[int]] = defaultdict(list)
    for child in line.children:
        rows[tree.row[child]].append(child)
    for children in rows.values():
        yield from (Before(elder, younger, weight) for elder, younger in combinations(children, 2))
        for one, other in pairwise(children):
            twin = tree.people[one].twin
            together = twin is not None and twin == tree.people[other].twin
            yield Near(one, other, TWINS if together else SIBLINGS)


def edges(tree: Tree) -> list[tuple[int, int, float]]:
    """Return what goes from a row to the next one down, with the weight of its being crossed."""
    found: list[tuple[int, int, float]] = []
    for line in tree.lines:
        share = CROSSING**0.5 / len(line.parents)
        top = max(tree.row[parent] for parent in line.parents)
        bottom = {tree.row[child] for child in line.children}
        for row in range(top, max(bottom)):
            above = line.parents if row == top else (line.threads[row],)
            under = [child for child in line.children if tree.row[child] == row + 1]
            under += [line.threads[row + 1]] if row + 1 in line.threads else []
            found += [
                (one, other, share if row == top else CROSSING**0.5)
                for one in above
                for other in under
                if tree.row[one] == row
            ]
    return found
