"""The wall of the hub, the desks that we ask, and the sheet for a talk with one agency."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.accounts.roles import Area, Level
from kith.frontdoor.commands import keep_partner
from kith.frontdoor.forms.desks import DeskForm
from kith.frontdoor.queries.partners import letters_of_desk, partner_desk, partners_page
from kith.frontdoor.queries.sheet import sheet_page
from kith.frontdoor.queries.wall import wall_page
from kith.web import words
from kith.web.drafts import clear
from kith.web.opening import both, open_form
from kith.web.tables import Column

EVERY = 20


@require_safe
def wall(request: ActorRequest) -> HttpResponse:
    """Show every child about whom others are asked, and who said what."""
    shown = wall_page(request.actor)
    manages = request.actor.may(Area.CONTACT, Level.DECIDE)
    return render(request, "frontdoor/wall.html", {"shown": shown, "manages": manages})


@require_safe
def monitor(request: ActorRequest) -> HttpResponse:
    """Show the same for a monitor on a wall: initials, large, drawn anew by itself."""
    shown = wall_page(request.actor)
    context = {"shown": shown, "at": words.clock_time(shown.at)}
    page = render(request, "frontdoor/monitor.html", context)
    page.headers["Refresh"] = str(EVERY)
    return page


@require_safe
def partners(request: ActorRequest) -> HttpResponse:
    """Show the desks that we ask."""
    return render(request, "frontdoor/partners.html", {"shown": partners_page(request.actor)})


@both
def partner_new(request: ActorRequest) -> HttpResponse:
    """Write down a desk."""
    partners_page(request.actor)
    return _desk(request, None, {"agency": request.GET.get("agency", "")})


@both
def partner_edit(request: ActorRequest, number: int) -> HttpResponse:
    """Change a desk."""
    return _desk(request, number, partner_desk(request.actor, number=number))


def _desk(request: ActorRequest, number: int | None, initial: dict[str, object]) -> HttpResponse:
    key = f"partner-desk:{number or 'new'}"
    form = open_form(request, DeskForm, key, initial=initial)
    if form.is_valid():
        done = attempt(form, lambda: keep_partner(request.actor, desk=form.desk(), number=number))
        if done:
            clear(request, key)
            return redirect("partners")
    letters = letters_of_desk(request.actor, number=number) if number else ()
    context = {"form": form, "new": number is None, "letters": letters}
    return render(request, "frontdoor/partner_desk.html", context)


@require_safe
def sheet(request: ActorRequest, agency: str) -> HttpResponse:
    """Show one agency's sheet."""
    shown = sheet_page(request.actor, agency=agency)
    told = (Column("With their word"), Column("Theirs"), Column("All who write to us"))
    lines = [(one.words, one.theirs, one.everybody) for one in shown.quality]
    context = {"shown": shown, "told": told, "lines": lines}
    return render(request, "frontdoor/sheet.html", context)
