"""Dots with intervals: for small numbers, where the range says more than the middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kith.web import words
from kith.web.charts.bars import ROW, WIDTH, room, short
from kith.web.charts.chart import Chart, beside, said
from kith.web.charts.scale import Scale, ticks
from kith.web.charts.svg import BLUE, FAINT, dot, label, picture, rule

END = 452  # half a word of the scale stands beyond it


@dataclass(frozen=True)
class Interval:
    """A middle with the range that it may truly lie in, and how many it was counted from."""

    label: str
    low: float
    middle: float
    high: float
    of: str = ""


def interval(n: int, each: Interval, along: Scale) -> list[Markup]:
    """Draw one range as a line with its middle as a dot."""
    y = n * ROW + 16
    return [
        label(0, y + 5, short(each.label)),
        rule(
            along(each.low),
            y,
            along(each.high),
            y,
            stroke=BLUE,
            stroke_width=3,
            stroke_linecap="round",
        ),
        dot(along(each.middle), y, 6, BLUE),
    ]


def told(each: Interval, unit: str) -> str:
    """Say one range in words."""
    ends = f"between {said(each.low, unit)} and {said(each.high, unit)}"
    return f"{each.label} {said(each.middle, unit)}, {ends}"


def interval_chart(title: str, intervals: Sequence[Interval], *, unit: str = "share") -> Chart:
    """Draw dots with their intervals on one scale."""
    levels = ticks(0, max([1, *(each.high for each in intervals)]))
    along = Scale(levels[0], levels[-1], room([each.label for each in intervals]), END)
    bottom = max(1, len(intervals)) * ROW
    grid = [rule(along(v), 0, along(v), bottom) for v in levels]
    marks = [
        label(along(v), bottom + 18, said(v, unit), text_anchor="middle", fill=FAINT, font_size=13)
        for v in levels
    ]
    drawn = [part for n, each in enumerate(intervals) for part in interval(n, each, along)]
    svg = picture(
        WIDTH,
        bottom + 26,
        title,
        words.listed([told(e, unit) for e in intervals]),
        *grid,
        *marks,
        *drawn,
    )
    rows = tuple(
        (e.label, said(e.low, unit), said(e.middle, unit), said(e.high, unit), e.of)
        for e in intervals
    )
    return Chart(title, svg, *beside(("What", "Low", "Middle", "High", "Of"), rows))
