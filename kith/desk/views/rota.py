"""The rota: who is on now, who covers whom; planning a shift and cover."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk.forms.rota import CoverForm, ShiftForm
from kith.desk.queries import rota as rotas
from kith.web import words
from kith.web.drafts import clear
from kith.web.opening import open_form
from kith.web.tables import Column

COLUMNS = (Column("Begins on"), *(Column(name) for _, name in rotas.DUTIES))


@require_safe
def rota(request: ActorRequest) -> HttpResponse:
    """Show who is on duty now and for two weeks, and who is away."""
    shown = rotas.rota_page(request.actor)
    rows = [[words.day(one.day, weekday=True), *one.cells] for one in shown.days]
    context = {"shown": shown, "columns": COLUMNS, "rows": rows}
    return render(request, "desk/rota.html", context)


@require_http_methods(["GET", "POST"])
def shift(request: ActorRequest) -> HttpResponse:
    """Put somebody on the rota."""
    page = rotas.rota_page(request.actor)
    form = open_form(request, ShiftForm, "rota-shift", people=page.on_call)

    def plan() -> None:
        rotas.plan_shift(request.actor, **form.plan())

    if form.is_valid() and attempt(form, plan, boxes=ShiftForm.BOXES):
        clear(request, "rota-shift")
        return redirect("rota")
    context = {"form": form, "title": "Plan a shift", "save": "Put on the rota"}
    return render(request, "desk/rota_form.html", context)


@require_http_methods(["GET", "POST"])
def cover(request: ActorRequest) -> HttpResponse:
    """Say who is away and who covers."""
    page = rotas.rota_page(request.actor)
    form = open_form(request, CoverForm, "rota-cover", people=page.colleagues)

    def plan() -> None:
        rotas.plan_cover(request.actor, **form.plan())

    if form.is_valid() and attempt(form, plan, boxes=CoverForm.BOXES):
        clear(request, "rota-cover")
        return redirect("rota")
    context = {"form": form, "title": "Plan cover", "save": "Plan the cover"}
    return render(request, "desk/rota_form.html", context)
