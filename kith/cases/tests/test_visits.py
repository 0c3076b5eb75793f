"""Seeing the child in a rhythm that was agreed: what counts, and what does not."""

from datetime import date

import pytest

from kith.access.acting import acting_as
from kith.cases.commands import (
    Seen,
    end_contact_plan,
    record_contact,
)
from kith.cases.queries import plans_of
from kith.cases.tests.work import TODAY, give, in_team, rhythm
from kith.kernel.mistakes import Mistake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def met(world, thread, on=TODAY, how="home", **more):
    seen = Seen(on, how, alone=True, words="Hello")
    return record_contact(world.worker, person=world.person, thread=thread, seen=seen, **more)


def test_meeting_the_child_keeps_the_promise_and_begins_the_next_in_the_same_rhythm(world):
    thread = rhythm(world)
    met(world, thread)
    first, second = world.promises("CONTACT")
    assert (first.state, second.state) == ("kept", "open")
    assert second.words["every_working_days"] == 10


@pytest.mark.parametrize("how", ["call", "no_answer", "said_no", "we_cancelled"])
def test_a_call_or_a_try_keeps_nothing(world, how):
    met(world, rhythm(world), how=how)
    assert [one.state for one in world.promises("CONTACT")] == ["open"]


def test_the_first_meeting_needs_a_rhythm(world):
    with pytest.raises(Mistake, match="from 1 to 60"):
        met(world, None)
    met(world, None, every_working_days=15)
    (plan,) = plans(world)
    assert (plan.every_working_days, plan.last_seen) == (15, TODAY)


def plans(world):
    with acting_as(world.worker):
        return plans_of(world.person)


def test_a_plan_that_ended_takes_no_more_visits(world):
    thread = rhythm(world)
    end_contact_plan(
        world.worker, person=world.person, thread=thread, on=TODAY, reason="A good goodbye"
    )
    assert not world.promises("CONTACT", state="open")
    assert plans(world) == []
    with pytest.raises(Mistake, match="has ended"):
        met(world, thread)


def test_after_a_change_of_worker_the_visits_are_not_owed_by_whoever_left(world):
    give(world, world.worker)
    thread = rhythm(world)
    new = in_team(world)
    give(world, new)
    seen = Seen(TODAY, "home")
    record_contact(new, person=world.person, thread=thread, seen=seen)
    assert world.promises("CONTACT", state="open")[0].owner_id == new.id


@pytest.mark.parametrize("on", [date(2026, 3, 5), date(2025, 8, 1)])
def test_a_visit_is_written_up_within_half_a_year_and_never_before_it(world, on):
    with pytest.raises(Mistake) as wrong:
        met(world, rhythm(world), on=on)
    assert wrong.value.field == "on"
