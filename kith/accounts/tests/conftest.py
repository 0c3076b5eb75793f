"""People at work, for the tests of this package."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as as_served
from django.contrib.auth.hashers import Argon2PasswordHasher

from kith.accounts import staffing
from kith.kernel import clock

REAL_HASHERS = list(as_served.PASSWORD_HASHERS)
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with as little work as it allows, so that the tests do not wait for it."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]


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
