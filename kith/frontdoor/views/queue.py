"""The queue and the duty desk: drawn once, and then a bar says what is new; nothing moves."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.frontdoor.queries.duty import duty_page
from kith.frontdoor.queries.queue import queue_news, queue_page
from kith.web import words
from kith.web.polling import poll


@require_safe
def queue(request: ActorRequest) -> HttpResponse:
    """Show everything open, by the time left."""
    return render(request, "frontdoor/queue.html", {"shown": queue_page(request.actor)})


@require_safe
def news(request: ActorRequest) -> HttpResponse:
    """Say "2 new: show" when something has arrived since the page was drawn."""
    since = request.GET.get("since", "")
    mark, many = queue_news(
        request.actor, since=int(since) if since.isdecimal() and len(since) < 16 else 0
    )
    return poll(request, mark, lambda: f"{many} new: show" if many else "")


@require_safe
def duty(request: ActorRequest) -> HttpResponse:
    """Show what cannot wait, and who is on now."""
    shown = duty_page(request.actor)
    count = words.count(len(shown.waiting), "contact")
    return render(request, "frontdoor/duty.html", {"shown": shown, "count": count})
