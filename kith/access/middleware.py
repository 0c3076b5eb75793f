"""Who acts in a request, and what is shown when a gate says no."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from kith.access.actors import Actor, actor_behind
from kith.access.refusals import NotHere, Refused
from kith.web.errors import error_page

Answer = Callable[[HttpRequest], HttpResponseBase]


class ActorRequest(HttpRequest):
    """A request from somebody signed in, as views behind sign-in may take it to be."""

    actor: Actor


class Doors:
    """Put the actor on each request, looked up when first asked; turn a gate's no into a page.

    What may not be seen and what never was get the same answer, byte for byte.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        account = getattr(request, "account", None)
        actor = account and SimpleLazyObject(lambda: actor_behind(account))
        request.actor = actor  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Draw the page for a gate's no; leave every other error alone."""
        if isinstance(error, NotHere):
            return error_page(request, HTTPStatus.NOT_FOUND)
        if isinstance(error, Refused):
            return error_page(request, HTTPStatus.FORBIDDEN, why=str(error))
        return None
