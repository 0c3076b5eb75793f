"""The sparkline: thirteen weeks in the space of a few words."""

from collections.abc import Sequence

from markupsafe import Markup

from kith.web.charts.chart import said
from kith.web.charts.scale import Scale, known, runs
from kith.web.charts.svg import BLUE, FAINT, dot, path, picture, rule, tag

WIDTH, HEIGHT, EDGE = 132, 36, 5


def described(values: Sequence[float | None], unit: str) -> str:
    """Say what the line shows: first, last, lowest, highest and how many weeks are missing."""
    there = known(values)
    if not there:
        return "No figures yet."
    gaps = len(values) - len(there)
    missing = f" {gaps} without a figure." if gaps else ""
    return (
        f"From {said(there[0], unit)} to {said(there[-1], unit)}; "
        f"lowest {said(min(there), unit)}, highest {said(max(there), unit)}.{missing}"
    )


def paper(values: Sequence[float], places: int) -> tuple[Scale, Scale]:
    """Return the scales across and up; a level series runs through the middle."""
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    across = Scale(0, max(1, places - 1), EDGE, WIDTH - EDGE)
    return across, Scale(low, high, HEIGHT - EDGE, EDGE)


def sparkline(
    values: Sequence[float | None],
    *,
    title: str,
    unit: str = "share",
    target: float | None = None,
) -> Markup:
    """Draw a short series; the target is a dotted line, the last value a dot."""
    there = known(values)
    if not there:
        return picture(WIDTH, HEIGHT, title, described(values, unit))
    across, up = paper([*there, *known([target])], len(values))
    lines = [[(across(x), up(y)) for x, y in run] for run in runs(values)]
    drawn = [
        tag("path", d=path(line), fill="none", stroke=BLUE, stroke_width=2, stroke_linejoin="round")
        if len(line) > 1
        else dot(*line[0], 2, BLUE)
        for line in lines
    ]
    if target is not None:
        drawn.insert(
            0,
            rule(EDGE, up(target), WIDTH - EDGE, up(target), stroke=FAINT, stroke_dasharray="2 3"),
        )
    return picture(
        WIDTH, HEIGHT, title, described(values, unit), *drawn, dot(*lines[-1][-1], 3.5, BLUE)
    )
