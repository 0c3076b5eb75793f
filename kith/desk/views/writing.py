"""Writing about a child: each form keeps its words, and goes back to the child's page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.cases.commands import (
    Action,
    Corrected,
    Seen,
    correct_fact,
    end_contact_plan,
    promise_action,
    record_contact,
    retract_fact,
    set_contact_plan,
)
from kith.cases.commands import allocate as allocate_child
from kith.cases.rules import said
from kith.desk.answering.giving import FACT
from kith.desk.forms import writing as forms
from kith.desk.queries.child import Head
from kith.desk.queries.writing import allocating_page, correcting_page, writing_page
from kith.desk.undo import token
from kith.desk.views.sending import back_to
from kith.kernel import clock
from kith.people.editing import last_to_change, seen_details, settle_details
from kith.web.addresses import id_in
from kith.web.conflicts import conflict_page
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.opening import both, open_form
from kith.web.versions import mine_in, seen_in


@both
def action(request: ActorRequest, person: int) -> HttpResponse:
    """Promise the child an action, with a name and a day."""
    page = writing_page(request.actor, person=person)
    first = {"owner": page.likely, "agreed_on": clock.today()}
    form = open_form(request, forms.ActionForm, request.path, people=page.people, initial=first)

    def do() -> UUID:
        return promise_action(request.actor, person=person, action=Action(**form.cleaned_data))

    return _written(request, page.head, form, do, "Promise an action")


@both
def contact(request: ActorRequest, person: int) -> HttpResponse:
    """Record a visit, or that one tried."""
    page = writing_page(request.actor, person=person)
    plan = page.plan(id_in(request.GET.get("plan", "")))
    first = {"on": clock.today()}
    form = open_form(request, forms.ContactForm, request.path, first=plan is None, initial=first)

    def do() -> UUID:
        told = dict(form.cleaned_data)
        every = told.pop("every_working_days", None)
        return record_contact(
            request.actor,
            person=person,
            seen=Seen(**told),
            thread=plan.thread if plan else None,
            every_working_days=every,
        )

    return _written(request, page.head, form, do, "Record a visit")


@both
def contact_plan(request: ActorRequest, person: int) -> HttpResponse:
    """Agree how often the child is seen."""
    page = writing_page(request.actor, person=person)
    plan = page.plan(id_in(request.GET.get("plan", "")))
    first = {"owner": page.likely, "since": clock.today(), "every_working_days": 20}
    if plan:
        first["every_working_days"] = plan.every_working_days
    form = open_form(request, forms.PlanForm, request.path, people=page.people, initial=first)

    def do() -> UUID:
        thread = plan.thread if plan else None
        return set_contact_plan(request.actor, person=person, thread=thread, **form.cleaned_data)

    return _written(request, page.head, form, do, "Agree how often the child is seen")


@both
def end_plan(request: ActorRequest, person: int, plan: UUID) -> HttpResponse:
    """End a plan for seeing the child."""
    page = writing_page(request.actor, person=person)
    form = open_form(request, forms.EndPlanForm, request.path, initial={"on": clock.today()})

    def do() -> UUID:
        return end_contact_plan(request.actor, person=person, thread=plan, **form.cleaned_data)

    return _written(request, page.head, form, do, "End this plan for seeing the child")


@both
def allocate(request: ActorRequest, person: int) -> HttpResponse:
    """Give the child a named worker, and say why this one."""
    page = allocating_page(request.actor, person=person)
    form = open_form(
        request,
        forms.AllocateForm,
        request.path,
        people=page.choices,
        initial={"on": clock.today()},
    )

    def do() -> bool:
        told = dict(form.cleaned_data)
        worker, team = told.pop("worker").split("-")
        allocate_child(request.actor, person=person, worker=int(worker), team=int(team), **told)
        return True

    return _written(request, page.head, form, do, "Give a worker", now=page.now)


@both
def correct(request: ActorRequest, fact: UUID) -> HttpResponse:
    """Put right what was written down: its day, its words, or that it happened at all."""
    page = correcting_page(request.actor, fact=fact)
    told = page.fact
    now = {said(key): text for key, (_, text) in told.words.items()}
    form = open_form(
        request,
        forms.CorrectForm,
        request.path,
        texts=told.words,
        may_take_out=told.may_take_out,
        initial={"on": told.told.on, **now},
    )

    def do() -> UUID:
        why = form.cleaned_data["why"]
        if form.cleaned_data.get("never"):
            return retract_fact(request.actor, fact=fact, why=why)
        on, words = form.to()
        return correct_fact(request.actor, fact=fact, to=Corrected(on, words), why=why)

    return _written(request, page.head, form, do, "Put this right", told=told.told)


@both
def details(request: ActorRequest, person: int) -> HttpResponse:
    """What the child says of themselves; two who write at once are put together, field by field."""
    page = writing_page(request.actor, person=person)
    now = seen_details(request.actor, person)
    form = open_form(request, forms.DetailsForm, request.path, seen=now)
    if form.is_valid():
        base = seen_in(request) or now
        mine = mine_in(request, form.cleaned_data, base)
        settled = settle_details(request.actor, person, base, mine)
        if not settled.is_written:
            who = last_to_change(request.actor, person)
            what = f"what we know of {page.head.card.name}"
            return conflict_page(request, form, settled, what=what, who=who)
        clear(request, request.path)
        return back_to(reverse("child", args=[person]))
    return _form(request, page.head, form, "What the child likes us to know", save="Save")


def _written(
    request: ActorRequest,
    head: Head,
    form: KithForm,
    do: Callable[[], UUID | bool],
    heading: str,
    **more: Any,
) -> HttpResponse:
    """Do what the form says and go to the child's page, or show the form with what is wrong."""
    if form.is_valid():
        done = attempt(form, do)
        if done:
            clear(request, request.path)
            taken = token((FACT, done.made)) if isinstance(done.made, UUID) else ""
            return back_to(reverse("child", args=[head.card.id]), taken)
    return _form(request, head, form, heading, **more)


def _form(
    request: ActorRequest, head: Head, form: KithForm, heading: str, **more: Any
) -> HttpResponse:
    context = {"head": head, "form": form, "heading": heading, "save": heading, "now": "", **more}
    return render(request, "desk/form.html", {"told": None, **context})
