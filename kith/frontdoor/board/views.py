"""The pages of the front door's board."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.frontdoor.board.page import board_shown, demand_shown
from kith.frontdoor.board.queries import behind_page, board_page, demand_page
from kith.frontdoor.board.surges import answer_surge, surges
from kith.frontdoor.forms.surge import SurgeForm
from kith.web.addresses import number_in
from kith.web.drafts import clear
from kith.web.opening import both, open_form
from kith.web.tables import Column

COLUMNS = (
    Column("Week to"),
    Column("Contacts", number=True),
    Column("Expected", number=True),
    Column("Ratio", number=True),
    Column("A surge"),
)


@require_safe
def board(request: ActorRequest) -> HttpResponse:
    """Show what is open now, by step and by who opened it."""
    shown = board_shown(board_page(request.actor))
    return render(request, "frontdoor/board/board.html", {"shown": shown})


@require_safe
def demand(request: ActorRequest) -> HttpResponse:
    """Show what came in, by week, day and hour."""
    shown = demand_shown(demand_page(request.actor))
    context = {"shown": shown, "columns": COLUMNS, "surges": surges(request.actor)}
    return render(request, "frontdoor/board/demand.html", context)


@both
def surge(request: ActorRequest) -> HttpResponse:
    """Show what was done about each surge, and take a line from those who lead."""
    found = surges(request.actor)
    form = open_form(request, SurgeForm, "surge") if found.may_answer else None
    if form is not None and form.is_valid():
        done = attempt(form, lambda: answer_surge(request.actor, **form.cleaned_data))
        if done:
            clear(request, "surge")
            return redirect("front-door-surge")
    return render(request, "frontdoor/board/surge.html", {"surges": found, "form": form})


@require_safe
def behind(request: ActorRequest, behind: str) -> HttpResponse:
    """Show the contacts behind a number."""
    number = number_in(request.GET.get("after", "")) or 0
    shown = behind_page(request.actor, behind, after=number)
    return render(request, "frontdoor/board/behind.html", {"shown": shown})
