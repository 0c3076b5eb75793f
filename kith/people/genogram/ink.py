"""What a layout is made of once everything has its place: strokes and words."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """A line through these points, drawn as its style says."""

    points: tuple[Point, ...]
    style: str


@dataclass(frozen=True)
class Words:
    """A line of text; `anchor` says which part of it is at x, y is its baseline."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    style: str = "small"


def without_repeats(points: list[Point]) -> tuple[Point, ...]:
    """Drop points that lie on the one before, and those in the middle of a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.01 and abs(kept[-1][1] - point[1]) < 0.01:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)
