"""One request: what was asked and what came, and a page for each thing that can be done with it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.frontdoor.forms.replying import ReplyForm
from kith.frontdoor.forms.steps import TapForm
from kith.frontdoor.moves import BY_SLUG, MOVES
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.queries.requests import request_page
from kith.web.drafts import clear
from kith.web.opening import both, open_form


@require_safe
def one(request: ActorRequest, contact: UUID, request_id: UUID) -> HttpResponse:
    """Show one request."""
    shown = request_page(request.actor, contact=contact, request=request_id)
    moves = [each for each in MOVES if each.is_for(request.actor, shown)]
    page = contact_page(request.actor, contact=contact)
    return render(
        request,
        "frontdoor/request.html",
        {"shown": page, "one": shown, "moves": moves, "tap": TapForm},
    )


@both
def move(request: ActorRequest, contact: UUID, request_id: UUID, step: str) -> HttpResponse:
    """Do one thing with a request."""
    shown = request_page(request.actor, contact=contact, request=request_id)
    found = BY_SLUG.get(step)
    if found is None or not found.is_for(request.actor, shown):
        raise NotHere
    more: dict[str, Any] = {"asks": shown.asks, "before": shown.answers}
    form = open_form(request, found.form, request.path, **(more if found.form is ReplyForm else {}))
    if form.is_valid():
        done = attempt(form, lambda: found.give(request.actor, shown, form))
        if done:
            clear(request, request.path)
            return redirect("contact-page", contact=contact)
    page = contact_page(request.actor, contact=contact)
    heading = f"{found.words}: {shown.line.called}"
    none = dict.fromkeys(("ladder", "opening"))
    context = {"shown": page, "form": form, "heading": heading, "says": found.says, **none}
    return render(request, "frontdoor/step.html", context)
