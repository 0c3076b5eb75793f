"""What each live figure counts, shown on worlds made by hand (SPEC F1)."""

from datetime import date, timedelta

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.access.testing import holding
from kith.kernel import clock
from kith.kernel.workdays import add_months, add_working_days
from kith.oversight import run, windows
from kith.oversight.catalogue import INDICATORS, SECOND_READINGS
from kith.oversight.tests.world import NOW, RETURNED, World
from kith.promises.ledger import act
from kith.promises.models import Deed, Promise

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    return World()


def counted(code, returned=RETURNED):
    declared = INDICATORS.get(code) or SECOND_READINGS[code]
    point = run.read(declared, returned).points[-1]
    assert point.exceptions <= max(point.denominator, point.numerator)
    return point.numerator, point.denominator


def behind(code, returned=RETURNED):
    return listed(code, returned).exceptions


def listed(code, returned=RETURNED):
    declared = INDICATORS[code]
    with acting_as(MACHINE):
        return run.children(declared, run.span_of(declared, returned), limit=50)


# AS-04: assessments


def assessed(world, referred, authorised=None, *, started=None, on=RETURNED, closed=None):
    child = world.child()
    episode = world.referral(child, referred)
    world.assessment(child, episode, started or referred, authorised)
    if closed:
        world.add(child, "episode.closed", closed, thread=episode)
    world.covered(child, on=on)
    return child


def test_an_assessment_on_its_last_day_is_in_time_and_a_day_later_is_not(world):
    referred = date(2026, 1, 5)
    last = add_working_days(referred, 45)
    assessed(world, referred, last)
    late = assessed(world, referred, last + timedelta(days=1))
    world.tell()
    assert counted("AS-04") == (1, 2)
    assert [one.person for one in behind("AS-04")] == [late]


def test_an_assessment_open_past_its_day_counts_against_us(world):
    open_over = assessed(world, date(2025, 12, 1))
    world.tell()
    assert counted("AS-04") == (0, 1)
    [one] = behind("AS-04")
    assert one.person == open_over
    assert one.notes == ("due by 5 February 2026; not done yet",)


def test_an_assessment_still_within_its_time_is_not_counted(world):
    assessed(world, date(2026, 3, 2))
    world.tell()
    assert counted("AS-04") == (0, 0)


def test_an_assessment_finished_before_these_weeks_is_not_counted(world):
    assessed(world, date(2025, 10, 1), date(2025, 11, 3))
    world.tell()
    assert counted("AS-04") == (0, 0)


def test_a_referral_that_led_to_nothing_asks_for_no_assessment(world):
    child = world.child()
    world.referral(child, date(2025, 12, 1), nfa=True)
    world.covered(child)
    world.tell()
    assert counted("AS-04") == (0, 0)


def test_closing_after_the_day_does_not_take_a_child_out_of_the_figure(world):
    assessed(world, date(2025, 11, 3), closed=date(2026, 2, 2))
    assessed(world, date(2026, 1, 5), closed=date(2026, 1, 20))
    world.tell()
    assert counted("AS-04") == (0, 1)


def test_what_an_old_return_left_open_is_not_known(world):
    assessed(world, date(2024, 12, 2), on=date(2025, 3, 31))
    world.tell()
    assert counted("AS-04") == (0, 0)
    assert counted("AS-04", date(2025, 3, 31)) == (0, 1)


def test_the_census_counts_from_the_start(world):
    referred, started = date(2025, 12, 1), date(2025, 12, 22)
    assessed(world, referred, add_working_days(started, 45), started=started)
    world.tell()
    assert counted("AS-04") == (0, 1)
    assert counted("AS-04/census") == (1, 1)


def test_a_corrected_day_moves_the_figure(world):
    referred = date(2026, 1, 5)
    child = world.child()
    episode = world.referral(child, referred)
    thread = world.assessment(child, episode, referred, referred + timedelta(days=80))
    world.covered(child)
    world.tell()
    assert counted("AS-04") == (0, 1)
    authorised = _standing("assessment.authorised")
    world.correct(authorised, occurred_at=clock.local_midnight(referred + timedelta(days=30)))
    assert counted("AS-04") == (1, 1)
    assert thread


