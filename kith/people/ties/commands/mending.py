"""Put a family right: what is no longer true ends, what never was is taken back, both are kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.models import (
    Bond,
    ContactSafety,
    HouseholdMember,
    Kept,
    Loss,
    Mark,
    Tie,
    Told,
    UnknownParent,
)
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.reading import read_family

# What a record is called in an address, and its table.
TABLES: Mapping[str, Any] = {
    "tie": Tie,
    "unknown": UnknownParent,
    "home": HouseholdMember,
    "feeling": Bond,
    "loss": Loss,
    "mark": Mark,
    "told": Told,
    "safe": ContactSafety,
}


@command(Area.CHILD, Level.CREATE, event="record.ended")
def end_record(actor: Actor, /, *, person: int, kind: str, record: int, until: date) -> None:
    """Say that something held until a day: it stays in the story of the family."""
    row = _record(person, kind, record)
    if row.until_on:
        raise Mistaken("until", "This has ended already. If its day is wrong, take the record back")
    if row.from_on and until < row.from_on:
        raise Mistaken("until", "It cannot end before it began")
    _update(kind, record, until_on=until, ended_at=clock.now(), ended_by=actor.id or None)


@command(Area.CHILD, Level.CREATE, event="record.retracted")
def retract_record(actor: Actor, /, *, person: int, kind: str, record: int, why: str) -> None:
    """Take back what never was so, with a reason; the record stays, and says that it was wrong."""
    _record(person, kind, record)
    if not why.strip():
        raise Mistaken("why", "Say why this is wrong")
    _update(
        kind,
        record,
        retracted_at=clock.now(),
        retracted_by=actor.id or None,
        retracted_why=why.strip(),
    )


def _update(kind: str, record: int, **values: object) -> None:
    TABLES[kind].objects.filter(pk=record).update(**values)


def _record(person: int, kind: str, record: int) -> Kept:
    """Return a record about somebody in this family; NotHere for any other."""
    table = TABLES.get(kind)
    row = table.objects.filter(pk=record, retracted_at=None).first() if table else None
    if row is None:
        raise NotHere
    about = {getattr(row, name) for name in ("a_id", "b_id", "person_id") if hasattr(row, name)}
    if not about & set(read_family(person).people):
        raise NotHere
    found: Kept = row
    return found
