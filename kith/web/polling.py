"""Short conditional asking: is there anything new since this page was drawn?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse


def poll(request: HttpRequest, mark: str, say: Callable[[], str]) -> HttpResponse:
    """Answer a page that asks by itself: 304 while `mark` is what it was, else what `say` says.

    `mark` names the state of what is watched, by something cheap such as a count and a latest
    time; `say` is asked only when it changed, and returns "2 new: show" or "" for nothing new.
    """
    tag = f'"{mark}"'
    if request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = JsonResponse({"words": say()})
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
