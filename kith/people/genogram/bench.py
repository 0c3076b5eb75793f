"""`kith bench genogram`: families of twenty and of sixty people, laid out and drawn in a request.

No rows are read: the families are invented from the seed, as whoever builds them from rows would.
"""

from kith.kernel.bench import Bar, Bench, Measured, Progress, timed
from kith.people.genogram.draw import draw
from kith.people.genogram.family import Family
from kith.people.genogram.testing import invent

SEED = 3
FAMILIES = 20
BARS = {20: 150.0, 60: 1000.0}


def fill(progress: Progress) -> int:
    """Make no rows: there is nothing in the database to measure."""
    return 0


def measure(progress: Progress) -> Measured:
    """Draw families of each size; report the time of one."""
    figures: dict[str, float] = {}
    sample: list[dict[str, object]] = []
    for number, size in enumerate(BARS):
        progress(number, len(BARS), f"{size} people")
        families = [invent(SEED * 1000 + each, size) for each in range(FAMILIES)]
        draw(families[0])
        times = timed(draw, families, batches=3)
        figures[f"people_{size}_ms_p50"] = times.p50
        figures[f"people_{size}_ms_p95"] = times.p95
        sample.append(_size_of(families[0]))
    return Measured(figures, sample)


def _size_of(family: Family) -> dict[str, object]:
    picture = draw(family)
    return {
        "people": len(family.people),
        "width": picture.width,
        "height": picture.height,
        "characters": len(picture.svg),
    }


BENCH = Bench(
    name="genogram",
    words="A family's picture laid out and drawn",
    seed=SEED,
    bars={f"people_{size}_ms_p95": Bar(at_most=most) for size, most in BARS.items()},
    fill=fill,
    measure=measure,
    code=("people",),
)
