"""Who acts in a request, and what is shown when a gate says no."""

from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from kith.access import rules
from kith.access.actors import Actor, actor_behind
from kith.access.queries import kept_instead
from kith.access.refusals import NotHere, Refused
from kith.accounts.roles import ROLES, Area, Level
from kith.web import drafts
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
            return led_on(request) or not_here(request)
        if isinstance(error, Refused):
            return error_page(request, HTTPStatus.FORBIDDEN, why=str(error))
        return None


def led_on(request: HttpRequest) -> HttpResponse | None:
    """Lead from a record that was merged away to the one that is kept, for those who see that one.

    Words that were just sent about the one that is gone wait in the form of the other.
    """
    match, actor = request.resolver_match, getattr(request, "actor", None)
    gone = match.kwargs.get("person") if match else None
    if match is None or gone is None or not actor or not actor.may(Area.CHILD, Level.SUMMARY):
        return None
    kept = kept_instead(actor, gone=gone)
    if kept is None:
        return None
    address = reverse(match.view_name, kwargs={**match.kwargs, "person": kept})
    if request.method == "POST":
        drafts.follow(request, address)
    return HttpResponseRedirect(address)


def not_here(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing to see here; offer those who may to open a record with a reason.

    The page is the same whatever number was asked for, and whether or not anybody has it.
    """
    actor = getattr(request, "actor", None)
    roles: Iterable[str] = actor.roles if actor else ()
    opens = any(rules.breaks_glass(ROLES[role]) for role in roles)
    return render(request, "access/not_here.html", {"opens": opens}, status=HTTPStatus.NOT_FOUND)
