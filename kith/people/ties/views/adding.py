"""Adding beside one person of the picture, and the page of each person in it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.people.ties.choosing import Called
from kith.people.ties.commands.mending import end_record, retract_record
from kith.people.ties.forms import EndForm, WrongForm
from kith.people.ties.queries import MemberPage, member_page
from kith.people.ties.records import Record
from kith.people.ties.views.showing import drawn_in, looked_for
from kith.people.ties.ways import NOT_OF_THE_CHILD, ON_THEIR_PAGE, WAYS, Place, Way
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.opening import both, open_form


@require_safe
def member(request: ActorRequest, person: int, other: int) -> HttpResponse:
    """One person of a family: what is known, what one can add, and each record."""
    page = member_page(request.actor, person=person, other=other)
    codes = ON_THEIR_PAGE if other == person else (*ON_THEIR_PAGE, *NOT_OF_THE_CHILD)
    if other == person:
        codes = (*codes, "around")
    ways = [(code, WAYS[code].link) for code in codes if WAYS[code].fits(page.known, other)]
    return render(
        request, "people/family/member.html", {"shown": page, "head": page.head, "ways": ways}
    )


@both
def beside(request: ActorRequest, person: int, other: int, way: str) -> HttpResponse:
    """Add something beside one person: the form, and back to the picture."""
    if way not in WAYS:
        raise Http404
    page = member_page(request.actor, person=person, other=other)
    chosen = WAYS[way]
    found = looked_for(request, person) if chosen.finds else Called()
    form = _form(request, page, chosen, found)
    place = Place(request.actor, person, other)
    if form.is_valid() and drawn_in(form, lambda: chosen.do(place, _values(form, found))):
        clear(request, request.path)
        return redirect(f"{reverse('family', args=[person])}#person-{other}")
    return _page(request, page, form, chosen.heading.format(name=page.member.name), chosen.save)


def _values(form: KithForm, found: Called) -> dict[str, Any]:
    """Return what was typed, and what came of looking where somebody may be made of it."""
    values = dict(form.cleaned_data)
    looked = found.settled(str(values.get("who", "")))
    return {**values, "looked": looked} if looked else values


def _form(request: ActorRequest, page: MemberPage, way: Way, found: Called) -> KithForm:
    more = way.more(page.known, page.member.id)
    if way.finds:
        more["found"] = found.choices
    more.setdefault("initial", {"source": "family"})
    return open_form(request, way.form, request.path, **more)


@both
def end(request: ActorRequest, person: int, other: int, code: str, number: int) -> HttpResponse:
    """Say until when something held."""
    return _mend(request, (person, other), (code, number), EndForm)


@both
def wrong(request: ActorRequest, person: int, other: int, code: str, number: int) -> HttpResponse:
    """Take back what never was so."""
    return _mend(request, (person, other), (code, number), WrongForm)


def _mend(
    request: ActorRequest, whom: tuple[int, int], which: tuple[str, int], made: type[KithForm]
) -> HttpResponse:
    person, other = whom
    page = member_page(request.actor, person=person, other=other)
    record = _record(page, *which)
    if made is EndForm and not record.may_end:
        raise Http404
    form = open_form(request, made, request.path)

    def do() -> None:
        about: dict[str, Any] = {"person": person, "kind": record.kind, "record": record.id}
        write: Any = end_record if made is EndForm else retract_record
        write(request.actor, **about, **form.cleaned_data)

    if form.is_valid() and drawn_in(form, do):
        clear(request, request.path)
        return redirect(reverse("family-member", args=[person, other]))
    heading = "This was so until" if made is EndForm else "This is wrong"
    return _page(request, page, form, heading, "Save", record.says)


def _record(page: MemberPage, code: str, number: int) -> Record:
    for one in page.records:
        if (one.kind, one.id) == (code, number):
            return one
    raise Http404


def _page(
    request: ActorRequest, page: MemberPage, form: KithForm, heading: str, save: str, told: str = ""
) -> HttpResponse:
    context = {
        "shown": page,
        "head": page.head,
        "form": form,
        "heading": heading,
        "save": save,
        "told": told,
    }
    return render(request, "people/family/form.html", context)
