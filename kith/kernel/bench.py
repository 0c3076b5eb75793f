"""What a bench is, how its times are taken, and when its figures hold.

A package declares its benches in `kith/<package>/bench.py` as `BENCHES`. Each has a database of its
own, named after its seed and the code that fills it, so that rows are made once and never mixed
with a council's.
"""

import hashlib
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import kith

Progress = Callable[[int, int, str], None]
Input = TypeVar("Input")
BATCHES = 5
COUNTED = (".py", ".sql", ".json", ".csv")


@dataclass(frozen=True)
class Bar:
    """What a figure must keep to."""

    at_most: float | None = None
    at_least: float | None = None

    def holds(self, figure: float) -> bool:
        """Say whether a figure keeps to it."""
        low = self.at_least is None or figure >= self.at_least
        return low and (self.at_most is None or figure <= self.at_most)

    def as_dict(self) -> dict[str, float]:
        """Return the limits that there are."""
        limits = {"at_most": self.at_most, "at_least": self.at_least}
        return {name: limit for name, limit in limits.items() if limit is not None}


@dataclass(frozen=True)
class Measured:
    """What a run found: figures by name, and a few rows to look at."""

    figures: Mapping[str, float]
    sample: Sequence[Any] = ()


@dataclass(frozen=True)
class Bench:
    """One bench. `fill` makes the rows and says how many; `measure` takes the figures.

    One that stands `alone` has no rows in a database, and none is made for it.
    """

    name: str
    words: str
    seed: int
    bars: Mapping[str, Bar]
    fill: Callable[[Progress], int]
    measure: Callable[[Progress], Measured]
    # The packages whose code decides what the rows are.
    code: tuple[str, ...] = field(default=("kernel", "accounts", "access", "people", "promises"))
    alone: bool = False

    def database(self) -> str:
        """Name the bench's own database."""
        return f"{prefix(self.name)}{self.seed}_{code_hash(self.code)}"


@dataclass(frozen=True)
class Result:
    """A bench that ran."""

    bench: str
    figures: dict[str, float]
    bars: dict[str, dict[str, float]]
    held: bool
    rows: int
    seed: int
    sample: list[Any]


def prefix(name: str) -> str:
    """Return how the names of a bench's databases begin."""
    return f"kith_bench_{name}_"


def code_hash(packages: Iterable[str], root: Path = Path(kith.__file__).parent) -> str:
    """Return a short hash over the packages' code, their tests apart."""
    total = hashlib.sha256()
    for package in sorted(packages):
        for file in sorted((root / package).rglob("*")):
            if file.suffix in COUNTED and "tests" not in file.parts:
                total.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return total.hexdigest()[:10]


def held(figures: Mapping[str, float], bars: Mapping[str, Bar]) -> bool:
    """Say whether every bar has a figure that keeps to it."""
    return all(name in figures and bar.holds(figures[name]) for name, bar in bars.items())


def result(bench: Bench, measured: Measured, rows: int) -> Result:
    """Put together what is reported."""
    return Result(
        bench=bench.name,
        figures=dict(measured.figures),
        bars={name: bar.as_dict() for name, bar in bench.bars.items()},
        held=held(measured.figures, bench.bars),
        rows=rows,
        seed=bench.seed,
        sample=list(measured.sample),
    )


# Times


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle of the batches' medians and of their 95th percentiles."""

    p50: float
    p95: float


def timed(
    work: Callable[[Input], object], inputs: Sequence[Input], *, batches: int = BATCHES
) -> Times:
    """Do the work on every input, in several batches; a batch that was disturbed is outvoted."""
    found = [[_milliseconds(work, each) for each in inputs] for _ in range(batches)]
    return Times(
        p50=statistics.median(percentile(batch, 0.50) for batch in found),
        p95=statistics.median(percentile(batch, 0.95) for batch in found),
    )


def _milliseconds(work: Callable[[Input], object], given: Input) -> float:
    began = time.perf_counter()
    work(given)
    return (time.perf_counter() - began) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of the values does not pass."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * round(share * 1000) // 1000))
    return ordered[rank - 1]
