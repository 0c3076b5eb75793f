"""Work with a child, written down: who may, what follows, what cannot be."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.audit import sees
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent, Grant
from kith.accounts.models import Team
from kith.cases.commands import (
    Action,
    Corrected,
    Seen,
    allocate,
    correct_fact,
    do_action,
    end_contact_plan,
    promise_action,
    record_contact,
    retract_fact,
    say_kept,
    set_contact_plan,
    take_back,
)
from kith.cases.queries import around, plans_of, timeline
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.making import New
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
TODAY = date(2026, 3, 4)
DUE = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    testing.known_to(world.worker, world.person)
    return world


def in_team(world, role="social_worker"):
    return testing.holding(role, Team.objects.get(pk=world.team))


def promised(world, by=None, owner=None, **more):
    by = by or world.worker
    owes = (owner or by).id
    action = Action("Ring the school", "You asked", DUE, TODAY, owes, **more)
    return promise_action(by, person=world.person, action=action)


def give(world, worker, team=None, by=None, on=TODAY):
    allocate(
        by or world.manager,
        person=world.person,
        worker=worker.id,
        team=team or world.team,
        why="Knows the child",
        on=on,
    )


def seen_by(actor, person):
    with acting_as(actor):
        return sees(person)


# -- Actions --------------------------------------------------------------------------------------


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


# -- Seeing the child -----------------------------------------------------------------------------


def rhythm(world, every=10, since=date(2026, 3, 2), thread=None):
    return set_contact_plan(
        world.worker,
        person=world.person,
        every_working_days=every,
        since=since,
        owner=world.worker.id,
        thread=thread,
    )


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


# -- Allocation -----------------------------------------------------------------------------------


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


# -- What a person says was kept ------------------------------------------------------------------


@pytest.fixture
def referred(world):
    begun = date(2026, 2, 20)
    world.tell(world.fact("referral.received", begun, source="return"))
    return world.promise("T9")


def test_a_manager_says_that_an_assessment_was_agreed(world, referred):
    say_kept(world.manager, promise=referred.id, on=TODAY)
    assert world.promise("T9").state == "kept"


def test_one_agreement_keeps_both_ways_of_counting(world, referred):
    from uuid import uuid4

    world.tell(world.fact("assessment.started", date(2026, 2, 21), thread=uuid4(), source="return"))
    say_kept(world.manager, promise=referred.id, on=TODAY)
    assert {world.promise(kind).state for kind in ("T9", "T9-CENSUS")} == {"kept"}


def test_nobody_agrees_their_own_work_nor_says_it_without_the_grade(world, referred):
    with pytest.raises(Refused, match="by their role"):
        say_kept(world.worker, promise=referred.id, on=TODAY)
    both = in_team(world, "team_manager")
    testing.holding("social_worker", Team.objects.get(pk=world.team), who=_account(both))
    give(world, both)
    with pytest.raises(Refused, match="own work"):
        say_kept(both, promise=referred.id, on=TODAY)


def _account(actor):
    from kith.accounts.models import Account

    return Account.objects.get(pk=actor.id)


@pytest.mark.parametrize("on", [date(2026, 3, 5), date(2026, 2, 19)])
def test_it_was_neither_in_the_future_nor_before_it_began(world, referred, on):
    with pytest.raises(Mistake) as wrong:
        say_kept(world.manager, promise=referred.id, on=on)
    assert wrong.value.field == "on"


def test_a_closure_is_reasoned_in_words(world):
    world.tell(world.fact("episode.closed", date(2026, 3, 2), source="return"))
    row = world.promise("CLOSURE-REASON")
    with pytest.raises(Mistake) as wrong:
        say_kept(world.manager, promise=row.id, on=TODAY)
    assert wrong.value.field == "reason"
    say_kept(world.manager, promise=row.id, on=TODAY, reason="Moved away with the family")
    assert world.promise("CLOSURE-REASON").state == "kept_late"


def test_what_is_written_up_elsewhere_is_not_said_here(world):
    promised(world)
    with pytest.raises(Refused, match="Write it up"):
        say_kept(world.manager, promise=world.promise("ACTION").id, on=TODAY)


# -- Corrections ----------------------------------------------------------------------------------


def test_a_correction_moves_the_promise_with_it_and_says_why(world):
    thread = rhythm(world)
    before = world.promise("CONTACT").due_at
    correct_fact(world.worker, fact=thread, to=Corrected(date(2026, 3, 3), {}), why="Wrong day")
    assert world.promise("CONTACT").due_at > before
    (told,) = timeline(world.worker, person=world.person)
    assert (told.on, told.corrected) == (date(2026, 3, 3), "Wrong day")


def test_a_version_that_is_no_longer_the_newest_is_not_there_to_correct(world):
    thread = promised(world)
    to = Corrected(TODAY, {"what": "Ring the college"})
    newest = correct_fact(world.worker, fact=thread, to=to, why="A slip")
    with pytest.raises(NotHere):
        correct_fact(world.worker, fact=thread, to=to, why="Again")
    with pytest.raises(Mistake, match="Nothing was changed"):
        correct_fact(world.worker, fact=newest, to=to, why="Again")


def test_a_promise_that_began_with_a_mistake_is_void(world):
    thread = promised(world)
    retract_fact(world.worker, fact=thread, why="Another child's")
    assert world.promise("ACTION").state == "void"


def test_what_a_return_told_is_corrected_by_a_manager_and_not_taken_out(world, referred):
    with acting_as(MACHINE):
        fact = referred.start_fact
    to = Corrected(date(2026, 2, 19), {})
    with pytest.raises(Refused, match="or a manager"):
        correct_fact(world.worker, fact=fact, to=to, why="x")
    with pytest.raises(Refused, match="cannot be taken out"):
        retract_fact(world.manager, fact=fact, why="x")
    correct_fact(world.manager, fact=fact, to=to, why="The form says so")


def test_taking_back_is_for_ten_minutes_and_for_one_s_own(world):
    thread = promised(world)
    with pytest.raises(NotHere):
        take_back(world.manager, fact=thread)
    with clock.frozen(NOW + timedelta(minutes=11)), pytest.raises(Refused, match="ten minutes"):
        take_back(world.worker, fact=thread)
    take_back(world.worker, fact=thread)
    assert timeline(world.worker, person=world.person) == []
