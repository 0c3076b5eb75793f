"""Journeys through a small invented borough, served as it is to a visitor: by a real server.

It is made once, and each file has a copy of it to itself: what was done in another file did not
happen, whichever came first. Within a file the clock stands where a journey leaves it and only
moves forward, and each journey takes children of its own.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from kith.demo import clock as borough_clock
from kith.kernel import clock
from tests import copies
from tests.journeys.server import free_port, serving
from tests.journeys.tools import DESKTOP, become
from tests.small_borough import small_borough


@pytest.fixture(scope="session")
def base_url() -> str:
    """Return where the boroughs are served, one after the other."""
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture(scope="module", autouse=True)
def _borough_of_this_file(django_db_setup, base_url: str, django_db_blocker) -> Iterator[None]:
    """Serve a copy of the borough, as the demonstration does, to the journeys of one file."""
    name = f"{copies.name_of_ours()}_borough_copy"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("KITH_DEMO", "1")
        with copies.copied(small_borough(), name), serving(int(base_url.rpartition(":")[2])):
            yield
        clock.set_source(None)
        borough_clock._forget()


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
