"""What every form about a person does: try what it asks, forget the draft, leave."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.people.queries import PersonHead
from kith.web.drafts import clear
from kith.web.forms import KithForm


def written(
    request: ActorRequest,
    head: PersonHead,
    form: KithForm,
    do: Callable[[], object],
    heading: str,
    **more: Any,
) -> HttpResponse:
    """Do what the form says and go to the person's page, or show the form with what is wrong."""
    if form.is_valid() and attempt(form, do):
        clear(request, request.path)
        return to_person(head.card.id)
    return form_page(request, head, form, heading, **more)


def to_person(person: int) -> HttpResponseRedirect:
    """Go to a person's page."""
    return HttpResponseRedirect(reverse("person", args=[person]))


def form_page(
    request: ActorRequest, head: PersonHead, form: KithForm, heading: str, **more: Any
) -> HttpResponse:
    """Show a form about a person."""
    context = {"head": head, "form": form, "heading": heading, "save": heading, "says": "", **more}
    return render(request, "people/form.html", context)
