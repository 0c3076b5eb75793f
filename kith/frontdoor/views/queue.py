"""The queue and the duty desk: drawn once, and then a bar says what is new; nothing moves."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.accounts.roles import Area, Level
from kith.frontdoor.queries.duty import duty_page
from kith.frontdoor.queries.queue import queue_news, queue_page, read
from kith.frontdoor.queries.queue.asked import MINE, NOBODYS, UNGRADED
from kith.frontdoor.queries.waiting import waiting
from kith.frontdoor.rules.channels import CHANNELS
from kith.frontdoor.rules.states import OPEN, WORDS, State
from kith.frontdoor.rules.urgency import RAGS
from kith.web import words
from kith.web.addresses import number_in
from kith.web.polling import poll

CHANGED = "What cannot wait has changed: show"
EVERY = ("", "Any")
# What the queue can be filtered by: the name in the address, its label, its choices.
FILTERS = (
    ("rag", "How urgent", (EVERY, *((one, one) for one in RAGS[::-1]), (UNGRADED, "Not graded"))),
    ("step", "Where it stands", (EVERY, *((one, WORDS[one]) for one in State if one in OPEN))),
    ("channel", "How it reached us", (EVERY, *((k, one.words) for k, one in CHANNELS.items()))),
    ("whose", "Who has it", (EVERY, (MINE, "I have"), (NOBODYS, "Nobody yet"))),
)


@require_safe
def queue(request: ActorRequest) -> HttpResponse:
    """Show what is open, by the time left: everything, or what is asked for."""
    shown = queue_page(request.actor, asked=read(request.GET))
    may_board = request.actor.may(Area.CONTACT, Level.DECIDE)
    context = {"shown": shown, "filters": FILTERS, "may_board": may_board}
    return render(request, "frontdoor/queue.html", context)


@require_safe
def news(request: ActorRequest) -> HttpResponse:
    """Say "2 new at the front door: show" when something arrived since the page was drawn."""
    since = number_in(request.GET.get("since", ""))
    mark, many = queue_news(request.actor, since=since or 0)
    return poll(request, mark, lambda: f"{many} new at the front door: show" if many else "")


@require_safe
def now(request: ActorRequest) -> HttpResponse:
    """Say, to any page, that a child waits for somebody; nothing of who it is.

    A page that shows them already says which it has drawn, and hears of what is not on it.
    """
    found = waiting(request.actor)
    drawn = request.GET.get("drawn", "")
    if drawn:
        return poll(request, found.mark, lambda: "" if found.mark == drawn else CHANGED)
    many = words.count(found.children, "child waits", "children wait")
    return poll(request, found.mark, lambda: f"Now: {many} for somebody" if found.children else "")


@require_safe
def duty(request: ActorRequest) -> HttpResponse:
    """Show what cannot wait, and who is on now."""
    shown = duty_page(request.actor)
    count = words.count(len(shown.waiting), "contact")
    return render(request, "frontdoor/duty.html", {"shown": shown, "count": count})
