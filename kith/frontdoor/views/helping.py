"""Help that was promised and has not begun."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.frontdoor.queries.helping import help_waits


@require_safe
def waits(request: ActorRequest) -> HttpResponse:
    """Show every child who waits for a help that we promised, the longest wait first."""
    return render(request, "frontdoor/help.html", {"shown": help_waits(request.actor)})
