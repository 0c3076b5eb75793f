"""Writes of names, places, ways of reaching and numbers: added, ended, taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.adding import end_row, put_name, put_number, put_phone, put_place, retract_row
from kith.people.following import follow
from kith.people.models import Person
from kith.people.rows import MODELS, about
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import PREFERRED, NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.rules.records import read_end
from kith.people.writing import locked, mirror

T = TypeVar("T")
LONGEST_WHY = 200


@command(Area.CHILD, Level.CREATE, event="name.added")
def add_name(actor: Actor, /, *, person: int, name: NewName) -> None:
    """Write down a name; the one that they prefer from now on ends the one before."""
    _add(actor, person, put_name, name)


@command(Area.CHILD, Level.CREATE, event="place.added")
def add_place(actor: Actor, /, *, person: int, place: NewPlace) -> None:
    """Write down where somebody lives, or another place of theirs.

    With a home already there, `Mistaken` at "others" asks what becomes of it.
    """
    _add(actor, person, put_place, place)


@command(Area.CHILD, Level.CREATE, event="phone.added")
def add_phone(actor: Actor, /, *, person: int, phone: NewPhone) -> None:
    """Write down how somebody is reached, and whether that is safe."""
    _add(actor, person, put_phone, phone)


@command(Area.CHILD, Level.CREATE, event="number.added")
def add_number(actor: Actor, /, *, person: int, number: NewNumber) -> None:
    """Write down a number that others know somebody by; whoever shares it is proposed as one."""
    _add(actor, person, put_number, number)


@command(Area.CHILD, Level.CREATE, event="record.ended")
def end_record(actor: Actor, /, *, person: int, what: str, record: int, on: date) -> None:
    """Say from which day on a record holds no longer; a name that they go by is replaced."""
    locked(person)
    row = _standing(person, what, record)
    if _is_preferred(what, row):
        raise Mistaken("on", "Write down the name they go by now; this one ends with it.")
    if row.ended_at:
        raise Mistaken("on", "This has ended already.")
    read_end(row.from_on, on, clock.today())
    audit.about(what=what, record=record)
    end_row(actor, row, on)
    follow([person])


@command(Area.CHILD, Level.CREATE, event="record.retracted")
def retract_record(actor: Actor, /, *, person: int, what: str, record: int, why: str) -> None:
    """Take back what never was true, with the reason; it stays in the story."""
    said = why.strip()
    if not said or len(said) > LONGEST_WHY:
        raise Mistaken("why", f"Say why it was wrong, in at most {LONGEST_WHY} characters.")
    held = locked(person)
    row = _standing(person, what, record)
    audit.about(what=what, record=record)
    retract_row(actor, row, said)
    if _is_preferred(what, row):
        mirror(actor, held)
    follow([person])


def _add(actor: Actor, person: int, put: Callable[[Actor, Person, T], None], told: T) -> None:
    put(actor, locked(person), told)
    follow([person])


def _standing(person: int, what: str, record: int) -> Any:
    model = MODELS.get(what)
    found = model and about(model, person).filter(id=record).first()
    if not found or found.retracted_at:
        raise NotHere
    return found


def _is_preferred(what: str, row: Any) -> bool:
    return what == "name" and row.kind == PREFERRED
