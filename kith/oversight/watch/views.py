"""The pages of watching."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.oversight.watch.page import overview_shown, watch_shown
from kith.oversight.watch.queries import one_watch, overview


@require_safe
def watch(request: ActorRequest) -> HttpResponse:
    """Every question that we ask ourselves, in a quarter."""
    found = overview(request.actor, quarter=request.GET.get("quarter", ""))
    return render(request, "oversight/watch/overview.html", {"shown": overview_shown(found)})


@require_safe
def one(request: ActorRequest, watch: str) -> HttpResponse:
    """One question: by team, and the places to look at."""
    asked = {name: request.GET.get(name, "") for name in ("quarter", "after")}
    found = one_watch(request.actor, watch, **asked)
    return render(request, "oversight/watch/one.html", {"shown": watch_shown(found)})
