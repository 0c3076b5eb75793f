"""The pages of published figures."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.oversight.published.page import all_shown, one_shown
from kith.oversight.published.queries import published, published_figure


@require_safe
def figures(request: ActorRequest) -> HttpResponse:
    """Every figure as it may be published."""
    shown = all_shown(published(request.actor))
    return render(request, "oversight/published/all.html", {"shown": shown})


@require_safe
def figure(request: ActorRequest, code: str) -> HttpResponse:
    """One figure as it may be published."""
    shown = one_shown(published_figure(request.actor, code))
    return render(request, "oversight/published/one.html", {"shown": shown})
