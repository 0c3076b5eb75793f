"""The kinds of promise from referral to closure: when each starts, is due, is kept and ends."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from kith.kernel.clock import local_date, local_midnight
from kith.promises.kinds import KINDS
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    """A child with a team."""
    return a_world()


def last_day(promise):
    """The last day of a promise whose due time is the midnight that ends it."""
    assert promise.due_at == local_midnight(local_date(promise.due_at))
    return date.fromordinal(local_date(promise.due_at).toordinal() - 1)


@pytest.mark.parametrize(
    ("received", "due"),
    [(date(2020, 12, 24), date(2021, 3, 2)), (date(2021, 5, 1), date(2021, 7, 6))],
)
def test_an_assessment_is_due_45_working_days_after_the_referral(world, received, due):
    """J1 and J2."""
    world.tell(world.fact("referral.received", received, data={"nfa": False}))
    promise = world.promise("T9")
    assert last_day(promise) == due
    assert (promise.state, promise.owner_role, promise.owner_id) == ("open", "team_manager", None)


def test_a_referral_with_no_further_action_asks_for_no_assessment(world):
    world.tell(world.fact("referral.received", date(2026, 1, 5), data={"nfa": True}))
    assert world.promises("T9") == []


def test_an_assessment_kept_in_time_by_either_way_of_counting(world):
    assessment = uuid4()
    world.tell(
        world.fact("referral.received", date(2026, 1, 5)),
        world.fact("assessment.started", date(2026, 1, 7), thread=assessment),
        world.fact("assessment.authorised", date(2026, 3, 3), thread=assessment),
    )
    assert world.promise("T9").state == "kept"
    assert world.promise("T9-CENSUS").state == "kept"
    assert world.promise("T9").kept_at == local_midnight(date(2026, 3, 3))


def test_the_last_day_is_in_time_and_the_next_is_late(world):
    start, last = date(2026, 1, 5), date(2026, 3, 9)
    for day, state in ((last, "kept"), (date(2026, 3, 10), "kept_late")):
        thread, episode = uuid4(), uuid4()
        world.tell(
            world.fact("referral.received", start, thread=episode, parent=None),
            world.fact("assessment.authorised", day, thread=thread, parent=episode),
        )
        (promise,) = world.promises("T9", thread=episode)
        assert last_day(promise) == last
        assert promise.state == state


def test_only_a_checkpoint_that_a_return_holds_is_counted(world):
    told, silent = uuid4(), uuid4()
    world.tell(
        world.fact("assessment.started", date(2026, 1, 5), thread=silent),
        world.fact(
            "assessment.started",
            date(2026, 1, 5),
            thread=told,
            data={"internal_review": "2026-01-19"},
        ),
        world.fact("assessment.reviewed", date(2026, 1, 19), thread=told),
    )
    promise = world.promise("T8")
    assert (promise.thread, promise.state, last_day(promise)) == (told, "kept", date(2026, 1, 19))


def test_a_conference_is_due_15_working_days_after_the_start_that_stands_for_the_discussion(world):
    """J3."""
    enquiry = uuid4()
    world.tell(
        world.fact("s47.started", date(2021, 3, 19), thread=enquiry, data={"icpc_required": True})
    )
    assert last_day(world.promise("T13")) == date(2021, 4, 13)
    assert "stands for the strategy" in KINDS["T13"].note


def test_an_enquiry_without_a_conference_promises_none(world):
    world.tell(world.fact("s47.started", date(2021, 3, 19), data={"icpc_required": False}))
    assert world.promises("T13") == []


def test_reviews_follow_one_another_until_the_plan_ends(world):
    plan = uuid4()
    world.tell(
        world.fact("cp_plan.started", date(2025, 1, 31), thread=plan),
        world.fact("cp_review.held", date(2025, 4, 30), thread=plan),
        world.fact("cp_review.held", date(2025, 11, 3), thread=plan),
        world.fact("cp_plan.ended", date(2025, 12, 1), thread=plan),
    )
    first, (second, third) = world.promise("T17"), world.promises("T18")
    assert (last_day(first), first.state) == (date(2025, 4, 30), "kept")
    assert (last_day(second), second.state) == (date(2025, 10, 30), "kept_late")
    assert (last_day(third), third.state) == (date(2026, 5, 3), "void")
    assert third.ended_why == "cp_plan.ended"


def test_a_closure_owes_its_reason_the_same_day(world):
    world.tell(world.fact("episode.closed", date(2026, 2, 2)))
    promise = world.promise("CLOSURE-REASON")
    assert (last_day(promise), promise.state) == (date(2026, 2, 2), "open")
    world.tell(world.fact("closure.reasoned", date(2026, 2, 2), data={"reason": "RC1"}))
    assert world.promise("CLOSURE-REASON").state == "kept"


def test_closing_ends_what_the_law_no_longer_asks(world):
    world.tell(
        world.fact("referral.received", date(2026, 1, 5)),
        world.fact("episode.closed", date(2026, 2, 2)),
    )
    promise = world.promise("T9")
    assert (promise.state, promise.ended_why) == ("void", "episode.closed")
    assert promise.ended_at < promise.due_at


def test_an_end_after_the_due_day_does_not_hide_that_it_was_missed(world):
    world.tell(
        world.fact("referral.received", date(2025, 1, 6)),
        world.fact("episode.closed", date(2025, 9, 1)),
    )
    promise = world.promise("T9")
    assert promise.state == "void"
    assert promise.ended_at >= promise.due_at


def test_a_child_who_died_is_owed_no_visit(world):
    world.tell(
        world.fact("contact_plan.set", date(2026, 2, 2), data={"every_working_days": 10}),
        world.fact("child.died", date(2026, 2, 9), thread=uuid4()),
    )
    promise = world.promise("CONTACT")
    assert (promise.state, promise.ended_why) == ("void", "child.died")


def test_an_action_is_due_on_its_day_and_owed_by_its_owner(world):
    action = uuid4()
    said = {"what": "Ring the school", "due": "2026-03-13", "owner": world.worker.id}
    world.tell(
        world.fact(
            "action.promised", date(2026, 3, 2), thread=action, data=said | {"priority": True}
        )
    )
    promise = world.promise("ACTION")
    assert (last_day(promise), promise.owner_id) == (date(2026, 3, 13), world.worker.id)
    assert promise.priority
    assert promise.words == {"what": "Ring the school"}


def test_a_visit_starts_the_next_and_a_new_rhythm_ends_the_old(world):
    plan = uuid4()

    def told(name, day, every):
        return world.fact(name, day, thread=plan, data={"every_working_days": every})

    world.tell(
        told("contact_plan.set", date(2026, 1, 5), 10),
        told("contact.made", date(2026, 1, 19), 10),
        told("contact_plan.set", date(2026, 1, 26), 5),
    )
    kept, ended, still = world.promises("CONTACT")
    assert (kept.state, last_day(kept)) == ("kept", date(2026, 1, 19))
    assert (ended.state, ended.ended_why) == ("void", "contact_plan.set")
    assert (still.state, last_day(still)) == ("open", date(2026, 2, 2))


def test_seeing_a_child_on_a_protection_plan_is_a_promise_of_safety(world):
    plan, visits = uuid4(), uuid4()

    def visit(day):
        data = {"every_working_days": 10}
        return world.fact("contact.made", day, thread=visits, data=data)

    world.tell(
        visit(date(2026, 1, 5)),
        world.fact("cp_plan.started", date(2026, 1, 12), thread=plan),
        visit(date(2026, 1, 19)),
        world.fact("cp_plan.ended", date(2026, 1, 26), thread=plan),
        visit(date(2026, 2, 2)),
    )
    found = [(one.safety, one.alert_class) for one in world.promises("CONTACT")]
    assert found == [(False, "P2"), (True, "P1"), (False, "P2")]


def test_a_visit_on_the_day_of_the_plan_counts_whatever_the_hour(world):
    plan = uuid4()
    at = datetime(2026, 1, 19, 15, tzinfo=UTC)
    world.tell(
        world.fact("assessment.started", at, thread=plan, day=False),
        world.fact("assessment.authorised", date(2026, 1, 19), thread=plan),
    )
    assert world.promise("T9-CENSUS").state == "kept"
