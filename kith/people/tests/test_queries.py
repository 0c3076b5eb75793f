"""Cards and search: who is named, how, and who is simply not there."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.gates import NotHere, Refused
from kith.access.restricting import restrict
from kith.people.commands import change_details
from kith.people.people import Name
from kith.people.queries import child_card, child_cards
from kith.people.tests.conftest import NOW, local

pytestmark = pytest.mark.django_db
UPN = Name("UPN", "", "G801200001201")


def named(actor, person, name):
    change_details(actor, person=person, version=1, changes={"known_as": name})
    return person


def test_a_card_from_a_return_has_no_name_and_says_so(worker, child):
    person = child(worker, names=frozenset([local(1)]), born=date(2012, 1, 28))
    card = child_card(worker, person=person)
    assert card.name == "Child SYN000000001"
    assert card.said == "Child SYN000000001, born 28 Jan 2012, name not in the return"
    assert (card.age, card.age_words, card.named) == (14, "child of 14", False)


def test_a_child_before_birth_is_called_by_when_they_are_expected(worker, child):
    person = child(worker, expected=date(2027, 3, 9), names=frozenset())
    card = child_card(worker, person=person)
    assert card.name == card.said == "Unborn child, expected March 2027"
    assert (card.age_words, card.named) == ("not yet born", False)


def test_of_whom_nothing_is_known_that_is_said(worker, child):
    person = child(worker, names=frozenset())
    card = child_card(worker, person=person)
    assert card.name == f"Child with no name yet ({person})"
    assert card.said.endswith("date of birth not known, name not known")


def test_a_card_uses_the_name_that_the_child_goes_by(worker, child):
    card = child_card(worker, person=named(worker, child(worker), "Sam"))
    assert (card.name, card.named) == ("Sam", True)
    assert card.said == "Sam, date of birth not known"


def test_a_child_one_may_not_see_is_not_here(worker, child):
    with pytest.raises(NotHere):
        child_card(worker, person=child())
    with pytest.raises(NotHere):
        child_card(worker, person=999_999)


def test_cards_are_of_those_one_sees_and_say_nothing_of_the_others(worker, child):
    mine, other = child(worker), child()
    assert set(child_cards(worker, [mine, other, 999_999])) == {mine}


def test_many_cards_take_a_fixed_number_of_questions(leader, child, django_assert_max_num_queries):
    ids = [child() for _ in range(5)]
    with django_assert_max_num_queries(8):
        assert len(child_cards(leader, ids)) == 5


def test_a_role_without_children_is_refused(child):
    with pytest.raises(Refused):
        child_cards(testing.holding("sysadmin"), [child()])


@pytest.mark.parametrize("code", ["R3", "R5"])
def test_a_restricted_child_is_absent_as_if_never_there(worker, leader, child, code):
    hidden = child(worker, names=frozenset([UPN, local(1)]))
    other = child(worker, names=frozenset([local(2)]))
    parties = [worker.id] if code == "R5" else []
    review = NOW.date() + timedelta(days=30)
    restrict(leader, person=hidden, code=code, reason="a threat", review_by=review, parties=parties)
    with pytest.raises(NotHere):
        child_card(worker, person=hidden)
    assert set(child_cards(worker, [hidden, other])) == {other}
