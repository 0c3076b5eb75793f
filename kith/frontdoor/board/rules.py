"""How much comes in, week by week, against other years: pure arithmetic over counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

WEEKS, YEARS, YEAR = 13, 3, 52
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Week:
    """Seven days that end with a day: what came, and what other years would bring (if known)."""

    ends: date
    came: int
    expected: float | None
    surge: bool = False

    @property
    def ratio(self) -> float | None:
        """What came, as a part of what was expected."""
        return self.came / self.expected if self.expected else None


def expected(counts: Mapping[int, int], week: int, known: int) -> float | None:
    """Return the mean of the same week in the years that we know; weeks are counted back from 0."""
    if not known:
        return None
    return sum(counts.get(week + year * YEAR, 0) for year in range(1, known + 1)) / known


def known_years(first_week: int | None) -> int:
    """Say how many earlier years are known whole, given how many weeks ago the first contact was.

    A year counts where contacts were kept from its first week of these thirteen on.
    """
    if first_week is None:
        return 0
    return sum(first_week >= year * YEAR + WEEKS - 1 for year in range(1, YEARS + 1))


def with_surges(weeks: Sequence[Week], most: float) -> list[Week]:
    """Mark the weeks that belong to a surge: two or more running above the most that is usual."""
    above = [False, *(one.ratio is not None and one.ratio > most for one in weeks), False]
    return [
        replace(one, surge=above[n] and (above[n - 1] or above[n + 1]))
        for n, one in enumerate(weeks, 1)
    ]


def begins(weeks: Sequence[Week]) -> bool:
    """Say whether the last two weeks are a surge: both above the most that is usual."""
    return bool(weeks) and weeks[-1].surge


def is_over(weeks: Sequence[Week], usual: float, calm: int = 4) -> bool:
    """Say whether so many weeks running were as usual again; what is not known is not usual."""
    last = weeks[-calm:]
    return len(last) == calm and all(one.ratio is not None and one.ratio <= usual for one in last)
