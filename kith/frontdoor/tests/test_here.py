"""Nobody who comes to us is sent away before a qualified worker has decided."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.frontdoor import commands as do
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.here import decided_here
from kith.frontdoor.testing import a_desk
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db
CAME = {"channel": "walk_in", "agency": "public"}
SAID = {"by": "Freya Osei", "words": "He sleeps at his aunt’s", "left": "With his aunt, at four"}


@pytest.fixture
def desk():
    return a_desk()


def test_it_is_owed_within_two_hours_of_their_coming(desk):
    contact = desk.arrives(**CAME)
    one = desk.promise("WALK-IN", contact)
    assert (one.state, one.due_at - one.started_at) == ("open", timedelta(hours=2))
    assert one.safety


def test_a_grade_is_no_decision_and_the_decision_is_one(desk):
    contact = desk.graded(**CAME)
    assert desk.promise("WALK-IN", contact).state == "open"
    desk.decided("advice", contact)
    assert desk.promise("WALK-IN", contact).state == "kept"


def test_who_decided_may_be_said_when_word_is_written_down(desk):
    asked = {"decided_by": "Freya Osei", "left": "At four, with his aunt"}
    contact = desk.arrives(**CAME, asked=asked)
    assert desk.promise("WALK-IN", contact).state == "kept"
    story = contact_page(desk.worker, contact=contact).story
    assert any(one.title == "Somebody qualified decided before they went." for one in story)


@pytest.mark.parametrize(
    ("channel", "by"), [("walk_in", ""), ("walk_in", "  "), ("telephone", "Freya Osei")]
)
def test_nothing_said_is_nothing_decided(channel, by):
    assert decided_here(channel, {"decided_by": by}) == {}


def test_it_is_the_next_step_on_the_page_until_it_is_done(desk):
    contact = desk.arrives(**CAME)
    client, path = testing.browser(desk.worker), reverse("contact-step", args=[contact, "here"])
    page = reverse("contact-page", args=[contact])
    assert path in client.get(page).content.decode()
    assert client.post(path, SAID).status_code == 302
    assert desk.promise("WALK-IN", contact).state == "kept"
    assert path not in client.get(page).content.decode()


def test_of_word_by_another_way_there_is_nothing_to_say(desk):
    contact = desk.arrives()
    assert desk.promises("WALK-IN", contact) == []
    with pytest.raises(Mistake, match="Nobody came"):
        do.decide_here(desk.worker, contact=contact, **SAID)


@pytest.mark.parametrize("blank", ["by", "words"])
def test_who_decided_and_what_are_needed(desk, blank):
    contact = desk.arrives(**CAME)
    with pytest.raises(Mistake) as wrong:
        do.decide_here(desk.worker, contact=contact, **{**SAID, blank: " "})
    assert wrong.value.field == blank
