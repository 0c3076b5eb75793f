"""The family as rows of nodes: people, couples, lines of descent, and what passes a row.

A line that goes down more than one row passes the rows between as a *thread*: a narrow node of
its own (a number below zero), so that nobody is put in its way.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from kith.people.genogram.family import Birth, Family, Raised, Someone, Union
from kith.people.genogram.generations import generations


@dataclass(frozen=True)
class Couple:
    """Two people and what joins them; None where a child is all that does."""

    a: int
    b: int
    union: Union | None

    def other(self, person: int) -> int:
        """Return the partner."""
        return self.b if person == self.a else self.a


@dataclass(frozen=True)
class Descent:
    """A line from parents to children, the eldest first; `threads` by the row they pass."""

    parents: tuple[int, ...]
    how: Raised
    children: tuple[int, ...]
    threads: dict[int, int] = field(default_factory=dict)


@dataclass
class Tree:
    """What is laid out."""

    people: dict[int, Someone]
    row: dict[int, int]  # of people and of threads
    couples: list[Couple]
    lines: list[Descent]
    sideways: list[Birth]  # care by somebody of the same row or one below

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        return max(self.row.values(), default=-1) + 1

    def index(self) -> int:
        """Return the child whom the picture is about."""
        return next((one.id for one in self.people.values() if one.index), min(self.people))


def elder_first(tree_people: dict[int, Someone], who: int) -> tuple[str, int]:
    """Sort by birth, as far as it is known."""
    return (tree_people[who].order or "~", who)


def tree_of(family: Family) -> Tree:
    """Build the rows, couples and lines of a family."""
    people = {person.id: person for person in sorted(family.people, key=lambda one: one.id)}
    row = dict(sorted(generations(family).items()))
    down = [one for one in family.births if all(row[p] < row[one.child] for p in one.parents)]
    sideways = [one for one in family.births if one not in down]
    tree = Tree(people, row, _couples(family), _lines(people, down), sideways)
    _thread(tree)
    return tree


def _couples(family: Family) -> list[Couple]:
    """Return couples in the order told; two unions of the same two are one, the last one told."""
    found: dict[frozenset[int], Couple] = {}
    for union in family.unions:
        if union.b is not None:
            pair = frozenset((union.a, union.b))
            found[pair] = Couple(union.a, union.b, union)
    for birth in family.births:
        if len(birth.parents) > 1:
            a, b = birth.parents[:2]
            found.setdefault(frozenset((a, b)), Couple(a, b, None))
    return list(found.values())


def _lines(people: dict[int, Someone], births: list[Birth]) -> list[Descent]:
    children: dict[tuple[tuple[int, ...], Raised], list[int]] = defaultdict(list)
    for birth in births:
        children[(tuple(sorted(birth.parents[:2])), birth.how)].append(birth.child)
    return [
        Descent(parents, how, tuple(sorted(set(born), key=lambda one: elder_first(people, one))))
        for (parents, how), born in children.items()
    ]


def _thread(tree: Tree) -> None:
    """Give each line a thread in every row that it passes."""
    number = -1
    for line in tree.lines:
        top = max(tree.row[parent] for parent in line.parents)
        bottom = max(tree.row[child] for child in line.children)
        for row in range(top + 1, bottom):
            line.threads[row] = number
            tree.row[number] = row
            number -= 1
