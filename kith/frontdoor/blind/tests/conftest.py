"""A desk, a contact that it has decided, and people elsewhere who could look."""

import pytest

from kith.access import testing
from kith.frontdoor.testing import Desk, a_desk


@pytest.fixture
def desk(db) -> Desk:
    return a_desk()


@pytest.fixture
def elsewhere(desk):
    """A manager of another team, who has nothing to do with the child."""
    return testing.holding("team_manager")
