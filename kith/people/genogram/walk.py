"""The first order of the rows: a walk through the family, from the left.

It begins with the father's father's side of the index child, tells each couple before their
children and the children by age, and goes up each partner's own family where it meets them.
"""

from collections import defaultdict

from kith.people.genogram.family import Someone
from kith.people.genogram.tree import Descent, Tree, elder_first


class Walk:
    """Who has been met, row by row."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.rows: list[list[int]] = [[] for _ in range(tree.height)]
        self.met: set[int] = set()
        self.climbed: set[int] = set()
        self.partners: dict[int, list[int]] = defaultdict(list)
        for couple in tree.couples:
            self.partners[couple.a].append(couple.b)
            self.partners[couple.b].append(couple.a)
        self.own: dict[int, list[Descent]] = defaultdict(list)
        self.above: dict[int, list[Descent]] = defaultdict(list)
        for line in tree.lines:
            for parent in line.parents:
                self.own[parent].append(line)
            for child in line.children:
                self.above[child].append(line)

    def climb(self, person: int) -> None:
        """Meet somebody by way of their parents."""
        if person in self.met or person in self.climbed:
            return
        self.climbed.add(person)
        for line in self.above[person]:
            for parent in sorted(line.parents, key=self._square_first):
                self.climb(parent)
        self.meet(person)

    def meet(self, person: int) -> None:
        """Put somebody at the end of their row, then their partners, then their children."""
        if person in self.met:
            return
        self.met.add(person)
        self.rows[self.tree.row[person]].append(person)
        for partner in self.partners[person]:
            self.climb(partner)
        for line in self.own[person]:
            if all(parent in self.met for parent in line.parents):
                self._down(line)

    def _down(self, line: Descent) -> None:
        for row, thread in line.threads.items():
            if thread not in self.met:
                self.met.add(thread)
                self.rows[row].append(thread)
        for child in line.children:
            self.meet(child)

    def _square_first(self, person: int) -> tuple[bool, int]:
        return (self.tree.people[person].shape == "circle", person)


def first_order(tree: Tree) -> list[list[int]]:
    """Return the rows as the walk meets them."""
    walk = Walk(tree)
    people: dict[int, Someone] = tree.people
    walk.climb(tree.index())
    for person in sorted(people, key=lambda one: (tree.row[one], elder_first(people, one))):
        walk.climb(person)
    return walk.rows
