"""Chance that can be repeated: dice, weighted choices, and turns that leave no code out."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Weighted:
    """A choice among codes, some more often than others."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.codes = tuple(weights)
        self.sums = tuple(accumulate(weights.values()))

    def pick(self, rng: Random) -> str:
        """Return one of the codes."""
        return self.codes[bisect_left(self.sums, rng.random() * self.sums[-1])]


def often(rng: Random, share: float) -> bool:
    """Return true in this share of cases."""
    return rng.random() < share


def upto(rng: Random, most: int) -> int:
    """Return a whole number from nought to `most`, both included."""
    return int(rng.random() * (most + 1))


def one_of(rng: Random, among: Sequence[T]) -> T:
    """Return one of these."""
    return among[int(rng.random() * len(among))]


def day_between(rng: Random, first: date, last: date) -> date:
    """Return a day from `first` to `last`; `first` if they are the wrong way round."""
    return first + timedelta(days=upto(rng, max(0, (last - first).days)))
