"""Writing a person down for the first time."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.people import forms
from kith.people.commands import check_may_create, create_person
from kith.people.views.frame import attempt, to_person
from kith.web.drafts import clear
from kith.web.opening import open_form

WORDS = {"child": "A child", "adult": "An adult", "professional": "A professional"}


@require_http_methods(["GET", "POST"])
def add(request: ActorRequest, kind: str = "child") -> HttpResponse:
    """Add a person: a child, an adult of the family or network, or a professional."""
    check_may_create(request.actor)
    if kind not in WORDS:
        raise NotHere
    form = open_form(request, forms.AddForm, request.path, kind=kind)
    made: list[int] = []
    if form.is_valid() and attempt(
        form, lambda: made.append(create_person(request.actor, who=form.whom()))
    ):
        clear(request, request.path)
        return to_person(made[0])
    kinds = [
        {"words": words, "href": reverse("person-add", args=[one]), "here": one == kind}
        for one, words in WORDS.items()
    ]
    return render(request, "people/add.html", {"form": form, "kinds": kinds, "kind": kind})
