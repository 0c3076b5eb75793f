"""Whoever speaks up for a child as a professional knows within a working day that it arrived."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.frontdoor.commands import (
    About,
    ask_back,
    mark_duplicate,
    tell_referrer,
    told_that_it_arrived,
)
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)


@pytest.fixture
def desk():
    with frozen(FRIDAY - timedelta(hours=1)):
        return a_desk()


@pytest.fixture(autouse=True)
def _friday():
    with frozen(FRIDAY):
        yield


@pytest.mark.parametrize("channel", ["telephone", "walk_in"])
def test_who_speaks_with_us_knows_at_once(desk, channel):
    contact = desk.arrives(channel=channel)
    assert desk.promise("T4-ACK", contact).state == "kept"


@pytest.mark.parametrize("channel", ["email", "police", "web_form", "other_authority"])
def test_who_writes_to_us_is_owed_it_by_the_end_of_the_next_working_day(desk, channel):
    contact = desk.arrives(channel=channel, agency="health")
    owed = desk.promise("T4-ACK", contact)
    assert owed.state == "open"
    assert owed.due_at == datetime(2026, 11, 24, 0, 0, tzinfo=LONDON)


@pytest.mark.parametrize("agency", ["family", "public", "child"])
def test_family_public_and_child_have_promises_of_their_own(desk, agency):
    contact = desk.arrives(channel="email", agency=agency)
    assert desk.promises("T4-ACK", contact) == []
    told_that_it_arrived(desk.worker, contact=contact, how="email")
    assert desk.promises("T4-ACK", contact) == []


def test_it_is_kept_by_saying_so_on_the_contact_s_page(desk):
    contact = desk.arrives(channel="police", agency="police")
    client = testing.browser(desk.worker)
    page = client.get(reverse("contact-page", args=[contact])).content.decode()
    assert "Whoever told us knows it arrived" in page
    client.post(reverse("contact-step", args=[contact, "arrived"]), {"how": "email"})
    assert desk.promise("T4-ACK", contact).state == "kept"
    page = client.get(reverse("contact-page", args=[contact])).content.decode()
    assert "Whoever told us heard that it had arrived." in page


def test_hearing_what_was_decided_keeps_it_too(desk):
    contact = desk.decided("advice", desk.graded(channel="email", agency="health"))
    assert desk.promise("T4-ACK", contact).state == "open"
    tell_referrer(desk.worker, contact=contact, how="email", words="Advice, and why")
    assert desk.promise("T4-ACK", contact).state == "kept"


def test_asking_for_what_is_missing_keeps_it_as_well(desk):
    contact = desk.graded(channel="email", agency="health")
    ask_back(desk.worker, contact=contact, missing=("context",))
    assert desk.promise("T4-ACK", contact).state == "kept"


def test_the_same_word_twice_is_answered_once(desk):
    first = desk.arrives(channel="email", agency="health")
    again = desk.arrives(channel="email", agency="health")
    mark_duplicate(desk.worker, contact=again, of=first, why="The same mail")
    assert desk.promise("T4-ACK", again).state == "void"


def test_word_about_nobody_is_owed_to_nobody(desk):
    contact = desk.arrives(channel="no_child", about=About(who="The car park", nobody=True))
    assert desk.promises("T4-ACK", contact) == []
