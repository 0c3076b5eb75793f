"""A contact's page, and a page for each step that it can take."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.actors import Actor
from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.accounts.roles import Area, Level
from kith.frontdoor.forms.asking import AskForm
from kith.frontdoor.forms.decision import DecideForm
from kith.frontdoor.forms.screen import ScreenForm
from kith.frontdoor.forms.steps import (
    DuplicateForm,
    FirstMetForm,
    HeldForm,
    IdentifyForm,
    IncidentForm,
    KnownShakenForm,
    LookAgainForm,
    MomentForm,
    PartEventForm,
    SameEventForm,
    SourceForm,
    TapForm,
)
from kith.frontdoor.queries.asking import choosing_whom
from kith.frontdoor.queries.contact import (
    ContactPage,
    contact_page,
    maybe_same,
    reached_at,
    told_by,
)
from kith.frontdoor.queries.deciding import opening_decision
from kith.frontdoor.queries.opening import known_already
from kith.frontdoor.rules.ladder import ladder_on
from kith.frontdoor.steps import BY_SLUG, STEPS, TALK_BY_SLUG, TALKS
from kith.frontdoor.views.looking import meant_by
from kith.frontdoor.views.not_now import not_now
from kith.kernel import clock
from kith.kernel.clock import in_london
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.opening import both, open_form


@require_safe
def contact(request: ActorRequest, contact: UUID) -> HttpResponse:
    """Show one contact, and what can be done with it."""
    page = contact_page(request.actor, contact=contact)
    offered = [one for one in STEPS if one.is_for(request.actor, page)]
    context = {
        "shown": page,
        "next": [one for one in offered if one.is_next(page)],
        "more": [one for one in offered if not one.is_next(page)],
        "talks": {
            one.thread: [each for each in TALKS if each.is_for(request.actor, one)]
            for one in page.discussions
        },
        "tap": TapForm,
    }
    return render(request, "frontdoor/contact.html", context)


@both
def step(request: ActorRequest, contact: UUID, step: str) -> HttpResponse:
    """Take one step: ask what it asks, do it, and go back to the contact."""
    page = contact_page(request.actor, contact=contact)
    found = BY_SLUG.get(step)
    if found is None or not found.allows(request.actor):
        raise NotHere
    if not found.when(page):
        return not_now(request, page, found.words, found.form)
    form = open_form(request, found.form, request.path, **_opens(request.actor, page, found.form))
    if form.is_valid():
        done = attempt(form, lambda: found.give(request.actor, page, form))
        if done:
            clear(request, request.path)
            return redirect("contact-page", contact=page.id)
    return _draw(request, page, form, found.words, found.says)


@both
def talk(request: ActorRequest, contact: UUID, thread: UUID, step: str) -> HttpResponse:
    """Take one step about a discussion or a serious incident."""
    page = contact_page(request.actor, contact=contact)
    one = next((each for each in page.discussions if each.has(thread)), None)
    found = TALK_BY_SLUG.get(step)
    if one is None or found is None or not found.allows(request.actor):
        raise NotHere
    if not found.when(one):
        return not_now(request, page, found.words, found.form)
    opens = {"initial": {"linked": str(thread)}} | _opens(request.actor, page, found.form)
    form = open_form(request, found.form, request.path, **opens)
    if form.is_valid():
        done = attempt(form, lambda: found.give(request.actor, page, one, form))
        if done:
            clear(request, request.path)
            return redirect("contact-page", contact=page.id)
    return _draw(request, page, form, found.words, one.what)


def _now(actor: Actor, page: ContactPage) -> dict[str, Any]:
    now = in_london(clock.now())
    return {"initial": {"on": now.date(), "at": now.time()}}


def _screening(actor: Actor, page: ContactPage) -> dict[str, Any]:
    return {"on": clock.today(), "may_decide": actor.may(Area.CONTACT, Level.DECIDE)}


def _looking(actor: Actor, page: ContactPage) -> dict[str, Any]:
    return {"find": lambda text: known_already(actor, text=text)}


def _near(actor: Actor, page: ContactPage) -> dict[str, Any]:
    return {"near": maybe_same(actor, contact=page.id)}


# What each form needs to open.
OPENS: Mapping[type[KithForm], Callable[[Actor, ContactPage], dict[str, Any]]] = {
    AskForm: lambda actor, page: {"choosing": choosing_whom(actor, contact=page.id)},
    ScreenForm: _screening,
    DecideForm: lambda actor, page: {
        "on": clock.today(),
        "opening": opening_decision(actor, contact=page.id),
    },
    DuplicateForm: lambda actor, page: {
        "earlier": [(str(one.id), f"{one.number}, {one.says}") for one in page.earlier]
    },
    IdentifyForm: lambda actor, page: {
        **_looking(actor, page),
        "look": lambda about: meant_by(actor, about),
    },
    IncidentForm: _near,
    KnownShakenForm: _looking,
    LookAgainForm: lambda actor, page: {
        "lines": [line for one in page.discussions for line in one.lines]
    },
    PartEventForm: lambda actor, page: {
        "joined": [
            (str(one.id), f"{one.name}, contact {one.number}, {one.says}") for one in page.joined
        ]
    },
    SameEventForm: _near,
    MomentForm: lambda actor, page: {"initial": reached_at(actor, contact=page.id)},
    SourceForm: lambda actor, page: {"initial": told_by(actor, contact=page.id)},
    HeldForm: _now,
    FirstMetForm: _now,
}


def _opens(actor: Actor, page: ContactPage, form: type[KithForm]) -> dict[str, Any]:
    """Return what a form needs to open."""
    for one, opens in OPENS.items():
        if issubclass(form, one):
            return opens(actor, page)
    return {}


def _draw(
    request: ActorRequest, page: ContactPage, form: KithForm, heading: str, says: str
) -> HttpResponse:
    ladder = ladder_on(clock.today()) if isinstance(form, DecideForm) else None
    context = {
        "shown": page,
        "form": form,
        "heading": heading,
        "says": says,
        "ladder": ladder,
        "opening": form.opening if isinstance(form, DecideForm) else None,
    }
    if isinstance(form, IdentifyForm) and not form.has_looked:
        context["save"] = "Look"
    return render(request, "frontdoor/step.html", context)
