"""The night's search for duplicates: everybody is read, compared, and the likely pairs proposed.

As the machine, which sees everybody; a proposal is seen only by those who see both.
"""

import os
import time
from collections import Counter
from dataclasses import dataclass

import pyarrow as pa

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.matching.levels import grounds_of
from kith.people.matching.linking import SCHEMA, pairs
from kith.people.matching.model import model
from kith.people.matching.proposing import Likely, propose
from kith.people.matching.reading import everybody
from kith.people.matching.rules import common_first_names, first_of, row_of
from kith.people.models import MatchingRun


@dataclass(frozen=True)
class Found:
    """What a night found, in numbers."""

    records: int
    pairs: int
    proposed: int


def look_for_duplicates() -> Found:
    """Compare everybody with everybody, propose what is new, and write the numbers down."""
    began = time.monotonic()
    people = _people()
    likely = [
        Likely(pair.a, pair.b, grounds_of(pair.levels), round(pair.bits, 2))
        for pair in pairs(people, model())
    ]
    with acting_as(MACHINE):
        found = Found(people.num_rows, len(likely), propose(likely, source="night"))
        MatchingRun.objects.create(
            records=found.records,
            pairs=found.pairs,
            proposed=found.proposed,
            seconds=round(time.monotonic() - began, 1),
            engine="Spark" if os.environ.get("KITH_SPARK_MASTER") else "DuckDB",
        )
    return found


def _people() -> pa.Table:
    """Return everybody as what is compared. Read twice: first names are counted before."""
    with acting_as(MACHINE):
        counted = Counter(first_of(one.given) for some in everybody() for one in some)
        common = common_first_names(counted, counted.total())
        batches = [
            pa.RecordBatch.from_pylist([row_of(one, common) for one in some], schema=SCHEMA)
            for some in everybody()
        ]
    return pa.Table.from_batches(batches, schema=SCHEMA)
