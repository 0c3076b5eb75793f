"""Taking in word: find the child, choose how it reached us, write down what was said."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.access.gates import NotHere
from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.frontdoor.commands import arrive
from kith.frontdoor.forms.intake import IntakeForm, at_first
from kith.frontdoor.queries.opening import known_already, taking_in
from kith.frontdoor.rules.channels import CHANNELS, edition_on
from kith.frontdoor.views.looking import meant_by
from kith.kernel import clock
from kith.web.addresses import number_in
from kith.web.drafts import clear
from kith.web.opening import both, open_form


@both
def new(request: ActorRequest) -> HttpResponse:
    """Look for the child first; then choose how word of them reached us."""
    page = taking_in(request.actor, chosen=_chosen(request))
    typed = request.POST.get("q", "").strip()
    found = known_already(request.actor, text=typed) if typed else ()
    context = {"page_": page, "typed": typed, "found": found, "channels": CHANNELS.values()}
    return render(request, "frontdoor/new.html", context)


@both
def take_in(request: ActorRequest, channel: str) -> HttpResponse:
    """Write down what reached us on one channel."""
    if channel not in CHANNELS:
        raise NotHere
    page = taking_in(request.actor, chosen=_chosen(request))
    key = f"front-door:{channel}:{page.child.id if page.child else 'new'}"
    form = open_form(
        request,
        IntakeForm,
        key,
        edition=edition_on(channel, clock.today()),
        chosen=page.child is not None,
        initial=at_first(clock.now(), CHANNELS[channel].agency),
    )
    if form.is_valid():
        children = list(form.children(page.child.id if page.child else None))
        meant = [meant_by(request.actor, one) for one in children]
        form.ask_whom(meant)
    if form.is_valid():
        told = list(form.settled(children, meant))
        arrival = form.arrival(page.desk.id)
        made = attempt(form, lambda: arrive(request.actor, arrival=arrival, children=told))
        if made:
            clear(request, key)
            return redirect("contact-page", contact=made.made[0])
    context = {"form": form, "page_": page, "channel": CHANNELS[channel]}
    return render(request, "frontdoor/take_in.html", context)


def _chosen(request: ActorRequest) -> int | None:
    return number_in(request.GET.get("child", ""))
