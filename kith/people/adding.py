"""Adds names, places, ways of reaching and numbers to a person whose row is held (no gate here).

Nothing is overwritten. What is there already and holds is not written twice.
"""

from datetime import date
from typing import Any

from kith.access.actors import Actor
from kith.kernel import clock
from kith.people.models import Address, Identifier, Person, PersonName, Phone
from kith.people.models.kept import Kept
from kith.people.rows import about
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import PREFERRED, NewName, read_name
from kith.people.rules.numbers import NewNumber, read_number
from kith.people.rules.places import HOMES, NewPhone, NewPlace, place_words, read_phone, read_place
from kith.people.writing import go_by

MOVED, BOTH = "moved", "both"


def put_name(actor: Actor, row: Person, told: NewName) -> None:
    """Add a name; one that they prefer ends the one before."""
    name = read_name(told)
    not_to_come(name.from_on)
    if name.kind == PREFERRED:
        go_by(actor, row, name)
        return
    said = {"kind": name.kind, "given": name.given, "family": name.family, "say_it": name.say_it}
    _add(actor, row, PersonName, said, name.from_on, name.source)


def put_place(actor: Actor, row: Person, told: NewPlace) -> None:
    """Add a place. Where there is a home already, `others` must say what becomes of it."""
    place = read_place(told)
    not_to_come(place.from_on)
    said = {
        "kind": place.kind,
        "lines": place.lines,
        "town": place.town,
        "postcode": place.postcode,
    }
    homes = [one for one in homes_of(row.id) if not _same(one, said)]
    if place.kind in HOMES and homes:
        _settle(actor, homes, place)
    _add(actor, row, Address, said, place.from_on, place.source)


def homes_of(person: int) -> list[Address]:
    """Return the homes and placements that hold today."""
    kept = Address.objects.filter(
        person_id=person, kind__in=HOMES, retracted_at=None, ended_at=None
    )
    return list(kept.order_by("id"))


def _settle(actor: Actor, homes: list[Address], place: NewPlace) -> None:
    """End the homes before, or leave them beside this one, as was answered; else ask."""
    if place.others == BOTH:
        return
    if place.others != MOVED:
        there = "; ".join(place_words(one.lines, one.town, one.postcode) for one in homes)
        raise Mistaken("others", f"They have a home already: {there}. Say what becomes of it.")
    ends = place.from_on or clock.today()
    for one in homes:
        if one.from_on and ends < one.from_on:
            raise Mistaken("from_on", "This is before the home that it follows began.")
        end_row(actor, one, ends)


def put_phone(actor: Actor, row: Person, told: NewPhone) -> None:
    """Add a way of reaching somebody; told anew with another answer, the one before ends."""
    phone = read_phone(told)
    not_to_come(phone.from_on)
    said = {"kind": phone.kind, "value": phone.value}
    more = {"safe": phone.safe, "when_safe": phone.when_safe}
    for one in _standing(Phone, row.id, said):
        if (one.safe, one.when_safe) != (phone.safe, phone.when_safe):
            end_row(actor, one, clock.today())
    _add(actor, row, Phone, {**said, **more}, phone.from_on, phone.source)


def put_number(actor: Actor, row: Person, told: NewNumber) -> None:
    """Add a number that others know them by."""
    value = read_number(told.scheme, told.value)
    said = {"scheme": told.scheme, "issuer": told.issuer.strip()[:20], "value": value}
    if about(Identifier, row.id).filter(retracted_at=None, ended_at__isnull=False, **said).exists():
        raise Mistaken("value", "They had this number and it ended. If it did not, take that back.")
    _add(actor, row, Identifier, said, None, told.source)


def end_row(actor: Actor, row: Any, on: date) -> None:
    """Say of a record from when on it holds no longer."""
    row.until_on, row.ended_at, row.ended_by = on, clock.now(), actor.id or None
    row.save(update_fields=["until_on", "ended_at", "ended_by"])


def retract_row(actor: Actor, row: Any, why: str) -> None:
    """Say of a record that it never was true, and why; it stays for the story."""
    row.retracted_at, row.retracted_by, row.retracted_why = clock.now(), actor.id or None, why
    row.save(update_fields=["retracted_at", "retracted_by", "retracted_why"])


def _add(
    actor: Actor,
    row: Person,
    model: type[Kept],
    told: dict[str, str],
    from_on: date | None,
    source: str,
) -> None:
    if _standing(model, row.id, told).exists():
        return
    about(model, row.id).create(
        person_id=row.id,
        **told,
        from_on=from_on,
        source=source.strip()[:100],
        recorded_at=clock.now(),
        recorded_by=actor.id or None,
    )


def _standing(model: type[Kept], person: int, told: dict[str, str]) -> Any:
    return about(model, person).filter(retracted_at=None, ended_at=None, **told)


def _same(one: Address, told: dict[str, str]) -> bool:
    return all(getattr(one, name) == value for name, value in told.items())


def not_to_come(from_on: date | None) -> None:
    """Refuse a day on which nothing can hold yet."""
    if from_on and from_on > clock.today():
        raise Mistaken("from_on", "This day has not come yet.")
