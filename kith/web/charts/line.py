"""A line over time with its target, labelled on the line and not in a legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kith.web import words
from kith.web.charts.chart import UNITS, Chart, beside, said
from kith.web.charts.scale import Scale, known, runs, ticks
from kith.web.charts.spark import described
from kith.web.charts.svg import BLUE, FAINT, INK, dot, label, path, picture, rule, tag

WIDTH, HEIGHT = 480, 240
LEFT, RIGHT, TOP, BOTTOM = 52, 428, 18, 208
MOST_LABELS = 5
NAME, NAMED = 19, 3  # how high the name of the target is, and how many points lie along it


@dataclass(frozen=True)
class Point:
    """One week or month: its label, its value (None where there is none) and what is under it."""

    label: str
    value: float | None
    of: str = ""


def across_axis(points: Sequence[Point], across: Scale) -> list[Markup]:
    """Label a few of the points under the line: always the last, then evenly backwards."""
    stride = max(1, -(-len(points) // MOST_LABELS))
    shown = range((len(points) - 1) % stride, len(points), stride)
    return [
        label(
            across(n), BOTTOM + 22, points[n].label, text_anchor="middle", fill=FAINT, font_size=13
        )
        for n in shown
    ]


def up_axis(values: Sequence[float], up: Scale, unit: str) -> list[Markup]:
    """Draw the level lines with their values."""
    drawn: list[Markup] = []
    for value in values:
        drawn.append(rule(LEFT, up(value), RIGHT, up(value)))
        figure = words.number(value) + (UNITS["share"] if unit == "share" else "")
        drawn.append(
            label(LEFT - 8, up(value) + 5, figure, text_anchor="end", fill=FAINT, font_size=13)
        )
    return drawn


def target_line(target: float, up: Scale, unit: str, first: Sequence[float] = ()) -> list[Markup]:
    """Draw the target, named at its left end on a patch of paper.

    Its name stands above it, or below where the `first` values would run through it and there is
    room above the axis.
    """
    words_of = f"target {said(target, unit)}"
    y = up(target)
    crossed = any(y - NAME <= up(value) <= y for value in first)
    top = y + 2 if crossed and y + NAME <= BOTTOM + 12 else y - NAME
    patch = tag("rect", x=LEFT, y=top, width=8 + 6.6 * len(words_of), height=NAME - 2, fill="#fff")
    line = rule(LEFT, y, RIGHT, y, stroke=INK, stroke_width=1.5, stroke_dasharray="5 4")
    return [patch, line, label(LEFT + 4, top + 13, words_of, fill=INK, font_size=13)]


def series(points: Sequence[Point], across: Scale, up: Scale, unit: str) -> list[Markup]:
    """Draw the line, broken at gaps, with the last value written at its end."""
    lines = [[(across(x), up(y)) for x, y in run] for run in runs([p.value for p in points])]
    drawn = [
        tag(
            "path",
            d=path(line),
            fill="none",
            stroke=BLUE,
            stroke_width=2.5,
            stroke_linejoin="round",
        )
        for line in lines
        if len(line) > 1
    ]
    drawn += [dot(x, y, 3.5, BLUE) for line in lines for x, y in line]
    x, y = lines[-1][-1]
    last = known(p.value for p in points)[-1]
    return [
        *drawn,
        label(x + 8, y + 5, said(last, unit), font_weight="bold", fill=BLUE, font_size=15),
    ]


def _levels(there: Sequence[float], unit: str) -> list[float]:
    """Return where the level lines stand: shares to 100, and no half a child."""
    if unit == "share":
        return ticks(0, 100, 5)
    return ticks(min([0, *there]), max([1, *there]), whole=unit == "count")


def line_chart(
    title: str, points: Sequence[Point], *, unit: str = "share", target: float | None = None
) -> Chart:
    """Draw a series over time. Shares run from 0 to 100, others from nought upwards."""
    values = [point.value for point in points]
    there = known([*values, target])
    levels = _levels(there, unit)
    up = Scale(levels[0], levels[-1], BOTTOM, TOP)
    across = Scale(0, max(1, len(points) - 1), LEFT + 14, RIGHT - 14)
    drawn = [*up_axis(levels, up, unit), *across_axis(points, across)]
    first = known(values[:NAMED])
    drawn += target_line(target, up, unit, first) if target is not None else []
    drawn += series(points, across, up, unit) if known(values) else []
    svg = picture(WIDTH, HEIGHT, title, described(values, unit), *drawn)
    rows = tuple((p.label, said(p.value, unit), p.of) for p in points)
    return Chart(title, svg, *beside(("When", "Figure", "Of"), rows))
