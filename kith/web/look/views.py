"""Views of the page of components. Nothing here is stored, and nobody here is real."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from kith.web.conflicts import conflict_page
from kith.web.forms.base import Opened
from kith.web.lines import Link
from kith.web.look import figures, people
from kith.web.look.forms import FilterForm, NoteForm, SignInForm, VisitForm
from kith.web.merge import merge
from kith.web.navigation import Place
from kith.web.polling import poll
from kith.web.versions import Seen, Settled

SECTIONS = (
    ("lines", "Promise lines"),
    ("bundles", "Children and causes"),
    ("figures", "Figures"),
    ("letter", "The letter"),
    ("charts", "Charts"),
    ("tables", "Tables and lists"),
    ("story", "What happened"),
    ("forms", "Forms"),
    ("notices", "Notices"),
    ("ways", "Ways round"),
)
VISIT = {
    "on-day": "27",
    "on-month": "march",
    "on-year": "2025",
    "at": "4:30pm",
    "seen": "alone",
    "place": "out",
    "words": "He wants a phone that nobody knows about.",
    "harms": "cce",
}
BEFORE = {"words": "He seemed well.", "place": "home", "told": "Gran"}
MINE = {"words": VISIT["words"], "place": "out", "told": "Gran"}
THEIRS = {"words": "He was tired and had not slept at home.", "place": "school", "told": "School"}


def brought_back() -> NoteForm:
    """Return a form that opens with words typed before."""
    form = NoteForm(words=QueryDict("note=Gran+rang+at+midnight.+She"), auto_id="back-%s")
    form.opened = Opened(kept_at=people.NOW)
    return form


def shelf() -> dict[str, Any]:
    """Return everything that the page shows."""
    columns, rows = figures.table()
    return {
        "sections": SECTIONS,
        "groups": [("", [Place(words, f"#{id}", False) for id, words in SECTIONS])],
        "lines": people.every_state(),
        "children": people.children(),
        "causes": people.causes(),
        "figures": figures.figures(),
        "charts": figures.charts(),
        "moments": figures.moments(),
        "columns": columns,
        "rows": rows,
        "filter": FilterForm({"q": "", "stands": ["late"]}, auto_id="filter-%s"),
        "sign_in": SignInForm(auto_id="sign-in-%s"),
        "brought_back": brought_back(),
        "empty_form": VisitForm(auto_id="empty-%s"),
        "wrong_form": VisitForm(
            {"on-day": "31", "on-month": "2", "on-year": "2025", "at": "late", "place": ""},
            auto_id="wrong-%s",
        ),
        "trail": [Link("Today", "/look/"), Link("Sam Adeyemi", "/look/")],
        "places": [Place("Plan", "#ways", True), Place("Visits", "#ways", False)],
        "change": Link("Change", "/look/"),
        "chosen": [Link("Late", "/look/")],
    }


@login_not_required
def look(request: HttpRequest) -> HttpResponse:
    """Show every component; an answer tapped is thanked with an undo bar and goes nowhere."""
    return render(request, "web/look/look.html", {**shelf(), "tapped": request.method == "POST"})


@login_not_required
def look_form(request: HttpRequest) -> HttpResponse:
    """Show one form as a page: empty, or as it was sent, with its errors."""
    form = VisitForm(request.POST, request.FILES) if request.method == "POST" else VisitForm()
    return render(request, "web/look/form.html", {"form": form, "done": form.is_valid()})


@login_not_required
def look_conflict(request: HttpRequest) -> HttpResponse:
    """Show the page on which a person decides between two values."""
    form = VisitForm(QueryDict(urlencode(VISIT)))
    settled = Settled(merge(BEFORE, MINE, THEIRS), Seen(THEIRS, 2))
    return conflict_page(request, form, settled, what="Sam’s visit", who="Tom Achebe")


@login_not_required
def look_new(request: HttpRequest) -> HttpResponse:
    """Say, whenever the page asks by itself, that there are two new arrivals."""
    return poll(request, "2", lambda: "2 new: show")


@login_not_required
def look_print(request: HttpRequest) -> HttpResponse:
    """Show the letter, the figures and the lists as they come out on paper."""
    return render(request, "web/look/print.html", shelf())
