"""From rows and gaps to pixels along the row: nodes, tracks, the middles of couples."""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.people.genogram.family import Shape
from kith.people.genogram.gaps import Contents
from kith.people.genogram.homes import Side
from kith.people.genogram.measures import HALF
from kith.people.genogram.routes import Gap, Track
from kith.people.genogram.slots import Slot


@dataclass(frozen=True)
class Across:
    """Where everything is from left to right."""

    rows: list[list[int]]
    x: Mapping[int, float]
    slots: Mapping[int, Slot]
    gaps: Mapping[Gap, Contents]

    def edges(self, gap: Gap) -> tuple[float, float]:
        """Return where a gap begins and ends."""
        row, place = gap
        nodes, wide = self.rows[row], self.gaps[gap].width
        left = right = 0.0
        if place > 0:
            one = nodes[place - 1]
            left = self.x[one] + self.slots[one].after
            right = left + wide
        if place < len(nodes):
            other = nodes[place]
            right = self.x[other] - self.slots[other].before
            left = left if place > 0 else right - wide
        return left, right

    def track(self, track: Track) -> float:
        """Return where a track runs."""
        contents, (left, right) = self.gaps[track.gap], self.edges(track.gap)
        if track.side == "left":
            return left + contents.from_left[track]
        if track.side == "right":
            return right - contents.from_right[track]
        start, end = left + contents.left, right - contents.right
        spare = (end - start - contents.joined) / 2 if self._only_passed(contents) else 0.0
        return start + spare + contents.passing[track]

    @staticmethod
    def _only_passed(contents: Contents) -> bool:
        return contents.middle == 0.0

    def words(self, track: Track) -> float:
        """Return where the middle of a track's words is."""
        contents, (left, right) = self.gaps[track.gap], self.edges(track.gap)
        if track.side == "left":
            begin = contents.words_at[track]
            return left + (begin + contents.from_left[track]) / 2
        return right - (contents.words_at[track] + contents.from_right[track]) / 2

    def middle(self, gap: Gap) -> tuple[float, float]:
        """Return where the free middle of a gap begins and ends."""
        contents, (left, right) = self.gaps[gap], self.edges(gap)
        passed = contents.joined - contents.middle
        return left + contents.left + passed, right - contents.right

    def outline(self, gap: Gap, household: int, side: Side) -> float:
        """Return where a household's outline runs in a gap."""
        offset = self.gaps[gap].outlines[household, side]
        left, right = self.edges(gap)
        return left + offset if side == "left" else right - offset


def reach(shape: Shape, away: float) -> float:
    """Return how far a symbol reaches from its middle, so far from its axis: both ways alike."""
    away = min(abs(away), HALF)
    if shape == "square":
        return HALF
    if shape == "circle":
        return float((HALF**2 - away**2) ** 0.5)
    return HALF - away
