"""The outline of boxes that touch or overlap, as loops of corners."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Corner = tuple[float, float]
Cell = tuple[int, int]


@dataclass(frozen=True)
class Box:
    """A box with its edges along the axes."""

    left: float
    top: float
    right: float
    bottom: float


def outline(boxes: Sequence[Box]) -> list[list[Corner]]:
    """Return the loops round all of the boxes together, clockwise; holes the other way round."""
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    filled = {
        (column, row)
        for box in boxes
        for column in range(xs.index(box.left), xs.index(box.right))
        for row in range(ys.index(box.top), ys.index(box.bottom))
    }
    return [_straightened([(xs[x], ys[y]) for x, y in loop]) for loop in _loops(_edges(filled))]


def _edges(filled: set[Cell]) -> dict[Cell, list[Cell]]:
    """Return the edges of the filled cells, from corner to corner, the inside to the right."""
    edges: dict[Cell, list[Cell]] = defaultdict(list)
    for x, y in sorted(filled):
        sides = (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        )
        for neighbour, start, end in sides:
            if neighbour not in filled:
                edges[start].append(end)
    return edges


def _loops(edges: dict[Cell, list[Cell]]) -> list[list[Cell]]:
    loops = []
    while any(edges.values()):
        start = min(corner for corner, ends in edges.items() if ends)
        loop, at = [start], edges[start].pop()
        while at != start:
            loop.append(at)
            at = edges[at].pop()
        loops.append(loop)
    return loops


def _straightened(loop: list[Corner]) -> list[Corner]:
    """Drop the corners at which nothing turns."""
    kept = []
    for number, corner in enumerate(loop):
        before, after = loop[number - 1], loop[(number + 1) % len(loop)]
        if not (before[0] == corner[0] == after[0] or before[1] == corner[1] == after[1]):
            kept.append(corner)
    return kept
