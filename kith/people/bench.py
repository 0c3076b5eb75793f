"""The benches of this package."""

from kith.people.genogram.bench import BENCH as GENOGRAM

BENCHES = (GENOGRAM,)
