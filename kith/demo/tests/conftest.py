"""A small borough: the same story, with fewer children."""

import pytest

from kith.demo import clock as borough_clock
from kith.demo import world
from kith.kernel import clock

SMALL = 120


def quiet(done, total, words):
    """Show no progress."""


@pytest.fixture
def make(transactional_db):
    """Return a way of making the small borough; afterwards the present is our own again."""

    def made(**more):
        return world.make(quiet, children=SMALL, **more)

    yield made
    clock.set_source(None)
    borough_clock._forget()
