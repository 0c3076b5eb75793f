"""The names of a year's structure as small numbers, and which of them may follow which."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kith.standards.cin_census.shapes import Part, Shape, Value
from kith.standards.cin_census.years import structure

NO_NAME = 0
"""The number of a name that the year does not know."""

SPAN = 256
"""A pair of numbers is one number: the first times this, and the second."""


@dataclass(frozen=True)
class Coding:
    """A year's names by number, its groups by name and how they stand in each other.

    `groups` holds (depth, parent, group); `values` the pairs of a group and a value that it
    holds; `follows`, for each group, the pairs of neighbours that are in order, where the
    group's own number stands for its beginning and for its end.
    """

    year: int
    names: tuple[str, ...]
    code: dict[str, int]
    shapes: dict[int, Shape]
    groups: tuple[tuple[int, int, int], ...]
    values: frozenset[int]
    checked: frozenset[int]
    follows: dict[int, frozenset[int]]

    def held(self, group: int) -> list[int]:
        """Return the numbers of the values that a group holds."""
        return [pair % SPAN for pair in sorted(self.values) if pair // SPAN == group]

    def value(self, code: int) -> Value:
        """Return what may stand in a value; a name stands for one kind of value in a year."""
        name = self.names[code]
        held = next(s.holds[name] for s in self.shapes.values() if name in s.holds)
        assert isinstance(held, Value)  # noqa: S101, for the type only
        return held


@cache
def coding(year: int) -> Coding:
    """Return the numbers for one year."""
    shapes = structure(year).shapes
    names = ("", *dict.fromkeys([*shapes, *(n for s in shapes.values() for n in s.holds)]))
    code = {name: number for number, name in enumerate(names) if name}
    values = [(s, v) for s in shapes.values() for v in s.holds.values() if isinstance(v, Value)]
    return Coding(
        year=year,
        names=names,
        code=code,
        shapes={code[name]: shape for name, shape in shapes.items()},
        groups=tuple(_nesting(structure(year).root, 1, NO_NAME, code)),
        values=frozenset(code[s.name] * SPAN + code[v.name] for s, v in values),
        checked=frozenset(code[v.name] for _, v in values if v.kind != "text"),
        follows={code[s.name]: frozenset(_pairs(s, code)) for s in shapes.values()},
    )


def _nesting(
    shape: Shape, depth: int, parent: int, code: dict[str, int]
) -> Iterator[tuple[int, int, int]]:
    own = code[shape.name]
    yield depth, parent, own
    for held in shape.holds.values():
        if isinstance(held, Shape):
            yield from _nesting(held, depth + 1, own, code)


def _pairs(shape: Shape, code: dict[str, int]) -> Iterator[int]:
    """Yield the neighbours that are in order: nothing needed is skipped, and nothing comes back.

    Each name has one place in its group, so a group is in order when each two neighbours are.
    """
    edge = Part(shape.name, False, False)
    parts = [edge, *shape.parts, edge]
    for part in shape.parts:
        if part.many:
            yield code[part.name] * SPAN + code[part.name]
    for first in range(len(parts) - 1):
        for second in range(first + 1, len(parts)):
            yield code[parts[first].name] * SPAN + code[parts[second].name]
            if parts[second].needed:
                break
