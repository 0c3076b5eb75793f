"""What a head of service owes stands before every head of service, whichever team has the child."""

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.cases.said import say_kept, sayable
from kith.frontdoor import commands as do
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.promises.escalation import Reach
from kith.promises.queries import owed_list, worklist
from kith.promises.queries.reading import owed_from
from kith.promises.queries.worklist import mine_of
from kith.promises.tests.test_worklist import away

pytestmark = pytest.mark.django_db

OF_THE_DAY = {"RIPPLE-SAFE", "RIPPLE-YOUTH", "RIPPLE-LIAISON"}


@pytest.fixture
def desk():
    desk = a_desk()
    contact = desk.graded("RED")
    do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed in the leg")
    return desk


def read(desk, kind):
    with acting_as(MACHINE):
        (found,) = owed_from(desk.promises(kind))
    return found


@pytest.fixture
def owed(desk):
    return read(desk, "RIPPLE-SAFE")


def kinds(found):
    return {line.kind for bundle in found.today for line in bundle.lines}


def test_the_child_is_with_another_team_than_the_leaders(desk, owed):
    assert owed.owner is None
    assert owed.team not in desk.world.leader.teams


def test_it_stands_on_their_today_and_among_all_that_is_owed(desk, owed):
    leader = desk.world.leader
    assert kinds(worklist(leader)) >= OF_THE_DAY
    assert {line.kind for line in owed_list(leader, which="today").lines} >= OF_THE_DAY
    assert mine_of(leader).owes(owed)


def test_it_stands_before_nobody_who_leads_another_team_or_works_there(desk, owed):
    for actor in (desk.manager, desk.worker, testing.holding("team_manager")):
        assert not kinds(worklist(actor)) & OF_THE_DAY
        assert not mine_of(actor).owes(owed)


def test_it_stands_before_whoever_covers_them(desk, owed):
    stands_in = testing.holding("team_manager")
    away(desk.world.leader, stands_in)
    assert mine_of(stands_in).owes(owed)


def test_they_hear_first_when_it_is_late(desk, owed):
    with acting_as(MACHINE):
        assert desk.world.leader.id in Reach.at(clock.now()).to("owner", owed)


@pytest.mark.parametrize("kind", ["P0-DISCUSSION", "T10-SERIOUS-EARLY"])
def test_until_a_team_has_the_child_whoever_decides_at_the_door_answers_for_the_discussion(
    desk, kind
):
    owed = read(desk, kind)
    assert (owed.owner_role, owed.owner) == ("team_manager", None)
    assert kind in kinds(worklist(desk.manager))
    assert mine_of(desk.manager).owes(owed)
    assert not mine_of(desk.worker).owes(owed)
    assert not mine_of(testing.holding("mash_manager")).owes(owed)


@pytest.mark.parametrize("kind", ["RIPPLE", "RIPPLE-SAFE", "T10-SERIOUS-EARLY", "P0-DISCUSSION"])
def test_nobody_says_with_one_tap_that_it_was_kept(desk, kind):
    """Who was listed, who was there, what was decided: its own page asks that."""
    for actor in (desk.world.leader, desk.world.manager, desk.manager):
        assert kind not in sayable(actor)
        for owed in desk.promises(kind):
            with pytest.raises(Refused):
                say_kept(actor, promise=owed.id, on=clock.today())
