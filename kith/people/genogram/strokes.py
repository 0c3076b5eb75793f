"""How each kind of line looks: in ink for what is so, in a quiet colour for what is felt.

No two differ by colour alone. A doubled line is a broad one with a white one in it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from kith.people.genogram.ink import Point, Stroke

INK, GREY = "#0b0c0c", "#59636b"
WARM, COLD, STRAINED = "#1f6a4a", "#4a5560", "#9c3328"
WHITE = "#ffffff"

Layer = tuple[str, float, str]  # colour, width, dashes
LAYERS: dict[str, tuple[Layer, ...]] = {
    "birth": ((INK, 2, ""),),
    "adoptive": ((INK, 2, ""),),
    "foster": ((INK, 2.4, "0.1 5.5"),),
    "step": ((INK, 1.6, "10 5"),),
    "kinship": ((INK, 1.8, "10 4 0.1 4"),),
    "identical": ((INK, 2, ""),),
    "married": ((INK, 2, ""),),
    "together": ((INK, 2, "8 5"),),
    "affair": ((INK, 2.4, "0.1 5.5"),),
    "none": ((GREY, 1.2, ""),),
    "mark": ((INK, 2.2, ""),),
    "close": ((WARM, 5.4, ""), (WHITE, 2.4, "")),
    "fused": ((WARM, 8.6, ""), (WHITE, 5.6, ""), (WARM, 1.8, "")),
    "distant": ((COLD, 2.2, "0.1 7"),),
    "close_conflict": ((STRAINED, 9.6, ""), (WHITE, 6.8, "")),
    "cut_off": ((COLD, 1.8, ""),),
    "repaired": ((WARM, 1.8, ""),),
    "focused": ((COLD, 1.8, ""),),
    "controlling": ((STRAINED, 2.6, ""),),
}
ZIGZAG = {
    "conflict": (3.2, 1.3),
    "close_conflict": (2.0, 1.1),
    "abuse_physical": (3.2, 1.9),
    "abuse_sexual": (3.2, 1.9),
    "abuse_emotional": (3.2, 1.9),
}
ARROWED = ("focused", "controlling", "abuse_physical", "abuse_sexual", "abuse_emotional")
COLOURS = {"focused": COLD}
ROUND = 9.0


def number(value: float) -> str:
    """Write a number as short as it may be."""
    return f"{value:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float, width: float) -> str:
    """Return one straight line in ink."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="{INK}" stroke-width="{number(width)}"/>'


def drawn(stroke: Stroke) -> str:
    """Return the elements of a line."""
    if stroke.style == "adoptive":
        return "".join(_beside_itself(stroke))
    made = [
        _path(rounded(stroke.points), colour, width, dashes)
        for colour, width, dashes in LAYERS.get(stroke.style, ())
    ]
    if stroke.style in ZIGZAG:
        high, width = ZIGZAG[stroke.style]
        short = 9.0 if stroke.style in ARROWED else 2.0
        made.append(_path(zigzag(stroke.points, high, short), STRAINED, width, ""))
    if stroke.style in ARROWED:
        made.append(_arrow(stroke))
    if stroke.style in ("cut_off", "repaired"):
        made.append(_broken(stroke))
    return "".join(made)


def _path(way: str, colour: str, width: float, dashes: str) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    cap = ' stroke-linecap="round"' if dashes.startswith("0.1") or " 0.1 " in dashes else ""
    return (
        f'<path d="{way}" fill="none" stroke="{colour}" stroke-width="{number(width)}"'
        f'{dashed}{cap} stroke-linejoin="round"/>'
    )


