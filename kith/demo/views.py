"""The pages of the demonstration: its clock and how to move it on, and letters that stay here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.demo import moving
from kith.demo.post import letters
from kith.kernel import clock
from kith.web.opening import both


@both
def borough_clock(request: HttpRequest) -> HttpResponse:
    """Show what time it is in the borough; on a post, move it on. It never goes back."""
    chosen = request.POST.get("move", "")
    moved = moving.move(chosen) if chosen in moving.MOVES else None
    context = {"now": clock.now(), "moves": moving.MOVES.items(), "moved": moved}
    return render(request, "demo/clock.html", context)


@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """Show the letters that partners would have had."""
    return render(request, "demo/post.html", {"shown": letters()})
