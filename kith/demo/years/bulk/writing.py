"""Every event of a story as the rows that the command which it names would have left."""

from collections.abc import Iterable, Mapping

from kith.demo.years.bulk import deciding, door, work
from kith.demo.years.bulk.door import Deed
from kith.demo.years.bulk.tables import Rows
from kith.demo.years.bulk.writer import Writer
from kith.demo.years.living import Here
from kith.demo.years.story import Life

DEEDS: Mapping[str, Deed] = {**door.DEEDS, **deciding.DEEDS, **work.DEEDS}


def write(
    life: Life, here: Here, limits: dict[str, int], rows: Rows, person: int, numbers: Iterable[int]
) -> None:
    """Add the rows of one story, whose child is to have this number."""
    writer = Writer(here, limits, rows, person, list(numbers))
    for event in life.events:
        by = here.accounts[event.by] if event.by else 0
        DEEDS[event.does](writer, event, by, dict(event.says))
    writer.finish()
