"""Forms for names, places, ways of reaching somebody and numbers."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.people import commands, forms
from kith.people.queries import homes_now, record_of, writing_of
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.rules.records import Record
from kith.people.views.frame import written
from kith.web.opening import both, open_form
from kith.web.words import listed


@both
def name(request: ActorRequest, person: int) -> HttpResponse:
    """Write down a name."""
    head = writing_of(request.actor, person=person)
    form = open_form(request, forms.NameForm, request.path)

    def do() -> None:
        commands.add_name(request.actor, person=person, name=NewName(**form.cleaned_data))

    return written(request, head, form, do, "Write down a name")


@both
def place(request: ActorRequest, person: int) -> HttpResponse:
    """Write down a place; where there is a home already, ask what becomes of it."""
    head = writing_of(request.actor, person=person)
    homes = listed([one.text for one in homes_now(request.actor, person=person)])
    first = {"kind": "home"}
    form = open_form(request, forms.PlaceForm, request.path, homes=homes, initial=first)

    def do() -> None:
        commands.add_place(request.actor, person=person, place=NewPlace(**form.cleaned_data))

    return written(request, head, form, do, "Write down a place")


@both
def phone(request: ActorRequest, person: int) -> HttpResponse:
    """Write down how somebody is reached."""
    head = writing_of(request.actor, person=person)
    form = open_form(request, forms.PhoneForm, request.path, initial={"kind": "mobile"})

    def do() -> None:
        commands.add_phone(request.actor, person=person, phone=NewPhone(**form.cleaned_data))

    return written(request, head, form, do, "Write down how to reach them")


@both
def number(request: ActorRequest, person: int) -> HttpResponse:
    """Write down a number that others know somebody by."""
    head = writing_of(request.actor, person=person)
    form = open_form(request, forms.NumberForm, request.path)

    def do() -> None:
        commands.add_number(request.actor, person=person, number=NewNumber(**form.cleaned_data))

    return written(request, head, form, do, "Write down a number")


@both
def end(request: ActorRequest, person: int, what: str, record: int) -> HttpResponse:
    """Say from when on something holds no longer."""
    head = writing_of(request.actor, person=person)
    form = open_form(request, forms.EndForm, request.path)
    about: Mapping[str, Any] = {"person": person, "what": what, "record": record}

    def do() -> None:
        commands.end_record(request.actor, **about, on=form.cleaned_data["on"])

    told = _told(request, person, what, record)
    return written(request, head, form, do, "It is so no longer", says=told)


@both
def retract(request: ActorRequest, person: int, what: str, record: int) -> HttpResponse:
    """Take back what never was true."""
    head = writing_of(request.actor, person=person)
    form = open_form(request, forms.RetractForm, request.path)
    about: Mapping[str, Any] = {"person": person, "what": what, "record": record}

    def do() -> None:
        commands.retract_record(request.actor, **about, why=form.cleaned_data["why"])

    told = _told(request, person, what, record)
    return written(request, head, form, do, "It never was so", says=told)


def _told(request: ActorRequest, person: int, what: str, record: int) -> str:
    """Return the record in words, or say that it is not here."""
    found: Record | None = record_of(request.actor, person=person, what=what, record=record)
    if found is None:
        raise NotHere
    return f"{found.label}: {found.text}"
