"""What is missing is asked for again, by whom and how; in writing by a letter of the product's."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.public.letters import MISSED
from kith.frontdoor.rules.source import mail_of
from kith.frontdoor.testing import a_desk
from kith.kernel.mistakes import Mistake
from kith.messages.letters import spoken
from kith.messages.models import Letter

ADDRESS = "okoro@school.example"


@pytest.fixture(autouse=True)
def _goes_out(settings):
    settings.MAIL_READY = True


@pytest.fixture
def desk(db):
    return a_desk()


def asked_back(desk, **more):
    contact = desk.graded(**{"call_back": ADDRESS, **more})
    do.ask_back(desk.worker, contact=contact, missing=("childs_words", "context"))
    return contact


def again(desk, contact, how="email"):
    return do.ask_back_again(desk.worker, contact=contact, how=how, words="Which car was it?")


def letters():
    with acting_as(MACHINE):
        return [(one.to, spoken(one).body) for one in Letter.objects.filter(code=MISSED)]


def test_it_is_owed_and_asking_again_keeps_it_with_nothing_decided_by_that(desk):
    contact = asked_back(desk)
    assert desk.promise("RETURNED", contact).state == "open"
    again(desk, contact, "telephone")
    assert desk.promise("RETURNED", contact).state == "kept"
    assert desk.row(contact).state == "RETURNED_FOR_INFO"
    assert desk.promise("T4", contact).state == "open"


def test_in_writing_a_letter_says_what_is_missing_and_names_no_child(desk):
    contact = asked_back(desk)
    assert again(desk, contact)
    ((to, body),) = letters()
    assert to == ADDRESS
    assert "- The child’s own words\n- People, places, vehicles, online\n" in body
    assert f"number {desk.row(contact).number}" in body
    assert "Two men" not in body


@pytest.mark.parametrize(
    ("how", "more"),
    [("telephone", {}), ("email", {"call_back": "020 7946 0000"}),
     ("email", {"channel": "child", "agency": "child"})],
)  # fmt: skip
def test_no_letter_goes_where_we_spoke_or_have_no_address_or_to_a_child(desk, how, more):
    assert not again(desk, asked_back(desk, **more), how)
    assert letters() == []


def test_it_is_asked_again_only_while_it_is_asked_back(desk):
    with pytest.raises(Mistake, match="asked back"):
        again(desk, desk.graded())


def test_the_promise_leads_to_the_page_on_which_it_is_kept(desk):
    contact = asked_back(desk)
    browser = testing.browser(desk.worker)
    step = reverse("contact-step", args=[contact, "chase"])
    assert step in browser.get(reverse("contact-page", args=[contact])).content.decode()
    assert browser.post(step, {"how": "email", "words": "Which car?"}).status_code == 302
    assert len(letters()) == 1


@pytest.mark.parametrize(
    ("told", "call_back", "to"),
    [
        ({"values": {"email": ADDRESS}}, "020 7946 0000", ADDRESS),
        ({"values": {}}, f" {ADDRESS} ", ADDRESS),
        ({}, "noreply@force.example", ""),
        ({}, "ring me, or okoro@school.example", ""),
        ({}, "", ""),
    ],
)
def test_the_address_is_the_one_that_was_given(told, call_back, to):
    assert mail_of(told, call_back) == to


@given(st.text())
def test_what_is_no_address_is_none(text):
    found = mail_of({}, text)
    assert found in ("", text.strip())
    assert not found or (found.count("@") == 1 and " " not in found)


def test_something_else_that_is_missing_is_said_in_words(desk):
    contact = desk.graded(call_back=ADDRESS)
    with pytest.raises(Mistake, match="what else") as wrong:
        do.ask_back(desk.worker, contact=contact, missing=("other",), words=" ")
    assert wrong.value.field == "words"
    do.ask_back(desk.worker, contact=contact, missing=("other",), words="Which of the two schools?")
    assert desk.row(contact).state == "RETURNED_FOR_INFO"
