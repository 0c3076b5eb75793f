"""Where each node stands along its row.

Each row in turn is pulled to where its lines want it (children below their parents, parents above
their children, threads straight), and isotonic regression finds the nearest places that keep the
order and the room between: pool-adjacent-violators, exact and quick.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from kith.people.genogram.gaps import Contents
from kith.people.genogram.measures import MARGIN
from kith.people.genogram.routes import Gap, Route
from kith.people.genogram.slots import Slot
from kith.people.genogram.tree import Descent, Tree

SWEEPS, FIRST_SWEEPS = 24, 8
INERTIA = 0.02
ASIDE = 70.0  # from a symbol to where a line may leave a union in a channel
CHILD, CARED, THREAD, PARENT, KIN, BESIDE = 2.0, 0.3, 5.0, 1.6, 0.3, 0.03

Wanted = dict[int, list[tuple[float, float]]]


def isotonic(wanted: list[float], weights: list[float]) -> list[float]:
    """Return the rising numbers that are nearest to those wanted, by weighted squares."""
    blocks: list[tuple[float, float, int]] = []  # mean, weight, how many
    for value, weight in zip(wanted, weights, strict=True):
        blocks.append((value, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, heavy, few), (other, light, more) = blocks[-2:]
            total = heavy + light
            blocks[-2:] = [((one * heavy + other * light) / total, total, few + more)]
    return [mean for mean, _, many in blocks for _ in range(many)]


class Columns:
    """The places of the nodes while they are being found."""

    def __init__(
        self,
        tree: Tree,
        rows: list[list[int]],
        slots: dict[int, Slot],
        gaps: dict[Gap, Contents],
        alone: Mapping[int, Route],
    ) -> None:
        self.tree, self.rows, self.slots, self.gaps = tree, rows, slots, gaps
        self.place = {node: place for row in rows for place, node in enumerate(row)}
        self.kin = {frozenset((couple.a, couple.b)) for couple in tree.couples}
        self.kin |= {frozenset(pair) for line in tree.lines for pair in pairwise(line.children)}
        self.lines = [self._passing(number) for number in range(len(rows))]
        self.beside = {number: self._beside(route) for number, route in alone.items()}
        self.apart = [self._apart(number, row) for number, row in enumerate(rows)]
        self.x: dict[int, float] = {}
        for row, apart in zip(rows, self.apart, strict=True):
            x = 0.0
            middle = sum(apart) / 2
            for node, room in zip(row, [0.0, *apart], strict=True):
                x += room
                self.x[node] = x - middle

    def _passing(self, number: int) -> list[Descent]:
        """Return the lines that begin in a row, end there or pass it."""
        row = self.tree.row
        return [
            line
            for line in self.tree.lines
            if max(row[one] for one in line.parents) <= number
            and number <= max(row[one] for one in line.children)
        ]

    def _beside(self, route: Route) -> float:
        """Return how far beside a lone parent the line goes down."""
        track, slot = route.tracks[0], self.slots[route.a]
        contents = self.gaps[track.gap]
        if track.side == "left":
            return slot.after + contents.from_left[track]
        return -slot.before - contents.from_right[track]

    def _apart(self, number: int, row: list[int]) -> list[float]:
        return [
            self.slots[one].after + self.gaps[number, place + 1].width + self.slots[other].before
            for place, (one, other) in enumerate(pairwise(row))
        ]

    def find(self, sweeps: int = SWEEPS) -> dict[int, float]:
        """Return where every node stands, the leftmost thing at the margin."""
        for sweep in range(sweeps):
            order = range(len(self.rows))
            for number in order if sweep % 2 == 0 else reversed(order):
                self._settle(number)
        left = min(self._left_of(number) for number, row in enumerate(self.rows) if row)
        return {node: x - left + MARGIN for node, x in self.x.items()}

    def _left_of(self, number: int) -> float:
        first = self.rows[number][0]
        return self.x[first] - self.slots[first].before - self.gaps[number, 0].width

    def _settle(self, number: int) -> None:
        row, apart = self.rows[number], self.apart[number]
        wanted = self._wanted(number)
        shift, wishes, weights = 0.0, [], []
        for node, room in zip(row, [0.0, *apart], strict=True):
            shift += room
            total = sum(weight for _, weight in wanted[node])
            mean = sum(x * weight for x, weight in wanted[node]) / total
            wishes.append(mean - shift)
            weights.append(total)
        shift = 0.0
        for node, room, x in zip(row, [0.0, *apart], isotonic(wishes, weights), strict=True):
            shift += room
            self.x[node] = x + shift

    def _wanted(self, number: int) -> Wanted:
        wanted: Wanted = defaultdict(list)
        for line in self.lines[number]:
            self._line(line, number, wanted)
        row, apart = self.rows[number], self.apart[number]
        for (one, other), room in zip(pairwise(row), apart, strict=True):
            weight = KIN if frozenset((one, other)) in self.kin else BESIDE
            wanted[one].append((self.x[other] - room, weight))
            wanted[other].append((self.x[one] + room, weight))
        for node in row:
            wanted[node].append((self.x[node], INERTIA))
        return wanted

    def _line(self, line: Descent, number: int, wanted: Wanted) -> None:
        """Say where a line wants those of this row who are at either end of it."""
        row = self.tree.row
        top = max(row[parent] for parent in line.parents)
        bottom = max(row[child] for child in line.children)
        own = [child for child in line.children if row[child] == number]
        if top < number <= bottom:
            source = self._above(line, number, top)
            weight = CHILD if line.how in ("birth", "adoptive") else CARED
            if number in line.threads:
                wanted[line.threads[number]].append((source, THREAD))
            if own:
                middle = (min(self.x[one] for one in own) + max(self.x[one] for one in own)) / 2
                for one in own:
                    wanted[one].append((self.x[one] + source - middle, weight))
        if number in line.threads:
            wanted[line.threads[number]].append((self._below(line, number), THREAD / 2))
        if number == top and all(row[parent] == number for parent in line.parents):
            weight = PARENT if line.how in ("birth", "adoptive") else CARED
            away = self._below(line, number) - self.source(line)
            for parent in line.parents:
                wanted[parent].append((self.x[parent] + away, weight))

    def _above(self, line: Descent, number: int, top: int) -> float:
        return self.source(line) if number - 1 == top else self.x[line.threads[number - 1]]

    def _below(self, line: Descent, number: int) -> float:
        """Return the middle of what the line leads to in the next row."""
        row = self.tree.row
        under = [self.x[child] for child in line.children if row[child] == number + 1]
        if under:
            return (min(under) + max(under)) / 2
        return self.x[line.threads[number + 1]]

    def source(self, line: Descent) -> float:
        """Return from where a line comes down, near enough."""
        xs = sorted(self.x[parent] for parent in line.parents)
        if len(xs) == 1:
            return xs[0] + self.beside.get(self.tree.lines.index(line), 0.0)
        if self._neighbours(line):
            return sum(xs) / 2
        # A union that runs in a channel is left wherever it suits the children.
        below = self._below(line, max(self.tree.row[parent] for parent in line.parents))
        room = min(ASIDE, (xs[1] - xs[0]) / 2)
        return min(max(below, xs[0] + room), xs[1] - room)

    def _neighbours(self, line: Descent) -> bool:
        a, b = line.parents
        return self.tree.row[a] == self.tree.row[b] and abs(self.place[a] - self.place[b]) == 1
