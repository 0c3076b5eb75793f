"""The lines of descent: from a union (or one parent) down to the bar, and to each child."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kith.people.genogram.channels import CHILDREN, Net
from kith.people.genogram.family import Someone
from kith.people.genogram.heights import Band
from kith.people.genogram.ink import Point, Stroke
from kith.people.genogram.measures import CLEAR, FORK, HALF, LEG, UNION
from kith.people.genogram.places import Across, reach
from kith.people.genogram.routes import Route, Ways
from kith.people.genogram.tree import Descent, Tree

SMALL_LOSS = 15.0
STRAY = 4.0  # so far a lone parent's line may leave its track, to come down straight


@dataclass(eq=False)
class Drop:
    """A line of descent with its nets by channel; `x` is where it comes down."""

    number: int
    line: Descent
    top: int
    x: float = 0.0
    joined: Net | None = None  # the union's net, where that runs in a channel
    nets: dict[int, Net] = field(default_factory=dict)
    twins: dict[int, list[tuple[int, ...]]] = field(default_factory=dict)


class Descents:
    """All lines of descent of a family."""

    def __init__(self, tree: Tree, across: Across, ways: Ways) -> None:
        self.tree, self.across, self.ways = tree, across, ways
        self.drops: list[Drop] = []

    def nets(self, others: Sequence[Net], unions: dict[frozenset[int], Net]) -> list[Net]:
        """Choose where each line comes down; return the nets of all."""
        for number, line in enumerate(self.tree.lines):
            drop = Drop(number, line, max(self.tree.row[parent] for parent in line.parents))
            drop.joined = unions.get(frozenset(line.parents))
            for channel in range(drop.top, max(self.tree.row[one] for one in line.children)):
                drop.nets[channel] = self._net(drop, channel)
            self.drops.append(drop)
        taken = [*others, *(net for drop in self.drops for net in drop.nets.values())]
        for drop in self.drops:
            drop.x = self._choose(drop, taken)
            drop.nets[drop.top].tops = [drop.x]
        return [net for drop in self.drops for net in drop.nets.values()]

    def _net(self, drop: Drop, channel: int) -> Net:
        below = [child for child in drop.line.children if self.tree.row[child] == channel + 1]
        drop.twins[channel] = _twins(self.tree.people, below)
        forked = {one for twins in drop.twins[channel] for one in twins}
        bottoms = [self.child(drop, one) for one in below if one not in forked]
        bottoms += [self.apex(drop, twins) for twins in drop.twins[channel]]
        if channel + 1 in drop.line.threads:
            bottoms.append(self.across.x[drop.line.threads[channel + 1]])
        thread = drop.line.threads.get(channel)
        tops = [] if thread is None else [self.across.x[thread]]
        after = [drop.joined] if drop.joined and channel == drop.top else []
        return Net(channel, CHILDREN, tops, bottoms, after, forks=bool(forked))

    def child(self, drop: Drop, child: int) -> float:
        """Return where a line enters a child."""
        return self.across.x[child] + self.across.slots[child].ports[drop.number]

    def apex(self, drop: Drop, twins: tuple[int, ...]) -> float:
        """Return where the ways of twins part."""
        return sum(self.child(drop, one) for one in twins) / len(twins)

    def _choose(self, drop: Drop, taken: Sequence[Net]) -> float:
        """Return the best place to come down: straight if it may, and beside nobody's way."""
        low, high = self._range(drop)
        own = drop.nets[drop.top]
        pins = [
            pin
            for net in taken
            if net.channel == drop.top and net is not own
            for pin in (*net.tops, *net.bottoms)
        ]
        middle = (low + high) / 2
        wanted = [(min(own.bottoms) + max(own.bottoms)) / 2] if own.bottoms else []
        tried = [x for x in (*wanted, middle) if low <= x <= high]
        steps = int((high - low) / 2 // CLEAR)
        tried += [middle + side * CLEAR * step for step in range(1, steps + 1) for side in (1, -1)]

        def room(x: float) -> float:
            return min([abs(x - pin) for pin in pins] + [CLEAR])

        return max(tried, key=lambda x: (round(room(x)), -tried.index(x)))

    def _range(self, drop: Drop) -> tuple[float, float]:
        """Return between where a line may leave the union it comes from."""
        alone = self.ways.alone.get(drop.number)
        if alone is not None:
            x = self.across.track(alone.tracks[0])
            return x - STRAY, x + STRAY
        for gap, couple in self.ways.direct.items():
            if {couple.a, couple.b} == set(drop.line.parents):
                low, high = self.across.middle(gap)
                return low + 4, max(low + 4, high - 4)
        route = union_route(self.ways, drop.line.parents)
        channel = route.channels.index(drop.top)
        ends = sorted(self.across.track(track) for track in route.tracks[channel : channel + 2])
        room = min(12.0, (ends[1] - ends[0]) / 2)
        return ends[0] + room, ends[1] - room

    def strokes(self, bands: Sequence[Band]) -> list[Stroke]:
        """Return the lines, given where each row is."""
        return [stroke for drop in self.drops for stroke in self._strokes(drop, bands)]

    def _strokes(self, drop: Drop, bands: Sequence[Band]) -> list[Stroke]:
        x, y = drop.x, self._start(drop, bands)
        found = []
        for channel, net in sorted(drop.nets.items()):
            found.append(Stroke(((x, y), (x, net.y)), drop.line.how))
            if net.high - net.low > 0.01:
                found.append(Stroke(((net.low, net.y), (net.high, net.y)), drop.line.how))
            found += self._to_children(drop, channel, net, bands)
            if channel + 1 in drop.line.threads:
                x, y = self.across.x[drop.line.threads[channel + 1]], net.y
        return found

    def _start(self, drop: Drop, bands: Sequence[Band]) -> float:
        if drop.joined is not None:
            return drop.joined.y
        below = LEG if drop.number in self.ways.alone else UNION
        return bands[drop.top].middle + below

    def _to_children(
        self, drop: Drop, channel: int, net: Net, bands: Sequence[Band]
    ) -> list[Stroke]:
        how, found = drop.line.how, []
        forked = {one for twins in drop.twins[channel] for one in twins}
        for child in drop.line.children:
            if self.tree.row[child] == channel + 1 and child not in forked:
                x = self.child(drop, child)
                found.append(Stroke(((x, net.y), (x, self._top(drop, child, bands))), how))
        for twins in drop.twins[channel]:
            found += self._fork(drop, twins, net, bands)
        return found

    def _fork(
        self, drop: Drop, twins: tuple[int, ...], net: Net, bands: Sequence[Band]
    ) -> list[Stroke]:
        how, x = drop.line.how, self.apex(drop, twins)
        end = bands[self.tree.row[twins[0]]].top
        top = max(net.y, end - FORK)
        found = [Stroke(((x, net.y), (x, top)), how)]
        for one in twins:
            own = self.child(drop, one)
            way: list[Point] = [(x, top), (own, end), (own, self._top(drop, one, bands))]
            found.append(Stroke(tuple(way), how))
        if any(self.tree.people[one].identical for one in twins):
            ends = [(x + self.child(drop, one)) / 2 for one in twins]
            half = (top + end) / 2
            found.append(Stroke(((min(ends), half), (max(ends), half)), "identical"))
        return found

    def _top(self, drop: Drop, child: int, bands: Sequence[Band]) -> float:
        someone = self.tree.people[child]
        port = self.across.slots[child].ports[drop.number]
        return bands[self.tree.row[child]].middle - top_of(someone, port)


def top_of(someone: Someone, port: float) -> float:
    """Return how far above its middle a symbol is entered."""
    if someone.loss == "pregnancy" or someone.expected:
        return HALF - 3
    return SMALL_LOSS if someone.loss else reach(someone.shape, port)


def union_route(ways: Ways, pair: Sequence[int]) -> Route:
    """Return the route that joins two who are no neighbours."""
    return next(
        route
        for route in ways.routes
        if route.couple and {route.couple.a, route.couple.b} == set(pair)
    )


def _twins(people: dict[int, Someone], children: Sequence[int]) -> list[tuple[int, ...]]:
    together: dict[int, list[int]] = defaultdict(list)
    for child in children:
        twin = people[child].twin
        if twin is not None:
            together[twin].append(child)
    return [tuple(ones) for ones in together.values() if len(ones) > 1]
