"""An ecomap as SVG: the child in the middle, the parts of their life round it. Pure.

The same map gives the same bytes. Nothing is said by colour alone: strength is the thickness of a
line, stress its zig-zag, flow its arrows, trend a mark at its end. No styles and no ids in it, so
that two maps can stand on one page under a strict policy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from markupsafe import Markup

from kith.people.ecomap.faces import face
from kith.people.ecomap.rules import SYSTEMS, TO_CHILD, TRENDS, Line, in_order, said
from kith.web.charts.svg import BLUE, FAINT, INK, PLUM, TEXT, label, path, picture, tag

WIDTH, HEIGHT, LEGEND = 820, 660, 74
MIDDLE = (WIDTH / 2, HEIGHT / 2)
ACROSS, DOWN = 342.0, 264.0
CENTRE, ROUND = 74.0, 54.0
STEPS = 720
FEW = 8  # so many parts have room on the upright sheet

THICK = {"strong": 7, "ordinary": 3, "weak": 2}
COLOUR = {"strong": BLUE, "ordinary": INK, "weak": FAINT}
Point = tuple[float, float]


@dataclass(frozen=True)
class Sheet:
    """How large the picture is, where its ring runs, and how large circles and words are."""

    width: int = WIDTH
    height: int = HEIGHT
    across: float = ACROSS
    down: float = DOWN
    round: float = ROUND
    larger: float = 1.0

    @property
    def middle(self) -> Point:
        """Where the child stands."""
        return self.width / 2, self.height / 2


WIDE = Sheet()
# What a child drew is read on a phone: an upright sheet, so that its words are no smaller there.
UPRIGHT = Sheet(width=560, height=740, across=204, down=292, round=74, larger=1.37)


@dataclass(frozen=True)
class Map:
    """What is drawn: whose, and its lines; `title` is what somebody hears who does not see it."""

    name: str
    lines: tuple[Line, ...]
    title: str = ""


def places(count: int, sheet: Sheet = WIDE) -> list[Point]:
    """Return so many places round the middle, evenly along the ellipse, the first at the top."""
    ring = [_on_ring(step / STEPS * 2 * pi - pi / 2, sheet) for step in range(STEPS + 1)]
    lengths = [0.0]
    for one, other in pairwise(ring):
        lengths.append(lengths[-1] + hypot(other[0] - one[0], other[1] - one[1]))
    found, at = [], 0
    for number in range(count):
        wanted = lengths[-1] * number / count
        while lengths[at] < wanted:
            at += 1
        found.append(ring[at])
    return found


def _on_ring(angle: float, sheet: Sheet) -> Point:
    return sheet.middle[0] + sheet.across * cos(angle), sheet.middle[1] + sheet.down * sin(angle)


def sheet_of(shown: Map) -> Sheet:
    """Return the sheet on which a map is drawn."""
    return UPRIGHT if any(one.face for one in shown.lines) and len(shown.lines) <= FEW else WIDE


def draw(shown: Map) -> Markup:
    """Return the picture of a map, with its legend below."""
    lines = in_order(shown.lines)
    sheet = sheet_of(shown)
    around = list(zip(lines, places(len(lines), sheet), strict=True))
    told = "; ".join(f"{line.name}: {said(line, shown.name)}" for line in lines)
    childs = any(line.face for line in lines)
    return picture(
        sheet.width,
        sheet.height + (0 if childs else LEGEND),
        shown.title or f"What is around {shown.name}",
        told or "Nothing is drawn yet",
        *(_line(line, place, sheet) for line, place in around),
        *(_round(line, place, sheet) for line, place in around),
        _centre(shown.name, sheet),
        *([] if childs else _legend()),
    )


def _centre(name: str, sheet: Sheet) -> Markup:
    middle = sheet.middle
    return tag(
        "g",
        tag("circle", cx=middle[0], cy=middle[1], r=CENTRE, fill=BLUE),
        *_text(middle, wrapped(name, 13, 3), size=19, fill="#fff", bold=1),
    )


def _round(line: Line, place: Point, sheet: Sheet) -> Markup:
    room, names = (2, TO_CHILD) if line.face else (4, SYSTEMS)
    name = wrapped(names[line.system], 14, 1 if line.face and line.label else 2)
    more = wrapped(line.label, 14, room - len(name)) if line.label else []
    middle = (place[0], place[1] + (23 * sheet.larger if line.face else 0))
    size = (13 if line.face or more else 15) * sheet.larger
    x, y = place
    parts = [
        tag("circle", cx=x, cy=y, r=sheet.round, fill="#fff", stroke=INK, stroke_width=2),
        *_text(middle, [*name, *more], size=round(size), bold=len(name)),
    ]
    if line.face:
        parts.insert(1, face(line.face, x, y - 22 * sheet.larger, 24 * sheet.larger))
    return tag("g", *parts)


def _text(
    middle: Point, words: Sequence[str], *, size: int, fill: str = TEXT, bold: int = 0
) -> list[Markup]:
    top = middle[1] - (len(words) - 1) * size * 0.6 + size * 0.35
    return [
        label(
            middle[0],
            top + number * size * 1.2,
            one,
            text_anchor="middle",
            font_size=size,
            fill=fill,
            font_weight="bold" if number < bold else None,
        )
        for number, one in enumerate(words)
    ]


def wrapped(words: str, width: int, most: int) -> list[str]:
    """Return words in lines of about this many letters; what does not fit ends in "…"."""
    lines: list[str] = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    shown = [one if len(one) <= width + 1 else f"{one[:width]}…" for one in lines[:most]]
    if len(lines) > most:
        shown[-1] = f"{shown[-1][: width - 1].rstrip('…')}…"
    return shown


def _line(line: Line, place: Point, sheet: Sheet) -> Markup:
    middle = sheet.middle
    dx, dy = place[0] - middle[0], place[1] - middle[1]
    far = hypot(dx, dy)
    ux, uy = dx / far, dy / far
    start = (middle[0] + ux * (CENTRE + 4), middle[1] + uy * (CENTRE + 4))
    end = (place[0] - ux * (sheet.round + 4), place[1] - uy * (sheet.round + 4))
    parts = [stroke(start, end, line.strength, stressful=line.stressful)]
    if line.flow in ("from", "both"):
        parts.append(arrow(start, end))
    if line.flow in ("to", "both"):
        parts.append(arrow(end, start))
    if line.trend:
        parts.append(_trend(line.trend, _between(start, end, 0.58)))
    return tag("g", *parts)


def stroke(start: Point, end: Point, strength: str, *, stressful: bool = False) -> Markup:
    """Return the line itself: thick, plain or dashed; a zig-zag where it is stressful."""
    weak = strength == "weak" and not stressful
    return tag(
        "path",
        d=path(zigzag(start, end) if stressful else [start, end]),
        fill="none",
        stroke=PLUM if stressful else COLOUR[strength],
        stroke_width=min(THICK[strength], 4) if stressful else THICK[strength],
        stroke_dasharray="7 6" if weak else None,
        stroke_linejoin="round",
    )


def zigzag(start: Point, end: Point, step: float = 9, high: float = 7) -> list[Point]:
    """Return the points of a zig-zag from one point to another, straight at both ends."""
    far = hypot(end[0] - start[0], end[1] - start[1])
    ux, uy = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    count = max(int((far - 2 * step) // step), 1)
    points = [start]
    for number in range(count + 1):
        along = step + (far - 2 * step) * number / count
        side = 0 if number in (0, count) else high * (1 if number % 2 else -1)
        points.append((start[0] + ux * along - uy * side, start[1] + uy * along + ux * side))
    return [*points, end]


def arrow(tail: Point, head: Point) -> Markup:
    """Return an arrow's head at a point, as it comes from the tail."""
    angle = atan2(head[1] - tail[1], head[0] - tail[0])
    points = [head]
    for turn in (-0.42, 0.42):
        points.append((head[0] - 20 * cos(angle + turn), head[1] - 20 * sin(angle + turn)))
    return tag("path", d=f"{path(points)}Z", fill=INK)


