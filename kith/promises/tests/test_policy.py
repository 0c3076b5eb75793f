"""A rule of the council's own: proposed, its effect shown, accepted by somebody else."""

from datetime import date

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.gates import NotHere, Refused
from kith.kernel.clock import local_midnight
from kith.kernel.mistakes import Mistake
from kith.promises.policy import (
    accept_policy,
    effect_of_policy,
    proposals,
    propose_policy,
)

pytestmark = pytest.mark.django_db
JANUARY = date(2026, 1, 1)


@pytest.fixture
def director(db):
    """The director, who accepts what a head of service proposes."""
    return testing.holding("director")


def propose(actor, **more):
    said = {
        "code": "T9",
        "value": 30,
        "unit": "working days",
        "from_day": JANUARY,
        "words": "We finish assessments in thirty days",
        "source": "Cabinet, December 2025",
    }
    return propose_policy(actor, **said | more)


def due(world):
    return world.promise("T9").due_at


@pytest.fixture
def referral(world):
    """A referral of 2 February 2026: 45 working days end on 8 April, 30 on 16 March."""
    world.tell(world.fact("referral.received", date(2026, 2, 2)))
    return due(world)


def test_proposed_it_changes_nothing(world, referral):
    propose(world.leader)
    with acting_as(world.leader):
        world.tell(world.fact("episode.closed", date(2026, 3, 2)))
    assert due(world) == referral


def test_its_effect_is_shown_and_taken_back(world, referral):
    rule = propose(world.leader)
    effect = effect_of_policy(world.leader, rule=rule)
    assert (effect.rows, effect.in_sight) == (1, 1)
    (moved,) = effect.first_of_them
    assert moved.person == world.person
    assert moved.due_after < moved.due_before
    assert due(world) == referral
    assert effect_of_policy(world.leader, rule=rule) == effect


def test_accepted_it_judges_from_its_day_on(world, referral, director):
    world.tell(world.fact("referral.received", date(2025, 12, 31), thread=None))
    rule = propose(world.leader)
    assert accept_policy(director, rule=rule) == 1
    before, after = (one.due_at for one in world.promises("T9"))
    assert before == local_midnight(date(2026, 3, 6))
    assert after == local_midnight(date(2026, 3, 17))


def test_a_restricted_child_is_counted_and_not_named(world, referral, director):
    rule = propose(world.leader)
    testing.restricted(world.person, "R1", director)
    effect = effect_of_policy(world.leader, rule=rule)
    assert (effect.rows, effect.in_sight, effect.first_of_them) == (1, 0, ())


def test_nobody_accepts_their_own(world, referral):
    rule = propose(world.leader)
    with pytest.raises(Refused, match="Nobody approves their own work"):
        accept_policy(world.leader, rule=rule)


def test_only_those_who_lead_decide_on_policy(world):
    with pytest.raises(Refused):
        propose(world.manager)


def test_once_accepted_there_is_nothing_to_accept(world, director):
    rule = propose(world.leader)
    accept_policy(director, rule=rule)
    with pytest.raises(NotHere):
        accept_policy(director, rule=rule)


def test_two_rules_of_one_day_do_not_stand_together(world, director):
    first, second = propose(world.leader), propose(world.leader, value=20)
    accept_policy(director, rule=first)
    with pytest.raises(Mistake, match="that very day"):
        accept_policy(director, rule=second)


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "NO-SUCH"},
        {"value": -1},
        {"unit": "moons"},
        {"words": " "},
        {"source": ""},
        {"to_day": date(2025, 1, 1)},
    ],
)
def test_what_makes_no_sense_is_not_proposed(world, wrong):
    with pytest.raises(Mistake):
        propose(world.leader, **wrong)


def test_what_waits_is_listed(world, director):
    rule = propose(world.leader)
    assert [one.id for one in proposals(director)] == [rule]
    accept_policy(director, rule=rule)
    assert proposals(director) == []
