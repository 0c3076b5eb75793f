"""Writes of a person's fields with the story of each, and of the name they go by (no gate here).

The name is written in one place, `go_by`: the record of the name and its mirror in the row.
"""

from collections.abc import Mapping

from django.db.models import QuerySet

from kith.access.actors import Actor
from kith.kernel import clock
from kith.people import bulk
from kith.people.models import Person, PersonChange, PersonName
from kith.people.people import add_disabilities
from kith.people.rows import codes_of, put, texts_of
from kith.people.rules.names import PREFERRED, NewName, Preferred, goes_by, whole


def locked(person: int) -> Person:
    """Return a person's row, held until the end of the transaction: one writer after another."""
    return Person.objects.select_for_update().get(id=person)


def now_in(row: Person) -> dict[str, str]:
    """Return all fields of a row as they stand."""
    return texts_of(row, codes_of(row.id))


def write(actor: Actor, row: Person, texts: Mapping[str, str]) -> list[str]:
    """Write these fields of a row that is held, tell the story, and say which changed."""
    before = now_in(row)
    changed = {name: new for name, new in texts.items() if before[name] != new}
    if not changed:
        return []
    if changed.keys() & {"known_as", "say_it"}:
        _keep_preferred(actor, row, _named(row.id, {**before, **texts}))
    _put_all(actor, row, before, changed)
    return sorted(changed)


def go_by(actor: Actor, row: Person, name: NewName) -> None:
    """Write the name that somebody goes by from now on, or that they go by none (an empty one)."""
    said = {"known_as": name.whole, "say_it": name.say_it}
    before = now_in(row)
    changed = {field: new for field, new in said.items() if before[field] != new}
    if changed:
        _keep_preferred(actor, row, name)
        _put_all(actor, row, before, changed)


def mirror(actor: Actor, row: Person) -> None:
    """Show again the preferred name in force, after one was taken back."""
    kept = PersonName.objects.filter(person_id=row.id, kind=PREFERRED, retracted_at=None)
    names = [
        Preferred(
            one.given, one.family, one.say_it, one.ended_at is not None, one.recorded_at, one.id
        )
        for one in kept
    ]
    now = goes_by(names)
    said = {
        "known_as": whole(now.given, now.family) if now else "",
        "say_it": now.say_it if now else "",
    }
    before = now_in(row)
    changed = {field: new for field, new in said.items() if before[field] != new}
    if changed:
        _put_all(actor, row, before, changed)


def _named(person: int, texts: Mapping[str, str]) -> NewName:
    """Return the name in these texts; one that is only said otherwise keeps its parts."""
    running = _running(person).order_by("id").last()
    if running and whole(running.given, running.family) == texts["known_as"]:
        return NewName(given=running.given, family=running.family, say_it=texts["say_it"])
    return NewName(given=texts["known_as"], say_it=texts["say_it"])


def _running(person: int) -> QuerySet[PersonName]:
    return PersonName.objects.filter(
        person_id=person, kind=PREFERRED, retracted_at=None, ended_at=None
    )


def _keep_preferred(actor: Actor, row: Person, name: NewName) -> None:
    now, begins = clock.now(), name.from_on or clock.today()
    _running(row.id).update(until_on=begins, ended_at=now, ended_by=actor.id or None)
    if name.whole:
        PersonName.objects.create(
            person_id=row.id,
            kind=PREFERRED,
            given=name.given,
            family=name.family,
            say_it=name.say_it,
            from_on=name.from_on,
            source=name.source,
            recorded_at=now,
            recorded_by=actor.id or None,
        )


def _put_all(
    actor: Actor, row: Person, before: Mapping[str, str], changed: Mapping[str, str]
) -> None:
    row.version += 1
    tell(actor, row, {name: (before[name], new) for name, new in changed.items()})
    columns = [column for name, new in changed.items() for column in put(row, name, new)]
    row.save(update_fields=[*columns, "version"])
    if "disabilities" in changed:
        _put_disabilities(row.id, _codes(before["disabilities"]), _codes(changed["disabilities"]))


def tell(actor: Actor, row: Person, changes: Mapping[str, tuple[str, str]]) -> None:
    """Add lines to the story of a person: of each field what it was and what it is now."""
    now = clock.now()
    PersonChange.objects.bulk_create(
        PersonChange(
            person_id=row.id,
            field=field,
            old=old,
            new=new,
            version=row.version,
            by=actor.id,
            at=now,
        )
        for field, (old, new) in changes.items()
    )


def _codes(text: str) -> set[str]:
    return set(text.split(", ")) if text else set()


def _put_disabilities(person: int, before: set[str], after: set[str]) -> None:
    bulk.run(bulk.DELETE_DISABILITIES, [(person, code) for code in sorted(before - after)])
    add_disabilities([(person, code) for code in sorted(after - before)])
