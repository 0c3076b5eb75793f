"""From rows and channels to pixels down the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kith.people.genogram.channels import Lanes
from kith.people.genogram.homes import Household
from kith.people.genogram.measures import HALF, MARGIN, NAME_LINE, OUTLINE, SMALL_LINE
from kith.people.genogram.slots import Slot

ABOVE, BELOW = 5.0, 6.0  # between a symbol and the words above and below it
LEAST = 34.0  # of a channel


@dataclass(frozen=True)
class Band:
    """One row: where it begins, the middles of its symbols, where its words end, where it ends."""

    top: float
    middle: float
    home: float  # where the words of households begin
    bottom: float


def bands(
    rows: Sequence[Sequence[int]],
    slots: Mapping[int, Slot],
    households: Sequence[Household],
    channels: Mapping[int, Lanes],
) -> list[Band]:
    """Give each row its height, and each channel's nets theirs."""
    made, y = [], float(MARGIN)
    if -1 in channels:
        channels[-1].place(y)
        y += channels[-1].height
    for number, row in enumerate(rows):
        made.append(_band(y, [slots[node] for node in row], _outlines(households, number)))
        y = made[-1].bottom
        if number in channels:
            channels[number].place(y)
        more = channels[number].height if number in channels else 0.0
        y += max(LEAST, more)
    return made


def _outlines(households: Sequence[Household], row: int) -> float:
    deepest = [one.depth + 1 for one in households if any(piece.row == row for piece in one.pieces)]
    return max(deepest, default=0) * OUTLINE


def _band(top: float, row: Sequence[Slot], outlines: float) -> Band:
    above = max((max(len(slot.left), len(slot.right)) for slot in row), default=0)
    names = max((len(slot.name) for slot in row), default=0)
    homes = max((len(slot.home) for slot in row), default=0)
    middle = top + outlines + above * SMALL_LINE + ABOVE + HALF
    home = middle + HALF + BELOW + names * NAME_LINE + BELOW
    bottom = home + (homes * SMALL_LINE + BELOW if homes else 0.0) + outlines
    return Band(top, middle, home, bottom)
