"""Records that may be one person: the list, two side by side, the decision, and undoing it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk.forms.duplicates import (
    DIFFERENT,
    KEEP_A,
    KEEP_B,
    DecideForm,
    PartForm,
    SameForm,
)
from kith.desk.queries.duplicates import ComparePage, compare_page, merges_page, part_page
from kith.kernel.mistakes import Mistake
from kith.people.matching.commands import (
    decide_different,
    decide_not_yet,
    decide_same,
    part,
    suspect,
)
from kith.people.matching.queries import Points, explained, open_proposals
from kith.web.addresses import number_in
from kith.web.drafts import clear
from kith.web.opening import both, open_form
from kith.web.tables import Column
from kith.web.words import day

NIGHTS = (
    Column("Night"),
    Column("Records", number=True),
    Column("Pairs found", number=True),
    Column("Newly proposed", number=True),
    Column("Seconds", number=True),
)
LEVELS = (Column("Where it is"), Column("Points", number=True))
NOBODY = "There is no such record that you see, or it is this one."


@require_safe
def waiting(request: ActorRequest) -> HttpResponse:
    """The pairs that wait for somebody to decide."""
    number = number_in(request.GET.get("before", "")) or 0
    shown = open_proposals(request.actor, before=number)
    return render(request, "desk/duplicates.html", {"shown": shown, "first": not number})


@require_safe
def how(request: ActorRequest) -> HttpResponse:
    """How pairs are found, and how well."""
    shown = explained(request.actor)
    tables = [(words, [_row(one) for one in levels]) for words, levels in shown.tables]
    runs = [[day(one.at), one.records, one.pairs, one.proposed, one.seconds] for one in shown.runs]
    told = {"shown": shown, "tables": tables, "runs": runs, "columns": NIGHTS}
    return render(request, "desk/duplicates_how.html", {**told, "levels_columns": LEVELS})


def _row(one: Points) -> list[object]:
    return [one.words, f"{one.points:+.1f}" if one.points else "decides nothing"]


@both
def compare(request: ActorRequest, proposal: int) -> HttpResponse:
    """Two records side by side, and what somebody decides."""
    shown = compare_page(request.actor, proposal=proposal)
    line = shown.compared.line
    names = (f"{line.a.name} (record {line.a.id})", f"{line.b.name} (record {line.b.id})")
    form = open_form(request, DecideForm, request.path, names=names)
    if form.is_valid():
        goes_to = attempt(form, lambda: _decide(request, shown, **form.cleaned_data))
        if goes_to:
            clear(request, request.path)
            return HttpResponseRedirect(goes_to.made)
    return render(request, "desk/duplicate.html", {"shown": shown, "form": form})


def _decide(request: ActorRequest, shown: ComparePage, *, decision: str, why: str) -> str:
    """Do what was decided; return where to go then."""
    line, actor = shown.compared.line, request.actor
    keep = {KEEP_A: line.a.id, KEEP_B: line.b.id}.get(decision)
    if keep is not None:
        decide_same(actor, proposal=line.id, keep=keep, why=why)
        return reverse("merged", args=[keep])
    decide = decide_different if decision == DIFFERENT else decide_not_yet
    decide(actor, proposal=line.id, why=why)
    return reverse("duplicates")


@both
def suspected(request: ActorRequest, person: int) -> HttpResponse:
    """Put a record beside another that nobody has proposed."""
    page = merges_page(request.actor, person=person)
    form = open_form(request, SameForm, request.path)
    if form.is_valid():
        proposed = attempt(
            form,
            lambda: suspect(request.actor, person=person, **form.cleaned_data),
            not_here=Mistake("other", NOBODY),
        )
        if proposed:
            clear(request, request.path)
            return HttpResponseRedirect(reverse("duplicate", args=[proposed.made]))
    asked = {
        "form": form,
        "head": page.head,
        "save": "Put them side by side",
        "told": None,
        "now": "",
    }
    return render(request, "desk/form.html", {**asked, "heading": "Is this the same person as…"})


@require_safe
def merged(request: ActorRequest, person: int) -> HttpResponse:
    """The records that were merged into this one."""
    page = merges_page(request.actor, person=person)
    return render(request, "desk/merged.html", {"shown": page, "head": page.head})


@both
def parting(request: ActorRequest, person: int, merge: int) -> HttpResponse:
    """Undo a merge."""
    page = part_page(request.actor, person=person, merge=merge)
    form = open_form(request, PartForm, request.path, choices=page.choices)
    if form.is_valid() and attempt(form, lambda: _part(request, person, merge, form)):
        clear(request, request.path)
        return HttpResponseRedirect(reverse("merged", args=[person]))
    return render(request, "desk/part.html", {"shown": page, "head": page.head, "form": form})


def _part(request: ActorRequest, person: int, merge: int, form: PartForm) -> None:
    told = form.cleaned_data
    pairs = (one.partition(" ") for one in told.get("chosen", ()))
    chosen = tuple((name, row) for name, _, row in pairs)
    part(request.actor, person=person, merge=merge, why=told["why"], chosen=chosen)
