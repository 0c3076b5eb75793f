"""Maps of what is around a child: shown, drawn by a worker, drawn by the child."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.people.ecomap.commands import draw_map, draw_my_map, take_back_map
from kith.people.ecomap.drawing import Map, draw
from kith.people.ecomap.forms import FacesForm, MapForm, TakeBackForm
from kith.people.ecomap.queries import Drawn, maps_page, my_maps, voices_page
from kith.people.ecomap.rules import VOICES, said, said_by_child, trends
from kith.web import words
from kith.web.drafts import clear
from kith.web.opening import both, open_form


@require_safe
def maps(request: ActorRequest, person: int, number: int | None = None) -> HttpResponse:
    """The last map in a voice beside the one before, and all the others by day."""
    voice = request.GET.get("voice", "")
    page = maps_page(
        request.actor, person=person, voice=voice if voice in VOICES else "", number=number
    )
    name = page.head.card.name
    context = {
        "shown": page,
        "head": page.head,
        "voices": VOICES,
        "sides": _sides(name, page.before, page.now),
        "lines": [(line.name, said(line, name), line.words) for line in page.now.lines]
        if page.now
        else [],
    }
    return render(request, "people/ecomap/maps.html", context)


@require_safe
def voices(request: ActorRequest, person: int) -> HttpResponse:
    """The last map of each voice, side by side."""
    head, told = voices_page(request.actor, person=person)
    sides = [(one, _picture(head.card.name, one, None)) for one in told]
    context = {"head": head, "voices": VOICES, "sides": sides}
    return render(request, "people/ecomap/voices.html", context)


def _sides(name: str, before: Drawn | None, now: Drawn | None) -> list[tuple[Drawn, Markup]]:
    """Return the pictures of one or two maps, the earlier first."""
    return [(one, _picture(name, one, before)) for one in (before, now) if one is not None]


def _picture(name: str, one: Drawn, before: Drawn | None) -> Markup:
    lines = one.lines
    if one.voice == "child" and before is not None and one is not before:
        moved = trends(before.lines, one.lines)
        lines = tuple(replace(line, trend=moved.get(line.system, "")) for line in lines)
    return draw(Map(name, lines, f"What is around {name} on {words.day(one.on)}"))


@both
def new(request: ActorRequest, person: int, voice: str) -> HttpResponse:
    """Draw a map with somebody beside: the child with faces, a parent or a worker with lines."""
    if voice not in VOICES:
        raise Http404
    page = maps_page(request.actor, person=person, voice=voice)
    before = page.now.lines if page.now else ()
    made = FacesForm if voice == "child" else MapForm
    form = open_form(request, made, request.path, before=before)

    def do() -> None:
        note = form.cleaned_data["note"]
        draw_map(request.actor, person=person, voice=voice, lines=form.lines(), note=note)

    if form.is_valid() and attempt(form, do):
        clear(request, request.path)
        return redirect(f"{reverse('ecomaps', args=[person])}?voice={voice}")
    template = "people/ecomap/faces.html" if voice == "child" else "people/ecomap/new.html"
    context = {"head": page.head, "form": form, "voice": VOICES[voice], "own": False}
    return render(request, template, context)


@both
def take_back(request: ActorRequest, person: int, number: int) -> HttpResponse:
    """Take back a map that is wrong."""
    page = maps_page(request.actor, person=person, number=number)
    form = open_form(request, TakeBackForm, request.path)

    def do() -> None:
        why = form.cleaned_data["why"]
        take_back_map(request.actor, person=person, number=number, why=why)

    if form.is_valid() and attempt(form, do):
        clear(request, request.path)
        return redirect("ecomap", person=person, number=number)
    context = {"head": page.head, "form": form, "one": page.now}
    return render(request, "people/ecomap/take_back.html", context)


@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """A child's own map, and the one before."""
    head, now, before = my_maps(request.actor)
    context = {
        "head": head,
        "now": now,
        "sides": _sides(head.card.name, before, now),
        "lines": [said_by_child(line) for line in now.lines] if now else [],
    }
    return render(request, "people/ecomap/mine.html", context)


@both
def draw_mine(request: ActorRequest) -> HttpResponse:
    """A child draws their own map with faces."""
    head, now, _ = my_maps(request.actor)
    form = open_form(request, FacesForm, request.path, before=now.lines if now else ())

    def do() -> None:
        draw_my_map(request.actor, lines=form.lines(), note=form.cleaned_data["note"])

    if form.is_valid() and attempt(form, do):
        clear(request, request.path)
        return redirect("my-map")
    context = {"head": head, "form": form, "voice": VOICES["child"], "own": True}
    return render(request, "people/ecomap/faces.html", context)
