"""Word of a child whom we may know: the page looks before a record is made, and asks."""

import re
from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.commands import break_glass
from kith.frontdoor.commands import About, arrive, decide
from kith.frontdoor.forms.meant import WITHOUT_NAME
from kith.frontdoor.models import Contact
from kith.frontdoor.testing import a_desk, a_known_child
from kith.frontdoor.tests.test_pages import CALL, latest
from kith.people.models import DuplicateProposal, Person
from kith.people.rules.mistakes import Mistaken
from kith.people.testing import looked_for

pytestmark = pytest.mark.django_db
BORN = {"born-day": "12", "born-month": "5", "born-year": "2012"}
SAM = {**CALL, "known_as": "Sam Okoro", **BORN}


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def sam(desk):
    return a_known_child(desk.world.team)


def call(actor, **said):
    return testing.browser(actor).post(reverse("take-in-by", args=["telephone"]), said)


def asked(answer):
    """Return the questions on the page: the words of each, and what may be answered."""
    assert answer.status_code == 200
    groups = html.fromstring(answer.content.decode()).xpath(
        "//fieldset[.//input[starts-with(@name, 'meant_')]]"
    )
    return {
        " ".join(group.xpath(".//legend")[0].text_content().split()): [
            " ".join(one.text_content().split()) for one in group.xpath(".//label")
        ]
        for group in groups
    }


def count(table):
    with acting_as(MACHINE):
        return table.objects.count()


def test_a_record_opened_in_an_emergency_stands_in_nobodys_way(desk, sam):
    break_glass(desk.worker, person=sam, reason_code="immediate_safety", words="Police have him")
    contact = desk.graded(about=About(person=sam))
    assert desk.row(contact).person_id == sam
    decide(desk.manager, contact=contact, deciding=desk.deciding("advice"))


def test_whoever_is_known_is_shown_with_why_and_nobody_is_made(desk, sam):
    before = count(Person)
    ((question, (known, new)),) = asked(call(desk.worker, **SAM)).items()
    assert question == "Do we know Sam Okoro already?"
    assert known.startswith("Sam Okoro, child of ")
    assert "Very likely: " in known
    assert "born on the same day" in known
    assert new == "No, it is somebody else"
    assert (count(Person), count(Contact)) == (before, 0)


def test_chosen_it_is_word_about_them(desk, sam):
    before = count(Person)
    assert call(desk.worker, **SAM, meant_0=str(sam)).status_code == 302
    assert (latest().person_id, latest().child, count(Person)) == (sam, "known", before)


def test_somebody_else_is_made_after_all(desk, sam):
    assert call(desk.worker, **SAM, meant_0="new").status_code == 302
    assert latest().person_id != sam


def test_and_proposed_to_be_looked_at_where_the_desk_sees_both(desk, sam):
    testing.known_to(desk.worker, sam)
    call(desk.worker, **SAM, meant_0="new")
    with acting_as(MACHINE):
        pair = DuplicateProposal.objects.get()
    assert {pair.a_id, pair.b_id} == {sam, latest().person_id}
    assert pair.decided_why == "Said to be somebody else, when word of them came"


def test_a_number_that_was_not_offered_is_no_answer(desk, sam):
    stranger = str(desk.world.person)
    answer = call(desk.worker, **SAM, meant_0=stranger)
    assert "Select a valid choice" in answer.content.decode()
    assert count(Contact) == 0


def test_each_of_several_children_is_looked_for(desk, sam):
    said = {**CALL, "known_as": "Nobody Quill", "also": "Sam Okoro\nAyo Bell"}
    assert list(asked(call(desk.worker, **said))) == ["Do we know Sam Okoro already?"]
    call(desk.worker, **said, meant_1=str(sam))
    with acting_as(MACHINE):
        children = list(Contact.objects.order_by("number").values_list("person_id", flat=True))
    assert len(children) == 3
    assert children[1] == sam


def test_nobody_like_them_is_asked_nothing(desk, sam):
    assert call(desk.worker, **{**SAM, "known_as": "Ayo Bell"}).status_code == 302


def test_a_child_without_a_name_is_asked_nothing(desk, sam):
    assert call(desk.worker, **{**SAM, "known_as": "", "who": "A boy, 13"}).status_code == 302
    assert latest().child == "unknown"


def test_j42_a_child_under_threat_is_not_written_down_again_and_no_word_is_lost(desk, sam):
    testing.restricted(sam, "R3")
    before = count(Person)
    answer = call(desk.worker, **SAM)
    shown = answer.content.decode()
    assert "ring the duty manager" in shown
    assert WITHOUT_NAME in shown
    assert CALL["what_happened"] in shown
    assert re.search(r"Do we know", shown) is None
    assert (count(Person), count(Contact)) == (before, 0)
    without = {**SAM, "known_as": "", "who": "A boy whom the school knows"}
    assert call(desk.worker, **without).status_code == 302


def test_the_command_refuses_what_was_looked_for_and_not_answered(desk, sam):
    about = About(known_as="Sam Okoro", born=date(2012, 5, 12))
    looked = looked_for(desk.worker, about.whom, why="")
    told = About(known_as="Sam Okoro", born=about.born, looked=looked)
    with pytest.raises(Mistaken, match="Choose who it is"):
        arrive(desk.worker, arrival=desk.arrival(), children=[told])
    assert count(Contact) == 0
