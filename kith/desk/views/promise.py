"""One promise: its story, and the answers to it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.desk import undo as undoing
from kith.desk.answering.giving import give
from kith.desk.answering.ways import WAYS, form_of
from kith.desk.home import works_here
from kith.desk.queries.promise import promise_story, promise_to_answer
from kith.desk.views.sending import back_to, came_with
from kith.kernel import clock
from kith.web.drafts import clear
from kith.web.opening import both, open_form
from kith.web.views import came_from


@require_safe
def promise(request: ActorRequest, promise: UUID) -> HttpResponse:
    """The promise line, how it is counted, its whole story, and what one may say of it."""
    shown = promise_story(request.actor, promise=promise, said=came_with(request))
    return render(request, "desk/promise.html", {"shown": shown})


@both
def answer(request: ActorRequest, promise: UUID, code: str) -> HttpResponse:
    """Answer a promise: from its line in one go, or on a page of its own."""
    if code not in WAYS:
        raise Http404
    asked = promise_to_answer(request.actor, promise=promise, code=code)
    more: dict[str, Any] = {"people": list(asked.people)} if code == "pass" else {}
    first = {"on": clock.today()} if code in ("did", "done") else None
    form = open_form(request, form_of(code, asked.owed.kind), request.path, initial=first, **more)
    if form.is_valid():
        said = attempt(form, lambda: give(request.actor, asked.owed, code, form.cleaned_data))
        if said:
            clear(request, request.path)
            return back_to(_where_from(request, promise), undoing.token(said.made))
    context = {"shown": asked, "form": form, "way": WAYS[code]}
    return render(request, "desk/answer.html", context)


def _where_from(request: ActorRequest, promise: UUID) -> str:
    """Return the page that was answered from; from the answer's own page, the promise's."""
    page = came_from(request)
    if page.split("?")[0] != request.path:
        return page
    return reverse("promise", args=[promise]) if works_here(request.actor) else "/"


@require_POST
def undo(request: ActorRequest) -> HttpResponse:
    """Take back what one has just said."""
    undoing.undo(request.actor, request.POST.get(undoing.PARAM, ""))
    back = back_to(came_from(request))
    return redirect(back.url)
