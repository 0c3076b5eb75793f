"""What a figure says: its value, how it stands against its aim, and its line. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kith.oversight.windows import Span
from kith.promises.indicator import Better, Indicator, Unit

FEW = 5
ONE_TO_FOUR = range(1, FEW)


class Status(StrEnum):
    """How a figure stands against its aim."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Point:
    """What was counted in one span. `waiting` stand beside it; `unwritten` are said to be done."""

    span: Span
    numerator: int
    denominator: int
    exceptions: int
    unwritten: int = 0
    waiting: int = 0

    @property
    def few(self) -> bool:
        """Whether a number here could point at a child: one to four of it, or without it."""
        return self.numerator in ONE_TO_FOUR or self.denominator - self.numerator in ONE_TO_FOUR


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator as it stands, with the thirteen points of its line, the last being now.

    `guarded` is for a reader who may see figures of five or more only (SPEC §0.2.5, H1).
    """

    indicator: Indicator
    points: tuple[Point, ...] = ()
    guarded: bool = False

    @property
    def now(self) -> Point | None:
        """The last point, or None where nothing can be measured yet or it must not be shown."""
        return self.points[-1] if self.points and not self.hidden else None

    @property
    def hidden(self) -> bool:
        """Whether the figure is kept from this reader because so few children stand behind it."""
        return self.guarded and bool(self.points) and self._few(self.points[-1])

    @property
    def figure(self) -> float | None:
        """The figure, or None where there is nothing to say."""
        return None if self.now is None else figure(self.indicator, self.now)

    @property
    def status(self) -> Status:
        """How the figure stands against its aim."""
        return status(self.indicator, self.figure)

    @property
    def line(self) -> tuple[float | None, ...]:
        """The figure at each point of the line; guarded, shares in whole per cent.

        Two points a week apart share twelve weeks: exact ones would tell that one week apart.
        """
        return tuple(map(self._at, self.points))

    def _few(self, point: Point) -> bool:
        """Of a ratio neither number is a part of the other, so the rest between them tells none."""
        if self.indicator.unit is Unit.RATIO:
            return point.numerator in ONE_TO_FOUR or point.denominator in ONE_TO_FOUR
        return point.few

    def _at(self, point: Point) -> float | None:
        if self.guarded and self._few(point):
            return None
        value = figure(self.indicator, point)
        rounded = self.guarded and self.indicator.unit is not Unit.COUNT
        return round(value, 2) if rounded and value is not None else value


def together(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return figures that add up to another: all, or none where one of them must be hidden."""
    return () if any(one.hidden for one in readings) else tuple(readings)


def figure(indicator: Indicator, point: Point) -> float | None:
    """Return numerator over denominator, or the count itself; None with nothing to count from."""
    if indicator.unit is Unit.COUNT:
        return float(point.numerator)
    return point.numerator / point.denominator if point.denominator else None


def status(indicator: Indicator, value: float | None) -> Status:
    """Judge a figure by its aim; without a figure or an aim there is nothing to judge."""
    if value is None or indicator.green is None:
        return Status.NONE
    if _reaches(indicator, value, indicator.green):
        return Status.GREEN
    if indicator.amber is not None and _reaches(indicator, value, indicator.amber):
        return Status.AMBER
    return Status.RED


def _reaches(indicator: Indicator, value: float, aim: float) -> bool:
    return value <= aim if indicator.better is Better.DOWN else value >= aim
