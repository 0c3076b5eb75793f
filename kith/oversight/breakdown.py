"""The groups that a figure falls into, small ones together (SUPPLEMENT S16). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from kith.kernel.chance import wilson
from kith.oversight.reading import FEW

NOT_KNOWN = "Not known"
POOLED = "Small groups, together"


@dataclass(frozen=True, slots=True)
class Group:
    """One group of children in a figure, with the range its share may truly lie in."""

    words: str
    numerator: int
    denominator: int

    @property
    def share(self) -> float | None:
        """The share, or None with nothing to count from."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def between(self) -> tuple[float, float] | None:
        """The range in which the share may truly lie, 95 times in 100; a ratio has none."""
        if not 0 <= self.numerator <= self.denominator or not self.denominator:
            return None
        return wilson(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A figure cut one way."""

    words: str
    groups: tuple[Group, ...]


def pooled(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Put groups of fewer than five together, so that a chance reads as a chance; largest first."""
    by_size = sorted(groups, key=lambda group: (-group.denominator, group.words))
    large = [group for group in by_size if group.denominator >= FEW]
    small = [group for group in by_size if group.denominator < FEW]
    if len(small) > 1:
        small = [_together(POOLED, small)]
    return (*large, *small)


def _together(words: str, groups: list[Group]) -> Group:
    return Group(words, sum(g.numerator for g in groups), sum(g.denominator for g in groups))
