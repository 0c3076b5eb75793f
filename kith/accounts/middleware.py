"""Who is signed in, and where those go who are not. The actor is the next package's business."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from kith.accounts.models import Account
from kith.accounts.two_step import has_two_step

AWAKE = "awake"
A_MINUTE = 60

Answer = Callable[[HttpRequest], HttpResponseBase]


def account(get_response: Answer) -> Answer:
    """Put `request.account` on every request: whoever is signed in, or None.

    A session ends when nobody has done anything for the time in `SESSION_COOKIE_AGE`. A page that
    asks by itself whether there is news (header `Kith-Quiet`) is nobody doing anything.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        signed_in = user if isinstance(user, Account) and user.is_authenticated else None
        request.account = signed_in  # type: ignore[attr-defined]
        if signed_in and "Kith-Quiet" not in request.headers:
            _awake(request)
        return get_response(request)

    return middleware


def _awake(request: HttpRequest) -> None:
    now = int(time.time())
    if now - request.session.get(AWAKE, 0) >= A_MINUTE:
        request.session[AWAKE] = now


class SignInRequired(LoginRequiredMiddleware):
    """Every page asks for sign-in, unless its view is marked `login_not_required`.

    Whoever signs in comes back to the page that they were on: after a form was sent, to the page
    with the form, where the draft has the words.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let a page through, or send to sign-in or to setting up the second step."""
        back = super().process_view(request, view_func, view_args, view_kwargs)
        if isinstance(back, HttpResponseRedirect):
            return _for_a_part(request, back)
        asks = getattr(view_func, "login_required", True)
        if not asks or not settings.TWO_STEP_REQUIRED or _at_sign_in(request):
            return None
        return None if _two_steps(request) else HttpResponseRedirect(reverse("mfa_activate_totp"))

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        """Send to sign-in, and from there back to the page."""
        page, sign_in = _back(request), resolve_url(settings.LOGIN_URL)
        return HttpResponseRedirect(sign_in) if page == "/" else redirect_to_login(page, sign_in)


def _for_a_part(request: HttpRequest, back: HttpResponseRedirect) -> HttpResponseBase:
    """A part of a page that is asked for alone is told to send the whole page to sign-in."""
    if "HX-Request" in request.headers or "Kith-Quiet" in request.headers:
        return HttpResponse(status=401, headers={"HX-Redirect": back.url})
    return back


def _at_sign_in(request: HttpRequest) -> bool:
    return request.path.startswith(("/sign-in/", "/sign-out/"))


def _two_steps(request: HttpRequest) -> bool:
    if not request.session.get("two_step"):
        request.session["two_step"] = has_two_step(int(request.user.pk or 0))
    return bool(request.session["two_step"])


def _back(request: HttpRequest) -> str:
    """Return the page to come back to, as a path of this site."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        return request.get_full_path()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "/"
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
