"""A contact is opened again while new word may do so; afterwards its page says what to do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.frontdoor import commands as do
from kith.frontdoor.fresh import reopens_until
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db
AFTER = timedelta(microseconds=1)
LINK = "Take in new word"


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def closed(desk):
    return desk.decided("advice")


def last_moment(desk, contact):
    return reopens_until(desk.row(contact).closed_at)


def shown(actor, contact):
    return testing.browser(actor).get(reverse("contact-page", args=[contact])).content.decode()


def offered(actor, contact):
    return BY_SLUG["reopen"].is_for(actor, contact_page(actor, contact=contact))


def test_it_is_offered_to_the_last_moment_and_done_then(desk, closed):
    last = last_moment(desk, closed)
    with clock.frozen(last):
        assert offered(desk.world.leader, closed)
        assert not offered(desk.world.worker, closed)
        assert contact_page(desk.world.leader, contact=closed).too_late == ""
        do.reopen(desk.world.leader, contact=closed, words="He did not come home")
    assert desk.row(closed).state == "REOPENED"


def test_a_moment_later_it_is_not_and_the_page_says_what_to_do_instead(desk, closed):
    reader = desk.world.leader
    with clock.frozen(last_moment(desk, closed) + AFTER):
        assert not offered(reader, closed)
        page = shown(reader, closed)
        assert "20 working days ago: new word is taken in as a new contact." in page
        assert LINK in page
        with pytest.raises(Mistake, match="taken in as a new contact"):
            do.reopen(reader, contact=closed, words="He did not come home")


def test_who_takes_nothing_in_reads_it_without_the_way_there(desk, closed):
    with clock.frozen(last_moment(desk, closed) + AFTER):
        page = shown(desk.world.worker, closed)
    assert "taken in as a new contact" in page
    assert LINK not in page


def test_the_old_address_of_the_step_leads_back_to_the_contact(desk, closed):
    at = reverse("contact-step", args=[closed, "reopen"])
    with clock.frozen(last_moment(desk, closed) + AFTER):
        answer = testing.browser(desk.world.leader).get(at)
    assert (answer.status_code, answer["Location"]) == (302, reverse("contact-page", args=[closed]))


def test_of_what_is_open_nothing_is_said(desk):
    with acting_as(desk.worker):
        contact = desk.graded()
    assert contact_page(desk.worker, contact=contact).too_late == ""
