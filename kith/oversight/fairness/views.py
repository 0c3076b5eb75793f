"""The pages of fairness."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.oversight.fairness.page import measure_shown, overview_shown
from kith.oversight.fairness.queries import one_measure, overview


@require_safe
def fairness(request: ActorRequest) -> HttpResponse:
    """Every measure in a quarter, and which groups stand apart."""
    found = overview(request.actor, quarter=request.GET.get("quarter", ""))
    return render(request, "oversight/fairness/overview.html", {"shown": overview_shown(found)})


@require_safe
def measure(request: ActorRequest, measure: str) -> HttpResponse:
    """One measure, cut each way."""
    found = one_measure(request.actor, measure, quarter=request.GET.get("quarter", ""))
    return render(request, "oversight/fairness/measure.html", {"shown": measure_shown(found)})
