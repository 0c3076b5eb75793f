"""By which way a line goes that does not simply run from one neighbour to the next.

Such a line leaves a symbol at its side, goes down (or up) in the gap beside it, along a channel
between two rows, and into the other symbol's side: it meets no symbol and no word on its way.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kith.people.genogram.family import ABUSIVE, Family, Feeling
from kith.people.genogram.measures import SMALL
from kith.people.genogram.texts import width
from kith.people.genogram.tree import Couple, Tree

Kind = Literal["union", "feeling", "care", "alone"]
Gap = tuple[int, int]  # the row, and the place of the node to its right
SAME_COLUMN = 90.0  # so near in their places, one is above the other
ABUSE_WORDS = {
    "abuse_physical": "physical",
    "abuse_sexual": "sexual",
    "abuse_emotional": "emotional",
    "controlling": "controlling",
}


@dataclass(eq=False)
class Track:
    """A way up or down in a gap: beside the node at its left or right, or between."""

    gap: Gap
    side: Literal["left", "right", "between"]
    words: tuple[str, ...] = ()  # beside the symbol, along the stub that leads here
    wide: float = 0.0


@dataclass(eq=False)
class Route:
    """A line by gaps and channels: a track, a channel, a track, and so on."""

    kind: Kind
    a: int
    b: int | None
    tracks: list[Track]
    channels: list[int]
    couple: Couple | None = None
    feeling: Feeling | None = None
    how: str = ""


@dataclass
class Ways:
    """What runs where, before anything has a place in pixels."""

    direct: dict[Gap, Couple] = field(default_factory=dict)
    felt: dict[Gap, Feeling] = field(default_factory=dict)
    alone: dict[int, Route] = field(default_factory=dict)  # by the number of the line
    routes: list[Route] = field(default_factory=list)


class Finder:
    """Finds the ways through an arranged family."""

    def __init__(self, tree: Tree, rows: list[list[int]], x: Mapping[int, float]) -> None:
        self.tree, self.rows = tree, rows
        self.at = {node: place for row in rows for place, node in enumerate(row)}
        self.load: dict[tuple[int, int], int] = defaultdict(int)  # by person and side
        self.ways = Ways()
        self.worded: set[Gap] = set()  # with the words of a feeling in them
        self.x = x

    def find(self, family: Family) -> Ways:
        """Return the ways of everything."""
        for couple in self.tree.couples:
            self._join(couple)
        for number, line in enumerate(self.tree.lines):
            if len(line.parents) == 1:
                self._alone(number, line.parents[0])
        for birth in self.tree.sideways:
            for parent in birth.parents:
                self.ways.routes.append(self._route("care", parent, birth.child, ()))
                self.ways.routes[-1].how = birth.how
        felt = [feeling for feeling in family.feelings if feeling.a != feeling.b]
        # Words take the room beside a symbol first; neighbours then share what is left.
        for feeling in sorted(felt, key=lambda one: self._between(one.a, one.b) is not None):
            self._feel(feeling)
        return self.ways

    def _join(self, couple: Couple) -> None:
        gap = self._between(couple.a, couple.b)
        if gap is not None:
            self.ways.direct[gap] = couple
            return
        route = self._route("union", couple.a, couple.b, union_words(couple))
        route.couple = couple
        self.ways.routes.append(route)
        if self.load[couple.a, 1 if route.tracks[0].side == "left" else -1] > 1:
            self.worded.add(route.tracks[0].gap)

    def _alone(self, number: int, parent: int) -> None:
        track = Track(*self._beside(parent, self._freer(parent)))
        self.ways.alone[number] = Route("alone", parent, None, [track], [])

    def _between(self, a: int, b: int) -> Gap | None:
        """Return the gap between two neighbours."""
        row = self.tree.row[a]
        if row != self.tree.row[b] or abs(self.at[a] - self.at[b]) != 1:
            return None
        return row, max(self.at[a], self.at[b])

    def _beside(self, person: int, side: int) -> tuple[Gap, Literal["left", "right"]]:
        self.load[person, side] += 1
        row, place = self.tree.row[person], self.at[person]
        return ((row, place + 1), "left") if side > 0 else ((row, place), "right")

    def _freer(self, person: int) -> int:
        """Return the side where nobody is joined to somebody: right before left."""
        row, place = self.tree.row[person], self.at[person]
        taken = ((row, place + 1) in self.ways.direct, (row, place) in self.ways.direct)
        return -1 if taken[0] and not taken[1] else 1

    def _feel(self, feeling: Feeling) -> None:
        gap = self._between(feeling.a, feeling.b)
        if gap is not None and gap not in self.ways.felt and gap not in self.worded:
            self.ways.felt[gap] = feeling
            return
        words = (ABUSE_WORDS[feeling.quality],) if feeling.quality in ABUSIVE else ()
        route = self._route("feeling", feeling.a, feeling.b, words)
        route.feeling = feeling
        self.ways.routes.append(route)
        if words:
            self.worded.add(route.tracks[0].gap)

    def _route(self, kind: Kind, a: int, b: int, words: tuple[str, ...]) -> Route:
        towards = self._sides(a, b)
        first = Track(*self._beside(a, towards[0]), words=words)
        last = Track(*self._beside(b, towards[1]))
        top, bottom = sorted((self.tree.row[a], self.tree.row[b]))
        if top == bottom:
            channel = top if kind == "union" else self._quieter(a, b)
            return Route(kind, a, b, [first, last], [channel])
        downward = self.tree.row[a] == top
        end = bottom if kind == "union" else bottom - 1
        passed = range(top + 1, end + 1)
        between = [Track(self._through(row, a, b), "between") for row in passed]
        channels = list(range(top, end + 1))
        if not downward:
            between, channels = between[::-1], channels[::-1]
        return Route(kind, a, b, [first, *between, last], channels)

    def _sides(self, a: int, b: int) -> tuple[int, int]:
        """Return on which side of each of two a line leaves: where one is above the other, one."""
        if self.tree.row[a] == self.tree.row[b]:
            side = 1 if self.at[b] > self.at[a] else -1
            return side, -side
        away = self.x[b] - self.x[a]
        if abs(away) > SAME_COLUMN:
            side = 1 if away > 0 else -1
            return side, -side
        right, left = (self.load[a, side] + self.load[b, side] for side in (1, -1))
        side = 1 if right <= left else -1
        return side, side

    def _quieter(self, a: int, b: int) -> int:
        """Return the channel, above or below a row, in which fewer lines would be crossed."""
        row = self.tree.row[a]
        low, high = sorted((self.at[a], self.at[b]))
        between = set(self.rows[row][low + 1 : high])
        above = sum(1 for line in self.tree.lines for one in line.children if one in between)
        joined = [gap for gap in self.ways.direct if gap[0] == row and low < gap[1] <= high]
        below = len(joined) + sum(1 for line in self.tree.lines if between & set(line.parents))
        return row - 1 if above < below else row

    def _through(self, row: int, a: int, b: int) -> Gap:
        """Return the gap of a row that is most on the way."""
        middle = (self.x[a] + self.x[b]) / 2
        return row, sum(1 for node in self.rows[row] if self.x[node] < middle)


def union_words(couple: Couple) -> tuple[str, ...]:
    """Return what is written at a union: when it began, and when it ended."""
    union = couple.union
    if union is None:
        return ()
    if union.label:
        return tuple(union.label.split("\n"))
    began = {"married": "m. ", "affair": "", "together": "", "none": ""}[union.how]
    ended = [("s. ", union.separated), ("d. ", union.divorced), ("r. ", union.reconciled)]
    lines = [f"{began}{union.started}" if union.started else ""]
    lines.append(" ".join(f"{word}{year}" for word, year in ended if year))
    return tuple(line for line in lines if line)


def words_wide(words: tuple[str, ...]) -> float:
    """Return how wide the words at a line are, with the room around them."""
    return max((width(word, SMALL) for word in words), default=-12.0) + 12.0


def by_gap(routes: list[Route], alone: Mapping[int, Route]) -> dict[Gap, list[Track]]:
    """Return the tracks of each gap."""
    found: dict[Gap, list[Track]] = defaultdict(list)
    feelings_first = sorted(routes, key=lambda route: route.kind == "union")
    for route in [*alone.values(), *feelings_first]:
        for track in route.tracks:
            found[track.gap].append(track)
    for tracks in found.values():
        tracks.sort(key=lambda track: bool(track.words))
    return found
