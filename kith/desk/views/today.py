"""The first page of everybody, and the lists behind Today's counts."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.access.actors import Actor
from kith.access.middleware import ActorRequest
from kith.accounts.roles import Area, Level
from kith.desk.home import Home, home_of
from kith.desk.queries.family import family_page
from kith.desk.queries.owed import LISTS, owed_page
from kith.desk.queries.today import looks_page, today_page
from kith.desk.queries.visitors import drawn_children
from kith.desk.undo import PARAM
from kith.frontdoor.queries.owing import asked_of
from kith.web.addresses import id_in, read_mark

LEADS_TO = {Home.LETTER: "letter", Home.ROTA: "rota"}


@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """Today, or whatever comes first for whoever this is."""
    which = home_of(request.actor)
    if which in LEADS_TO:
        return HttpResponseRedirect(reverse(LEADS_TO[which]))
    if which is Home.FAMILY:
        theirs = family_page(request.actor, said=request.GET.get(PARAM, ""))
        return render(request, "desk/family.html", {"shown": theirs})
    if which is Home.INSPECTOR:
        drawn = drawn_children(request.actor)
        return render(request, "desk/inspector.html", {"drawn": drawn})
    if which is Home.OFF_DUTY:
        return render(request, "desk/off_duty.html")
    if which is Home.PARTNER:
        return render(request, "desk/partner.html", _partner(request.actor))
    if which is Home.NO_RECORDS:
        return render(request, "desk/visitor.html")
    shown = today_page(request.actor, said=request.GET.get(PARAM, ""))
    return render(request, "desk/today.html", {"shown": shown})


def _partner(actor: Actor) -> dict[str, object]:
    return {
        "shown": asked_of(actor) if actor.may(Area.CHILD, Level.SUMMARY) else None,
        "tells": actor.may(Area.CONTACT, Level.CREATE),
        "looks": looks_page(actor) if actor.may(Area.CONTACT, Level.VIEW) else (),
        "figures": actor.may(Area.KPI, Level.SUMMARY),
    }


@require_safe
def owed(request: ActorRequest, which: str) -> HttpResponse:
    """One of the quiet lists, soonest due first."""
    if which not in LISTS:
        raise Http404
    after = read_mark(request.GET.get("after", ""), id_in)
    shown = owed_page(request.actor, which=which, after=after)
    return render(request, "desk/owed.html", {"shown": shown})
