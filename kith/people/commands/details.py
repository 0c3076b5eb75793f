"""Writes of what one line of a person holds, kept by version and merged field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.queries import account_card
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.following import follow
from kith.people.models import Person, PersonChange
from kith.people.queries.cards import Details, details_of
from kith.people.queries.fields import fields_of
from kith.people.rules import NotADetail, clean_details
from kith.people.rules.ages import read_birth
from kith.people.rules.fields import ABOUT, BIRTH, WORK, read
from kith.people.writing import locked, now_in, write
from kith.web.merge import Conflict, merge

OURS = frozenset([*ABOUT, *BIRTH, *WORK])


@dataclass(frozen=True)
class Clash:
    """Two people gave one field two values: what it was, what each says, and who the other is."""

    field: str
    base: str
    mine: str
    theirs: str
    by: str


class Clashed(Exception):
    """A true conflict, for a person to decide. Nothing was saved; `now` is what stands."""

    def __init__(self, clashes: tuple[Clash, ...], now: Details) -> None:
        super().__init__("Somebody else has changed the same words.")
        self.clashes = clashes
        self.now = now


@command(Area.CHILD, Level.CREATE, event="details.changed")
def change_details(
    actor: Actor, /, *, person: int, version: int, changes: Mapping[str, str]
) -> Details:
    """Change what a child says of themselves, typed by somebody who saw `version` of it.

    What others changed meanwhile is kept field by field; where two people gave one field two
    values, nothing is saved and `Clashed` shows both.
    """
    row = locked(person)
    _merge_in(actor, row, version, clean_details(changes))
    return details_of(row)


@command(Area.CHILD, Level.CREATE, event="person.changed")
def change_fields(
    actor: Actor, /, *, person: int, version: int, changes: Mapping[str, str]
) -> Details:
    """Change fields of a person that we write down (`rules.fields`), as texts; merged as details.

    A birth, an expected birth and a death must be possible together, else `Mistaken`.
    """
    if unknown := changes.keys() - OURS:
        raise NotADetail("That cannot be changed here.", min(unknown))
    row = locked(person)
    _merge_in(actor, row, version, {name: read(name, text) for name, text in changes.items()})
    read_birth(row.born, row.expected, row.died, clock.today())
    return fields_of(row)


def _merge_in(actor: Actor, row: Person, version: int, mine: Mapping[str, str]) -> None:
    now = now_in(row)
    base = _as_at(row, version, now)
    merged = merge(
        {field: base[field] for field in mine}, mine, {field: now[field] for field in mine}
    )
    if merged.conflicts:
        seen = details_of(row) if mine.keys() <= details_of(row).values.keys() else fields_of(row)
        raise Clashed(_clashes(merged.conflicts, row.id), seen)
    audit.about(fields=write(actor, row, merged.values))
    follow([row.id])


def _as_at(row: Person, version: int, now: Mapping[str, str]) -> dict[str, str]:
    """Return the fields as they were at `version`: the present, with later changes taken back."""
    values = dict(now)
    later = PersonChange.objects.filter(person_id=row.id, version__gt=version)
    for change in later.order_by("-version", "-id"):
        if change.field in values:
            values[change.field] = change.old
    return values


def _clashes(conflicts: Mapping[str, Conflict], person: int) -> tuple[Clash, ...]:
    return tuple(
        Clash(field, each.was, each.mine, each.theirs, _who_changed(person, field))
        for field, each in conflicts.items()
    )


def _who_changed(person: int, field: str) -> str:
    last = PersonChange.objects.filter(person_id=person, field=field).order_by("-version").first()
    card = account_card(last.by) if last else None
    return card.name if card else "Kith"
