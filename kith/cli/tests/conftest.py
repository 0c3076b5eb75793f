"""The workers and children of the tests of people, for the verbs that are about them."""

from kith.people.tests.conftest import _now, child, leader, manager, team, worker

__all__ = ["_now", "child", "leader", "manager", "team", "worker"]
