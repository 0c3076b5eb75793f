"""The workers and children of the tests of people, here too."""

from kith.people.tests.conftest import _now, child, leader, manager, team, worker

__all__ = ["_now", "child", "leader", "manager", "team", "worker"]