def straight(points: Sequence[Point]) -> str:
    """Return a path from point to point."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def rounded(points: Sequence[Point], radius: float = ROUND, *, closed: bool = False) -> str:
    """Return a path whose corners are round."""
    if len(points) < 3:
        return straight(points)
    turns = list(points) if closed else list(points[1:-1])
    around = [points[-1], *points, points[0]] if closed else list(points)
    parts = [] if closed else [f"M{number(points[0][0])} {number(points[0][1])}"]
    for place, corner in enumerate(turns):
        before, after = around[place], around[place + 2]
        room = min(radius, _far(before, corner) / 2, _far(corner, after) / 2)
        start, end = _along(corner, before, room), _along(corner, after, room)
        move = "M" if closed and not place else "L"
        parts.append(f"{move}{number(start[0])} {number(start[1])}")
        parts.append("Q" + " ".join(number(value) for value in (*corner, *end)))
    last = points[-1]
    parts.append("Z" if closed else f"L{number(last[0])} {number(last[1])}")
    return "".join(parts)


def _far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _along(start: Point, towards: Point, by: float) -> Point:
    far = _far(start, towards) or 1.0
    share = by / far
    return start[0] + (towards[0] - start[0]) * share, start[1] + (towards[1] - start[1]) * share


def zigzag(points: Sequence[Point], high: float, short: float = 2.0) -> str:
    """Return a zigzag along a way, straight for a little at its end."""
    steps: list[Point] = [points[0]]
    side = 1
    for place, (start, end) in enumerate(pairwise(points)):
        far = _far(start, end)
        room = far - (short if place == len(points) - 2 else 0.0)
        count = max(1, int(room // 4.5))
        across = ((start[1] - end[1]) / (far or 1), (end[0] - start[0]) / (far or 1))
        for step in range(1, count):
            x, y = _along(start, end, room * step / count)
            steps.append((x + across[0] * high * side, y + across[1] * high * side))
            side = -side
        steps.append(_along(start, end, room))
    steps.append(points[-1])
    return straight(steps)


def _arrow(stroke: Stroke) -> str:
    tip, before = stroke.points[-1], stroke.points[-2]
    base = _along(tip, before, 11)
    across = ((tip[1] - base[1]) / 11 * 5, (base[0] - tip[0]) / 11 * 5)
    corners = (tip, (base[0] + across[0], base[1] + across[1]))
    third = (base[0] - across[0], base[1] - across[1])
    colour = COLOURS.get(stroke.style, STRAINED)
    return f'<path d="{straight((*corners, third))}Z" fill="{colour}"/>'


def _broken(stroke: Stroke) -> str:
    """Return the bars of a tie that was cut, with a ring between them where it was mended."""
    pieces = list(pairwise(stroke.points))
    start, end = max(pieces[1:-1] or pieces, key=lambda piece: _far(*piece))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    mended = stroke.style == "repaired"
    away, high = (7.0 if mended else 3.0), 5.5
    far = _far(start, end) or 1.0
    unit = ((end[0] - start[0]) / far, (end[1] - start[1]) / far)
    made = []
    for side in (-away, away):
        x, y = middle[0] + unit[0] * side, middle[1] + unit[1] * side
        ends = (
            (x - unit[1] * high, y + unit[0] * high),
            (x + unit[1] * high, y - unit[0] * high),
        )
        made.append(_path(straight(ends), WARM if mended else COLD, 2, ""))
    if mended:
        made.append(
            f'<circle cx="{number(middle[0])}" cy="{number(middle[1])}" r="4" fill="{WHITE}"'
            f' stroke="{WARM}" stroke-width="1.8"/>'
        )
    return "".join(made)


def _beside_itself(stroke: Stroke) -> Iterator[str]:
    """Give a solid line with a dotted one beside it."""
    for start, end in pairwise(stroke.points):
        far = _far(start, end) or 1.0
        across = ((end[1] - start[1]) / far * 2.5, (start[0] - end[0]) / far * 2.5)
        for side, dashes in ((-1, ""), (1, "0.1 5")):
            ends = [(x + across[0] * side, y + across[1] * side) for x, y in (start, end)]
            yield _path(straight(ends), INK, 1.8, dashes)
