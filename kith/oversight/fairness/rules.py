"""Shares of groups beside the whole: pooled where small, hidden where a child could be found. Pure.

Small groups are put together and never left out, so that what is shown still adds up. What nobody
recorded is a group of its own: a difference there is a question about our records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kith.kernel.chance import wilson

FEW = 5
NOT_RECORDED = "Not recorded"
POOLED = "Small groups, together"
MORE, LESS = "more often", "less often"


@dataclass(frozen=True, slots=True)
class Rate:
    """One group: how many of how many. `hidden` where the reader may not know so few."""

    words: str
    hits: int
    of: int
    hidden: bool = False

    @property
    def share(self) -> float | None:
        """The share, or None with nothing to count from or nothing to be told."""
        return None if self.hidden or not self.of else self.hits / self.of

    @property
    def between(self) -> tuple[float, float] | None:
        """The range in which the share may truly lie, 95 times in 100."""
        return None if self.share is None else wilson(self.hits, self.of)

    @property
    def few(self) -> bool:
        """Whether a number here could point at a child: one to four with it, or without it."""
        return any(0 < many < FEW for many in (self.hits, self.of - self.hits))


@dataclass(frozen=True, slots=True)
class Cut:
    """One way of telling children apart, with its groups, beside all of them."""

    words: str
    whole: Rate
    groups: tuple[Rate, ...]


def ratio(group: Rate, whole: Rate) -> float | None:
    """Return how many times the share of all the share of a group is."""
    if group.share is None or not whole.share:
        return None
    return group.share / whole.share


def stands(group: Rate, whole: Rate) -> str:
    """Say whether a group stands apart: the share of all lies outside its range. Of fewer than five
    nobody is asked.
    """
    if group.of < FEW or group.between is None or whole.share is None or group.words == whole.words:
        return ""
    low, high = group.between
    if whole.share < low:
        return MORE
    return LESS if whole.share > high else ""


def how_far(group: Rate, whole: Rate) -> float:
    """Return by how much the share of all lies outside the range of a group; 0 within it."""
    if group.between is None or whole.share is None:
        return 0.0
    low, high = group.between
    return max(low - whole.share, whole.share - high, 0.0)


def pooled(groups: Iterable[Rate]) -> tuple[Rate, ...]:
    """Put groups of fewer than five together, largest first; what is not recorded stays last.

    Where one small group is left alone it takes the smallest other with it.
    """
    known = [one for one in groups if one.of]
    apart = [one for one in known if one.words == NOT_RECORDED]
    ordered = sorted(
        (one for one in known if one.words != NOT_RECORDED), key=lambda one: (-one.of, one.words)
    )
    small = [one for one in ordered if one.of < FEW]
    large = [one for one in ordered if one.of >= FEW]
    if len(small) == 1 and len(large) > 1:
        small.insert(0, large.pop())
    if len(small) > 1:
        small = [Rate(POOLED, sum(one.hits for one in small), sum(one.of for one in small))]
    return (*large, *small, *apart)


def guarded(cut: Cut) -> Cut:
    """Hide what is one to four, and as many others as it takes that nobody can work it out.

    What is hidden together is not one to four either, in itself or in what is left of the whole.
    """
    if cut.whole.few:
        return Cut(cut.words, replace(cut.whole, hidden=True), _hide(cut.groups, cut.groups))
    hidden = [one for one in cut.groups if one.few]
    rest = sorted((one for one in cut.groups if not one.few), key=lambda one: one.of)
    while hidden and rest and (len(hidden) < 2 or _together(hidden).few):
        hidden.append(rest.pop(0))
    return Cut(cut.words, cut.whole, _hide(cut.groups, hidden))


def _together(groups: Sequence[Rate]) -> Rate:
    return Rate("", sum(one.hits for one in groups), sum(one.of for one in groups))


def _hide(groups: Iterable[Rate], hidden: Iterable[Rate]) -> tuple[Rate, ...]:
    names = {one.words for one in hidden}
    return tuple(replace(one, hidden=one.words in names) for one in groups)
