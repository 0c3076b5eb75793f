"""Giving a child a worker: who sees the child from then on, and who no longer does."""

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.access.models import Grant
from kith.cases.commands import (
    allocate,
)
from kith.cases.queries import around
from kith.cases.tests.work import TODAY, give, in_team, rhythm, seen_by
from kith.kernel.mistakes import Mistake
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.making import New

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def test_allocation_gives_sight_to_worker_and_managers_and_ends_the_waiting_team_s(world):
    waiting = in_team(world)
    assert seen_by(waiting, world.person)
    new = in_team(world)
    give(world, new)
    assert seen_by(new, world.person)
    assert seen_by(world.manager, world.person)
    assert not seen_by(waiting, world.person)
    assert around(new, person=world.person).worker == new.id


def test_a_child_goes_from_one_team_to_another_and_what_is_due_goes_along(world):
    give(world, world.worker)
    thread = rhythm(world)
    there = testing.team("South")
    new, their_manager = (
        testing.holding("social_worker", there),
        testing.holding("team_manager", there),
    )
    allocate(world.leader, person=world.person, worker=new.id, team=there.pk, why="Moved", on=TODAY)
    assert seen_by(their_manager, world.person)
    assert not seen_by(world.manager, world.person)
    (row,) = world.promises("CONTACT")
    assert (row.team_id, row.thread, row.state) == (there.pk, thread, "open")


def test_the_worker_before_sees_the_child_no_more_and_nothing_is_given_twice(world):
    first, second = in_team(world), in_team(world)
    give(world, first)
    give(world, second)
    assert not seen_by(first, world.person)
    with acting_as(MACHINE):
        live = Grant.objects.filter(person_id=world.person, until_at=None, team_id=world.team)
        assert [one.reach for one in live] == ["managers"]
    with pytest.raises(Mistake, match="already"):
        give(world, second)


def test_the_family_of_a_child_goes_along_with_the_work(world):
    give(world, world.worker)
    beside = Beside(of=world.person, role="mother", source="family")
    mother = relative(world.worker, world.person, New("Mary"), beside)
    new = in_team(world)
    give(world, new)
    assert seen_by(new, mother)
    assert seen_by(world.manager, mother)
    assert not seen_by(world.worker, mother)


def test_a_chair_is_named_beside_the_worker_and_moves_nothing(world):
    give(world, world.worker)
    there = testing.team("Chairs")
    chair = testing.holding("chair", there)
    allocate(
        world.manager, person=world.person, worker=chair.id, team=there.pk, why="Chairs", on=TODAY
    )
    now = around(world.manager, person=world.person)
    assert (now.worker, now.team) == (world.worker.id, world.team)
    assert [one.account for one in now.others] == [chair.id]
    assert seen_by(chair, world.person)
    assert seen_by(world.worker, world.person)


def test_only_who_works_there_is_named_and_a_reason_is_asked_for(world):
    with pytest.raises(Mistake, match="who works in that team"):
        give(world, testing.holding("social_worker"))
    with pytest.raises(Mistake, match="why this worker"):
        allocate(
            world.manager,
            person=world.person,
            worker=world.worker.id,
            team=world.team,
            why=" ",
            on=TODAY,
        )
    with pytest.raises(Refused):
        give(world, world.worker, by=world.worker)
