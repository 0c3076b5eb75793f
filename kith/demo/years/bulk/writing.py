"""Every event of a story as the rows that the command which it names would have left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kith.demo.years.bulk import asking, deciding, door, rippling, work
from kith.demo.years.bulk.door import Deed
from kith.demo.years.bulk.sight import Sight
from kith.demo.years.bulk.tables import Rows
from kith.demo.years.bulk.writer import Writer
from kith.demo.years.living import Here
from kith.demo.years.story import Life

DEEDS: Mapping[str, Deed] = {
    **door.DEEDS,
    **asking.DEEDS,
    **deciding.DEEDS,
    **rippling.DEEDS,
    **work.DEEDS,
}


@dataclass(frozen=True)
class Writing:
    """What all stories are written with: who is meant, today's numbers, and where rows go."""

    here: Here
    limits: dict[str, int]
    rows: Rows
    request_numbers: Iterator[int]


def write(life: Life, writing: Writing, person: int, numbers: Iterable[int]) -> Sight:
    """Add the rows of one story, whose child and contacts are to have these numbers.

    Return who sees the child, so that a family can follow.
    """
    here = writing.here
    writer = Writer(
        here, writing.limits, writing.rows, person, list(numbers), writing.request_numbers
    )
    for event in life.events:
        by = here.accounts[event.by] if event.by else 0
        DEEDS[event.does](writer, event, by, dict(event.says))
    writer.finish()
    return writer.sight
