"""Looking somebody up before they are written down: the only way to the page that adds a person."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kith.access.middleware import ActorRequest
from kith.kernel import clock
from kith.people.commands import check_may_create
from kith.people.search.creating import Verdict, must_ring
from kith.people.search.rules.asked import read

LOOKED = "kith-looked"
HOLDS = 30 * 60  # seconds


@require_POST
def look(request: ActorRequest) -> HttpResponse:
    """Go on to adding somebody who was looked for and not found."""
    check_may_create(request.actor)
    asked = read(request.POST.get("text", ""), clock.today())
    if asked.empty:
        return HttpResponseRedirect(reverse("find"))
    verdict = must_ring(request.actor, asked=asked)
    if verdict is not Verdict.CLEAR:
        return not_yet(request, verdict)
    request.session[LOOKED] = int(clock.now().timestamp())
    return HttpResponseRedirect(reverse("person-add-child"))


def looked_lately(request: ActorRequest) -> bool:
    """Say whether this person has looked somebody up within the last half hour."""
    at = int(request.session.get(LOOKED, 0))
    return 0 <= clock.now().timestamp() - at <= HOLDS


def not_yet(request: ActorRequest, verdict: Verdict) -> HttpResponse:
    """Say to ring the duty manager first, or that this is enough for an hour; and no word more."""
    return render(request, "people/not_yet.html", {"ring": verdict is Verdict.RING})
