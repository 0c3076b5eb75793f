"""A reader's notices, and the answer to a page that asks whether there is news."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.access.middleware import ActorRequest
from kith.desk.queries.notices import notices_page
from kith.messages.commands import see_notices
from kith.messages.queries import live_version
from kith.web import words
from kith.web.addresses import number_in
from kith.web.polling import poll


@require_safe
def notices(request: ActorRequest) -> HttpResponse:
    """What the reader was told, newest first."""
    before = number_in(request.GET.get("before", ""))
    shown = notices_page(request.actor, before=before)
    return render(request, "desk/notices.html", {"shown": shown})


@require_POST
def seen(request: ActorRequest) -> HttpResponse:
    """Mark them as seen; nothing is answered by that."""
    up_to = number_in(request.POST.get("up_to", ""))
    if up_to is not None:
        see_notices(request.actor, up_to=up_to)
    return redirect("notices")


@require_safe
def news(request: ActorRequest) -> HttpResponse:
    """Say "2 new: show" when there is something new, and 304 while there is not."""
    mark = live_version(request.actor)
    count = int(mark.rsplit("-", 1)[1])
    return poll(request, mark, lambda: f"{words.count(count, 'new notice')}: show" if count else "")
