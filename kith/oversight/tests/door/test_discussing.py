"""TH-01 to TH-04 and FD-11: together in time, the right people, and the first meeting."""

from datetime import timedelta

import pytest

from kith.access.testing import known_to
from kith.cases.commands import Seen, record_contact
from kith.frontdoor import commands
from kith.frontdoor.commands import Held
from kith.oversight.tests.door.desk import (
    MONDAY,
    at,
    behind,
    child,
    counted,
    hours,
    new_desk,
    notes,
)

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=21)
EVERYBODY = ("social_care", "police", "health")


@pytest.fixture
def desk():
    return new_desk()


def serious(desk, when, **more):
    """Let word of something serious come, and be written down as that."""
    with at(when + hours(0.5)):
        contact = desk.graded("RED", when, about=child(), **more)
        thread = commands.report_incident(
            desk.worker, contact=contact, sort="violence", what="Cut on the arm in the park"
        )
    return contact, thread


def holds(desk, one, when, who=EVERYBODY):
    contact, thread = one
    held = Held(when, who, "He is in danger from men he owes.", "With his aunt", "joint")
    with at(when):
        commands.hold_strategy(desk.manager, contact=contact, thread=thread, held_=held)


def declines(desk, one, when):
    contact, thread = one
    with at(when):
        commands.decline_strategy(
            desk.manager, contact=contact, thread=thread, reason="no_cause", because="A fall, seen"
        )


def test_before_three_the_discussion_is_due_the_same_day(desk):
    in_time, late = serious(desk, MONDAY), serious(desk, MONDAY)
    holds(desk, in_time, MONDAY + hours(13))
    holds(desk, late, MONDAY + hours(14.5))
    assert counted("TH-02", LATER) == (1, 2)
    assert notes("TH-02", LATER) == ["due by 2 March 2026; done on 3 March 2026, 00:30"]


def test_after_three_there_are_twenty_four_hours_from_the_first_arrival(desk):
    arrived = MONDAY + hours(6)
    in_time, late = serious(desk, arrived), serious(desk, arrived)
    holds(desk, in_time, arrived + hours(23.9))
    holds(desk, late, arrived + hours(24.1))
    assert counted("TH-02", LATER) == (1, 2)


def test_both_sorts_of_clock_are_among_all_discussions(desk):
    holds(desk, serious(desk, MONDAY), MONDAY + hours(5))
    with at(MONDAY):
        contact = desk.graded(about=child())
        thread = commands.ask_strategy(desk.worker, contact=contact, kind="standard", why="A debt")
    assert counted("TH-01", MONDAY + timedelta(days=2)) == (1, 1)
    holds(desk, (contact, thread), MONDAY + timedelta(days=4))
    assert counted("TH-01", LATER) == (1, 2)
    assert counted("TH-02", LATER) == (1, 1)


def looks(desk, one, when, stands="yes"):
    contact, thread = one
    with at(when):
        commands.look_at_none(
            desk.world.leader, contact=contact, thread=thread, stands=stands, words="As it is told"
        )


def test_declined_it_stays_counted_and_is_an_answer_once_a_head_of_service_let_it_stand(desk):
    let, alone, late = (serious(desk, MONDAY) for _ in range(3))
    declines(desk, let, MONDAY + hours(5))
    declines(desk, alone, MONDAY + hours(5))
    declines(desk, late, MONDAY + hours(15))
    assert counted("TH-02", LATER) == counted("TH-01", LATER) == (0, 3)
    for one in (let, late):
        looks(desk, one, MONDAY + hours(20))
    assert counted("TH-02", LATER) == counted("TH-01", LATER) == (1, 3)


def test_where_they_must_meet_after_all_the_clock_goes_on_as_it_began(desk):
    one = serious(desk, MONDAY)
    declines(desk, one, MONDAY + hours(5))
    looks(desk, one, MONDAY + hours(6), stands="no")
    assert counted("TH-03", MONDAY + hours(7)) == (1, 1)
    holds(desk, one, MONDAY + hours(10))
    assert counted("TH-02", LATER) == (1, 1)


def test_after_a_reason_in_time_where_nothing_serious_happened_the_call_is_answered(desk):
    with at(MONDAY):
        contact = desk.graded(about=child())
        thread = commands.ask_strategy(desk.worker, contact=contact, kind="standard", why="A debt")
    declines(desk, (contact, thread), MONDAY + hours(5))
    assert counted("TH-01", LATER) == (1, 1)


def test_neither_met_nor_said_why_not_is_counted_at_once_and_until_it_is_so(desk):
    first, second, _ = (serious(desk, MONDAY) for _ in range(3))
    assert counted("TH-03", MONDAY + hours(1)) == (3, 3)
    holds(desk, first, MONDAY + hours(3))
    declines(desk, second, MONDAY + hours(3))
    assert counted("TH-03", MONDAY + hours(4)) == (1, 1)
    assert counted("TH-03", LATER) == (1, 1)
    assert len(behind("TH-03", LATER).exceptions) == 1


def test_one_that_lacked_police_is_counted_even_if_all_met_later(desk):
    whole, part = serious(desk, MONDAY), serious(desk, MONDAY)
    holds(desk, whole, MONDAY + hours(3))
    holds(desk, part, MONDAY + hours(3), who=("social_care", "health"))
    holds(desk, part, MONDAY + hours(20))
    assert counted("TH-04", LATER) == (1, 2)
    assert notes("TH-04", LATER) == ["held on 2 March 2026"]


# FD-11


def referred(desk, rag, outcome="assess"):
    with at(MONDAY):
        contact = desk.graded(rag, about=child())
        desk.decided(outcome, contact)
        person = desk.row(contact).person_id
        known_to(desk.world.worker, person)
    return person


def meets(desk, person, days):
    when = MONDAY + timedelta(days=days)
    with at(when + hours(1)):
        seen = Seen(when.date(), "home", alone=True, words="I am scared of them")
        record_contact(desk.world.worker, person=person, seen=seen, every_working_days=10)


@pytest.mark.parametrize(("rag", "days"), [("RED", 0), ("AMBER", 3), ("GREEN", 9)])
def test_each_colour_says_by_when_a_child_is_first_met(desk, rag, days):
    in_time, late = referred(desk, rag), referred(desk, rag)
    meets(desk, in_time, days)
    meets(desk, late, days + 1)
    assert counted("FD-11", LATER) == (1, 2)
    assert [one.person for one in behind("FD-11", LATER).exceptions] == [late]


def test_a_child_for_whom_a_discussion_is_held_is_met_the_same_day(desk):
    meets(desk, referred(desk, "GREEN", "strategy"), 1)
    assert counted("FD-11", LATER) == (0, 1)


def test_a_child_not_yet_met_counts_from_the_day_on(desk):
    referred(desk, "AMBER")
    assert counted("FD-11", MONDAY + timedelta(days=3)) == (0, 0)
    assert counted("FD-11", MONDAY + timedelta(days=4)) == (0, 1)
    assert notes("FD-11", LATER) == ["due by 5 March 2026; not done yet"]
