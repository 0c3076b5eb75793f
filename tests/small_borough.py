"""A small borough: the same story with fewer children, ending on the day of a return."""

from collections.abc import Iterator
from datetime import date

import pytest

from kith.demo import clock as borough_clock
from kith.demo import world
from kith.kernel import clock
from tests import copies

WISH = world.Wish(as_of=date(2026, 4, 1), children=400, part=0.01)


def quiet(done: int, total: int, words: str) -> None:
    """Show no progress."""


def make() -> None:
    """Make it in the database that is open."""
    said = world.make(quiet, wish=WISH)
    assert said.startswith("The demonstration is made: ")
    assert said.endswith(" invented children.")


def small_borough() -> str:
    """Return the name of a database with it, to copy."""
    return copies.made("borough", copies.empty(), make)


@pytest.fixture(scope="module")
def borough(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Be in a small borough, at its own time; what a module does there, no other sees."""
    with django_db_blocker.unblock():
        with copies.copied(small_borough(), f"{copies.name_of_ours()}_borough"):
            borough_clock.install()
            yield
        clock.set_source(None)
        borough_clock._forget()
