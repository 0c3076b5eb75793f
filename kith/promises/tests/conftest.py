"""A child with a team, at one moment."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


@pytest.fixture
def questions():
    """Return a way of counting what is asked of the database while something is done."""

    def count(do):
        with CaptureQueriesContext(connection) as asked:
            do()
        return len(asked)

    return count
