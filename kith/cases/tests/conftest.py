"""A Wednesday on which the tests of work with a child happen, and the child."""

from datetime import date

import pytest

from kith.access import testing
from kith.cases.tests.work import NOW
from kith.kernel import clock
from kith.promises.testing import a_world


@pytest.fixture
def wednesday():
    """Let it be ten o'clock on 4 March 2026."""
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    testing.known_to(world.worker, world.person)
    return world


@pytest.fixture
def referred(world):
    begun = date(2026, 2, 20)
    world.tell(world.fact("referral.received", begun, source="return"))
    return world.promise("T9")
