"""Writes about people: the details that they tell us, kept by version and merged field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.queries import account_card
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.models import Person, PersonChange
from kith.people.queries import Details, details_of
from kith.people.rules import clean_details
from kith.people.search import keep_keys
from kith.web.merge import Conflict, merge


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
    """Change some details of a child, typed by somebody who saw `version` of them.

    What others changed meanwhile is kept field by field; where two people gave one field two
    values, nothing is saved and `Clashed` shows both.
    """
    mine = clean_details(changes)
    row = Person.objects.select_for_update().get(id=person)
    base = _as_at(row, version)
    theirs = {field: getattr(row, field) for field in mine}
    merged = merge({field: base[field] for field in mine}, mine, theirs)
    if merged.conflicts:
        raise Clashed(_clashes(merged.conflicts, person), details_of(row))
    audit.about(fields=_write(actor, row, merged.values))
    return details_of(row)


def _as_at(row: Person, version: int) -> dict[str, str]:
    """Return the details as they were at `version`: the present, with later changes taken back."""
    values = dict(details_of(row).values)
    later = PersonChange.objects.filter(person_id=row.id, version__gt=version)
    for change in later.order_by("-version", "-id"):
        if change.field in values:
            values[change.field] = change.old
    return values


def _write(actor: Actor, row: Person, values: Mapping[str, str]) -> list[str]:
    changed = {field: new for field, new in values.items() if getattr(row, field) != new}
    if not changed:
        return []
    row.version += 1
    now = clock.now()
    PersonChange.objects.bulk_create(
        PersonChange(
            person_id=row.id,
            field=field,
            old=getattr(row, field),
            new=new,
            version=row.version,
            by=actor.id,
            at=now,
        )
        for field, new in changed.items()
    )
    for field, new in changed.items():
        setattr(row, field, new)
    row.save(update_fields=[*changed, "version"])
    keep_keys([row.id])
    return sorted(changed)


def _clashes(conflicts: Mapping[str, Conflict], person: int) -> tuple[Clash, ...]:
    return tuple(
        Clash(field, each.was, each.mine, each.theirs, _who_changed(person, field))
        for field, each in conflicts.items()
    )


def _who_changed(person: int, field: str) -> str:
    last = PersonChange.objects.filter(person_id=person, field=field).order_by("-version").first()
    card = account_card(last.by) if last else None
    return card.name if card else "Kith"