TREND = {
    "up": "M0 6V-6M-5 -1L0 -6L5 -1",
    "same": "M-5 -2.5H5M-5 2.5H5",
    "down": "M0 -6V6M-5 1L0 6L5 1",
}


def _trend(trend: str, at: Point) -> Markup:
    return tag(
        "g",
        tag("circle", r=12, fill="#fff", stroke=INK, stroke_width=1.5),
        tag("path", d=TREND[trend], fill="none", stroke=INK, stroke_width=2.5),
        transform=f"translate({round(at[0], 2):g} {round(at[1], 2):g})",
    )


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _legend() -> list[Markup]:
    """Return the samples below the picture, each with its word."""
    y = HEIGHT + 26.0
    drawn = []
    samples = (("Strong", "strong"), ("Ordinary", "ordinary"), ("Weak", "weak"))
    for number, (words, strength) in enumerate((*samples, ("Stressful", "ordinary"))):
        x = 24 + number * 200.0
        hard = words == "Stressful"
        drawn += [
            stroke((x, y), (x + 60, y), strength, stressful=hard),
            label(x + 72, y + 5, words),
        ]
    y += 34
    drawn += [stroke((24, y), (84, y), "ordinary"), arrow((24, y), (84, y))]
    drawn.append(label(96, y + 5, "Gives in this direction"))
    for number, trend in enumerate(TREND):
        x = 424 + number * 130.0
        drawn += [_trend(trend, (x + 12, y)), label(x + 32, y + 5, TRENDS[trend])]
    return drawn
