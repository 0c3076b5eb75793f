"""Cards and search: who is named, how, and who is simply not there."""

from datetime import date, timedelta

import pytest

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.access.restricting import restrict
from kith.people.commands import change_details
from kith.people.people import Name
from kith.people.queries import child_card, child_cards, find_children
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


@pytest.mark.parametrize("typed", ["SYN000000001", "syn000000001", " SYN000000001 "])
def test_found_by_the_number_of_the_return(worker, child, typed):
    person = child(worker, names=frozenset([local(1)]))
    assert [card.id for card in find_children(worker, text=typed)] == [person]


def test_found_by_pupil_number(worker, child):
    person = child(worker, names=frozenset([UPN, local(1)]))
    assert [card.id for card in find_children(worker, text=UPN.value.lower())] == [person]


@pytest.mark.parametrize("typed", ["sa", "SAM", "Sam L"])
def test_found_by_how_the_name_begins(worker, child, typed):
    sam = named(worker, child(worker), "Sam Lee")
    named(worker, child(worker), "Ali Sam")
    assert [card.id for card in find_children(worker, text=typed)] == [sam]


@pytest.mark.parametrize("typed", ["", " ", "s", "%", "_a", "zz", "' OR 1=1 --"])
def test_too_little_or_a_trick_finds_nobody(worker, child, typed):
    named(worker, child(worker), "Sam Lee")
    assert find_children(worker, text=typed) == []


def test_a_name_in_any_alphabet_is_found(worker, child):
    zoe = named(worker, child(worker), "Łucja Ž")
    assert [card.id for card in find_children(worker, text="łuc")] == [zoe]


def test_twenty_at_most(leader, child):
    for _ in range(22):
        named(leader, child(), "Sam")
    assert len(find_children(leader, text="sam")) == 20


def test_a_search_is_the_same_with_and_without_a_child_one_may_not_see(worker, child):
    named(worker, child(worker), "Sam Lee")
    before = find_children(worker, text="sam"), find_children(worker, text=UPN.value)
    hidden = child(names=frozenset([UPN, local(9)]))
    named(testing.holding("head_of_service"), hidden, "Sam Hidden")
    assert (find_children(worker, text="sam"), find_children(worker, text=UPN.value)) == before


def test_a_search_is_audited_without_the_words_typed(worker, child):
    sam = named(worker, child(worker), "Sam Lee")
    find_children(worker, text="sam l")
    with acting_as(testing.holding("ig_lead")):
        event = AuditEvent.objects.filter(account_id=worker.id).order_by("-id").first()
    mark = audit.fingerprint("Sam L")
    assert event.detail == {"reads": "search", "shown": [sam], "mark": mark}
    assert MACHINE.id == 0


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
    assert find_children(worker, text="SYN000000001") == []
    assert find_children(worker, text=UPN.value) == []
    assert [card.id for card in find_children(leader, text=UPN.value)] == [hidden]
