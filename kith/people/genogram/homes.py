"""Households: which of a row's neighbours live together, and how the pieces are joined.

A piece is a box round neighbours. Pieces are joined by corridors: straight down where one is above
the other, else along a channel; where a row lies between, through one of its gaps.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from kith.people.genogram.family import Family, Home
from kith.people.genogram.measures import CORRIDOR
from kith.people.genogram.routes import Gap, Track
from kith.people.genogram.tree import Tree


@dataclass(frozen=True)
class Piece:
    """Neighbours of one household in one row, from the first place to the last."""

    row: int
    first: int
    last: int


@dataclass(eq=False)
class Corridor:
    """What joins two pieces: through these gaps (of the rows between), by these channels."""

    above: Piece
    below: Piece
    gaps: list[Track]
    channels: list[int]


@dataclass
class Household:
    """A home, its pieces, its corridors, and how far within other outlines its own runs."""

    home: Home
    pieces: list[Piece]
    corridors: list[Corridor]
    depth: int = 0


def households(tree: Tree, family: Family, rows: list[list[int]]) -> list[Household]:
    """Return the households, joined up."""
    found = []
    for home in family.homes:
        pieces = _pieces(home, rows)
        if pieces:
            found.append(Household(home, pieces, _joined(pieces, rows)))
    for number, one in enumerate(found):
        one.depth = _free_depth(one, found[:number])
    return found


def _pieces(home: Home, rows: list[list[int]]) -> list[Piece]:
    """Return runs of members; a thread between two of them is inside as well."""
    pieces = []
    for number, row in enumerate(rows):
        run: list[int] = []
        for place, node in enumerate(row):
            if node in home.members:
                run.append(place)
            elif node >= 0 and run:
                pieces.append(Piece(number, run[0], run[-1]))
                run = []
        if run:
            pieces.append(Piece(number, run[0], run[-1]))
    return pieces


def _joined(pieces: list[Piece], rows: list[list[int]]) -> list[Corridor]:
    """Join each piece to the nearest of those before it."""
    corridors = []
    for number, piece in enumerate(pieces[1:], start=1):
        above = min(pieces[:number], key=lambda one: _distance(one, piece, rows))
        between = range(above.row + 1, piece.row)
        gaps = [_through(row, above, piece, rows) for row in between]
        last = max(piece.row, above.row + 1)
        corridors.append(Corridor(above, piece, gaps, list(range(above.row, last))))
    return corridors


def _across(piece: Piece, rows: list[list[int]]) -> float:
    return (piece.first + piece.last + 1) / 2 / len(rows[piece.row])


def _distance(one: Piece, other: Piece, rows: list[list[int]]) -> tuple[int, float]:
    return other.row - one.row, abs(_across(one, rows) - _across(other, rows))


def _through(row: int, one: Piece, other: Piece, rows: list[list[int]]) -> Track:
    across = (_across(one, rows) + _across(other, rows)) / 2
    gap: Gap = (row, round(across * len(rows[row])))
    return Track(gap, "between", wide=CORRIDOR)


def _free_depth(one: Household, others: list[Household]) -> int:
    """Return a depth that no neighbour has: outlines that meet are one within the other."""
    rows = {piece.row for piece in one.pieces}
    taken = {other.depth for other in others if rows & {piece.row for piece in other.pieces}}
    return next(depth for depth in range(len(others) + 1) if depth not in taken)


Side = Literal["left", "right"]


def outlines_by_gap(found: list[Household]) -> dict[tuple[Gap, Side], list[Household]]:
    """Return whose outlines run in each gap, on which side of it; the outermost last."""
    sides: dict[tuple[Gap, Side], list[Household]] = defaultdict(list)
    for household in sorted(found, key=lambda one: -one.depth):
        for piece in household.pieces:
            sides[(piece.row, piece.last + 1), "left"].append(household)
            sides[(piece.row, piece.first), "right"].append(household)
    return sides
