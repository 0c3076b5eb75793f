"""A team as its manager sees it, and the service as its head does."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.desk.queries.board import board_page, service_page
from kith.promises.queries import WorkerRow
from kith.web.tables import Column

WORKERS = (
    Column("Worker"),
    Column("Children", number=True),
    Column("Late, safety", number=True),
    Column("Late, other", number=True),
    Column("Visits late", number=True),
    Column("Here today"),
)


@require_safe
def board(request: ActorRequest, team: int | None = None) -> HttpResponse:
    """Per worker one row; then children, worst first."""
    page = board_page(request.actor, team=team, every="every" in request.GET)
    rows = [_row(one) for one in page.board.workers]
    return render(request, "desk/board.html", {"shown": page, "columns": WORKERS, "rows": rows})


def _row(one: WorkerRow) -> list[object]:
    cover = f"{one.covered_by} covers" if one.covered_by else "nobody covers yet"
    here = f"Away; {cover}" if one.away else "Here"
    return [one.name, one.children, one.late_safety, one.late_other, one.visits_late, here]


@require_safe
def service(request: ActorRequest) -> HttpResponse:
    """Causes before names."""
    return render(request, "desk/service.html", {"shown": service_page(request.actor)})
