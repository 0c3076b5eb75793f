"""Brothers, sisters and others in a decision: each on a line, seen by whoever sees that child."""

from datetime import date

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.frontdoor import commands as do
from kith.frontdoor.commands.recording import More
from kith.frontdoor.models import Considered, Contact, Decision
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.queries.deciding import opening_decision
from kith.frontdoor.rules.considering import Thought
from kith.frontdoor.testing import LOOKED_UP, a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.people.commands import change_details
from kith.people.models import Person, Tie
from kith.people.people import Facts, add_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def born(desk, name, day=date(2014, 4, 1), kind="child"):
    """Somebody whom the desk sees."""
    with acting_as(MACHINE):
        (person,) = add_people([Facts(born=day)], team=desk.team)
        Person.objects.filter(id=person).update(kind=kind)
        change_details(MACHINE, person=person, version=1, changes={"known_as": name})
    return person


@pytest.fixture
def mother(desk):
    """The mother of the child of whom word comes."""
    made = born(desk, "Ruth Okoro", date(1985, 1, 1), "adult")
    bears(made, desk.world.person)
    return made


def bears(mother, child):
    with acting_as(MACHINE):
        Tie.objects.create(a_id=mother, b_id=child, kind="parent", how="birth", source="family")
    return child


@pytest.fixture
def brother(desk, mother):
    """A brother by that mother."""
    return bears(mother, born(desk, "Kofi Okoro"))


def around(desk, contact):
    return {one.name: one.what for one in opening_decision(desk.manager, contact=contact).around}


def lines(contact):
    with acting_as(MACHINE):
        rows = Considered.objects.filter(decision__contact_id=contact).order_by("other_id")
        return [(one.other_id, one.choice, one.why, one.contact) for one in rows]


class TestWho:
    """Who is around."""

    def test_brothers_and_sisters_under_eighteen_and_the_others_of_the_arrival(
        self, desk, mother, brother
    ):
        bears(mother, born(desk, "Ama Okoro", date(1999, 4, 1)))
        about = [do.About(person=desk.world.person), do.About(known_as="Noor")]
        contact, _ = do.arrive(desk.worker, arrival=desk.arrival(), children=about)
        do.grade_contact(desk.worker, contact=contact, rag="AMBER", why="As it was told")
        found = around(desk, contact)
        assert found["Noor"] == "in the same arrival"
        assert set(found) == {"Noor", "Kofi Okoro"}

    def test_nobody_is_around_a_child_of_whom_no_family_is_known(self, desk):
        assert around(desk, desk.graded()) == {}


class TestLines:
    """What is done for each, and why."""

    def test_each_line_is_kept_and_reads_on_the_contact(self, desk, brother):
        others = {brother: Thought("none", "He lives with his father in Northmere")}
        contact = desk.decided("assess", others=others)
        assert lines(contact) == [(brother, "none", "He lives with his father in Northmere", None)]
        (said,) = contact_page(desk.manager, contact=contact).decisions[0].others
        assert (said.name, said.says) == (
            "Kofi Okoro", "Nothing now: He lives with his father in Northmere",
        )  # fmt: skip

    def test_a_contact_of_their_own_is_made_at_once(self, desk, brother):
        contact = desk.decided("assess", others={brother: Thought("own", "He was there")})
        ((_, choice, _, own),) = lines(contact)
        assert choice == "own"
        made = desk.row(own)
        assert (made.person_id, made.state) == (brother, "RECEIVED")
        assert made.incident == desk.row(contact).incident
        assert "He was there" in made.what_happened
        assert desk.row(contact).state == "REFERRAL"

    def test_whoever_has_one_already_gets_no_second(self, desk):
        about = [do.About(person=desk.world.person), do.About(known_as="Noor")]
        contact, hers = do.arrive(desk.worker, arrival=desk.arrival(), children=about)
        do.grade_contact(desk.worker, contact=contact, rag="AMBER", why="As it was told")
        noor = desk.row(hers).person_id
        desk.decided("assess", contact, others={noor: Thought("own")})
        assert lines(contact) == [(noor, "own", "", hers)]
        with acting_as(MACHINE):
            assert Contact.objects.filter(person_id=noor).count() == 1

    def test_nothing_is_done_only_because_of_something(self, desk, brother):
        with pytest.raises(Mistake) as wrong:
            desk.decided("assess", others={brother: Thought("none")})
        assert wrong.value.field == f"why_{brother}"

    def test_a_line_is_about_somebody_who_is_around(self, desk):
        with pytest.raises(NotHere):
            desk.decided("assess", others={born(desk, "Kit"): Thought("same")})

    def test_a_second_look_adds_only_what_is_new(self, desk, brother):
        contact = desk.decided("assess", others={brother: Thought("same")})
        opening = opening_decision(desk.manager, contact=contact)
        assert opening.thoughts == {brother: Thought("same")}
        more = More(others={brother: Thought("own", "He was seen there too")})
        do.redecide(desk.manager, contact=contact, because="The school wrote", more=more)
        assert [choice for _, choice, _, _ in lines(contact)] == ["same", "own"]


