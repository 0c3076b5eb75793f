"""Sam, a worker and Sam's own account."""

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.grants import add_grant
from kith.access.testing import account
from kith.people.tests.conftest import _now, child, leader, manager, team, worker
from kith.people.ties.tests.conftest import family

__all__ = ["_now", "child", "family", "kid", "leader", "manager", "team", "worker"]


@pytest.fixture
def kid(family):
    """Sam, signed in as themselves."""
    own = account("child")
    with acting_as(MACHINE):
        add_grant(family.person, reach="self", reason="self", account=own.pk)
    return actor_for(own.pk)
