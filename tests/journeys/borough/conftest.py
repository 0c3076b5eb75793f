"""Journeys through a small invented borough, served as it is to a visitor: by a real server.

The borough is made once, and each file has a copy of it to itself: what was done in another file
did not happen, whichever came first. Within a file the clock stands where a journey leaves it and
only moves forward, and each journey takes children of its own.
"""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kith.demo import clock as borough_clock
from kith.demo import world
from kith.kernel import clock
from kith.runtime import locks
from tests import copies
from tests.journeys.server import free_port, serving
from tests.journeys.tools import DESKTOP, become

CHILDREN = 400
LAST = date(2026, 4, 1)


def quiet(done: int, total: int, words: str) -> None:
    """Show no progress."""


def make(name: str) -> None:
    """Make the borough in a database of this name."""
    copies.copy(copies.name_of_ours(), name)
    with copies.instead(name):
        world.make(quiet, wish=world.Wish(as_of=LAST, children=CHILDREN, part=0.01))


@pytest.fixture(scope="session")
def side_by_side(tmp_path_factory) -> Path:
    """Return a folder that everybody has who tests side by side in this run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def made(django_db_setup, django_db_blocker, side_by_side: Path) -> Iterator[str]:
    """Return the database of the borough, made by the first who asks, dropped by the last."""
    name = re.sub(r"(_gw\d+)?$", "_borough", copies.name_of_ours(), count=1)
    done, user = side_by_side / "borough.made", locks.Shared(side_by_side / "borough.users")
    with django_db_blocker.unblock():
        with locks.alone(side_by_side / "borough.gate"):
            if not done.exists():
                make(name)
                done.touch()
        yield name
        if user.is_last():
            done.unlink()
            copies.drop(name)
    user.close()


@pytest.fixture(scope="session")
def base_url() -> str:
    """Return where the boroughs are served, one after the other."""
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture(scope="module", autouse=True)
def _borough_of_this_file(made: str, base_url: str, django_db_blocker) -> Iterator[None]:
    """Serve a copy of the borough, as the demonstration does, to the journeys of one file."""
    name = f"{copies.name_of_ours()}_borough_copy"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("KITH_DEMO", "1")
        with copies.copied(made, name), serving(int(base_url.rpartition(":")[2])):
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
