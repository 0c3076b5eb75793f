"""Among those whom an incident may have shaken, a child on record is looked for and chosen."""

import re

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.commands import About, report_incident
from kith.frontdoor.models import Linked
from kith.frontdoor.testing import a_desk
from kith.people.models import Person
from kith.people.people import Facts, add_people
from kith.people.search import keep_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def client(desk):
    return testing.browser(desk.worker)


@pytest.fixture
def incident(desk):
    contact = desk.graded("RED")
    thread = report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
    return reverse("contact-talk", args=[contact, thread, "shaken-known"])


@pytest.fixture
def friend(desk):
    return desk.row(desk.arrives(about=About(known_as="Noor Adeyemi"))).person_id


def errors(got):
    return re.findall(r'<li><a href="#[^"]*">([^<]+)', got.content.decode())


def linked():
    with acting_as(MACHINE):
        return list(Linked.objects.all())


def test_first_the_name_then_the_child_then_the_line(client, incident, friend):
    assert "Whom do you look for?" in client.get(incident).content.decode()
    got = client.post(incident, {"q": "Noor Adeyemi"})
    assert errors(got) == ["Choose who is meant, or look for somebody else"]
    assert f'value="{friend}"' in got.content.decode()
    got = client.post(incident, {"q": "Noor Adeyemi", "child": friend})
    assert errors(got) == ["Say how they are linked", "Enter one line of what was decided"]
    said = {"q": "Noor Adeyemi", "child": friend, "tie": "friend", "decision": "School talks"}
    assert client.post(incident, said).status_code == 302
    (line,) = linked()
    assert (line.linked_id, line.label, line.tie) == (friend, "", "friend")
    shown = client.get(incident.rpartition("shaken-known")[0].rsplit("/", 2)[0] + "/")
    assert "Noor Adeyemi" in shown.content.decode()


def test_nobody_found_leads_to_a_first_name_and_an_initial(client, incident):
    got = client.post(incident, {"q": "Zebedee Nobody"})
    assert errors(got)[0].startswith("Nobody whom you may see is found by this")


def other_team_s_child() -> int:
    """Return a child whom a team elsewhere knows, by a name that is found."""
    team = testing.team("Elsewhere")
    with acting_as(MACHINE):
        (person,) = add_people([Facts()], team=team.pk)
        Person.objects.filter(id=person).update(known_as="Marlon Quist")
        keep_keys([person])
    return person


def test_a_child_whom_the_reader_may_not_see_is_not_chosen_and_it_says_whom_to_ring(
    client, incident
):
    person = other_team_s_child()
    got = client.post(incident, {"q": "Marlon Quist"})
    assert "Ring" in errors(got)[0]
    assert f'value="{person}"' not in got.content.decode()
    forced = {"q": "Marlon Quist", "child": person, "tie": "friend", "decision": "x"}
    assert client.post(incident, forced).status_code == 200
    assert linked() == []


def test_a_child_who_is_hidden_is_not_found_and_leaves_no_trace(client, incident, friend):
    before = client.post(incident, {"q": "Zebedee Nobody"})
    testing.restricted(friend, "R3")
    got = client.post(incident, {"q": "Noor Adeyemi"})
    assert errors(got) == errors(before)
    assert f'value="{friend}"' not in got.content.decode()


def test_somebody_else_than_the_one_chosen_before_is_not_taken_for_them(client, incident, friend):
    got = client.post(incident, {"q": "Zebedee Nobody", "child": friend, "tie": "friend",
                                 "decision": "x"})  # fmt: skip
    assert got.status_code == 200
    assert linked() == []
