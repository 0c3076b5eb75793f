"""Nobody is told of a child who is hidden from them: not by a line, not by a number."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.messages.post import NewNotice, tell
from kith.messages.queries import notices
from kith.promises.escalation import Reach, escalate
from kith.promises.hidden import hidings
from kith.promises.load import weigh
from kith.promises.models import Load, Rung
from kith.promises.rules import Owed
from kith.promises.summaries import summarise

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.fixture
def late(world):
    """A child to whom something has been late for long."""
    data = {"what": "Ring the school", "due": "2026-02-20", "owner": world.worker.id}
    day = local_date(MONDAY) - timedelta(days=30)
    world.tell(world.fact("action.promised", day, thread=uuid4(), data=data))
    return world


def told():
    """Whom the log says were told."""
    with acting_as(MACHINE):
        return set(Rung.objects.values_list("told_id", flat=True))


def at_work():
    """Let the jobs of a Monday morning run."""
    with clock.frozen(MONDAY):
        escalate()
        summarise()
        weigh()


def test_everybody_on_the_ladder_is_told_of_a_child_whom_they_see(late):
    at_work()
    assert told() == {late.manager.id, late.leader.id}


def test_of_a_hidden_child_only_those_whom_the_restriction_names_are_told(late):
    testing.restricted(late.person, "R1", late.leader)
    at_work()
    assert told() == {late.leader.id}
    with clock.frozen(MONDAY):
        assert notices(late.manager) == []


def test_hidden_from_everybody_on_the_ladder_the_named_are_told_in_their_place(late):
    named = testing.holding("social_worker")
    testing.restricted(late.person, "R3", named)
    at_work()
    assert told() == {named.id}


def test_r5_hides_from_the_named_alone(late):
    testing.restricted(late.person, "R5", late.manager)
    at_work()
    assert told() == {late.leader.id}


def test_what_was_told_before_is_not_counted_after(late):
    with clock.frozen(MONDAY - timedelta(minutes=29)):
        escalate()
    testing.restricted(late.person, "R1", late.leader)
    with clock.frozen(MONDAY):
        summarise()
        assert [one.code for one in notices(late.manager)] == []


def test_a_notice_of_a_child_hidden_since_is_gone(late):
    with acting_as(MACHINE):
        for one in (late.manager, late.leader):
            tell([NewNotice(one.id, "news", "P2", late.person, uuid4())])
    assert len(notices(late.manager)) == len(notices(late.leader)) == 1
    testing.restricted(late.person, "R1", late.leader)
    assert (len(notices(late.manager)), len(notices(late.leader))) == (0, 1)


def test_on_duty_one_is_told_of_what_is_now_of_whichever_child(late):
    duty = testing.holding("duty_manager")
    with acting_as(MACHINE):
        tell([NewNotice(duty.id, "p0", "P0", late.person, uuid4(), pushed=True)])
    assert [one.person for one in notices(duty)] == [late.person]


def test_a_hidden_child_weighs_on_nobody(late):
    testing.restricted(late.person, "R1", late.leader)
    at_work()
    with acting_as(MACHINE):
        assert {one.lines for one in Load.objects.all()} <= {0}


def test_of_several_restrictions_each_hides(late):
    testing.restricted(late.person, "R1", late.leader, late.manager)
    testing.restricted(late.person, "R5", late.manager)
    with acting_as(MACHINE):
        assert len(hidings()) == 2
        reach = Reach.at(MONDAY)
    owed = Owed("p", "ACTION", late.person, late.team, MONDAY)
    assert reach.to("team_manager", owed) == (late.leader.id,)
