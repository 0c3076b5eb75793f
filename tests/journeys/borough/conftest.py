"""Journeys through a small invented borough, served as it is to a visitor: by a real server.

The borough is made once for all of them, in the open; each journey takes children of its own. Its
clock stands where a journey leaves it and only moves forward.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from kith.demo import clock as borough_clock
from kith.demo import world
from kith.kernel import clock
from tests.journeys.server import free_port, serving
from tests.journeys.tools import DESKTOP, become

CHILDREN = 400
LAST = date(2026, 4, 1)


def quiet(done: int, total: int, words: str) -> None:
    """Show no progress."""


@pytest.fixture(scope="session")
def base_url(django_db_setup, django_db_blocker) -> Iterator[str]:
    """Make the borough, serve it, and take it all out again."""
    with django_db_blocker.unblock():
        world.make(quiet, wish=world.Wish(as_of=LAST, children=CHILDREN, part=0.01))
        before = os.environ.get("KITH_DEMO", "")
        os.environ["KITH_DEMO"] = "1"
        try:
            port = free_port()
            with serving(port):
                yield f"http://127.0.0.1:{port}"
        finally:
            os.environ["KITH_DEMO"] = before
            clock.set_source(None)
            borough_clock._forget()
            call_command("flush", verbosity=0, interactive=False, database="owner")


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, object]:
    """Open windows of a council's laptop."""
    return {"base_url": base_url, "viewport": DESKTOP, "locale": "en-GB"}


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def as_persona(open_page: Callable[..., Page], request) -> Callable[[str], Page]:
    """Return a way of being one of the borough's people, with our scripts and without them."""

    def opened(name: str) -> Page:
        page = open_page(script=request.param)
        become(page, name)
        return page

    return opened
