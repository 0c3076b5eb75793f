"""The pages of second looks: mine, one of them, the talk, and how far decisions agree."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.frontdoor.blind.board import board_shown
from kith.frontdoor.blind.commands import give_back, give_look, talk_over
from kith.frontdoor.blind.forms import SecondForm, TalkForm
from kith.frontdoor.blind.queries.board import board_page
from kith.frontdoor.blind.queries.look import LookPage, look_page
from kith.frontdoor.blind.queries.mine import mine_page
from kith.frontdoor.rules.ladder import ladder_on
from kith.kernel import clock
from kith.web.drafts import clear
from kith.web.opening import both, open_form


@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """Show what waits for this reader, what is to be talked over, and what is done."""
    return render(request, "frontdoor/blind/mine.html", {"shown": mine_page(request.actor)})


@both
def look(request: ActorRequest, look: UUID) -> HttpResponse:
    """Ask whoever was asked what they would decide; show both decisions afterwards."""
    page = look_page(request.actor, look=look)
    if page.shown is None or page.second is not None:
        return _compare(request, page)
    form = open_form(request, SecondForm, request.path, on=clock.today())
    if form.is_valid():
        given = attempt(form, lambda: give_look(request.actor, look=look, second=form.second()))
        if given:
            clear(request, request.path)
            return redirect("blind-look", look=look)
    context = {"shown": page, "form": form, "ladder": ladder_on(clock.today())}
    return render(request, "frontdoor/blind/look.html", context)


def _compare(request: ActorRequest, page: LookPage) -> HttpResponse:
    if request.method == "POST":
        raise NotHere
    return render(request, "frontdoor/blind/compared.html", {"shown": page})


@require_POST
def back(request: ActorRequest, look: UUID) -> HttpResponse:
    """Give a look back: the reader knows the child, so somebody else is asked."""
    give_back(request.actor, look=look)
    clear(request, f"{request.path.removesuffix('back/')}")
    return redirect("blind-looks")


@both
def talk(request: ActorRequest, look: UUID) -> HttpResponse:
    """Write down what came of the talk."""
    page = look_page(request.actor, look=look)
    if not page.may_talk:
        raise NotHere
    form = open_form(request, TalkForm, request.path)
    if form.is_valid():
        learned = form.cleaned_data["learned"]
        if attempt(form, lambda: talk_over(request.actor, look=look, learned=learned)):
            clear(request, request.path)
            return redirect("blind-look", look=look)
    return render(request, "frontdoor/blind/talk.html", {"shown": page, "form": form})


@require_safe
def agreement(request: ActorRequest) -> HttpResponse:
    """Show how far two who do not know of each other decide alike."""
    shown = board_shown(board_page(request.actor))
    return render(request, "frontdoor/blind/agreement.html", {"shown": shown})
