"""The rota: who is on now, who covers whom; planning a shift and cover."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kith.access.middleware import ActorRequest
from kith.accounts.rules import NotPlanned
from kith.desk import rota as rotas
from kith.desk.rota_forms import CoverForm, ShiftForm
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
    if request.method == "POST" and form.is_valid() and _planned_shift(request, form):
        clear(request, "rota-shift")
        return redirect("rota")
    context = {"form": form, "title": "Plan a shift", "save": "Put on the rota"}
    return render(request, "desk/rota_form.html", context)


@require_http_methods(["GET", "POST"])
def cover(request: ActorRequest) -> HttpResponse:
    """Say who is away and who covers."""
    page = rotas.rota_page(request.actor)
    form = open_form(request, CoverForm, "rota-cover", people=page.colleagues)
    if request.method == "POST" and form.is_valid() and _planned_cover(request, form):
        clear(request, "rota-cover")
        return redirect("rota")
    context = {"form": form, "title": "Plan cover", "save": "Plan the cover"}
    return render(request, "desk/rota_form.html", context)


def _planned_shift(request: ActorRequest, form: ShiftForm) -> bool:
    starts, ends = form.span()
    try:
        rotas.plan_shift(
            request.actor,
            account=int(form.cleaned_data["account"]),
            duty=form.cleaned_data["duty"],
            starts_at=starts,
            ends_at=ends,
        )
    except NotPlanned as problem:
        form.add_error("on", str(problem))
        return False
    return True


def _planned_cover(request: ActorRequest, form: CoverForm) -> bool:
    starts, ends = form.span()
    try:
        rotas.plan_cover(
            request.actor,
            absent=int(form.cleaned_data["absent"]),
            by=int(form.cleaned_data["by"]) if form.cleaned_data["by"] else None,
            starts_at=starts,
            ends_at=ends,
            reason=form.cleaned_data["reason"],
        )
    except NotPlanned as problem:
        form.add_error("first", str(problem))
        return False
    return True
