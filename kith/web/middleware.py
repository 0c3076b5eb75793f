"""Headers that every answer carries."""

from collections.abc import Callable
from secrets import token_hex

from django.http import HttpRequest, HttpResponseBase

from kith.web import drafts
from kith.web.navigation import actor_of

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}

Answer = Callable[[HttpRequest], HttpResponseBase]


def security_headers(get_response: Answer) -> Answer:
    """Put the headers on every answer; a page about a child stays in no shared cache.

    Each request also gets a short reference, which an error page shows and the log keeps,
    so that the two can be put together without a name in either.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.reference = token_hex(4)  # type: ignore[attr-defined]
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def keep_words(get_response: Answer) -> Answer:
    """Put aside the words of a form that comes after its session has ended.

    Sign-in then asks who it is, and the same form opens with the words in it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and not actor_of(request):
            drafts.keep(request)
        return get_response(request)

    return middleware
