"""Who stands in which row: partners beside each other, children below their parents.

Birth and adoption decide first. Whoever is joined by neither (a foster family, a friend) is then
moved as one piece to the height of those with whom they have to do.
"""

from collections.abc import Iterable

from kith.people.genogram.family import Birth, Family

Pair = tuple[int, int]
DECIDES = ("birth", "adoptive")


class Generations:
    """People in groups that share a row, and which group comes below which."""

    def __init__(self, people: Iterable[int]) -> None:
        self.group = {person: person for person in people}
        self.below: dict[int, set[int]] = {person: set() for person in self.group}

    def lower(self, parent: int, child: int) -> None:
        """Put a child below a parent, unless the parent is below the child already."""
        above, under = self.group[parent], self.group[child]
        if above != under and not self._reaches(under, above):
            self.below[above].add(under)

    def level(self, one: int, other: int) -> None:
        """Put two in one row, unless one of them is below the other already."""
        kept, gone = sorted((self.group[one], self.group[other]))
        if kept == gone or self._reaches(kept, gone) or self._reaches(gone, kept):
            return
        for person, group in self.group.items():
            if group == gone:
                self.group[person] = kept
        self.below[kept] |= self.below.pop(gone)
        for under in self.below.values():
            if gone in under:
                under.remove(gone)
                under.add(kept)

    def _reaches(self, start: int, end: int) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            new = self.below[waiting.pop()] - seen
            seen |= new
            waiting += new
        return end in seen

    def rows(self) -> dict[int, int]:
        """Return each person's row: as high as can be, but close above their own children."""
        order = self._from_the_top()
        row = dict.fromkeys(order, 0)
        for group in order:
            for under in self.below[group]:
                row[under] = max(row[under], row[group] + 1)
        inner = {under for under_all in self.below.values() for under in under_all}
        for group in reversed(order):
            if group not in inner and self.below[group]:
                row[group] = min(row[under] for under in self.below[group]) - 1
        return {person: row[group] for person, group in self.group.items()}

    def _from_the_top(self) -> list[int]:
        order: list[int] = []
        seen: set[int] = set()

        def visit(group: int) -> None:
            if group not in seen:
                seen.add(group)
                for under in sorted(self.below[group]):
                    visit(under)
                order.append(group)

        for group in sorted(self.below):
            visit(group)
        return order[::-1]


def generations(family: Family) -> dict[int, int]:
    """Return each person's row, from 0 at the top."""
    strong = Generations(person.id for person in family.people)
    decisive = [birth for birth in family.births if birth.how in DECIDES]
    for birth in decisive:
        for parent in birth.parents:
            strong.lower(parent, birth.child)
    for one, other in _level(family, decisive):
        strong.level(one, other)
    rows = _joined(family, strong.rows(), [*_level(family, decisive), *_lines(decisive)])
    top = min(rows.values(), default=0)
    return {person: row - top for person, row in rows.items()}


def _lines(births: Iterable[Birth]) -> list[Pair]:
    return [(parent, birth.child) for birth in births for parent in birth.parents]


def _level(family: Family, births: Iterable[Birth]) -> list[Pair]:
    """Return the pairs that want to share a row, parents of one child first."""
    parents = [birth.parents[:2] for birth in births if len(birth.parents) > 1]
    partners = [(union.a, union.b) for union in family.unions if union.b is not None]
    return [*((pair[0], pair[1]) for pair in parents), *partners]


def _joined(family: Family, rows: dict[int, int], strong: Iterable[Pair]) -> dict[int, int]:
    """Move the pieces that birth does not join to each other to the height they belong to."""
    piece = {person: person for person in rows}
    for one, other in strong:
        _merge(piece, one, other)
    weak = [
        (parent, birth.child, 1)
        for birth in family.births
        for parent in birth.parents
        if birth.how not in DECIDES
    ]
    level = [(feeling.a, feeling.b, 0) for feeling in family.feelings]
    index = next((person.id for person in family.people if person.index), min(rows, default=0))
    for one, other, lower in [*weak, *level, *((index, person, 0) for person in sorted(rows))]:
        if piece[one] != piece[other]:
            moved = rows[one] + lower - rows[other]
            smaller, by = _smaller(piece, piece[one], piece[other], moved, piece[index])
            for person in smaller:
                rows[person] += by
            _merge(piece, one, other)
    return rows


def _smaller(
    piece: dict[int, int], one: int, other: int, moved: int, index: int
) -> tuple[list[int], int]:
    """Return the piece to move and by how much: the one without the index child."""
    if other == index:
        return [person for person, which in piece.items() if which == one], -moved
    return [person for person, which in piece.items() if which == other], moved


def _merge(piece: dict[int, int], one: int, other: int) -> None:
    kept, gone = sorted((piece[one], piece[other]))
    for person, which in piece.items():
        if which == gone:
            piece[person] = kept
