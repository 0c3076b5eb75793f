"""Making a person: a child, an adult or a professional, seen by those who should see them."""

from datetime import date

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.audit import sees
from kith.access.gates import Refused
from kith.access.grants import add_grant
from kith.access.models import AuditEvent
from kith.people.commands import NewPerson
from kith.people.models import Person
from kith.people.queries import child_card, fields, story
from kith.people.rows import records_of
from kith.people.rules import Apparent, Mistaken, NewNumber
from kith.people.rules.names import NewName
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.testing import written_down
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
SAM = (NewName(given="Sam", family="Lee"),)


def may_see(actor, person):
    with acting_as(actor):
        return sees(person)


def test_a_child_with_everything_that_was_said(worker):
    who = NewPerson(
        names=(*SAM, NewName("alias", "Sparks")),
        apparent=Apparent(13, 15, NOW.date()),
        sex="M",
        gender="a boy",
        pronouns="he",
        places=(NewPlace("home", "4 Mill Lane"),),
        phones=(NewPhone("mobile", "07700900123"),),
        numbers=(NewNumber("NHS", "943 476 5919"),),
    )
    person = written_down(worker, who)
    card = child_card(worker, person=person)
    assert (card.name, card.is_child, card.kind) == ("Sam Lee", True, "child")
    values = fields(worker, person=person).values
    assert (values["gender"], values["sex"], values["apparent"]) == (
        "a boy",
        "M",
        "13-15 2026-03-04",
    )
    with acting_as(worker):
        assert {(one.what, one.text, one.recorded_by) for one in records_of(person)} == {
            ("name", "Sam Lee", worker.id),
            ("name", "Sparks", worker.id),
            ("place", "4 Mill Lane", worker.id),
            ("phone", "07700900123", worker.id),
            ("number", "943 476 5919", worker.id),
        }
    assert ("This record", "written down first", worker.name) in {
        (line.field, line.new, line.by) for line in story(worker, person=person)
    }


def test_a_professional_is_a_person_with_a_role(worker):
    who = NewPerson("professional", SAM, occupation="School nurse", agency="Mill Lane School")
    card = child_card(worker, person=written_down(worker, who))
    assert (card.is_child, card.work) == (False, "School nurse, Mill Lane School")


def test_a_child_before_birth_needs_no_name(worker):
    person = written_down(worker, NewPerson(expected=date(2026, 7, 1)))
    card = child_card(worker, person=person)
    assert (card.named, card.expected, card.is_child) == (False, date(2026, 7, 1), True)


class TestWhoSees:
    def test_the_maker_and_the_managers_of_their_team(self, worker, manager, team):
        person = written_down(worker, NewPerson(names=SAM))
        colleague = testing.holding("social_worker", team)
        assert [may_see(one, person) for one in (worker, manager, colleague)] == [True, True, False]

    def test_all_of_the_front_door_where_it_was_taken_in(self, team):
        desk, colleague = (testing.holding("front_door", team) for _ in range(2))
        person = written_down(desk, NewPerson(names=SAM))
        assert may_see(colleague, person)
        assert child_card(desk, person=person).name == "Sam Lee"

    def test_whoever_sees_the_child_sees_the_mother(self, worker, child, team):
        mine = child(worker, team=team)
        peace = testing.holding("peace_worker")
        testing.known_to(peace, mine, "joint_work")
        parent = actor_for(testing.account("parent").pk)
        with acting_as(MACHINE):
            add_grant(mine, reach="parent", reason="parent", account=parent.id)
        mother = written_down(worker, NewPerson("adult", SAM, beside=mine))
        assert [may_see(one, mother) for one in (worker, peace, parent)] == [True, True, False]

    def test_not_beside_somebody_whom_the_maker_does_not_see(self, worker, child):
        with pytest.raises(Mistaken, match="no such record"):
            written_down(worker, NewPerson("adult", SAM, beside=child()))

    def test_for_one_of_one_s_own_teams_only(self, worker, team):
        other = testing.team()
        with pytest.raises(Refused, match="your own teams"):
            written_down(worker, NewPerson(names=SAM, team=other.pk))
        assert written_down(worker, NewPerson(names=SAM, team=team.pk))


@pytest.mark.parametrize("role", ["auditor", "director", "analyst", "business_support"])
def test_whoever_only_reads_makes_nobody(role):
    with pytest.raises(Refused):
        written_down(testing.holding(role), NewPerson(names=SAM))


def test_a_partner_reports_and_makes_nobody():
    school = testing.holding("school_dsl", who=testing.account("partner"))
    with pytest.raises(Refused, match="those who work there"):
        written_down(school, NewPerson(names=SAM))


@pytest.mark.parametrize(
    ("who", "field"),
    [
        (NewPerson(), "given"),
        (NewPerson(kind="dog", names=SAM), "kind"),
        (NewPerson(names=(NewName(given=" "),)), "given"),
        (NewPerson(names=SAM, sex="X"), "sex"),
        (NewPerson(names=SAM, born=date(2030, 1, 1)), "born"),
        (NewPerson(names=SAM, phones=(NewPhone("mobile", "1"),)), "value"),
    ],
)
def test_what_cannot_be_leaves_nothing_behind(worker, who, field):
    with pytest.raises(Mistaken) as wrong:
        written_down(worker, who)
    assert wrong.value.field == field
    with acting_as(MACHINE):
        assert not Person.objects.exists()


def test_making_is_audited_with_the_number_and_no_word(worker):
    person = written_down(worker, NewPerson(names=SAM))
    with acting_as(MACHINE):
        event = AuditEvent.objects.filter(event="person.created").get()
    assert (event.account_id, event.person_id, event.detail) == (worker.id, person, {})
