"""`kith bench census`: a return of invented children checked, by phase and size, beside the floor.

Each run is a process of its own, start-up included; times are of the processor, since other work
on the machine does not lengthen them. The floor is lxml, which only parses the file.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from kith.kernel.bench import Bar, Bench, Measured, Progress

SEED = 7
SIZES = (3_000, 30_000, 300_000)
BUSY_SECONDS, MEGABYTES = 6, 500
"""What a return of 30,000 children may take of a busy processor, and of memory."""

_LINEAR = 13
"""How much longer ten times the children may take: ten, and room for a disturbed machine."""

_RUN = "from kith.standards import bench; bench.{what}({path!r})"


def measure(progress: Progress) -> Measured:
    """Write the returns, check each, parse each with lxml alone."""
    figures: dict[str, float] = {}
    sample: list[dict[str, Any]] = []
    with TemporaryDirectory() as folder:
        for done, size in enumerate(SIZES):
            progress(done, len(SIZES), "Checking returns")
            path = _written(Path(folder), size, progress)
            checked, floor = _child("checked", path), _child("parsed", path)
            sample.append({"children": size, **checked, "lxml": floor["cpu"]})
            figures |= {f"{name}_{size}": figure for name, figure in checked.items()}
            figures[f"lxml_cpu_{size}"] = floor["cpu"]
            path.unlink()
    large, middle = figures[f"cpu_{SIZES[2]}"], figures[f"cpu_{SIZES[1]}"]
    return Measured(figures | {"ten_times_the_children_cost": large / middle}, sample)


def _written(folder: Path, size: int, progress: Progress) -> Path:
    from kith.standards.cin_census.generator import write_return

    def told(done: int, total: int) -> None:
        progress(done, total, f"Inventing {size:,} children")

    return write_return(folder / f"{size}.xml", size, seed=SEED, progress=told)


def _child(what: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-c", _RUN.format(what=what, path=str(path))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def checked(path: str) -> None:
    """Check a return in this process and print what it took: seconds by phase, megabytes."""
    began = perf_counter()
    from kith.standards.cin_census.checking import check_file

    took = {"start": process_time()}
    ends = [process_time()]

    def phase(name: str) -> None:
        ends.append(process_time())
        took[name] = ends[-1] - ends[-2]

    found = check_file(path, phase=phase)
    wrong = found.issues.height + len(found.schema) + len(found.not_run)
    told = {"cpu": process_time(), "wall": perf_counter() - began, "memory_mb": peak_megabytes()}
    print(json.dumps(took | told | {"wrong": wrong}))


def peak_megabytes() -> float:
    """Return the most memory of this process alone; `getrusage` would have its parent's in it."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def parsed(path: str) -> None:
    """Parse a return in this process with lxml alone and print the seconds that it took."""
    from lxml import etree

    etree.parse(path)
    print(json.dumps({"cpu": process_time()}))


BENCHES = (
    Bench(
        name="census",
        words="A return of 3,000, 30,000 and 300,000 children checked against every rule",
        seed=SEED,
        bars={
            f"cpu_{SIZES[1]}": Bar(at_most=BUSY_SECONDS),
            f"memory_mb_{SIZES[1]}": Bar(at_most=MEGABYTES),
            f"wrong_{SIZES[1]}": Bar(at_most=0),
            "ten_times_the_children_cost": Bar(at_most=_LINEAR),
        },
        fill=lambda _progress: sum(SIZES),
        measure=measure,
        alone=True,
    ),
)
