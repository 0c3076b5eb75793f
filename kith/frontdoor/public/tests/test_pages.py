"""The form for professionals, as a browser without an account goes through it."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.models import Contact
from kith.frontdoor.public.rules.parts import MOST_LETTERS, PARTS
from kith.frontdoor.public.tests.words import LETTER, fresh_code, mails
from kith.frontdoor.public.views import coming_back, writing
from kith.frontdoor.testing import a_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def mail(settings):
    settings.MAIL_READY = True


@pytest.fixture
def client(desk):
    cache.clear()
    browser = Client()
    browser.post("/tell-us/")
    return browser


def page(client, name, *args, status=200):
    got = client.get(reverse(name, args=args))
    assert got.status_code == status, (name, got.status_code)
    return got.content.decode()


def write(client, part, **words):
    boxes = {box: text for box, text in LETTER.items() if box in PARTS_BOXES[part]}
    return client.post(reverse("tell-us-part", args=[part]), {**boxes, **words})


PARTS_BOXES = {part.slug: part.boxes for part in PARTS}


def write_all(client, **more):
    for part in PARTS:
        got = write(client, part.slug, **more)
        assert got.status_code == 302, (part.slug, errors(got))


def errors(got):
    return re.findall(r'<li><a href="[^"]*">([^<]+)', got.content.decode())


def contacts():
    with acting_as(MACHINE):
        return list(Contact.objects.order_by("number"))


def test_family_and_neighbours_hear_that_they_may_ring_without_a_name():
    page = Client().get("/tell-us/").content.decode()
    assert "family, a friend or a neighbour" in page
    assert "You need not say your name" in page


class TestWriting:
    def test_it_begins_with_one_button_and_no_account(self, desk):
        browser = Client()
        assert "You need no account" in page(browser, "tell-us")
        got = browser.post("/tell-us/")
        assert got.url == "/tell-us/child/"
        assert "Is the child safe now?" in page(browser, "tell-us-part", "child")

    def test_page_after_page_and_each_comes_back_as_it_was_left(self, client):
        write_all(client)
        assert "Sam Quarry" in page(client, "tell-us-part", "child")
        look = page(client, "tell-us-check")
        assert "Two men wait for him outside school." in look
        assert "Criminal exploitation" in look

    def test_what_is_missing_is_said_and_the_rest_is_kept(self, client):
        got = client.post("/tell-us/child/", {"address": "Mill Lane"})
        assert errors(got) == [
            "Choose an answer to “Is the child safe now?”",
            "Say who the child is, or how we might find them",
        ]
        assert "Mill Lane" in page(client, "tell-us-part", "child")

    def test_each_page_counts_what_makes_it_usable(self, client):
        assert "0 of 10" in page(client, "tell-us-part", "child")
        write(client, "child", address="Mill Lane")
        shown = page(client, "tell-us-part", "happened")
        assert "1 of 10" in shown
        write_all(client, address="Mill Lane", told_why="They are away.")
        assert "5 of 10" in page(client, "tell-us-check")

    def test_the_list_tells_the_script_which_boxes_to_look_at(self, client):
        shown = page(client, "tell-us-part", "child")
        assert 'data-kith-asks="known_as who|age|address"' in shown
        write(client, "child", address="Mill Lane")
        assert 'data-kith-asks=""' in page(client, "tell-us-part", "happened")

    def test_what_is_typed_is_kept_by_itself(self, client):
        got = client.post("/tell-us/child/keep/", {"known_as": "Sa"})
        assert got.json()["kept"]
        assert 'value="Sa"' in page(client, "tell-us-part", "child")
        assert client.post("/tell-us/nothing/keep/").status_code == 400
        assert client.post("/tell-us/child/keep/", {"who": "x" * 70_000}).json() == {"kept": ""}

    def test_no_address_says_anything_of_anybody(self, client):
        write_all(client)
        for name in ("tell-us-check", "tell-us"):
            assert not re.search(
                r'href="[^"]*(Sam|Quarry|\?)', page(client, name).split("<main")[1]
            )

    def test_a_page_that_is_none_is_not_there(self, client):
        assert client.get("/tell-us/elsewhere/").status_code == 404


class TestSending:
    def test_it_is_with_the_desk_and_says_at_once_what_happens_next(self, client, desk):
        write_all(client)
        got = client.post("/tell-us/check/")
        assert got.url == "/tell-us/sent/"
        shown = page(client, "tell-us-sent")
        reference = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", shown)[0]
        assert "A manager decides what happens next by the end of" in shown
        assert "within three working days" in shown
        assert "If it gets worse" in shown
        queue = page(testing.browser(desk.worker), "front-door")
        assert "Sam Quarry" in queue
        assert "not yet opened" in queue
        (row,) = contacts()
        assert reference in page(testing.browser(desk.worker), "contact-page", row.id)

    def test_it_asks_first_for_what_must_be_known(self, client):
        got = client.post("/tell-us/check/")
        assert got.status_code == 200
        said = errors(got)
        assert "Fill in “What happened, or what worries you?”" in said
        assert "Choose an answer to “For whom do you work?”" in said
        assert contacts() == []

    def test_after_sending_there_is_nothing_more_to_write(self, client):
        write_all(client)
        client.post("/tell-us/check/")
        for path in ("/tell-us/child/", "/tell-us/check/"):
            assert client.get(path).url == "/tell-us/sent/"
        assert client.post("/tell-us/child/keep/", {"known_as": "X"}).status_code == 400
        client.post("/tell-us/close/")
        assert client.get("/tell-us/sent/").url == "/tell-us/"

    def test_a_program_that_fills_every_box_is_stopped_and_a_person_can_mend_it(self, client):
        got = write(client, "child", homepage="https://a.example")
        assert errors(got) == ["Leave the box “Leave this box empty” empty, and send again"]
        assert write(client, "child").status_code == 302

    def test_a_book_is_not_taken(self, client):
        got = write(client, "happened", what_happened="x" * (MOST_LETTERS + 1))
        assert got.status_code == 200
        assert any("more than we can take" in one for one in errors(got))

    @pytest.mark.parametrize("number", ["1", "-1", "9" * 30, "abc", ""])
    def test_a_cookie_that_we_did_not_sign_opens_nothing(self, client, number):
        write(client, "child")
        forged = Client()
        forged.cookies["kith-letter"] = number
        assert forged.get("/tell-us/child/").url == "/tell-us/"

    def test_too_many_from_one_place_are_told_whom_to_ring(self, client, monkeypatch):
        monkeypatch.setattr(writing, "BEGUN_AN_HOUR", 2)
        assert client.post("/tell-us/").status_code == 302
        got = client.post("/tell-us/")
        assert got.status_code == 429
        assert "ring 999" in got.content.decode()


@pytest.mark.usefixtures("mail")
class TestComingBack:
    def kept(self, client):
        write(client, "child", later="1")
        got = client.post("/tell-us/later/", {"email": "h.bose@school.example"})
        return re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", got.content.decode())[0]

    def test_kept_in_one_browser_and_opened_in_another(self, client):
        reference = self.kept(client)
        assert client.get("/tell-us/child/").url == "/tell-us/"
        other = Client()
        assert (
            other.post("/tell-us/back/", {"reference": reference.lower()}).url == "/tell-us/code/"
        )
        got = other.post("/tell-us/code/", {"code": fresh_code()})
        assert got.url == "/tell-us/child/"
        assert "Sam Quarry" in page(other, "tell-us-part", "child")

    def test_the_button_keeps_the_page_and_asks_for_an_address(self, client):
        got = client.post("/tell-us/you/", {"email": "h.bose@school.example", "later": "1"})
        assert got.url == "/tell-us/later/"
        assert "h.bose@school.example" in page(client, "tell-us-later")

    def test_a_reference_that_was_never_given_gets_the_same_answers(self, client):
        reference, other = self.kept(client), Client()
        asked = [
            other.post("/tell-us/back/", {"reference": one}) for one in (reference, "AAAA-AAAA")
        ]
        assert {(got.status_code, got.url) for got in asked} == {(302, "/tell-us/code/")}
        pages = []
        for one in (reference, "AAAA-AAAA"):
            browser = Client()
            browser.post("/tell-us/back/", {"reference": one})
            got = browser.post("/tell-us/code/", {"code": "12"})
            pages.append(testing.PASSING.sub(b"", got.content))
        assert pages[0] == pages[1]
        assert b"This code does not open it" in pages[0]

    def test_what_is_no_reference_is_said_to_be_none(self, client):
        got = client.post("/tell-us/back/", {"reference": "mine"})
        assert errors(got) == ["Eight letters and figures, like KX7M-29PA"]

    def test_the_code_is_asked_for_after_the_reference(self, client):
        assert Client().get("/tell-us/code/").url == "/tell-us/back/"

    @pytest.mark.parametrize(
        ("limit", "path", "words"),
        [
            ("ASKED_AN_HOUR", "/tell-us/back/", {"reference": "AAAA-AAAA"}),
            ("TRIED_AN_HOUR", "/tell-us/code/", {"code": "111111"}),
        ],
    )
    def test_nobody_tries_for_ever(self, client, monkeypatch, limit, path, words):
        monkeypatch.setattr(coming_back, limit, 1)
        client.post("/tell-us/back/", {"reference": "AAAA-AAAA"})
        got = [client.post(path, words).status_code for _ in range(3)]
        assert got[-1] == 429
        assert mails() == []

    def test_where_no_mail_goes_out_nothing_is_promised(self, client, settings):
        settings.MAIL_READY = False
        assert "Keep it and come back" not in page(client, "tell-us-part", "child")
        assert client.get("/tell-us/later/").url == "/tell-us/check/"
