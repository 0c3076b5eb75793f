"""The records of a person that hold today, as forms about them need them."""

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.rows import records_of
from kith.people.rules.places import HOMES
from kith.people.rules.records import Record, holding


@query(Area.CHILD, Level.CREATE)
def homes_now(actor: Actor, /, *, person: int) -> list[Record]:
    """Return the homes and placements that hold today."""
    return [one for one in _standing(person, "place") if one.kind in HOMES]


@query(Area.CHILD, Level.CREATE)
def places_now(actor: Actor, /, *, person: int) -> list[Record]:
    """Return every place that holds today."""
    return _standing(person, "place")


@query(Area.CHILD, Level.CREATE)
def record_of(actor: Actor, /, *, person: int, what: str, record: int) -> Record | None:
    """Return one record that nobody has taken back."""
    found = (one for one in records_of(person) if (one.what, one.id) == (what, record))
    return next((one for one in found if one.stands), None)


def _standing(person: int, what: str) -> list[Record]:
    return [one for one in holding(records_of(person), clock.today()) if one.what == what]
