"""People at work, for the tests of this package."""

from datetime import UTC, datetime

import pytest

from kith.accounts import staffing
from kith.kernel import clock

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture
def now():
    """Hold the present at a Wednesday morning."""
    with clock.frozen(NOW):
        yield NOW


@pytest.fixture
def north(db):
    """A team."""
    return staffing.create_team("north", "North team")


@pytest.fixture
def worker(db):
    """Make a worker, by first name."""

    def make(name, role=None, team=None, **more):
        account = staffing.create_account(name, name.title(), **more)
        if role:
            staffing.add_member(account, team, role)
        return account

    return make
