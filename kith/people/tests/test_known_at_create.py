"""Somebody who is known already is not written down again: the page that adds a person."""

import pytest
from lxml import html

from kith.people.tests.pages import browser, send, shown

pytestmark = pytest.mark.django_db


class TestSomebodyWhoIsKnown:
    """The page looks before it makes anybody, and asks who it is."""

    NINA = {"given": "Nina", "family": "Osei", "born-day": "4", "born-month": "6"}
    NINA |= {"born-year": "2011"}

    @pytest.fixture
    def nina(self, manager):
        answer = send(manager, "/person/add/", self.NINA)
        assert answer.status_code == 302
        return int(answer["Location"].split("/")[2])

    def test_they_are_shown_with_why_and_nobody_is_made(self, manager, nina):
        page = shown(send(manager, "/person/add/", self.NINA))
        assert "We know somebody like that already" in page
        assert "born on the same day" in page
        assert "Choose who it is, or say why this is somebody else" in page

    def test_sent_again_without_a_reason_they_are_still_shown(self, manager, nina):
        page = shown(send(manager, "/person/add/", {**self.NINA, "apart": ""}))
        assert "We know somebody like that already" in page
        assert "Choose who it is, or say why this is somebody else" in page

    def test_with_a_slip_besides_the_reason_that_was_typed_is_kept(self, manager, nina):
        told = {**self.NINA, "apart": "A cousin", "phone": "12"}
        page = open_again(send(manager, "/person/add/", told))
        assert page.xpath("//*[@name='apart']")[0].get("value") == "A cousin"

    def test_with_a_reason_they_are_two(self, manager, nina):
        answer = send(manager, "/person/add/", {**self.NINA, "apart": "A cousin"})
        assert answer.status_code == 302
        assert answer["Location"] != f"/person/{nina}/"

    def test_a_reason_that_nothing_asks_for_is_no_hindrance(self, manager):
        assert send(manager, "/person/add/", {**self.NINA, "apart": ""}).status_code == 302

    def test_words_kept_from_before_make_nobody(self, manager, nina):
        client = browser(manager, "/person/add/")
        client.post("/person/add/", self.NINA)
        assert client.get("/person/add/").status_code == 200


def open_again(answer):
    """Return a form that came back."""
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())
