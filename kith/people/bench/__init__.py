"""The benches of this package.

`kith bench people`: a million invented people, and whoever is asked for wrongly is found.
`kith bench genogram`: families of twenty and sixty, drawn.
"""

from kith.kernel.bench import Bar, Bench
from kith.people.bench.errors import KINDS
from kith.people.bench.filling import SEED, fill
from kith.people.bench.measuring import measure
from kith.people.genogram.bench import BENCH as GENOGRAM
from kith.people.matching.bench import DUPLICATES

BENCHES = (
    DUPLICATES,
    Bench(
        name="people",
        words="Finding a person among a million, asked for wrongly in ten ways",
        seed=SEED,
        bars={
            "people": Bar(at_least=1_000_000),
            "questions": Bar(at_least=2_000),
            "find_ms_p95": Bar(at_most=15),
            "first_five": Bar(at_least=0.98),
            **{f"first_five_{kind}": Bar(at_least=0.95) for kind in KINDS},
        },
        fill=fill,
        measure=measure,
        code=("kernel", "accounts", "access", "people"),
    ),
    GENOGRAM,
)
