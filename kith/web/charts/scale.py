"""From values to places on the paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """Turns a value between `low` and `high` into a place between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of one value."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def step_for(width: float, wanted: int) -> float:
    """Return the round step (1, 2 or 5 times ten to a power) nearest above `width / wanted`."""
    rough = width / wanted
    power = 10.0 ** floor(log10(rough))
    return next(power * step for step in STEPS if power * step >= rough * 0.999999)


def ticks(low: float, high: float, wanted: int = 4, *, whole: bool = False) -> list[float]:
    """Return round values that cover `low` to `high`, both ends included; `whole`: no halves."""
    if high <= low:
        high = low + 1
    step = max(step_for(high - low, wanted), 1.0 if whole else 0.0)
    first, last = floor(low / step), ceil(high / step)
    return [round(step * n, 10) for n in range(first, last + 1)]


def known(values: Iterable[float | None]) -> list[float]:
    """Return the values that there are."""
    return [value for value in values if value is not None]


def runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """Split a series at its gaps: a week without data is a gap in the line, not a nought."""
    found: list[list[tuple[int, float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            found.append([])
        else:
            found[-1].append((place, value))
    return [run for run in found if run]
