"""What is kept for those who are named: one page, and one for each thing that is done there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.frontdoor import commands as do
from kith.frontdoor.forms import apart as ask
from kith.frontdoor.forms.replying import ReplyForm
from kith.frontdoor.forms.steps import TapForm
from kith.frontdoor.queries.apart import ApartPage, apart_page
from kith.frontdoor.queries.contact import contact_page
from kith.web.forms import KithForm
from kith.web.opening import both

NEVER_A_DRAFT = "What you type here is not kept until you press the button."


@dataclass(frozen=True)
class Step:
    """One thing that can be done: its words, its form, what it does, and when."""

    words: str
    form: Callable[..., KithForm]
    give: Callable[..., object]
    when: Callable[[ApartPage], bool]


def _reply(actor: Any, form: Any, **which: UUID) -> object:
    return do.record_reply(actor, replying=form.replying(), **which)


def _plain(command: Callable[..., object]) -> Callable[..., object]:
    return lambda actor, form, **which: command(actor, **which, **form.cleaned_data)


STEPS: Mapping[str, Step] = {
    "ask": Step(
        "Ask what only some will read",
        lambda page, typed: ask.AskApartForm(typed, others=page.others),
        _plain(do.ask_apart),
        lambda page: page.may_ask,
    ),
    "answer": Step(
        "Write down the answer",
        lambda page, typed: ReplyForm(typed, asks=[page.kept.item], before={}),
        _reply,
        lambda page: page.kept is not None,
    ),
    "name": Step(
        "Name one more who reads it",
        lambda page, typed: ask.NameReaderForm(typed, others=page.others),
        _plain(do.name_reader),
        lambda page: page.kept is not None and bool(page.others),
    ),
    "keep": Step(
        "Keep it readable for another 90 days",
        lambda page, typed: ask.KeepLongerForm(typed),
        _plain(do.keep_longer),
        lambda page: page.may_look,
    ),
    "rest": Step(
        "The others need it no longer",
        lambda page, typed: TapForm(typed),
        _plain(do.let_rest),
        lambda page: page.may_rest,
    ),
}


@never_cache
@require_safe
def apart(request: ActorRequest, contact: UUID, request_id: UUID) -> HttpResponse:
    """Show what is kept for some, to those; to others that something is."""
    page = apart_page(request.actor, contact=contact, request=request_id)
    steps = [(slug, one.words) for slug, one in STEPS.items() if one.when(page)]
    shown = contact_page(request.actor, contact=contact)
    context = {"shown": shown, "page_": page, "steps": steps, "request_id": request_id}
    return render(request, "frontdoor/apart.html", context)


@never_cache
@both
def step(request: ActorRequest, contact: UUID, request_id: UUID, step: str) -> HttpResponse:
    """Do one thing with what is kept for some."""
    page = apart_page(request.actor, contact=contact, request=request_id)
    found = STEPS.get(step)
    if found is None or not found.when(page):
        raise NotHere
    form = found.form(page, request.POST if request.method == "POST" else None)
    which = {"contact": contact, "request": request_id}
    if form.is_valid():
        done = attempt(form, lambda: found.give(request.actor, form, **which))
        if done:
            return redirect("request-apart", contact=contact, request_id=request_id)
    shown = contact_page(request.actor, contact=contact)
    says = f"{page.question} {NEVER_A_DRAFT}".strip()
    none = dict.fromkeys(("ladder", "opening"))
    context = {"shown": shown, "form": form, "heading": found.words, "says": says, **none}
    return render(request, "frontdoor/step.html", context)
