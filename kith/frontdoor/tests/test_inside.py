"""The desk's own pages are for those who work in the service; a partner is told so, and kindly."""

import re

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.gates import Refused
from kith.accounts.roles import ROLES, Area, Level
from kith.frontdoor.board.queries import board_page
from kith.frontdoor.commands import About, arrive
from kith.frontdoor.queries.duty import duty_page
from kith.frontdoor.queries.helping import help_waits
from kith.frontdoor.queries.queue import queue_news, queue_page
from kith.frontdoor.queries.wall import wall_page
from kith.frontdoor.testing import a_desk

pytestmark = pytest.mark.django_db
PAGES = (
    "front-door", "front-door-news", "duty-desk", "mash-wall", "mash-monitor", "help-waits",
    "front-door-board", "front-door-demand", "front-door-surge", "partners",
)  # fmt: skip
PARTNERS = sorted(code for code, role in ROLES.items() if role.kind == "partner")
QUERIES = (queue_page, duty_page, wall_page, help_waits, board_page)


def partner_as(role):
    return testing.holding(role, who=testing.account("partner"))


@pytest.mark.parametrize("role", PARTNERS)
def test_no_partner_opens_a_page_of_the_desk_and_none_is_empty(role):
    a_desk()
    client = testing.browser(partner_as(role))
    for name in PAGES:
        answer = client.get(reverse(name))
        assert answer.status_code == 403, name
        assert "Kith" in answer.content.decode()


@pytest.mark.parametrize("ask", QUERIES, ids=lambda one: one.__name__)
def test_the_queries_themselves_are_for_those_inside(ask):
    desk = a_desk()
    assert ask(desk.manager) is not None
    with pytest.raises(Refused):
        ask(partner_as("police_partner"))


def test_whoever_may_nothing_here_is_refused_as_before_and_a_partner_reads_why():
    partner = partner_as("police_partner")
    assert partner.may(Area.CONTACT, Level.VIEW)
    with pytest.raises(Refused, match="those who work there"):
        queue_news(partner, since=0)
    with pytest.raises(Refused, match="Your role does not include this"):
        queue_news(testing.holding("analyst"), since=0)


# -- The head of a page ---------------------------------------------------------------------------


def head_of(desk, about):
    (contact,) = arrive(desk.worker, arrival=desk.arrival(), children=[about])
    page = testing.browser(desk.worker).get(reverse("contact-page", args=[contact]))
    head = page.content.decode().split('class="kith-identity"')[1].split("</section>")[0]
    return " ".join(head.split())


def test_a_child_whom_nobody_knows_is_not_called_a_child_twice():
    head = head_of(a_desk(), About(who="A girl in a green coat"))
    assert re.sub("<[^>]*>", "", head).lower().count("child") == 1
    assert "kith-identity__age" not in head


def test_a_child_with_a_name_is_said_to_be_a_child():
    assert '<p class="kith-identity__age">child</p>' in head_of(a_desk(), About(known_as="Noor"))
