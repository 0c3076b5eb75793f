"""A child's page, what happened, and how the details came to be what they are."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.desk.queries.car import car_side
from kith.desk.queries.child import child_page
from kith.desk.queries.happened import details_page, happened_page
from kith.desk.queries.something import something_page
from kith.desk.thumbs import family_thumb, map_thumb
from kith.desk.views.sending import came_with
from kith.kernel import clock
from kith.web.addresses import number_in, read_mark


@require_safe
def child(request: ActorRequest, person: int) -> HttpResponse:
    """What somebody needs to know of one child in five minutes."""
    shown = child_page(request.actor, person=person, said=came_with(request))
    people, name = shown.people, shown.head.card.name
    context = {
        "shown": shown,
        "head": shown.head,
        "family": family_thumb(people.known) if people and people.any_family else "",
        "map": map_thumb(name, people.map) if people and people.map else "",
    }
    return render(request, "desk/child.html", context)


@require_safe
def something(request: ActorRequest, person: int) -> HttpResponse:
    """The few things that can have happened, each one click from its form."""
    shown = something_page(request.actor, person=person)
    return render(request, "desk/something.html", {"shown": shown, "head": shown.head})


@require_safe
def car(request: ActorRequest, person: int) -> HttpResponse:
    """A side of paper for the car, without surname or address."""
    shown = car_side(request.actor, person=person)
    return render(request, "desk/car.html", {"shown": shown, "today": clock.today()})


@require_safe
def happened(request: ActorRequest, person: int) -> HttpResponse:
    """Everything that happened, newest first."""
    before = read_mark(request.GET.get("before", ""), number_in)
    shown = happened_page(request.actor, person=person, before=before)
    return render(request, "desk/happened.html", {"shown": shown, "head": shown.head})


@require_safe
def details_history(request: ActorRequest, person: int) -> HttpResponse:
    """The details, and who changed what when."""
    shown = details_page(request.actor, person=person)
    return render(request, "desk/details_history.html", {"shown": shown, "head": shown.head})
