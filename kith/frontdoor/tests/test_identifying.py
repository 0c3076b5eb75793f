"""Word of a child whom nobody named: who it is, found among those whom we know, or written down."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.forms.steps.naming import CHOOSE, MEANWHILE, NOBODY, NONE_OF_THESE
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.testing import a_desk, a_known_child
from kith.kernel.mistakes import Mistake
from kith.people.merging.commands import merge_records, part_records
from kith.people.models import DuplicateProposal, Merge, Person
from kith.people.testing import looked_for
from kith.promises.models import Fact

pytestmark = pytest.mark.django_db
HOW = "The school rang and knows him"
BORN = {"born-day": "12", "born-month": "5", "born-year": "2012"}


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def sam(desk):
    return a_known_child(desk.world.team)


@pytest.fixture
def contact(desk):
    return desk.arrives(channel="email", about=About(who="A mail; who is meant stands in it"))


def sends(actor, contact, **said):
    path = reverse("contact-step", args=[contact, "identify"])
    return testing.browser(actor).post(path, said)


def read(answer):
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def offered(answer):
    """Return whom one may choose, by number."""
    boxes = html.fromstring(answer.content.decode()).xpath("//input[@name='child']/@value")
    return [str(one) for one in boxes]


def people():
    with acting_as(MACHINE):
        return Person.objects.count()


def merges():
    with acting_as(MACHINE):
        return list(Merge.objects.all())


def found_out(contact):
    with acting_as(MACHINE):
        return Fact.objects.get(name="contact.identified", thread=contact)


class TestTheLook:
    def test_at_first_it_asks_whom_to_look_for_and_nothing_else(self, desk, contact):
        path = reverse("contact-step", args=[contact, "identify"])
        shown = testing.browser(desk.worker).get(path).content.decode()
        assert 'name="q"' in shown
        assert 'name="known_as"' not in shown
        assert 'name="words"' not in shown

    def test_those_who_may_be_meant_stand_there_with_why_and_nothing_is_wrong_yet(
        self, desk, contact, sam
    ):
        answer = sends(desk.worker, contact, q="sam okoro 12/5/2012")
        shown = read(answer)
        assert "Sam Okoro, child of " in shown
        assert "Very likely: " in shown
        assert NONE_OF_THESE in shown
        assert "There is a problem" not in shown
        assert offered(answer) == [str(sam), "new"]

    def test_where_nobody_is_known_it_says_so(self, desk, contact):
        answer = sends(desk.worker, contact, q="Ottoline Quill")
        assert NOBODY in read(answer)
        assert offered(answer) == []

    def test_nothing_is_chosen_for_anybody(self, desk, contact, sam):
        answer = sends(desk.worker, contact, q="sam okoro", words=HOW)
        assert CHOOSE in read(answer)
        assert desk.row(contact).child == "unknown"

    def test_somebody_who_was_not_found_cannot_be_chosen(self, desk, contact, sam):
        stranger = str(desk.world.person)
        assert CHOOSE in read(sends(desk.worker, contact, q="sam", child=stranger, words=HOW))


class TestSomebodyOnRecord:
    def test_the_contact_and_all_that_was_done_are_theirs(self, desk, contact, sam):
        do.grade_contact(desk.worker, contact=contact, rag="AMBER", why="He is afraid")
        stood = desk.row(contact).person_id
        said = {"q": "sam okoro", "child": str(sam), "words": HOW}
        assert sends(desk.worker, contact, **said).status_code == 302
        row = desk.row(contact)
        assert (row.person_id, row.child, row.clock_rag) == (sam, "known", "AMBER")
        (merge,) = merges()
        assert (merge.kept_id, merge.gone_id) == (sam, stood)
        assert merge.why == f"{desk.worker.name}, at the front door: {HOW}"

    def test_the_promise_is_kept_and_the_others_go_on_for_them(self, desk, contact, sam):
        do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        assert desk.promise("UNKNOWN", contact).state == "kept"
        triage = desk.promise("T2", contact)
        assert (triage.person_id, triage.state) == (sam, "open")

    def test_the_desk_sees_them_and_who_said_so_and_how_stands_in_the_story(
        self, desk, contact, sam
    ):
        do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        page = contact_page(desk.worker, contact=contact)
        assert page.name == "Sam Okoro"
        said = next(one for one in page.story if one.title == "We found out who the child is.")
        assert (said.by, said.text) == (desk.worker.name, HOW)
        assert found_out(contact).data["known"] is True

    def test_their_own_team_can_be_given_it_then(self, desk):
        contact = desk.graded(about=About(who="The boy of the mail"))
        sam = desk.world.person
        do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        do.pass_on(desk.worker, contact=contact)
        assert desk.row(contact).state == "LINKED_OPEN"

    def test_a_manager_who_accepted_that_nobody_knows_can_still_learn_it(self, desk, contact, sam):
        do.accept_unknown(desk.manager, contact=contact, why="Nobody at school knows him")
        do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        assert desk.row(contact).person_id == sam

    def test_two_children_with_names_never_become_one_by_it(self, desk, sam):
        contact = desk.graded()
        with pytest.raises(Mistake, match="know already"):
            do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        assert merges() == []

    def test_parted_again_nobody_knows_who_is_meant(self, desk, contact, sam):
        stood = desk.row(contact).person_id
        do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        (merge,) = merges()
        with acting_as(MACHINE):
            part_records(MACHINE, person=sam, merge=merge.pk, why="It was his cousin")
        row = desk.row(contact)
        assert (row.person_id, row.child) == (stood, "unknown")

    def test_where_two_records_became_one_before_it_is_only_said(self, desk, contact, sam):
        stood = desk.row(contact).person_id
        with acting_as(MACHINE):
            merge_records(MACHINE, person=sam, other=stood, why="The night found it")
        do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        assert len(merges()) == 1
        assert desk.promise("UNKNOWN", contact).state == "kept"
        with pytest.raises(Mistake, match="know already"):
            do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)


class TestSomebodyNew:
    def test_a_name_and_a_birth_that_nobody_else_has_are_written_down(self, desk, contact):
        before = people()
        said = {"q": "Noor Hale", "known_as": "Noor Hale", "words": HOW, **BORN}
        assert sends(desk.worker, contact, **said).status_code == 302
        row = desk.row(contact)
        with acting_as(MACHINE):
            noor = Person.objects.get(id=row.person_id)
        assert (noor.known_as, noor.born, row.child) == ("Noor Hale", date(2012, 5, 12), "known")
        assert people() == before
        assert found_out(contact).data["known"] is False

    def test_a_new_child_has_a_name(self, desk, contact):
        shown = read(sends(desk.worker, contact, q="Noor Hale", words=HOW))
        assert "Enter what the child is called" in shown

    def test_none_of_these_is_somebody_else_and_looked_at_again(self, desk, contact, sam):
        testing.known_to(desk.worker, sam)
        said = {"q": "sam okoro", "child": "new", "known_as": "Sam Okoro", "words": HOW, **BORN}
        assert sends(desk.worker, contact, **said).status_code == 302
        assert desk.row(contact).person_id != sam
        with acting_as(MACHINE):
            pair = DuplicateProposal.objects.get()
        assert {pair.a_id, pair.b_id} == {sam, desk.row(contact).person_id}

    def test_whoever_is_like_the_new_name_and_was_not_shown_is_asked_about(
        self, desk, contact, sam
    ):
        said = {"q": "Ottoline Quill", "known_as": "Sam Okoro", "words": HOW, **BORN}
        assert "Do we know Sam Okoro already?" in read(sends(desk.worker, contact, **said))
        assert desk.row(contact).child == "unknown"
        assert sends(desk.worker, contact, **said, meant=str(sam)).status_code == 302
        assert desk.row(contact).person_id == sam

    def test_the_command_takes_no_name_that_nobody_looked_for(self, desk, contact):
        noor = About(known_as="Noor Hale")
        with pytest.raises(ValueError, match="look for this very person"):
            do.identify(desk.worker, contact=contact, about=noor, words=HOW)
        looked = looked_for(desk.worker, About(known_as="Nour").whom)
        other = About(known_as="Noor Hale", looked=looked)
        with pytest.raises(ValueError, match="look for this very person"):
            do.identify(desk.worker, contact=contact, about=other, words=HOW)


class TestTheHidden:
    def test_j42_a_child_under_threat_is_not_found_and_not_written_down_again(
        self, desk, contact, sam
    ):
        testing.restricted(sam, "R3")
        looked = sends(desk.worker, contact, q="sam okoro 12/5/2012")
        assert offered(looked) == []
        said = {"q": "sam okoro", "known_as": "Sam Okoro", "words": HOW, **BORN}
        shown = read(sends(desk.worker, contact, **said))
        assert "ring the duty manager" in shown
        assert MEANWHILE in shown
        assert (desk.row(contact).child, merges()) == ("unknown", [])

    def test_one_who_is_hidden_from_the_desk_is_not_there(self, desk, contact, sam):
        testing.restricted(sam, "R1", testing.holding("social_worker"))
        assert offered(sends(desk.worker, contact, q="sam okoro 12/5/2012")) == []
        with pytest.raises(NotHere):
            do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        assert desk.row(contact).child == "unknown"

    def test_one_who_is_hidden_from_others_is_for_a_head_of_service_to_join(
        self, desk, contact, sam
    ):
        leader = testing.holding("head_of_service")
        testing.restricted(sam, "R1", desk.worker, leader)
        with pytest.raises(Refused, match="Ask the head of service"):
            do.identify(desk.worker, contact=contact, about=About(person=sam), words=HOW)
        do.identify(leader, contact=contact, about=About(person=sam), words=HOW)
        assert desk.row(contact).person_id == sam

    def test_another_desk_has_no_contact_here(self, desk, contact, sam):
        other = testing.holding("front_door")
        with pytest.raises(NotHere):
            do.identify(other, contact=contact, about=About(person=sam), words=HOW)
        assert sends(other, contact, q="sam").status_code == 404


def test_a_place_is_about_nobody_whom_one_could_name(desk, sam):
    place = desk.arrives(channel="no_child", about=About(nobody=True, who="The arcade"))
    with pytest.raises(Mistake):
        do.identify(desk.worker, contact=place, about=About(person=sam), words=HOW)
    with acting_as(MACHINE):
        assert Contact.objects.get(id=place).person_id is None
