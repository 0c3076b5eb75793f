"""A child with a team, at one moment."""

from datetime import UTC, datetime

import pytest

from kith.kernel import clock
from kith.promises.testing import a_world

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world(db):
    """A child with a team and its people."""
    return a_world()