# TH-07: conferences


def test_conferences_held_count_and_those_to_be_held_stand_beside(world):
    enquiry = date(2026, 2, 2)
    last = add_working_days(enquiry, 15)
    children = [world.child() for _ in range(4)]
    for child, held in zip(children, (last, last + timedelta(days=1), None), strict=False):
        world.conference(child, enquiry, held)
    world.conference(children[3], date(2026, 3, 25))
    world.covered(*children)
    world.tell()
    point = run.read(INDICATORS["TH-07"], RETURNED).points[-1]
    assert (point.numerator, point.denominator) == (1, 2)
    assert (point.exceptions, point.waiting) == (1, 1)
    assert [one.person for one in behind("TH-07")] == [children[1]]
    assert [one.person for one in listed("TH-07").waiting] == [children[2]]


def test_an_enquiry_that_needs_no_conference_is_not_counted(world):
    child = world.child()
    world.add(child, "s47.started", date(2026, 1, 5), data={"icpc_required": False})
    world.covered(child)
    world.tell()
    assert counted("TH-07") == (0, 0)


# TH-08: reviews


def test_first_reviews_are_due_after_three_months_and_later_ones_after_six(world):
    begun = date(2025, 10, 6)
    first = add_months(begun, 3)
    in_time, late, never = (world.child() for _ in range(3))
    world.plan(in_time, begun, first)
    world.plan(late, begun, first + timedelta(days=1))
    world.plan(never, begun)
    later = world.child()
    world.plan(later, date(2025, 6, 2), date(2025, 8, 20), date(2026, 2, 20))
    world.covered(in_time, late, never, later)
    world.tell()
    assert counted("TH-08") == (2, 4)
    assert {one.person for one in behind("TH-08")} == {late, never}


def test_a_plan_that_ends_before_its_review_owes_none(world):
    before, after = world.child(), world.child()
    begun = date(2025, 10, 6)
    world.plan(before, begun, ended=date(2025, 12, 20))
    world.plan(after, begun, ended=date(2026, 2, 2))
    world.covered(before, after)
    world.tell()
    assert counted("TH-08") == (0, 1)
    assert [one.person for one in behind("TH-08")] == [after]


# FD-10: referred again


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (date(2025, 1, 14), 0),
        (date(2025, 1, 15), 1),
        (date(2025, 6, 1), 1),
        (date(2026, 1, 15), 0),
    ],
)
def test_a_referral_within_twelve_months_of_another_is_one_again(world, before, again):
    child = world.child()
    world.referral(child, before)
    world.referral(child, date(2026, 1, 15))
    world.tell()
    in_window = 2 if before >= date(2025, 12, 31) else 1
    assert counted("FD-10") == (again, in_window)


def test_a_referral_that_led_to_nothing_still_counts_as_one(world):
    child = world.child()
    world.referral(child, date(2025, 9, 1), nfa=True)
    world.referral(child, date(2026, 1, 15), nfa=True)
    world.tell()
    assert counted("FD-10") == (1, 1)
    [one] = behind("FD-10")
    assert one.notes == ("referred on 15 January 2026; before that on 1 September 2025",)


def test_another_child_s_referral_makes_none_again(world):
    world.referral(world.child(), date(2025, 9, 1))
    world.referral(world.child(), date(2026, 1, 15))
    world.tell()
    assert counted("FD-10") == (0, 1)


def test_a_child_referred_twice_in_these_weeks_is_one_line_on_the_list(world):
    child = world.child()
    for day in (date(2025, 9, 1), date(2026, 1, 15), date(2026, 2, 15)):
        world.referral(child, day)
    world.tell()
    assert counted("FD-10") == (2, 2)
    [one] = behind("FD-10")
    assert len(one.notes) == 2


# AC-01: important steps


def test_important_steps_count_from_the_first_day_they_were_due(world):
    child = world.child()
    world.action(child, date(2026, 2, 2), TODAY - timedelta(days=1))
    world.action(child, date(2026, 2, 2), TODAY)
    world.action(child, date(2026, 2, 2), date(2026, 3, 2), done=date(2026, 3, 20))
    world.action(child, date(2026, 2, 2), date(2026, 3, 2), priority=False)
    world.tell()
    assert counted("AC-01") == (1, 2)
    [one] = behind("AC-01")
    assert one.notes == ("find a bike; due by 31 March 2026",)


