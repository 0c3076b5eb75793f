"""A promise of the front door stays where it can be kept, and is owed to whom it is about."""

from datetime import timedelta

import pytest

from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.testing import a_desk
from kith.kernel import clock

pytestmark = pytest.mark.django_db


def test_the_desk_owes_what_is_the_desks_whoever_works_with_the_child():
    desk = a_desk()
    contact = desk.graded("RED")
    for kind in ("T3-RED", "SCREEN", "T4", "RED-TAKEN"):
        assert desk.promise(kind, contact).team_id == desk.team, kind


def test_what_was_passed_on_is_owed_by_the_childs_own_team():
    desk = a_desk()
    contact = desk.graded()
    do.pass_on(desk.worker, contact=contact)
    assert desk.promise("LINKED", contact).team_id == desk.world.team


def test_the_same_word_twice_is_owed_once():
    desk = a_desk()
    first, second = desk.graded(), desk.graded()
    do.mark_duplicate(desk.worker, contact=second, of=first, why="The same call")
    for kind in ("T3-AMBER", "T4", "SCREEN"):
        assert desk.promise(kind, second).state == "void", kind
        assert desk.promise(kind, first).state == "open", kind


def test_a_child_under_ten_without_a_sign_is_not_owed_the_questions():
    desk = a_desk()
    small = About(known_as="Ayo", born=clock.today() - timedelta(days=8 * 365))
    assert desk.promises("SCREEN", desk.graded(about=small)) == []
    with_sign = desk.graded(about=small, harms=("CSE",))
    assert desk.promise("SCREEN", with_sign).state == "open"


@pytest.mark.parametrize("sign", ["weapon", "held", "threat", "injury"])
def test_a_sign_of_danger_is_any_sign_for_a_child_of_nine(sign):
    desk = a_desk()
    nine = About(known_as="Ayo", born=clock.today() - timedelta(days=9 * 365 + 60))
    assert desk.promise("SCREEN", desk.graded(about=nine, dangers=(sign,))).state == "open"


@pytest.mark.parametrize("agency", ["child", "family", "public"])
def test_those_who_are_no_agency_are_not_held_up_to_a_days_decision(agency):
    desk = a_desk()
    contact = desk.graded(agency=agency)
    assert desk.promises("T4", contact) == []
    desk.decided("assess", contact)
    assert desk.promise("T4-REFERRAL", contact).state == "kept"
