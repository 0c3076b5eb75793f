"""Workers and children, for the tests of this package."""

from datetime import UTC, datetime
from itertools import count

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people.people import Facts, Name, add_people

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
_number = count(1)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def team(db):
    """A team."""
    return testing.team("North")


@pytest.fixture
def worker(db, team):
    """A social worker who sees nobody yet."""
    return testing.holding("social_worker", team)


@pytest.fixture
def manager(db, team):
    """The manager of the team."""
    return testing.holding("team_manager", team)


@pytest.fixture
def leader(db):
    """A head of service, who sees everybody."""
    return testing.holding("head_of_service")


def local(number):
    """What the council calls a child in its return."""
    return Name("LAchildID", "999", f"SYN{number:09}")


@pytest.fixture
def child(db):
    """Make a child whom these people, and this or another team, may see."""

    def make(*seen_by, team=None, **facts):
        facts.setdefault("names", frozenset([local(next(_number))]))
        with acting_as(MACHINE):
            (person,) = add_people([Facts(**facts)], team=(team or testing.team()).pk)
        for actor in seen_by:
            testing.known_to(actor, person)
        return person

    return make
