"""Whoever does not work here reads and works none of the desk's pages, whatever they may see."""

import pytest
from django.db import connection
from django.urls import get_resolver

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.access.grants import add_grant
from kith.accounts.roles import ROLES
from kith.frontdoor import urls
from kith.frontdoor.commands import grade_contact, open_contact
from kith.frontdoor.models import Contact, Link, Request
from kith.frontdoor.testing import a_desk, a_partner

OUTSIDERS = sorted(
    code for code, role in ROLES.items() if role.kind in ("partner", "child", "parent")
)
# What is open to a letter's link and to whoever signs in for a desk that we ask.
OPEN_TO_THEM = {"reply", "reply-keep", "reply-begin", "reply-link"}
PAGES = sorted(one.name for one in urls.urlpatterns if one.name not in OPEN_TO_THEM)


@pytest.fixture
def desk(db):
    return a_desk()


@pytest.fixture
def contact(desk):
    a_partner("police")
    contact, (request,) = desk.asked(["police"])
    return contact, request


def outsider(role, person):
    """Return somebody from outside who may see the child, as a carer may."""
    kind = ROLES[role].kind
    who = testing.account(kind)
    actor = testing.holding(role, who=who) if kind == "partner" else testing.actor_for(who.pk)
    with acting_as(MACHINE):
        add_grant(person, reach="worker", reason="care", account=actor.id)
    return actor


def address(name, contact, request):
    (pattern,) = {way.pattern for way in urls.urlpatterns if way.name == name}
    given = {
        "contact": contact,
        "request_id": request,
        "thread": request,
        "file": request,
        "channel": "telephone",
        "agency": "police",
        "number": 1,
        "step": "grade",
    }
    wanted = {key: given[key] for key in pattern.converters}
    return get_resolver().reverse(name, **wanted)


@pytest.mark.parametrize("role", OUTSIDERS)
def test_none_of_the_desks_pages_opens_to_them_though_they_see_the_child(role, desk, contact):
    browser = testing.browser(outsider(role, desk.world.person))
    for page in PAGES:
        path = "/" + address(page, *contact)
        for answer in (browser.get(path), browser.post(path, {"rag": "GREEN", "why": "x"})):
            assert answer.status_code in (403, 404, 405), (page, answer.status_code)
            assert b"Two men wait" not in answer.content


@pytest.mark.parametrize("role", OUTSIDERS)
def test_nor_does_the_database_show_it_to_them_in_whatever_role_they_ask(role, desk, contact):
    actor = outsider(role, desk.world.person)
    for database_role in ("kith_app", "kith_team", "kith_wide"):
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, true)", [database_role])
            shown = (Contact.objects.exists(), Request.objects.exists(), Link.objects.exists())
            assert shown == (False, False, False), database_role
    with acting_as(desk.worker):
        assert Contact.objects.exists()


@pytest.mark.parametrize("role", OUTSIDERS)
def test_they_take_no_step_of_the_desks(role, desk, contact):
    actor = outsider(role, desk.world.person)
    with pytest.raises(Refused):
        open_contact(actor, contact=contact[0])
    with pytest.raises(Refused):
        grade_contact(actor, contact=contact[0], rag="GREEN", why="It is nothing")
    assert desk.row(contact[0]).rag == "AMBER"
