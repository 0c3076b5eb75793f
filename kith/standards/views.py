"""The list of returns that were taken in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.kernel import clock
from kith.standards import queries, show


@require_safe
def returns(request: ActorRequest) -> HttpResponse:
    """Which returns the figures stand on."""
    cards = queries.returns(request.actor)
    context = {"columns": show.COLUMNS, "rows": show.rows(cards, clock.now())}
    return render(request, "standards/returns.html", context)
