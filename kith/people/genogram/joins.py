"""What runs from person to person: unions with their marks and words, feelings, care sideways."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kith.people.genogram.channels import FROM_BELOW, PASSES, STAYS, UNION, Net
from kith.people.genogram.family import Feeling
from kith.people.genogram.heights import Band
from kith.people.genogram.ink import Point, Stroke, Words, without_repeats
from kith.people.genogram.measures import BESIDE, FEELING, LEG, NEXT_FEELING
from kith.people.genogram.measures import UNION as UNION_AT
from kith.people.genogram.places import Across, reach
from kith.people.genogram.routes import ABUSE_WORDS, Gap, Route, Track, Ways, union_words
from kith.people.genogram.tree import Couple, Tree

UNION_PORTS = (LEG, 12.0, 7.0, 2.0)


@dataclass
class Joined:
    """What is drawn between people, in the order in which it is drawn."""

    feelings: list[Stroke] = field(default_factory=list)
    unions: list[Stroke] = field(default_factory=list)
    marks: list[Stroke] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


def nets_of(route: Route, across: Across) -> list[Net]:
    """Return the nets of a route, one a channel, in the order of its way."""
    found = []
    for number, channel in enumerate(route.channels):
        pair = route.tracks[number : number + 2]
        tops = [across.track(one) for one in pair if one.gap[0] <= channel]
        bottoms = [across.track(one) for one in pair if one.gap[0] > channel]
        found.append(Net(channel, _rank(route, tops, bottoms), tops, bottoms))
    return found


def _rank(route: Route, tops: list[float], bottoms: list[float]) -> int:
    if route.kind == "union":
        return UNION
    if not bottoms:
        return STAYS
    return PASSES if tops else FROM_BELOW


class Joins:
    """Draws what joins people, once every net and row has its height."""

    def __init__(
        self,
        tree: Tree,
        across: Across,
        ways: Ways,
        nets: Mapping[Route, list[Net]],
        bands: Sequence[Band],
    ) -> None:
        self.tree, self.across, self.ways, self.nets, self.bands = tree, across, ways, nets, bands
        self.ports = self._ports()
        self.found = Joined()

    def draw(
        self, drops: Mapping[frozenset[int], list[float]], lone: Mapping[int, float]
    ) -> Joined:
        """Return everything, given where children's lines leave couples and lone parents."""
        for gap, couple in self.ways.direct.items():
            self._direct(gap, couple, drops.get(frozenset((couple.a, couple.b)), []))
        for gap, feeling in self.ways.felt.items():
            self._felt(gap, feeling)
        for number, alone in self.ways.alone.items():
            track = alone.tracks[0]
            end = (lone[number], self._y(alone.a, track))
            self.found.unions.append(Stroke((self._edge(alone.a, track), end), "married"))
        for route in self.ways.routes:
            self._routed(route, drops)
        return self.found

    def _ports(self) -> dict[Track, float]:
        """Give each track the height at which its line leaves the symbol."""
        unions: dict[tuple[int, str], list[Track]] = defaultdict(list)
        others: dict[tuple[int, str], list[Track]] = defaultdict(list)
        for route in [*self.ways.routes, *self.ways.alone.values()]:
            kind = unions if route.kind in ("union", "alone") else others
            kind[route.a, route.tracks[0].side].append(route.tracks[0])
            if route.b is not None:
                kind[route.b, route.tracks[-1].side].append(route.tracks[-1])
        ports = {}
        for tracks in unions.values():
            for number, track in enumerate(sorted(tracks, key=self._out, reverse=True)):
                ports[track] = UNION_PORTS[min(number, len(UNION_PORTS) - 1)]
        for tracks in others.values():
            step = min(NEXT_FEELING, 34.0 / len(tracks))
            for number, track in enumerate(sorted(tracks, key=self._from_the_top)):
                ports[track] = FEELING + number * step
        return ports

    def _from_the_top(self, track: Track) -> tuple[bool, float]:
        """Sort so that no stub runs through the words or the corner of another."""
        return (not track.words, self._out(track) * (1 if track.words else -1))

    def _out(self, track: Track) -> float:
        contents = self.across.gaps[track.gap]
        return (contents.from_left if track.side == "left" else contents.from_right)[track]

    def _y(self, person: int, track: Track) -> float:
        return self.bands[self.tree.row[person]].middle + self.ports[track]

    def _edge(self, person: int, track: Track) -> Point:
        """Return where a line leaves a symbol."""
        away = reach(self.tree.people[person].shape, self.ports[track])
        side = 1 if track.side == "left" else -1
        return self.across.x[person] + side * away, self._y(person, track)

    def _ends(self, gap: Gap, below: float) -> tuple[Point, Point]:
        """Return the ends of a line between two neighbours."""
        row, place = gap
        left, right = self.across.rows[row][place - 1 : place + 1]
        y = self.bands[row].middle + below
        shapes = [self.tree.people[one].shape for one in (left, right)]
        return (
            (self.across.x[left] + reach(shapes[0], below), y),
            (self.across.x[right] - reach(shapes[1], below), y),
        )

    def _direct(self, gap: Gap, couple: Couple, drops: Sequence[float]) -> None:
        ends = self._ends(gap, UNION_AT)
        self.found.unions.append(Stroke(ends, _style(couple)))
        low, high = self.across.middle(gap)
        y = ends[0][1]
        self._mark(couple, _free(low, high, drops), y)
        lines = union_words(couple)
        self._say(lines, (low + high) / 2, y)

    def _say(self, lines: Sequence[str], x: float, y: float) -> None:
        """Write the lines of a union above it."""
        for number, text in enumerate(reversed(lines)):
            self.found.words.append(Words(x, y - 10.5 - 13 * number, text, style="union"))

    def _mark(self, couple: Couple, x: float, y: float) -> None:
        union = couple.union
        if union is None:
            return
        slashes = 2 if union.divorced else int(bool(union.separated))
        for number in range(slashes):
            away = 7.0 * number - 3.5 * (slashes - 1)
            ends = ((x + away - 4, y + 8), (x + away + 4, y - 8))
            self.found.marks.append(Stroke(ends, "mark"))
        if slashes and union.reconciled:
            self.found.marks.append(Stroke(((x - 7, y - 7), (x + 7, y + 7)), "mark"))

    def _felt(self, gap: Gap, feeling: Feeling) -> None:
        ends = self._ends(gap, BESIDE)
        if feeling.a != self.across.rows[gap[0]][gap[1] - 1]:
            ends = (ends[1], ends[0])
        self.found.feelings.append(Stroke(ends, feeling.quality))
        word = ABUSE_WORDS.get(feeling.quality)
        if word:
            low, high = self.across.middle(gap)
            y = ends[0][1] - 8.5
            self.found.words.append(Words((low + high) / 2, y, word, style="abuse"))

    def _routed(self, route: Route, drops: Mapping[frozenset[int], list[float]]) -> None:
        if route.b is None:
            return
        first, last = route.tracks[0], route.tracks[-1]
        points = [self._edge(route.a, first)]
        points.append((self.across.track(first), points[0][1]))
        for number, net in enumerate(self.nets[route]):
            points.append((self.across.track(route.tracks[number]), net.y))
            points.append((self.across.track(route.tracks[number + 1]), net.y))
        end = self._edge(route.b, last)
        points += [(self.across.track(last), end[1]), end]
        way = without_repeats(points)
        if route.couple is not None:
            self._union(route, route.couple, way, drops)
        elif route.feeling is not None:
            self.found.feelings.append(Stroke(way, route.feeling.quality))
            self._abuse_word(first, points[0][1])
        else:
            self.found.feelings.append(Stroke(way, route.how))

    def _abuse_word(self, track: Track, y: float) -> None:
        for word in track.words:
            self.found.words.append(Words(self.across.words(track), y - 8.5, word, style="abuse"))

    def _union(
        self,
        route: Route,
        couple: Couple,
        way: tuple[Point, ...],
        drops: Mapping[frozenset[int], list[float]],
    ) -> None:
        self.found.unions.append(Stroke(way, _style(couple)))
        net = max(self.nets[route], key=lambda net: net.channel)
        taken = drops.get(frozenset((couple.a, couple.b)), [])
        self._mark(couple, _free(net.low, net.high, taken), net.y)
        first = route.tracks[0]
        if first.words:
            self._say(first.words, self.across.words(first), way[0][1])


def _style(couple: Couple) -> str:
    return couple.union.how if couple.union is not None else "none"


def _free(low: float, high: float, taken: Sequence[float]) -> float:
    """Return the middle of the longest part of a line that nothing leaves."""
    cuts = sorted([low, *(x for x in taken if low < x < high), high])
    parts = [(after - before, -before) for before, after in pairwise(cuts)]
    length, start = max(parts)
    return -start + length / 2
