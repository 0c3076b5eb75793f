"""Addresses that are kept apart: one page, after a reason; no word of it is kept as a draft."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.people import commands, forms
from kith.people.queries import people_to_name, places_now, who_head, writing_of
from kith.people.rules.places import NewPlace
from kith.people.views.frame import form_page, to_person
from kith.web.opening import both

NEVER_A_DRAFT = "What you type here is not kept until you press the button."


@never_cache
@both
def kept_apart(request: ActorRequest, person: int) -> HttpResponse:
    """Open what is kept apart, after a reason; to most there is nothing, whatever there is."""
    head = who_head(request.actor, person=person)
    form = forms.OpenHiddenForm(request.POST or None)
    opened = None
    if form.is_valid():
        why = form.cleaned_data["why"]
        opened = commands.open_hidden(request.actor, person=person, why=why)
    context = {"head": head, "form": form, "opened": opened}
    return render(request, "people/kept_apart.html", context)


@never_cache
@both
def hide(request: ActorRequest, person: int) -> HttpResponse:
    """Keep an address apart."""
    head = writing_of(request.actor, person=person)
    places = tuple((one.id, one.text) for one in places_now(request.actor, person=person))
    form = forms.HideForm(request.POST or None, open_places=places)
    if form.is_valid() and attempt(form, lambda: _hide(request, person, form)):
        return to_person(person)
    return form_page(request, head, form, "Keep an address apart", says=NEVER_A_DRAFT)


def _hide(request: ActorRequest, person: int, form: forms.HideForm) -> None:
    told = dict(form.cleaned_data)
    why, instead = told.pop("why"), told.pop("instead_of", "")
    commands.hide_address(
        request.actor,
        person=person,
        place=NewPlace("home", **told),
        why=why,
        instead_of=int(instead) if instead else None,
    )


@never_cache
@both
def name_viewer(request: ActorRequest, person: int) -> HttpResponse:
    """Name one more who may open what is kept apart."""
    head = who_head(request.actor, person=person)
    people = people_to_name(request.actor, person=person)
    form = forms.NameViewerForm(request.POST or None, people=people)

    def do() -> None:
        told = form.cleaned_data
        commands.name_viewer(request.actor, person=person, account=told["account"], why=told["why"])

    if form.is_valid() and attempt(form, do):
        return to_person(person)
    return form_page(request, head, form, "Name one more")


@never_cache
@both
def end_hidden(request: ActorRequest, person: int, hidden: UUID) -> HttpResponse:
    """Say from when on an address that is kept apart holds no longer."""
    head = writing_of(request.actor, person=person)
    form = forms.EndForm(request.POST or None)

    def do() -> None:
        day = form.cleaned_data["on"]
        commands.end_hidden(request.actor, person=person, hidden=hidden, on=day)

    if form.is_valid() and attempt(form, do):
        return to_person(person)
    return form_page(request, head, form, "It is so no longer")
