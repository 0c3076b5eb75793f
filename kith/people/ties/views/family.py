"""The family's picture, with everything that is in it in words, and the form that adds to it."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kith.access.middleware import ActorRequest
from kith.kernel import clock
from kith.people.genogram.family import Picture
from kith.people.ties.choosing import Called, choices
from kith.people.ties.commands.arranging import put_in_order
from kith.people.ties.forms import QuickForm
from kith.people.ties.moving import moved
from kith.people.ties.queries import FamilyPage, family_page
from kith.people.ties.views.showing import drawn_in, lines_shown, looked_for, shown
from kith.people.ties.ways import BESIDE_ALL, WAYS, Place, add
from kith.web.drafts import clear
from kith.web.opening import both, open_form
from kith.web.words import moment


@both
def family(request: ActorRequest, person: int) -> HttpResponse:
    """A child's family: the picture, the people, and a form that adds somebody in one go."""
    page = family_page(request.actor, person=person)
    found = looked_for(request, person)
    form = _quick(request, page, found) if page.head.may_write else None
    if (
        form is not None
        and form.is_valid()
        and drawn_in(form, lambda: _add(request, page, form, found))
    ):
        clear(request, request.path)
        again = {"to": form.cleaned_data["of"], "added": form.cleaned_data["name"]}
        return redirect(f"{request.path}?{_without_names(again)}")
    context: dict[str, Any] = {
        "shown": page,
        "head": page.head,
        "form": form,
        "drawn": shown(page.known, emotional=lines_shown(request)),
        "lines": lines_shown(request),
        "ways": [(code, WAYS[code].link) for code in BESIDE_ALL],
        "added": "added" in request.GET,
    }
    return render(request, "people/family/family.html", context)


def _without_names(said: dict[str, Any]) -> str:
    """Return what the next page is told: beside whom to go on. No name stands in an address."""
    return urlencode({"to": said["to"], "added": 1})


def _quick(request: ActorRequest, page: FamilyPage, found: Called) -> QuickForm:
    people = choices(page.known)
    to = request.GET.get("to", "")
    first = {
        "of": to if to in dict(people) else str(page.known.index),
        "role": "mother" if len(people) == 1 else "",
        "source": "family",
    }
    form = open_form(
        request, QuickForm, request.path, people=people, found=found.choices, initial=first
    )
    if request.method == "GET" and ("added" in request.GET or len(people) == 1):
        form.fields["name"].widget.attrs["autofocus"] = True
    return form


def _add(request: ActorRequest, page: FamilyPage, form: QuickForm, found: Called) -> None:
    values = dict(form.cleaned_data)
    values["looked"] = found.settled(values.get("who", ""))
    values["with_parents"] = values.pop("other_parent")
    place = Place(request.actor, page.known.index, values.pop("of"))
    add(place, values.pop("role"), values)


@require_POST
def move(request: ActorRequest, person: int, other: int) -> HttpResponse:
    """Move somebody one step in their row, and keep it."""
    page = family_page(request.actor, person=person)
    left = request.POST.get("to") == "left"
    row = moved(shown(page.known).picture.placed, other, left=left)
    if row:
        put_in_order(request.actor, person=person, row=row)
    return redirect(f"{reverse('family', args=[person])}#person-{other}")


@require_safe
def on_paper(request: ActorRequest, person: int) -> HttpResponse:
    """The picture and the people on paper: for us, or for the child, without health."""
    page = family_page(request.actor, person=person)
    to_child = request.GET.get("for") == "child"
    known = replace(page.known, marks=()) if to_child else page.known
    drawn = shown(
        known,
        emotional=lines_shown(request),
        for_print=True,
        hide_abuse=to_child and page.harm_feared,
    )
    context = {"shown": page, "head": page.head, "drawn": drawn, "to_child": to_child}
    return render(request, "people/family/print.html", context)


@require_safe
def as_pdf(request: ActorRequest, person: int) -> HttpResponse:
    """The picture as a document, with the same in words."""
    from kith.people.genogram.printing import pdf  # slow to import, and few need it

    page, picture = _for_paper(request, person)
    now = moment(clock.now())
    footer = f"The family of {page.head.card.name} as known on {now}, for {request.actor.name}"
    return _file(pdf(picture, footer, in_words=True), "application/pdf", "family.pdf")


@require_safe
def as_png(request: ActorRequest, person: int) -> HttpResponse:
    """The picture as an image."""
    from kith.people.genogram.printing import png

    _, picture = _for_paper(request, person)
    return _file(png(picture), "image/png", "family.png")


def _for_paper(request: ActorRequest, person: int) -> tuple[FamilyPage, Picture]:
    page = family_page(request.actor, person=person)
    drawn = shown(page.known, emotional=lines_shown(request), for_print=True)
    return page, drawn.picture


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to be kept, under a name that names nobody."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(body, content_type=kind, headers=headers)
