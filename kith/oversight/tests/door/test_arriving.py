"""FD-01, FD-03 and FD-16: more than usual, together in time, opened in the hour."""

from datetime import timedelta

import pytest

from kith.access.actors import MACHINE
from kith.frontdoor import commands
from kith.oversight import run, windows
from kith.oversight.catalogue import INDICATORS
from kith.oversight.groups import breakdowns
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
from kith.promises.indicator import Unit

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=21)
YEAR = timedelta(days=364)


@pytest.fixture
def desk():
    return new_desk(MONDAY - 3 * YEAR)


def came(desk, *whens):
    for when in whens:
        with at(when):
            desk.arrives(about=child())


# FD-01


def test_without_an_earlier_year_nothing_can_be_expected(desk):
    came(desk, MONDAY, MONDAY + hours(5))
    assert counted("FD-01", LATER) == (2, 0)
    with at(LATER):
        assert run.read(INDICATORS["FD-01"], None).figure is None


def test_a_year_is_known_once_contacts_were_kept_from_its_first_week_on(desk):
    first = LATER - timedelta(days=90) - YEAR
    came(desk, first, first + timedelta(days=30), MONDAY, MONDAY + hours(1), MONDAY + hours(2))
    assert counted("FD-01", LATER) == (3, 2)
    with at(LATER):
        assert run.read(INDICATORS["FD-01"], None).figure == 1.5


def test_of_two_earlier_years_the_mean_is_expected(desk):
    first = LATER - timedelta(days=90)
    came(desk, *(first - 2 * YEAR + timedelta(days=n) for n in range(2)))
    came(desk, *(first - YEAR + timedelta(days=n) for n in range(4)))
    came(desk, MONDAY)
    assert counted("FD-01", LATER) == (1, 3)


def test_what_came_in_other_weeks_of_an_earlier_year_is_not_expected_now(desk):
    first = LATER - timedelta(days=90) - YEAR
    came(desk, first, first + timedelta(days=120), MONDAY)
    assert counted("FD-01", LATER) == (1, 1)


def test_the_line_goes_back_thirteen_weeks_with_what_was_expected_then(desk):
    came(desk, LATER - timedelta(days=170) - YEAR, MONDAY - timedelta(days=60) - YEAR, MONDAY)
    with at(LATER):
        points = run.read(INDICATORS["FD-01"], None).points
    assert len(points) == windows.POINTS
    assert [point.numerator for point in points] == [0] * 9 + [1] * 4
    assert points[-1].denominator == 1


def test_a_ratio_has_no_range_and_the_groups_are_counted_all_the_same(desk):
    came(desk, MONDAY)
    assert INDICATORS["FD-01"].unit is Unit.RATIO
    with at(LATER):
        span = run.span_of(INDICATORS["FD-01"], None)
        cuts = breakdowns(INDICATORS["FD-01"], span)
    assert {cut.words for cut in cuts} >= {"Team", "Age"}
    assert all(group.between is None for cut in cuts for group in cut.groups)


# FD-16


def sent(desk, when, **more):
    """Let a machine bring something that nobody has opened."""
    with at(when):
        (contact,) = (desk.arrives(by=MACHINE, about=child(), **more),)
    return contact


def test_what_police_sent_is_late_after_an_hour_and_only_while_it_lies_there(desk):
    contact = sent(desk, MONDAY, channel="police", agency="police")
    assert counted("FD-16", MONDAY + hours(0.9)) == (0, 1)
    assert counted("FD-16", MONDAY + hours(1.1)) == (1, 1)
    assert notes("FD-16", MONDAY + hours(2)) == ["due by 2 March 2026, 11:00; not done yet"]
    with at(MONDAY + hours(3)):
        commands.open_contact(desk.worker, contact=contact)
    assert counted("FD-16", MONDAY + hours(4)) == (0, 0)


def test_what_was_opened_late_stays_in_the_weeks(desk):
    for late in (0.5, 3):
        contact = sent(desk, MONDAY, channel="police", agency="police")
        with at(MONDAY + hours(late)):
            commands.open_contact(desk.worker, contact=contact)
    assert counted("FD-16/opened", LATER) == (1, 2)


def test_a_school_s_message_is_not_among_them(desk):
    sent(desk, MONDAY, channel="email", agency="education")
    assert counted("FD-16", LATER) == (0, 0)


# FD-03


def asked(desk, rag, when=MONDAY):
    """Grade a contact, and ask others of it."""
    with at(when):
        contact = desk.graded(rag, about=child())
        row = desk.row(contact)
        told = {"day": False, "person": row.person_id, "thread": row.id, "parent": None}
        desk.world.tell(desk.world.fact("mash.asked", when, **told))
    return contact, told


def closes(desk, one, when):
    with at(when):
        desk.world.tell(desk.world.fact("mash.closed", when, **one[1]))


def test_each_colour_has_its_own_time(desk):
    ends = {"RED": hours(3.9), "AMBER": hours(23), "GREEN": hours(71)}
    for rag, when in ends.items():
        closes(desk, asked(desk, rag), MONDAY + when)
        closes(desk, asked(desk, rag), MONDAY + when + hours(2))
        assert counted(f"FD-03/{rag.lower()}", LATER) == (1, 2)
    assert counted("FD-03", LATER) == (3, 6)


def test_an_enquiry_is_one_in_which_others_were_asked(desk):
    with at(MONDAY):
        decided = desk.graded("AMBER", about=child())
    with at(MONDAY + hours(2)):
        desk.decided("advice", decided)
    assert counted("FD-03", LATER) == (0, 0)


def test_where_nobody_was_asked_and_nothing_decided_the_child_stands_beside_the_figure(desk):
    with at(MONDAY):
        desk.graded("AMBER", about=child())
    assert counted("FD-03", LATER) == (0, 0)
    assert len(behind("FD-03", LATER).waiting) == 1
    assert "nobody asked" in INDICATORS["FD-03"].waits


def test_a_decision_closes_an_enquiry(desk):
    contact, _ = asked(desk, "AMBER")
    with at(MONDAY + hours(3)):
        desk.decided("assess", contact)
    assert counted("FD-03", LATER) == (1, 1)
