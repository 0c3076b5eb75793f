"""Figures, aims and days in the words of the page. Pure."""

import re

from kith.oversight.reading import Reading, Status
from kith.oversight.windows import Span
from kith.promises.indicator import Better, Indicator, Unit, Window
from kith.web import words

NOT_YET = "Not measured yet"
NOTHING = "Nothing to count"
HIDDEN = "Fewer than five"

STATUS_WORDS = {
    Status.GREEN: "At our aim",
    Status.AMBER: "Near our aim",
    Status.RED: "Short of our aim",
    Status.NONE: "No aim set",
}
STATUS_SHAPES = {
    Status.GREEN: "dot",
    Status.AMBER: "diamond",
    Status.RED: "ring",
    Status.NONE: "none",
}
TAG_WORDS = {
    "S": "Law or statutory guidance",
    "L": "London procedure",
    "P": "Common practice; councils differ",
    "X": "Our own design",
}
NOUNS = {Unit.HOURS: "hour", Unit.DAYS: "day", Unit.SCORE: "point"}


def figure(reading: Reading) -> str:
    """Say a figure: "84%", "7", "3 days"; or why there is none."""
    point = reading.now
    if not reading.points:
        return NOT_YET
    if reading.hidden or point is None:
        return HIDDEN
    if reading.figure is None:
        return NOTHING
    if reading.indicator.unit is Unit.SHARE:
        return words.share(point.numerator, point.denominator)
    return amount(reading.indicator.unit, reading.figure)


def amount(unit: Unit, value: float) -> str:
    """Say an amount in its unit."""
    if unit is Unit.SHARE:
        return f"{words.number(round(value * 100, 1))}%"
    if unit is Unit.RATIO:
        return f"{value:.2f}"
    said = words.number(value)
    noun = NOUNS.get(unit)
    return f"{said} {noun if value == 1 else noun + 's'}" if noun else said


def fraction(reading: Reading) -> str:
    """Say what a figure is counted from: "212 of 252"; nothing where nothing was counted."""
    point = reading.now
    if point is None or not point.denominator:
        return ""
    return f"{point.numerator:,} of {point.denominator:,}"


def aim(indicator: Indicator) -> str:
    """Say the aim: "at least 90%", "none", or that there is none and we look for a direction."""
    if indicator.green is None:
        way = "lower" if indicator.better is Better.DOWN else "higher"
        return f"no target; {way} is better" if indicator.code not in NO_DIRECTION else "no target"
    if indicator.green == 0 and indicator.better is Better.DOWN:
        return "none"
    bound = "no more than" if indicator.better is Better.DOWN else "at least"
    return f"{bound} {amount(indicator.unit, indicator.green)}"


# Where a direction would do harm: waiting for answers, pressing a child, hiding a judgement.
NO_DIRECTION = frozenset({"FD-07", "RH-04", "EX-09"})


def near(indicator: Indicator) -> str:
    """Say from where a figure counts as near its aim, or nothing."""
    if indicator.amber is None:
        return ""
    bound = "up to" if indicator.better is Better.DOWN else "from"
    return f"near it {bound} {amount(indicator.unit, indicator.amber)}"


def source(indicator: Indicator) -> str:
    """Say where the rule behind an indicator comes from, and if nobody has confirmed it."""
    told = TAG_WORDS[indicator.tag]
    return told if indicator.confirmed else f"{told} · Not yet confirmed"


def comes_with(missing: str) -> tuple[str, ...]:
    """Return the pieces of work that an unmeasured figure waits for, as its words name them."""
    found = re.search(r" comes? with (.+)\.$", missing)
    return tuple(re.split(r",? (?:and )?with ", found[1])) if found else ()


def days(span: Span) -> str:
    """Say a span: "1 January 2026 to 31 March 2026"."""
    return f"{words.day(span.first)} to {words.day(span.last)}"


def looks_at(indicator: Indicator, span: Span) -> str:
    """Say what days a figure looks at, and why if they end before today."""
    if indicator.window is Window.NOW:
        return f"How things stand on {words.day(span.last)}"
    if indicator.from_returns:
        return f"{days(span)}, to the day of the latest return"
    return days(span)
