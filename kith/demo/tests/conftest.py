"""A small borough: the same story, with fewer children, ending on the day of a return."""

from datetime import date

import pytest

from kith.demo import clock as borough_clock
from kith.demo import world
from kith.kernel import clock

SMALL = 120
LAST = date(2026, 4, 1)


def quiet(done, total, words):
    """Show no progress."""


@pytest.fixture
def make(transactional_db):
    """Return a way of making the small borough; afterwards the present is our own again."""

    def made(**more):
        wish = world.Wish(as_of=LAST, children=SMALL, part=0.02)
        return world.make(quiet, wish=wish, **more)

    yield made
    clock.set_source(None)
    borough_clock._forget()
