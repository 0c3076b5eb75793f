"""FD-02, FD-02b, FD-07, FD-08 and FD-13: decided in time, on how much, and told."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kith.frontdoor import commands
from kith.oversight import groups, run
from kith.oversight.catalogue import INDICATORS
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


@pytest.fixture
def desk():
    return new_desk()


def arrives(desk, when, **more):
    with at(when):
        return desk.graded(about=child(), **more)


def decide(desk, contact, when, outcome="assess"):
    with at(when):
        desk.decided(outcome, contact)


def test_a_referral_decided_by_the_end_of_the_next_working_day_is_in_time(desk):
    in_time, late = arrives(desk, MONDAY), arrives(desk, MONDAY)
    decide(desk, in_time, MONDAY + hours(37))
    decide(desk, late, MONDAY + hours(38.5))
    assert counted("FD-02", LATER) == (1, 2)
    assert counted("FD-02b", LATER) == (1, 2)
    assert notes("FD-02", LATER) == ["due by 3 March 2026; done on 4 March 2026"]


def test_what_is_decided_to_be_no_referral_counts_in_the_second_figure_alone(desk):
    decide(desk, arrives(desk, MONDAY), MONDAY + hours(2), "advice")
    assert counted("FD-02", LATER) == (0, 0)
    assert counted("FD-02b", LATER) == (1, 1)


def test_a_contact_that_nobody_decides_is_late_in_the_second_figure_from_its_day_on(desk):
    arrives(desk, MONDAY)
    assert counted("FD-02b", MONDAY + hours(37)) == (0, 0)
    assert counted("FD-02b", MONDAY + hours(39)) == (0, 1)
    assert counted("FD-02", LATER) == (0, 0)


def test_a_referral_by_the_family_counts_as_a_referral_and_not_as_a_professional_s(desk):
    contact = arrives(desk, MONDAY, channel="family", agency="family")
    decide(desk, contact, MONDAY + hours(2))
    assert counted("FD-02", LATER) == (1, 1)
    assert counted("FD-02b", LATER) == (0, 0)


def test_the_same_word_twice_is_not_counted_twice_unless_it_was_late_already(desk):
    first = arrives(desk, MONDAY)
    with at(MONDAY):
        person = desk.row(first).person_id
    again, stale = _same(desk, person), _same(desk, person)
    decide(desk, first, MONDAY + hours(2))
    for contact, when in ((again, MONDAY + hours(3)), (stale, MONDAY + timedelta(days=4))):
        with at(when):
            commands.mark_duplicate(desk.worker, contact=contact, of=first, why="The same call")
    assert counted("FD-02b", LATER) == (1, 2)
    assert behind("FD-02b", LATER).exceptions[0].person == person


def _same(desk, person):
    with at(MONDAY + hours(1)):
        return desk.graded(about=commands.About(person=person))


def test_the_clock_runs_from_the_arrival_and_not_from_when_it_was_written_down(desk):
    with at(MONDAY):
        contact = desk.graded(at=MONDAY - timedelta(days=5), about=child())
        desk.decided("assess", contact)
    assert counted("FD-02", LATER) == (0, 1)


def test_a_decision_on_part_of_the_answers_is_listed_until_somebody_looked_again(desk):
    whole, part, advice = (arrives(desk, MONDAY) for _ in range(3))
    with at(MONDAY + hours(1)):
        desk.heard_out(whole)
        desk.heard_out(part, but=["police"])
    decide(desk, whole, MONDAY + hours(2))
    decide(desk, part, MONDAY + hours(2))
    decide(desk, advice, MONDAY + hours(2), "advice")
    assert counted("FD-07", LATER) == (1, 2)
    assert notes("FD-07", LATER) == [
        "decided on 2 March 2026; without all that matters; graded AMBER; 69 of 100 was there"
    ]

    # And of the two gaps one is filled in time
    with at(MONDAY + timedelta(days=1)):
        (police,) = desk.asks(part, ["police"])
        desk.answers(part, police)
        commands.redecide(desk.manager, contact=part, because="The police wrote, nothing new")
    assert counted("FD-08", LATER) == (1, 2)
    assert notes("FD-08", LATER) == ["due by 4 March 2026; not done yet"]


def test_looked_at_again_with_a_gap_still_open_is_done_and_not_filled(desk):
    filled, open_still = arrives(desk, MONDAY), arrives(desk, MONDAY)
    for contact in (filled, open_still):
        with at(MONDAY + hours(1)):
            (police,) = desk.asks(desk.heard_out(contact, but=["police"]), ["police"])
        decide(desk, contact, MONDAY + hours(2))
        with at(MONDAY + hours(25)):
            desk.answers(contact, police, part=() if contact == filled else ["c1", "8"])
            commands.redecide(desk.manager, contact=contact, because="The police wrote at last")
    assert counted("FD-08", LATER) == (1, 2)
    assert notes("FD-08", LATER) == ["due by 4 March 2026; done on 3 March 2026"]


def test_what_the_second_looks_found_stands_beside_the_figure(desk):
    for ask in range(12):
        thread, left = uuid4(), ask % 2 == 1
        decided = {"thread": thread, "parent": None, "day": False, "data": {"incomplete": True}}
        looked = {**decided, "data": {"changed": False, "gaps_left": left}}
        with at(MONDAY + hours(9)):
            desk.world.tell(
                desk.world.fact("contact.decided", MONDAY, **decided),
                desk.world.fact("contact.redecided", MONDAY + hours(8), **looked),
            )
    with at(LATER):
        point = run.read(INDICATORS["FD-08"], None).points[-1]
        cuts = {one.words: one for one in groups.breakdowns(INDICATORS["FD-08"], point.span)}
    found = {
        one.words: (one.numerator, one.denominator)
        for one in cuts["What the second look found"].groups
    }
    assert found == {"Filled": (6, 6), "Looked at again with gaps still open": (0, 6)}
    assert (point.numerator, point.denominator) == (6, 12)


def test_a_decision_that_is_changed_without_all_that_matters_counts_once_more(desk):
    contact = arrives(desk, MONDAY)
    with at(MONDAY + hours(1)):
        desk.heard_out(contact)
    decide(desk, contact, MONDAY + hours(2), "advice")
    assert counted("FD-07", LATER) == (0, 0)
    with at(MONDAY + hours(25)):
        desk.asks(contact, {"housing": "They move on Friday"})
        changed = desk.deciding("assess")
        commands.redecide(desk.manager, contact=contact, because="They move out", changed=changed)
    assert counted("FD-07", LATER) == (1, 1)
    assert counted("FD-08", LATER) == (0, 1)


def test_whoever_told_us_hears_within_three_working_days(desk):
    told, late, never = (arrives(desk, MONDAY) for _ in range(3))
    for contact in (told, late, never):
        decide(desk, contact, MONDAY + hours(2), "advice")
    for contact, days in ((told, 3), (late, 4)):
        with at(MONDAY + timedelta(days=days)):
            commands.tell_referrer(
                desk.worker, contact=contact, how="telephone", words="We advised"
            )
    assert counted("FD-13", LATER) == (1, 3)
    assert len(notes("FD-13", LATER)) == 2


def test_family_is_not_counted_among_those_whom_we_owe_an_answer_by_a_day(desk):
    contact = arrives(desk, MONDAY, channel="family", agency="family")
    decide(desk, contact, MONDAY + hours(2))
    assert counted("FD-13", LATER) == (0, 0)


def test_figures_of_weeks_long_past_are_on_the_line_no_more(desk):
    decide(desk, arrives(desk, MONDAY), MONDAY + hours(2))
    assert counted("FD-02", MONDAY + timedelta(days=91)) == (1, 1)
    assert counted("FD-02", MONDAY + timedelta(days=93)) == (0, 0)
