"""Workers, children and a small way of building families."""

import pytest

from kith.people.tests.conftest import _now, child, leader, manager, team, worker
from kith.people.ties.tests.families import Builder

__all__ = ["_now", "child", "family", "leader", "manager", "team", "worker"]


@pytest.fixture
def family(worker, team, child):
    """Sam, whom a worker and the worker's team see, and a way to add people to Sam's family."""
    return Builder(worker, child(worker, team=team))
