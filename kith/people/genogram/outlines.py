"""Where a household's outline runs: boxes round its members, and corridors between them."""

from collections.abc import Sequence
from itertools import pairwise

from kith.people.genogram.channels import CORRIDOR, Net
from kith.people.genogram.heights import Band
from kith.people.genogram.homes import Corridor, Household, Piece
from kith.people.genogram.measures import CORRIDOR as WIDE
from kith.people.genogram.measures import OUTLINE, WIDE_LANE
from kith.people.genogram.places import Across
from kith.people.genogram.rectilinear import Box, Corner, outline

HALF = (WIDE - 8) / 2
STRAIGHT = 20.0  # so much two boxes must share to be joined straight down

Span = tuple[float, float]


class Outlines:
    """The outlines of all households."""

    def __init__(self, found: Sequence[Household], across: Across) -> None:
        self.found, self.across = found, across
        self.nets: dict[Corridor, list[Net]] = {}

    def plan(self) -> list[Net]:
        """Return the nets of those corridors that run along a channel."""
        for number, household in enumerate(self.found):
            for corridor in household.corridors:
                if self._straight(number, corridor) is None:
                    self.nets[corridor] = self._nets(number, corridor)
        return [net for nets in self.nets.values() for net in nets]

    def _span(self, number: int, piece: Piece) -> Span:
        return (
            self.across.outline((piece.row, piece.first), number, "right"),
            self.across.outline((piece.row, piece.last + 1), number, "left"),
        )

    def _straight(self, number: int, corridor: Corridor) -> Span | None:
        """Return what two boxes share, where that joins them."""
        if corridor.gaps or corridor.above.row == corridor.below.row:
            return None
        one, other = self._span(number, corridor.above), self._span(number, corridor.below)
        shared = max(one[0], other[0]), min(one[1], other[1])
        return shared if shared[1] - shared[0] >= STRAIGHT else None

    def _nets(self, number: int, corridor: Corridor) -> list[Net]:
        stops = self._stops(number, corridor)
        nets = []
        for place, channel in enumerate(corridor.channels):
            start, end = stops[place : place + 2]
            same = corridor.above.row == corridor.below.row
            tops, bottoms = ([start, end], []) if same else ([start], [end])
            pads = [min(start, end) - HALF, max(start, end) + HALF]
            net = Net(channel, CORRIDOR, tops, bottoms, tall=WIDE_LANE, room=pads)
            nets.append(net)
        return nets

    def _stops(self, number: int, corridor: Corridor) -> list[float]:
        """Return where a corridor goes down: from the box above, by the gaps, to the one below."""
        one, other = self._span(number, corridor.above), self._span(number, corridor.below)
        between = [self.across.track(track) for track in corridor.gaps]
        first = _nearest(one, between[0] if between else sum(other) / 2)
        last = _nearest(other, between[-1] if between else sum(one) / 2)
        return [first, *between, last]

    def loops(self, bands: Sequence[Band]) -> list[list[list[Corner]]]:
        """Return the loops of each household, given where the rows are."""
        return [
            outline(self._boxes(number, household, bands))
            for number, household in enumerate(self.found)
        ]

    def _boxes(self, number: int, household: Household, bands: Sequence[Band]) -> list[Box]:
        inset = household.depth * OUTLINE + 2
        boxes = []
        for piece in household.pieces:
            left, right = self._span(number, piece)
            band = bands[piece.row]
            boxes.append(Box(left, band.top + inset, right, band.bottom - inset))
        for corridor in household.corridors:
            boxes += self._corridor(number, corridor, bands, inset)
        return boxes

    def _corridor(
        self, number: int, corridor: Corridor, bands: Sequence[Band], inset: float
    ) -> list[Box]:
        top = bands[corridor.above.row].bottom - inset
        bottom = bands[corridor.below.row].top + inset
        shared = self._straight(number, corridor)
        if shared is not None:
            return [Box(shared[0], top, shared[1], bottom)]
        stops, nets = self._stops(number, corridor), self.nets[corridor]
        boxes = [
            Box(min(pair) - HALF, net.y - HALF, max(pair) + HALF, net.y + HALF)
            for net, pair in zip(nets, pairwise(stops), strict=True)
        ]
        levels = [top, *(net.y for net in nets)]
        if corridor.above.row == corridor.below.row:
            levels += [top]
        else:
            levels += [bottom]
        for stop, ends in zip(stops, pairwise(levels), strict=True):
            low, high = sorted(ends)
            boxes.append(Box(stop - HALF, low, stop + HALF, high))
        return boxes


def _nearest(span: Span, to: float) -> float:
    """Return the place under a box that is nearest to somewhere."""
    low, high = span[0] + HALF, span[1] - HALF
    return min(max(to, low), max(low, high))