class TestPage:
    """By clicking, without a script."""

    def post(self, desk, contact, **more):
        said = {
            "outcome": "assess", "level": "3", "because": "Men drive him around and he is afraid.",
            "box_siblings": "Nobody else", **more,
        }  # fmt: skip
        path = reverse("contact-step", args=[contact, "decide"])
        return testing.browser(desk.manager).post(path, said)

    def test_the_lines_stand_on_the_page_of_the_decision(self, desk, brother):
        contact = desk.graded()
        said = {f"choice_{brother}": "own", f"why_{brother}": "He was there"}
        assert self.post(desk, contact, **said).status_code == 302
        assert [choice for _, choice, _, _ in lines(contact)] == ["own"]
        body = testing.browser(desk.manager).get(reverse("contact-page", args=[contact]))
        assert "A contact of their own: He was there" in body.content.decode()

    def test_what_is_wrong_is_said_in_the_line_and_nothing_is_lost(self, desk, brother):
        got = self.post(desk, desk.graded(), **{f"choice_{brother}": "none"})
        body = got.content.decode()
        assert f'href="#id_why_{brother}"' in body
        assert "Say why nothing is done for them now" in body
        assert "Men drive him around" in body


def test_a_hidden_sibling_leaves_no_trace_in_a_decision(desk, mother):
    """Every page of the contact is the same with the sibling and without, line and all."""
    contact = desk.decided("assess", record=LOOKED_UP)
    open_one = desk.graded()
    paths = [reverse("contact-page", args=[contact]), reverse("contact-page", args=[open_one])]
    paths += [reverse("contact-step", args=[contact, one]) for one in ("redecide", "ask")]
    paths += [reverse("contact-step", args=[open_one, "decide"])]
    readers = {"worker": desk.worker, "manager": desk.manager}
    with clock.frozen(clock.now()):
        with testing.undone():
            hidden = bears(mother, born(desk, "Zebedee Okoro"))
            with acting_as(MACHINE):
                decision = Decision.objects.get(contact_id=contact)
                Considered.objects.create(
                    decision_id=decision.id, person_id=decision.person_id, other_id=hidden,
                    choice="none", why="Zebedee is with the police",
                )  # fmt: skip
            seen = testing.answers(readers, paths)
            testing.restricted(hidden, "R3", testing.holding("head_of_service"))
            drawn = testing.answers(readers, paths)
        without = testing.answers(readers, paths)
    assert any(b"Zebedee" in one.body for one in seen.values())
    assert not any(b"Zebedee" in one.body for one in drawn.values())
    assert all(one.status == 200 for (who, _), one in drawn.items() if who == "manager")
    assert testing.differing(drawn, without) == []
