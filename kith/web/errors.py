"""Pages for when something is not there, not allowed, or broken. They ask nothing of anything."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kith.web import drafts
from kith.web.context import Page, page


def error_page(request: HttpRequest, status: HTTPStatus, **facts: Any) -> HttpResponse:
    """Draw one error page without the database, so that it works when nothing else does."""
    frame = Page() if status >= HTTPStatus.INTERNAL_SERVER_ERROR else page(request)["page"]
    context = {"page": frame, "reference": getattr(request, "reference", ""), **facts}
    body = render_to_string(f"web/errors/{status.value}.html", context)
    return HttpResponse(body, status=status.value)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent something that we could not read."""
    return error_page(request, HTTPStatus.BAD_REQUEST)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not yours to see. The words of a refusal are shown when somebody wrote them for that."""
    why = str(exception) if exception.args else ""
    return error_page(request, HTTPStatus.FORBIDDEN, why=why)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: says the same for what is not there and for what the reader may not know of."""
    return error_page(request, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; the reference leads to the log."""
    return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back with a token that is no longer good: its words are kept all the same."""
    context = {
        "page": page(request)["page"],
        "kept": drafts.keep(request) is not None,
        "back": request.path,
    }
    body = render_to_string("web/errors/too_old.html", context)
    return HttpResponse(body, status=HTTPStatus.FORBIDDEN)
