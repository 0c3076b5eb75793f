"""A drawing, measured from its SVG alone: nothing here knows how it was laid out.

Texts are measured with the glyphs of a real font, curves are cut into short straight pieces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations, pairwise
from math import cos, hypot, pi, sin

from fontTools.ttLib import TTFont
from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
FONTS = "/usr/share/fonts/truetype/liberation/LiberationSans-{}.ttf"
Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect", room: float = 0.0) -> bool:
        return (
            self.left < other.right + room
            and other.left < self.right + room
            and self.top < other.bottom + room
            and other.top < self.bottom + room
        )

    def corners(self) -> list[Point]:
        return [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ]

    def grown(self, by: float) -> "Rect":
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Text:
    words: str
    box: Rect
    person: int | None
    inside: bool  # written in a symbol


@dataclass(frozen=True)
class Line:
    """A run of points with the width of what is drawn along it."""

    points: tuple[Point, ...]
    width: float
    group: str
    person: int | None = None

    def pieces(self) -> Iterator[tuple[Point, Point]]:
        return pairwise(self.points)

    @cached_property
    def box(self) -> Rect:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return Rect(min(xs), min(ys), max(xs), max(ys))

    def touches(self, box: Rect) -> bool:
        """Say whether the line, as broad as it is, touches a box."""
        near = box.grown(self.width / 2)
        return self.box.meets(near, 0.01) and any(crosses(*piece, near) for piece in self.pieces())


@dataclass(frozen=True)
class Symbol:
    person: int
    kind: str
    x: float
    y: float
    half: float

    @property
    def box(self) -> Rect:
        return Rect(self.x - self.half, self.y - self.half, self.x + self.half, self.y + self.half)

    def holds(self, point: Point, room: float = 0.0) -> bool:
        """Say whether a point is within the shape, or so near to it."""
        x, y, half = abs(point[0] - self.x), abs(point[1] - self.y), self.half + room
        if self.kind == "circle":
            return hypot(x, y) < half
        if self.kind == "diamond":
            return x + y < half
        return max(x, y) < half


@dataclass
class Measured:
    symbols: dict[int, Symbol] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    homes: list[list[list[Point]]] = field(default_factory=list)

    def of(self, group: str) -> list[Line]:
        return [line for line in self.lines if line.group == group]


@cache
def font(bold: bool):
    opened = TTFont(FONTS.format("Bold" if bold else "Regular"))
    return opened.getBestCmap(), opened["hmtx"], opened["glyf"], opened["head"].unitsPerEm


def extent(words: str, size: float, bold: bool) -> tuple[float, float, float]:
    """Return how wide a text is, how far it rises and how far it hangs."""
    cmap, advances, glyphs, em = font(bold)
    names = [cmap[ord(one)] for one in words]
    wide = sum(advances[name][0] for name in names)
    rise = max((getattr(glyphs[name], "yMax", 0) for name in names), default=0)
    hang = min((getattr(glyphs[name], "yMin", 0) for name in names), default=0)
    return wide * size / em, rise * size / em, -hang * size / em


def measure(svg: str) -> Measured:
    root = etree.fromstring(svg.encode())
    found = Measured()
    for child in root:
        name = (child.get("class") or "").removeprefix("genogram-")
        found.groups.append(name)
        if name == "people":
            for one in child:
                _person(found, one)
        elif name == "legend":
            _walk(found, child, name, None, _moved(child), 1.0)
        elif name == "homes":
            for path in child:
                loops = flat(path.get("d"))
                found.homes.append(loops)
                width = float(path.get("stroke-width"))
                found.lines += [Line((*loop, loop[0]), width, name) for loop in loops]
        elif name:
            _walk(found, child, name, None, _moved(child), 1.0)
    return found


def _person(found: Measured, one) -> None:
    person = int(one.get("data-person"))
    inner = one.find(f"{SVG}g")
    x, y = _moved(inner)
    first = next(part for part in inner if part.get("class") != "genogram-focus")
    found.symbols[person] = _symbol(person, first, x, y)
    _walk(found, one, "people", person, (0.0, 0.0), 1.0, skip=first)


def _symbol(person: int, part, x: float, y: float) -> Symbol:
    tag = part.tag.removeprefix(SVG)
    if tag == "circle":
        return Symbol(person, "circle", x, y, float(part.get("r")))
    if tag == "rect":
        return Symbol(person, "square", x, y, -float(part.get("x")))
    [loop] = flat(part.get("d"))
    half = max(max(abs(px), abs(py)) for px, py in loop)
    return Symbol(person, "diamond" if len(loop) > 3 + 1 else "triangle", x, y, half)


def _moved(part) -> Point:
    found = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", part.get("transform") or "")
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _scaled(part) -> float:
    found = re.search(r"scale\(([-\d.]+)\)", part.get("transform") or "")
    return float(found[1]) if found else 1.0


def _walk(found, part, group, person, at: Point, scale: float, skip=None) -> None:
    for one in part:
        if one is skip or one.get("class") == "genogram-focus":
            continue
        tag = one.tag.removeprefix(SVG)
        if tag == "g":
            x, y = _moved(one)
            place = (at[0] + x * scale, at[1] + y * scale)
            _walk(found, one, group, person, place, scale * _scaled(one), skip)
        elif tag == "text":
            found.texts.append(_text(one, person, at, scale))
        elif one.get("stroke") not in (None, "none"):
            width = float(one.get("stroke-width") or 1) * scale
            for loop in _points(one, tag):
                points = tuple((at[0] + x * scale, at[1] + y * scale) for x, y in loop)
                found.lines.append(Line(points, width, group, person))


def _points(one, tag: str) -> list[list[Point]]:
    get = lambda name: float(one.get(name) or 0)  # noqa: E731
    if tag == "line":
        return [[(get("x1"), get("y1")), (get("x2"), get("y2"))]]
    if tag == "path":
        return flat(one.get("d"))
    if tag == "circle":
        r, x, y = get("r"), get("cx"), get("cy")
        turns = [n * pi / 12 for n in range(25)]
        return [[(x + r * cos(turn), y + r * sin(turn)) for turn in turns]]
    left, top = get("x"), get("y")
    right, bottom = left + get("width"), top + get("height")
    return [[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]]


def _text(one, person, at: Point, scale: float) -> Text:
    size, bold = float(one.get("font-size")) * scale, one.get("font-weight") == "bold"
    wide, rise, hang = extent(one.text, size, bold)
    x = at[0] + float(one.get("x")) * scale
    y = at[1] + float(one.get("y")) * scale
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[one.get("text-anchor")]
    inside = at != (0.0, 0.0) and person is not None
    return Text(one.text, Rect(left, y - rise, left + wide, y + hang), person, inside)


def flat(way: str) -> list[list[Point]]:
    """Return a path as runs of points: curves in eight pieces, arcs are not looked at."""
    loops: list[list[Point]] = []
    at: Point = (0.0, 0.0)
    for letter, numbers in re.findall(r"([MLHVQAZ])([^MLHVQAZ]*)", way):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if letter == "M":
            loops.append([])
        if letter == "Z":
            loops[-1].append(loops[-1][0])
        elif letter == "Q":
            (cx, cy), end = values[:2], (values[2], values[3])
            for step in range(1, 9):
                t = step / 8
                a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
                loops[-1].append((a * at[0] + b * cx + c * end[0], a * at[1] + b * cy + c * end[1]))
            at = end
        elif letter == "H":
            at = (values[-1], at[1])
            loops[-1].append(at)
        elif letter == "V":
            at = (at[0], values[-1])
            loops[-1].append(at)
        elif letter == "A":
            at = (values[5], values[6])
            loops[-1].append(at)
        else:
            for x, y in zip(values[::2], values[1::2], strict=True):
                at = (x, y)
                loops[-1].append(at)
    return loops


def crosses(start: Point, end: Point, box: Rect) -> bool:
    """Say whether a straight piece touches a box."""
    low, high = 0.0, 1.0
    for axis, least, most in ((0, box.left, box.right), (1, box.top, box.bottom)):
        by = end[axis] - start[axis]
        if abs(by) < 1e-12:
            if not least <= start[axis] <= most:
                return False
            continue
        one, other = sorted(((least - start[axis]) / by, (most - start[axis]) / by))
        low, high = max(low, one), min(high, other)
    return low <= high


def inside(point: Point, loops: list[list[Point]]) -> bool:
    """Say whether a point is within loops, by counting what is crossed on the way out."""
    x, y = point
    count = 0
    for loop in loops:
        for (x1, y1), (x2, y2) in pairwise([*loop, loop[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                count += 1
    return count % 2 == 1


# What may not be


def symbols_overlapping(found: Measured) -> list[str]:
    pairs = combinations(found.symbols.values(), 2)
    return [f"{a.person} and {b.person}" for a, b in pairs if a.box.meets(b.box, 2.0)]


def texts_overlapping(found: Measured) -> list[str]:
    pairs = combinations(found.texts, 2)
    return [f"{a.words!r} and {b.words!r}" for a, b in pairs if a.box.meets(b.box, 0.5)]


def texts_on_symbols(found: Measured) -> list[str]:
    return [
        f"{text.words!r} on {symbol.person}"
        for text in found.texts
        for symbol in found.symbols.values()
        if not (text.inside and text.person == symbol.person) and text.box.meets(symbol.box, 0.5)
    ]


def texts_on_lines(found: Measured) -> list[str]:
    return [
        f"{text.words!r} on a line of {line.group}"
        for text in found.texts
        for line in found.lines
        if line.touches(text.box)
    ]


def lines_through_symbols(found: Measured) -> list[str]:
    """Return the lines that go into a symbol, more than they must to meet its edge."""
    return [
        f"a line of {line.group} through {symbol.person}"
        for line in found.lines
        if line.group in ("feelings", "descents", "unions", "marks", "homes")
        for symbol in found.symbols.values()
        if line.box.meets(symbol.box) and any(_within(symbol, *piece) for piece in line.pieces())
    ]


def _within(symbol: Symbol, start: Point, end: Point) -> bool:
    if not crosses(start, end, symbol.box):
        return False
    steps = max(2, int(hypot(end[0] - start[0], end[1] - start[1]) // 2))
    points = (
        (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps)
        for n in range(steps + 1)
    )
    return any(symbol.holds(point, -4.0 if symbol.kind != "triangle" else -14) for point in points)


def lines_on_lines(found: Measured, groups=("descents", "unions"), room: float = 2.5) -> list[str]:
    """Return the places where two lines of a family lie on each other for longer than a bit."""
    pieces = [
        (line, piece)
        for line in found.lines
        if line.group in groups
        for piece in line.pieces()
        if hypot(piece[0][0] - piece[1][0], piece[0][1] - piece[1][1]) > 6
    ]
    return [
        f"{one[0].group} {one[1]} on {other[0].group} {other[1]}"
        for one, other in combinations(pieces, 2)
        if one[0] is not other[0] and _along(one[1], other[1], room)
    ]


def _along(one, other, room: float) -> bool:
    for axis in (0, 1):
        across = 1 - axis
        level = [one[0][across], one[1][across], other[0][across], other[1][across]]
        if max(level) - min(level) < room:
            (a, b), (c, d) = (sorted(p[axis] for p in ends) for ends in (one, other))
            return min(b, d) - max(a, c) > 6
    return False
