"""Who somebody is, now or on a day before."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.kernel import clock
from kith.people.queries import who_page


@require_safe
def who(request: ActorRequest, person: int) -> HttpResponse:
    """Everything that is kept of a person; with `?then=2026-03-01` as it was kept on that day."""
    shown = who_page(request.actor, person=person, then=_then(request.GET.get("then", "")))
    return render(request, "people/who.html", {"shown": shown, "head": shown.head})


def _then(text: str) -> date | None:
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return None
    return asked if asked < clock.today() else None
