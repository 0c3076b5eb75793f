"""The pages of asking: from the contact to the request, to the answer, and back."""

import re

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Replying
from kith.frontdoor.models import Partner, Request
from kith.frontdoor.queries.requests import request_page
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.testing import a_desk, full_answer
from kith.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def client(desk):
    return testing.browser(desk.worker)


def text(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode().replace("&#39;", "’"))
    return " ".join(plain.split())


def request_of(contact):
    with acting_as(MACHINE):
        return Request.objects.get(contact_id=contact)


def ask_page(client, contact, **sent):
    said = {"usual": ["police"], "tells": "A boy of 15 with bruises", "legal": "safeguard"}
    return client.post(f"/front-door/{contact}/ask/", {**said, **sent})


def test_one_asks_whom_the_grade_suggests_and_others_with_a_line(desk, client):
    contact = desk.graded("AMBER")
    page = client.get(f"/front-door/{contact}/ask/")
    assert "At AMBER: school, health, police and early help." in text(page)
    sent = ask_page(client, contact, why_housing="Men stay in the flat")
    assert sent.status_code == 302
    shown = text(client.get(f"/front-door/{contact}/"))
    assert "Whom we asked" in shown
    assert "Housing" in shown
    assert "0 per cent of what was asked is here" in shown
    assert "Others are being asked" in shown


def test_what_is_wrong_stands_in_its_box_and_nothing_is_lost(desk, client):
    contact = desk.graded("GREEN")
    page = ask_page(client, contact, usual=["health"])
    assert "At GREEN we ask with agreement, or say why it was not sought" in text(page)
    assert "A boy of 15 with bruises" in text(page)


def test_which_school_is_asked_where_there_are_several(desk, client):
    for name in ("Oakfield", "Marlow High"):
        Partner.objects.create(agency="education", name=name, mailbox="a@b.example")
    contact = desk.graded("AMBER")
    page = ask_page(client, contact, usual=["education"])
    assert "Choose which: School or college" in text(page)
    school = Partner.objects.get(name="Oakfield").pk
    ask_page(client, contact, usual=["education"], desk_education=school)
    assert "Oakfield" in text(client.get(f"/front-door/{contact}/"))


def test_an_answer_is_written_down_item_by_item(desk, client):
    contact, (made,) = desk.asked(["police"])
    path = f"/front-door/{contact}/asked/{made}/"
    assert "Answer due" in text(client.get(path))
    sent = client.post(
        f"{path}answer/",
        {"by_name": "PC Lane", "how": "telephone", "words_1": "Harmed in May", "way_2": "none",
         "words_3": "n/k", "way_4": "cannot", "by_4-day": "2", "by_4-month": "1",
         "by_4-year": "2027", "way_5": "withheld", "reason_5": "covert", "words_5": "DS Hale"},
    )  # fmt: skip
    assert sent.status_code == 302
    shown = text(client.get(path))
    assert "Part of the answer: 3 of 8 items" in shown
    assert "They searched and hold nothing." in shown
    assert "To come by 2 January 2027." in shown
    assert "Withheld: a covert operation" in shown
    assert "PC Lane" in shown
    assert "8 items open" in text(client.get(f"/front-door/{contact}/"))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"way_4": "cannot"}, "Say by which day"),
        ({"way_4": "withheld"}, "Say why it is withheld"),
        ({"words_1": "n/k"}, "Answer at least one of the items"),
        ({"words_1": "He was", "by_name": ""}, "Fill in “Who answers?”"),
        ({"words_1": "x" * 1001}, "at most 1000"),
    ],
)
def test_what_an_answer_lacks_is_said(desk, client, sent, words):
    contact, (made,) = desk.asked(["police"])
    path = f"/front-door/{contact}/asked/{made}/answer/"
    page = client.post(path, {"by_name": "PC Lane", "how": "telephone", **sent})
    assert page.status_code == 200
    assert words in text(page)


def test_what_was_answered_stands_in_the_boxes_when_more_comes(desk, client):
    contact, (made,) = desk.asked(["police"])
    said = {"1": Said(Sort.VALUE, "Harmed in May")}
    replying = Replying(said, "PC Lane")
    do.record_reply(desk.worker, contact=contact, request=made, replying=replying)
    page = client.get(f"/front-door/{contact}/asked/{made}/answer/")
    assert "Harmed in May" in text(page)


@pytest.mark.parametrize(
    ("step", "sent", "words"),
    [
        ("asked-again", {"said": "PC Lane: by four"}, "We asked again: Police."),
        ("withheld", {"by_name": "DS Hale", "reason": "covert"}, "Withheld, with a legal reason"),
        ("no-longer", {"why": "It was another boy"}, "No longer asked"),
    ],
)
def test_what_else_can_be_done_with_a_request(desk, client, step, sent, words):
    contact, (made,) = desk.asked(["police"])
    path = f"/front-door/{contact}/asked/{made}/"
    assert client.get(f"{path}{step}/").status_code == 200
    assert client.post(f"{path}{step}/", sent).status_code == 302
    assert words in text(client.get(f"/front-door/{contact}/"))


def test_what_cannot_be_done_any_more_is_not_there(desk, client):
    contact, (made,) = desk.asked(["police"])
    do.withdraw(desk.worker, contact=contact, request=made, why="It was another boy")
    path = f"/front-door/{contact}/asked/{made}/"
    assert client.get(f"{path}answer/").status_code == 404
    assert client.get(f"{path}nonsense/").status_code == 404
    assert "It was another boy" in text(client.get(path))


def test_the_enquiry_is_closed_with_what_is_there(desk, client):
    contact, _ = desk.asked(["police"])
    page = client.post(f"/front-door/{contact}/close-enquiry/", {"why": "We know enough"})
    assert page.status_code == 302
    assert "What others know was put together." in text(client.get(f"/front-door/{contact}/"))


def test_a_full_answer_is_said_in_a_word(desk, client):
    contact, (made,) = desk.asked(["police"])
    replying = Replying(full_answer(request_of(contact)), "PC Lane")
    do.record_reply(desk.worker, contact=contact, request=made, replying=replying)
    shown = text(client.get(f"/front-door/{contact}/"))
    assert "Answered in full" in shown
    assert "100 per cent of what was asked is here" in shown


def test_a_request_is_seen_by_whoever_sees_the_child(desk):
    contact, (made,) = desk.asked(["police"])
    stranger = testing.holding("mash_manager")
    with pytest.raises(NotHere):
        request_page(stranger, contact=contact, request=made)
    assert request_page(desk.manager, contact=contact, request=made).line.called == "Police"


def test_asking_about_many_costs_the_page_no_more_queries(
    desk, client, django_assert_max_num_queries
):
    contact, _ = desk.asked(["police", "education"], desk.graded("RED"))
    with clock.frozen(clock.now()), django_assert_max_num_queries(100) as few:
        client.get(f"/front-door/{contact}/")
    desk.asks(contact, ["health", "camhs", "yjs", "housing", "adult"])
    with clock.frozen(clock.now()), django_assert_max_num_queries(len(few) + 2):
        client.get(f"/front-door/{contact}/")
