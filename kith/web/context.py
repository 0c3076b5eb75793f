"""What every page knows: one object, `page`, so that templates need not guess."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kith.kernel import clock
from kith.web import words
from kith.web.navigation import Place, actor_of, navigation, rung, searches


@dataclass(frozen=True)
class Page:
    """The frame around a page: where one can go, who is signed in, what the banner says."""

    places: tuple[Place, ...] = ()
    who: str = ""
    banner: str = ""
    search: str = ""
    sign_out: str = ""
    sign_in: str = ""
    clock: str = ""
    now: str = ""
    now_leads_to: str = ""
    tell_us: str = ""
    tell: str = ""


def place_named(name: str) -> str:
    """Return the address of a named page, or "" in a build that has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def banner() -> str:
    """Say, in the demonstration, that all is invented and what the borough's clock shows."""
    if not settings.DEMO:
        return ""
    now = clock.now()
    return f"everyone here is invented. In the borough it is {words.clock_time(now)} on " + (
        words.day(now, weekday=True)
    )


def page(request: HttpRequest) -> dict[str, Page]:
    """Give `page` to every template (a context processor)."""
    who = actor_of(request)
    leads_to = place_named(rung(who)) if who and rung(who) else ""
    leads_to = "" if leads_to == request.path else leads_to
    return {
        "page": Page(
            places=navigation(request),
            who=who.name if who else "",
            banner=banner(),
            search=place_named("find") if who and searches(who) else "",
            sign_out=place_named("sign-out") if who else "",
            sign_in="" if who else place_named("sign-in"),
            clock=place_named("demo-clock") if who else "",
            now=place_named("front-door-now") if leads_to else "",
            now_leads_to=leads_to,
            tell_us="" if who else place_named("tell-us"),
            tell="" if who else place_named("tell"),
        )
    }
