"""What a symbol is filled with: which half or quarter, plain or hatched. Never by colour alone."""

from collections.abc import Iterator

from kith.people.genogram.family import Fill, Shape
from kith.people.genogram.measures import HALF
from kith.people.genogram.places import reach
from kith.people.genogram.strokes import INK, line

FILLED = "#c3cbd1"
CLEAR = 12  # of the age in the middle
# The lower half and the lower right quarter; the others are these, turned.
LOW: dict[Shape, str] = {
    "square": f"M-{HALF} 0H{HALF}V{HALF}H-{HALF}Z",
    "circle": f"M-{HALF} 0A{HALF} {HALF} 0 0 0 {HALF} 0Z",
    "diamond": f"M-{HALF} 0H{HALF}L0 {HALF}Z",
}
QUARTER: dict[Shape, str] = {
    "square": f"M0 0H{HALF}V{HALF}H0Z",
    "circle": f"M0 0H{HALF}A{HALF} {HALF} 0 0 1 0 {HALF}Z",
    "diamond": f"M0 0H{HALF}L0 {HALF}Z",
}
# Way, and by how much it is turned: to the left half, to the upper right quarter.
PLAIN: dict[Fill, tuple[dict[Shape, str], int]] = {
    "substance": (LOW, 0),
    "substance_recovery": (QUARTER, 0),
    "illness": (LOW, 90),
    "disability": (QUARTER, -90),
}


def fills(shape: Shape, marks: frozenset[Fill]) -> Iterator[str]:
    """Give what fills a shape: first what is plain, and over it what is hatched."""
    for mark, (ways, turn) in PLAIN.items():
        if mark in marks:
            turned = f' transform="rotate({turn})"' if turn else ""
            yield f'<path d="{ways[shape]}" fill="{FILLED}"{turned}/>'
    if "substance_recovery" in marks:
        across = f"M-{HALF} 0H-{CLEAR}M{CLEAR} 0H{HALF}M0 {CLEAR}V{HALF}"
        yield f'<path d="{across}" stroke="{INK}" stroke-width="1.2"/>'
    if "substance_suspected" in marks:
        yield from _low_hatched(shape)
    if "mental" in marks:
        yield from _left_hatched(shape)


def _low_hatched(shape: Shape) -> Iterator[str]:
    for x in range(-21, 22, 6):
        end = reach(shape, x)
        if end > 12:
            yield line(x, 10, x, end, 1.2)


def _left_hatched(shape: Shape) -> Iterator[str]:
    for y in range(-21, 22, 6):
        end = reach(shape, y)
        if end > CLEAR + 1:
            yield line(-end, y, -CLEAR, y, 1.2)
