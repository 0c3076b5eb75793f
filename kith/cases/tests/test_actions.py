"""Promising a child something to do, and doing it: who may, what follows, what cannot be."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.cases.commands import (
    do_action,
)
from kith.cases.tests.work import DUE, TODAY, give, in_team, promised, seen_by
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.testing import a_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def test_an_action_is_a_promise_with_an_owner_and_a_day(world):
    promised(world, priority=True)
    row = world.promise("ACTION")
    assert (row.owner_id, row.priority) == (world.worker.id, True)
    assert clock.local_date(row.due_at - timedelta(seconds=1)) == DUE


def test_doing_it_keeps_it_once_and_not_before_it_was_agreed(world):
    thread = promised(world)
    done = {"person": world.person, "thread": thread, "evidence": "Rang"}
    with pytest.raises(Mistake, match="on or after the day it was agreed"):
        do_action(world.worker, **done, on=date(2026, 3, 3))
    do_action(world.worker, **done, on=TODAY)
    assert world.promise("ACTION").state == "kept"
    with pytest.raises(Mistake, match="already"):
        do_action(world.worker, **done, on=TODAY)


def test_evidence_is_asked_for_by_name(world):
    thread = promised(world)
    with pytest.raises(Mistake, match="what shows it") as wrong:
        do_action(world.worker, person=world.person, thread=thread, on=TODAY, evidence=" ")
    assert wrong.value.field == "evidence"


def test_work_on_another_child_s_thread_is_not_there(world):
    other = a_world()
    testing.known_to(world.worker, other.person)
    thread = promised(world)
    with pytest.raises(NotHere):
        do_action(world.worker, person=other.person, thread=thread, on=TODAY, evidence="x")


def test_only_a_manager_makes_a_colleague_see_the_child_by_giving_them_something_to_do(world):
    give(world, world.worker)
    ours = in_team(world)
    with pytest.raises(Mistake, match="works with this child"):
        promised(world, owner=ours)
    assert not seen_by(ours, world.person)
    promised(world, by=world.manager, owner=ours)
    assert seen_by(ours, world.person)
    with pytest.raises(Mistake):
        promised(world, by=world.manager, owner=testing.holding("social_worker"))


def test_a_role_that_may_not_write_is_refused_and_that_is_written_down(world):
    front = testing.holding("front_door")
    testing.known_to(front, world.person)
    with pytest.raises(Refused):
        promised(world, by=front)
    with acting_as(MACHINE):
        assert AuditEvent.objects.filter(event="refused", account_id=front.id).exists()
