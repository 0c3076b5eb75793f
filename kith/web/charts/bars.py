"""Bars from nought, longest first or in the order given, each with its value at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kith.web import words
from kith.web.charts.chart import Chart, beside, said
from kith.web.charts.scale import Scale
from kith.web.charts.svg import BLUE, FAINT, label, picture, rule, tag

WIDTH, RIGHT = 480, 420
ROW, BAR, LONGEST, LETTER = 32, 20, 30, 7


@dataclass(frozen=True)
class Bar:
    """One bar: a label, a value not under nought, and what it is out of, if anything."""

    label: str
    value: float
    of: str = ""


def short(text: str) -> str:
    """Cut a label that would run into its bar; the table has it whole.

    What stands after a comma tells it from others that begin alike, and stays: "Black…, boys".
    """
    if len(text) <= LONGEST:
        return text
    head, _, end = text.rpartition(", ")
    tail = f", {end}" if head and len(end) <= LONGEST // 3 else ""
    return (head if tail else text)[: LONGEST - 1 - len(tail)].rstrip(" ,") + "…" + tail


def room(labels: Sequence[str]) -> float:
    """Return how far the labels reach, so that bars begin beside the longest of them."""
    return 14 + LETTER * max([4, *(len(short(each)) for each in labels)])


def bar(n: int, each: Bar, along: Scale, unit: str) -> list[Markup]:
    """Draw one bar with its label before and its value after."""
    top = n * ROW + 6
    length = along(each.value) - along.start
    return [
        label(0, top + 15, short(each.label)),
        tag("rect", x=along.start, y=top, width=length, height=BAR, fill=BLUE),
        label(along.start + length + 7, top + 15, said(each.value, unit), font_weight="bold"),
    ]


def bar_chart(title: str, bars: Sequence[Bar], *, unit: str = "count") -> Chart:
    """Draw bars from a nought line. With nothing to draw, the axis alone."""
    most = 100 if unit == "share" else max([1, *(each.value for each in bars)])
    along = Scale(0, most, room([each.label for each in bars]), RIGHT)
    height = max(1, len(bars)) * ROW + 4
    drawn = [part for n, each in enumerate(bars) for part in bar(n, each, along, unit)]
    told = words.listed([f"{each.label} {said(each.value, unit)}" for each in bars])
    axis = rule(along.start, 0, along.start, height, stroke=FAINT)
    rows = tuple((each.label, said(each.value, unit), each.of) for each in bars)
    svg = picture(WIDTH, height, title, told, *drawn, axis)
    return Chart(title, svg, *beside(("What", "Figure", "Of"), rows))
