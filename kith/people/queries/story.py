"""How a person's record came to be what it is: fields, names, places and numbers in one story."""

from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.people.models import PersonChange
from kith.people.rows import records_of
from kith.people.rules.fields import FIELDS, said
from kith.people.rules.numbers import SCHEMES
from kith.people.rules.story import Line, lines

MOST = 500
OTHERS = {"record": "This record", **SCHEMES}


@dataclass(frozen=True)
class Told:
    """One line of the story of changes."""

    field: str
    old: str
    new: str
    by: str
    at: datetime


@query(Area.CHILD, Level.VIEW)
def story(actor: Actor, /, *, person: int) -> list[Told]:
    """Return how a person's record came to be what it is, newest first; 500 lines at most."""
    changes = PersonChange.objects.filter(person_id=person).order_by("-at", "-id")[:MOST]
    told = [*map(_line, changes), *lines(records_of(person))]
    newest = sorted(told, key=lambda one: one.at, reverse=True)[:MOST]
    names = account_names(one.by for one in newest)
    return [
        Told(one.field, one.old, one.new, names.get(one.by or 0, "Kith"), one.at) for one in newest
    ]


def _line(change: PersonChange) -> Line:
    field = FIELDS.get(change.field)
    label = field.label if field else OTHERS.get(change.field, change.field)
    old, new = said(change.field, change.old), said(change.field, change.new)
    return Line(label, old, new, change.by, change.at)
