"""Word of a place, a vehicle, a group or an adult: the children there are owed somebody."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.commands import About, own_no_child
from kith.frontdoor.models import Contact
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen
from kith.people.models import Person
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)
ARCADE = About(nobody=True, who="The arcade behind the station")


@pytest.fixture(autouse=True)
def _friday():
    with frozen(FRIDAY):
        yield


@pytest.fixture
def desk():
    with frozen(FRIDAY - timedelta(hours=1)):
        return a_desk()


@pytest.fixture
def contact(desk):
    return desk.arrives(channel="no_child", agency="public", about=ARCADE)


def owed(desk, contact):
    row = desk.row(contact)
    with acting_as(MACHINE):
        return list(Promise.objects.filter(person_id=row.there_id))


def test_it_is_owed_by_the_end_of_the_next_working_day_and_nothing_else_is(desk, contact):
    (promise,) = owed(desk, contact)
    assert (promise.kind, promise.state) == ("NO-CHILD", "open")
    assert promise.due_at == datetime(2026, 11, 24, 0, 0, tzinfo=LONDON)
    assert (promise.team_id, promise.owner_role) == (desk.team, "front_door")


def test_those_who_stand_for_the_children_there_have_no_name_and_no_other_record(desk, contact):
    row = desk.row(contact)
    assert row.person_id is None
    with acting_as(MACHINE):
        person = Person.objects.get(id=row.there_id)
        assert (person.known_as, person.born) == ("", None)
        assert not Contact.objects.filter(person_id=person.id).exists()


def test_it_is_kept_when_somebody_follows_it_up_by_name(desk, contact):
    own_no_child(desk.worker, contact=contact, owner="Jo Ash", what="Walks there on Friday")
    (promise,) = owed(desk, contact)
    assert promise.state == "kept"


def test_late_it_stays_late(desk, contact):
    with frozen(FRIDAY + timedelta(days=5)):
        own_no_child(desk.worker, contact=contact, owner="Jo Ash", what="Walks there")
    assert owed(desk, contact)[0].state == "kept_late"


def test_the_queue_and_the_contact_say_what_is_owed_and_lead_to_the_step(desk, contact):
    client = testing.browser(desk.worker)
    queue = client.get(reverse("front-door")).content.decode()
    assert "We owe the children there that somebody follows this up" in queue
    page = client.get(reverse("contact-page", args=[contact])).content.decode()
    assert "We owe the children there" in page
    path = reverse("contact-step", args=[contact, "owner"])
    assert path in page
    assert client.post(path, {"owner": "Jo Ash", "what": "Walks there"}).status_code == 302
    page = client.get(reverse("contact-page", args=[contact])).content.decode()
    assert "Somebody follows it up, by name." in page


def test_another_desk_knows_nothing_of_it(desk, contact):
    other = testing.holding("front_door")
    with acting_as(other):
        assert not Promise.objects.filter(kind="NO-CHILD").exists()
        assert not Person.objects.exists()