def test_saying_it_is_done_shows_apart_and_changes_no_figure(world):
    child = world.child()
    world.action(child, date(2026, 2, 2), date(2026, 3, 2))
    world.tell()
    with acting_as(holding("head_of_service")):
        act(Promise.objects.get(kind="ACTION"), Deed.ATTEST, {"words": "rang the shop"})
    point = run.read(INDICATORS["AC-01"], RETURNED).points[-1]
    assert (point.numerator, point.denominator, point.unwritten) == (1, 1, 1)
    assert behind("AC-01")[0].unwritten == 1


def test_saying_when_it_will_be_done_changes_no_figure(world):
    child = world.child()
    world.action(child, date(2026, 2, 2), date(2026, 3, 2))
    world.tell()
    with acting_as(holding("head_of_service")):
        act(Promise.objects.get(kind="ACTION"), Deed.WILL_BY, {"on": "2026-05-01"})
    assert counted("AC-01") == (1, 1)


def test_a_step_withdrawn_with_a_reason_is_no_longer_open(world):
    child = world.child()
    world.action(child, date(2026, 2, 2), date(2026, 3, 2))
    world.tell()
    with acting_as(holding("head_of_service")):
        act(Promise.objects.get(kind="ACTION"), Deed.WITHDRAW, {"reason": "has a bike"})
    assert counted("AC-01") == (0, 0)


def test_the_line_shows_how_things_stood_at_the_end_of_each_week(world):
    child = world.child()
    world.action(child, date(2026, 1, 5), date(2026, 2, 9), done=date(2026, 3, 9))
    world.tell()
    points = run.read(INDICATORS["AC-01"], RETURNED).points
    stood = {p.span.last: (p.numerator, p.denominator) for p in points}
    assert stood[date(2026, 2, 4)] == (0, 1)
    assert stood[date(2026, 2, 11)] == (1, 1)
    assert stood[date(2026, 3, 11)] == (0, 0)


# VI-01: seen as often as agreed


def test_visits_count_when_they_fall_due(world):
    child = world.child()
    since = date(2026, 2, 2)
    first = add_working_days(since, 10)
    second = add_working_days(first, 10)
    world.visits(child, since, 10, first, second + timedelta(days=1))
    world.tell()
    assert counted("VI-01") == (1, 3)
    [one] = behind("VI-01")
    assert one.person == child
    assert one.notes == (
        "due by 2 March 2026; done on 3 March 2026",
        "due by 17 March 2026; not done yet",
    )


def test_a_visit_not_yet_due_is_not_counted(world):
    world.visits(world.child(), date(2026, 3, 30), 10)
    world.tell()
    assert counted("VI-01") == (0, 0)


def test_a_visit_never_made_counts_against_us(world):
    child = world.child()
    world.visits(child, date(2026, 2, 2), 10)
    world.tell()
    assert counted("VI-01") == (0, 1)


# All of them


def test_figures_up_to_a_return_end_with_its_day_and_others_now():
    for code in ("AS-04", "TH-07", "TH-08", "FD-10"):
        assert run.span_of(INDICATORS[code], RETURNED).last == RETURNED
    for code in ("AC-01", "VI-01"):
        span = run.span_of(INDICATORS[code], RETURNED)
        assert (span.last, span.closes - windows.INSTANT) == (TODAY, NOW)


def test_without_a_return_every_figure_ends_now():
    assert run.latest_return() is None
    assert run.span_of(INDICATORS["AS-04"], None).last == TODAY


def test_the_latest_return_is_the_one_with_the_latest_day(world):
    one, two = world.child(), world.child()
    world.covered(one, on=date(2026, 3, 31))
    world.covered(two, on=date(2025, 3, 31))
    world.tell()
    assert run.latest_return() == RETURNED


def _standing(name):
    from kith.promises.models import Fact

    with acting_as(MACHINE):
        return Fact.objects.get(name=name).pk
