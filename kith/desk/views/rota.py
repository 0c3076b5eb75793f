"""The rota: who is on now, who covers whom; planning a shift and cover, and ending either."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk import commands
from kith.desk.forms.rota import CoverForm, ShiftForm
from kith.desk.queries.rota import (
    DUTIES,
    Ending,
    ShiftTold,
    cover_to_end,
    rota_page,
    shift_to_end,
)
from kith.web import words
from kith.web.drafts import clear
from kith.web.forms import KithForm
from kith.web.lines import last_day
from kith.web.opening import both, open_form
from kith.web.tables import Column

COLUMNS = (Column("Begins on"), *(Column(name) for _, name in DUTIES))


@require_safe
def rota(request: ActorRequest) -> HttpResponse:
    """Show who is on duty now and for two weeks, and who is away."""
    shown = rota_page(request.actor)
    rows = [
        [
            words.near_day(one.day),
            *(_cell(shifts, shown.may_plan_shifts) for shifts in one.cells),
        ]
        for one in shown.days
    ]
    context = {"shown": shown, "columns": COLUMNS, "rows": rows}
    return render(request, "desk/rota.html", context)


def _cell(shifts: tuple[ShiftTold, ...], may_end: bool) -> str | SafeString:
    """Return the shifts of one duty on one day; each leads whoever plans to where it ends."""
    if not may_end:
        return "; ".join(one.says for one in shifts)
    link = '<a class="govuk-link" href="{}">{}</a>'
    places = ((reverse("rota-shift-end", args=[one.id]), one.says) for one in shifts)
    return format_html_join("; ", link, places)


@both
def shift(request: ActorRequest) -> HttpResponse:
    """Put somebody on the rota."""
    page = rota_page(request.actor)
    form = open_form(request, ShiftForm, "rota-shift", people=page.on_call)

    def plan() -> None:
        commands.plan_shift(request.actor, **form.plan())

    if form.is_valid() and attempt(form, plan, boxes=ShiftForm.BOXES):
        clear(request, "rota-shift")
        return redirect("rota")
    context = {"form": form, "title": "Plan a shift", "save": "Put on the rota"}
    return render(request, "desk/rota_form.html", context)


@both
def cover(request: ActorRequest) -> HttpResponse:
    """Say who is away and who covers."""
    page = rota_page(request.actor)
    form = open_form(request, CoverForm, "rota-cover", people=page.colleagues)

    def plan() -> None:
        commands.plan_cover(request.actor, **form.plan())

    if form.is_valid() and attempt(form, plan, boxes=CoverForm.BOXES):
        clear(request, "rota-cover")
        return redirect("rota")
    context = {"form": form, "title": "Plan cover", "save": "Plan the cover"}
    return render(request, "desk/rota_form.html", context)


@both
def shift_end(request: ActorRequest, shift: int) -> HttpResponse:
    """End a shift, or take one that has not begun off the rota."""
    ending = shift_to_end(request.actor, shift=shift)
    one, duties = ending.planned, dict(DUTIES)
    hours = f"from {words.moment(one.starts_at)} to {words.moment(one.ends_at)}"
    asked = {
        "title": "End this shift now" if ending.began else "Take this shift off the rota",
        "told": f"{duties[one.what]}: {one.who.name}, {hours}.",
        "save": "End it now" if ending.began else "Take it off",
        "follows": "Until somebody else is planned, what cannot wait goes to the next duty up.",
    }
    return _end(request, asked, lambda: commands.end_shift(request.actor, shift=shift))


@both
def cover_end(request: ActorRequest, cover: int) -> HttpResponse:
    """Say that somebody is back before they were to be, or is not going away."""
    ending = cover_to_end(request.actor, cover=cover)
    who = ending.planned.who.name
    asked = {
        "title": f"{who} is back" if ending.began else f"{who} is not going away",
        "told": _absence(ending),
        "save": "Yes, they are back" if ending.began else "Yes, call it off",
        "follows": f"From now on {who}’s promises come to them."
        if ending.began
        else f"{who}’s promises stay with them.",
    }
    return _end(request, asked, lambda: commands.end_cover(request.actor, cover=cover))


def _absence(ending: Ending) -> str:
    one = ending.planned
    until = words.day(last_day(one.ends_at))
    by = f"{one.by.name} covers" if one.by else "nobody covers"
    return f"Planned: away from {words.day(one.starts_at)} to {until}, and {by}."


def _end(request: ActorRequest, asked: dict[str, str], do: Callable[[], None]) -> HttpResponse:
    form = KithForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, do):
        return redirect("rota")
    return render(request, "desk/rota_end.html", {"form": form, **asked})
