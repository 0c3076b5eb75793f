"""FD-12 and FD-14: worry upon worry, and the questions that everybody is asked."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.accounts.models import Team
from kith.frontdoor import commands
from kith.frontdoor.commands import About
from kith.frontdoor.rules.screen import Answer, Said
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
from kith.promises.models import Fact

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=21)
ALL_NO = {f"g{n}": Said(Answer.NO, "Home") for n in (1, 2, 3)}


@pytest.fixture
def desk():
    return new_desk()


# FD-12


def times(desk, number, outcome="nothing_more", since=MONDAY):
    """Let word of the world's child come so often, a day apart, each decided like this."""
    contacts = []
    for day in range(number):
        with at(since + timedelta(days=day)):
            contacts.append(desk.decided(outcome))
    return contacts


def test_the_third_contact_without_a_beginning_asks_for_a_second_look(desk):
    times(desk, 2)
    assert counted("FD-12", LATER) == (0, 0)
    times(desk, 1, since=MONDAY + timedelta(days=4))
    assert counted("FD-12", LATER) == (1, 1)
    assert notes("FD-12", LATER) == ["3 contacts in 12 months, the last on 6 March 2026"]


def test_another_manager_s_look_clears_it_and_the_child_stays_counted(desk):
    last = times(desk, 3)[-1]
    with at(MONDAY + timedelta(days=5)):
        other = testing.holding("mash_manager", Team.objects.get(pk=desk.team))
        commands.second_look(other, contact=last, words="We must meet her")
    assert counted("FD-12", LATER) == (0, 1)


@pytest.mark.parametrize("outcome", ["assess", "strategy"])
def test_a_referral_is_a_beginning(desk, outcome):
    times(desk, 2)
    times(desk, 1, outcome, since=MONDAY + timedelta(days=4))
    assert counted("FD-12", LATER) == (0, 1)


def test_help_counts_from_when_a_service_took_it_up(desk):
    times(desk, 2)
    (offered,) = times(desk, 1, "early_help", since=MONDAY + timedelta(days=4))
    assert counted("FD-12", LATER) == (1, 1)
    with at(MONDAY + timedelta(days=5)):
        commands.accept_help(desk.worker, contact=offered, service="Marlow Vale", by="Jo Finch")
    assert counted("FD-12", LATER) == (0, 1)


def test_the_same_word_twice_is_one_contact(desk):
    first, _ = times(desk, 2)
    with at(MONDAY + timedelta(days=3)):
        again = desk.graded()
        commands.mark_duplicate(desk.worker, contact=again, of=first, why="The same call")
    assert counted("FD-12", LATER) == (0, 0)


def test_what_the_child_s_own_team_took_up_is_work_in_hand(desk):
    times(desk, 2)
    with at(MONDAY + timedelta(days=3)):
        passed = desk.graded()
        commands.pass_on(desk.worker, contact=passed)
        commands.take_up(desk.world.manager, contact=passed, words="We see him today")
    assert counted("FD-12", LATER) == (0, 0)


def test_after_a_year_the_first_no_longer_counts(desk):
    times(desk, 3)
    assert counted("FD-12", MONDAY + timedelta(days=365)) == (1, 1)
    assert counted("FD-12", MONDAY + timedelta(days=367)) == (0, 0)


def test_a_referral_of_a_return_is_a_beginning_too(desk):
    times(desk, 3)
    with at(LATER):
        day = date(2026, 1, 12)
        desk.world.tell(desk.world.fact("referral.received", day, data={"nfa": False}))
    assert counted("FD-12", LATER) == (0, 1)


# FD-14


def graded(desk, born=None, **more):
    with at(MONDAY):
        about = About(known_as="Noor", born=born)
        return desk.graded("GREEN", about=about, **more)


def screened(desk, contact, when):
    with at(when):
        commands.screen_child(desk.worker, contact=contact, answers=ALL_NO)


def test_each_child_of_ten_or_over_is_asked_late_or_not(desk):
    asked, late, never = (graded(desk, date(2013, 5, 1)) for _ in range(3))
    screened(desk, asked, MONDAY + hours(2))
    screened(desk, late, MONDAY + timedelta(days=10))
    assert counted("FD-14", MONDAY + timedelta(days=5)) == (1, 3)
    assert counted("FD-14", LATER) == (2, 3)
    with acting_as(MACHINE):
        person = Fact.objects.filter(thread=never).values_list("person_id", flat=True).first()
    assert [one.person for one in behind("FD-14", LATER).exceptions] == [person]


def test_below_ten_a_sign_asks_the_questions_and_is_not_in_this_figure(desk):
    graded(desk, date(2018, 5, 1), harms=("cce",))
    graded(desk, date(2018, 5, 1))
    assert counted("FD-14", LATER) == (0, 0)


def test_a_child_whose_age_nobody_knows_is_asked(desk):
    graded(desk)
    assert counted("FD-14", LATER) == (0, 1)


def test_on_the_tenth_birthday_a_child_is_ten(desk):
    graded(desk, date(2016, 3, 2))
    graded(desk, date(2016, 3, 3), harms=("cce",))
    assert counted("FD-14", LATER) == (0, 1)


def test_it_is_counted_once_the_grade_is_a_working_day_old(desk):
    with at(MONDAY):
        desk.graded(about=child())
    assert counted("FD-14", MONDAY + hours(37)) == (0, 0)
    assert counted("FD-14", MONDAY + hours(39)) == (0, 1)
