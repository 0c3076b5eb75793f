"""Who a visitor is: nobody, or whoever holds the signed cookie of a letter."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kith.access.actors import Actor, visitor_with
from kith.access.gates import NotHere
from kith.frontdoor.public.queries import OwnLetter, own_letter

COOKIE = "kith-letter"
SALT = "kith.frontdoor.letter"
HOLDS = 12 * 3600
PATH = "/tell-us/"

P = ParamSpec("P")
View = Callable[..., HttpResponse]


def hand(answer: HttpResponse, number: int) -> HttpResponse:
    """Give a browser the letter. No page of another site can make it send this cookie."""
    answer.set_signed_cookie(
        COOKIE, str(number), salt=SALT, max_age=HOLDS, path=PATH, httponly=True,
        secure=settings.HTTPS, samesite="Strict",
    )  # fmt: skip
    return answer


def take_back(answer: HttpResponse) -> HttpResponse:
    """Leave nothing of the letter in this browser."""
    answer.delete_cookie(COOKIE, path=PATH, samesite="Strict")
    return answer


def with_letter(
    view: Callable[Concatenate[HttpRequest, Actor, OwnLetter, P], HttpResponse],
) -> View:
    """Show a page to whoever holds a letter; all others are led to where one is begun."""

    @login_not_required
    def shown(request: HttpRequest, *args: P.args, **more: P.kwargs) -> HttpResponse:
        number = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOLDS)
        writer = visitor_with(int(number or 0))
        try:
            letter = own_letter(writer)
        except NotHere:
            return take_back(redirect("tell-us"))
        return view(request, writer, letter, *args, **more)

    return shown
