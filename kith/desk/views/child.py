"""A child's page, what happened, and how the details came to be what they are."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.desk.queries.child import child_page, read_mark
from kith.desk.queries.happened import details_page, happened_page
from kith.desk.views.sending import came_with


@require_safe
def child(request: ActorRequest, person: int) -> HttpResponse:
    """What somebody needs to know of one child in five minutes."""
    shown = child_page(request.actor, person=person, said=came_with(request))
    return render(request, "desk/child.html", {"shown": shown, "head": shown.head})


@require_safe
def happened(request: ActorRequest, person: int) -> HttpResponse:
    """Everything that happened, newest first."""
    before = read_mark(request.GET.get("before", ""))
    shown = happened_page(request.actor, person=person, before=before)
    return render(request, "desk/happened.html", {"shown": shown, "head": shown.head})


@require_safe
def details_history(request: ActorRequest, person: int) -> HttpResponse:
    """The details, and who changed what when."""
    shown = details_page(request.actor, person=person)
    return render(request, "desk/details_history.html", {"shown": shown, "head": shown.head})
