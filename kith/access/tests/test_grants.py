"""Giving and ending sight of a child."""

import pytest

from kith.access import grants, testing
from kith.access.acting import acting_as
from kith.access.audit import sees
from kith.access.grants import NewGrant, add_grant, add_grants

pytestmark = pytest.mark.django_db


def test_a_worker_makes_a_person_nobody_knew_by_writing_the_grant_first():
    worker = testing.holding("social_worker")
    with acting_as(worker):
        add_grant(1, reach="worker", reason="allocated", account=worker.id)
        assert sees(1)


def test_a_new_person_gets_several_grants_in_one_statement():
    worker = testing.holding("social_worker")
    desk = testing.team()
    theirs = NewGrant(1, "worker", "allocated", account=worker.id)
    with acting_as(worker):
        add_grants([theirs, NewGrant(1, "members", "team", team=desk.pk)])
        assert sees(1)
        assert not sees(2)


def test_an_ended_grant_shows_nothing_from_that_moment():
    worker = testing.holding("social_worker")
    with acting_as(worker):
        add_grant(1, reach="worker", reason="allocated", account=worker.id)
        assert grants.end_grants(1, reason="chair", account=worker.id) == 0
        assert grants.end_grants(1, reason="allocated", account=worker.id) == 1
        assert not sees(1)
