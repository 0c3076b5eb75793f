"""Finding somebody: whoever may not be seen is not there, and a reason opens either door alike."""

from datetime import UTC, date, datetime

import pytest
from lxml import html

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.models import BreakGlassReview
from kith.desk.tests.pages import allocated, open_page, said, send, words
from kith.kernel import clock
from kith.people.models import Identifier, Person
from kith.people.search import keep_keys
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
WHY = {"reason_code": "immediate_safety", "words": "He rang from a station"}


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    with acting_as(MACHINE):
        sam = Person.objects.filter(id=world.person)
        sam.update(known_as="Sam Okoro", born=date(2010, 5, 12))
        keep_keys([world.person])
    return world


@pytest.fixture
def number(world):
    with acting_as(MACHINE):
        return Identifier.objects.get(person_id=world.person).value


@pytest.fixture
def stranger():
    return testing.holding("social_worker")


@pytest.fixture
def door(world):
    return testing.holding("front_door")


def looked_for(actor, text="", **more):
    """Return the page that answers what was typed."""
    answer = send(actor, "/find/", {"q": text, **more})
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def found(page):
    return [words(one) for one in page.find_class("kith-found")]


def told(page):
    return words(page.get_element_by_id("found"))


@pytest.mark.parametrize("text", ["okoro sam", "sammy okaro", "sam 5/12/2010", "sam 15"])
def test_a_child_is_found_by_what_was_heard(world, text):
    page = looked_for(world.worker, text)
    (link,) = page.find_class("kith-child__link")
    assert link.get("href") == f"/child/{world.person}/"


def test_a_child_is_found_by_the_council_s_number(world, number):
    page = looked_for(world.worker, number)
    assert len(page.find_class("kith-child__link")) == 1


def test_each_thing_that_is_known_has_a_box_of_its_own(world):
    page = looked_for(world.worker, name="okoro", born="12 May 2010", age="15")
    (one,) = found(page)
    assert "born on the same day" in one
    (open_,) = page.xpath("//details[@open]//input[@name='born']")
    assert open_.get("value") == "12 May 2010"


def test_the_answer_says_how_likely_and_why(world):
    (one,) = found(looked_for(world.worker, "sammy okoro 5/12/2010"))
    assert "Very likely: Sammy and Sam stand for one another; called Okoro;" in one
    assert "born on the same day with day and month swapped" in one


def test_what_is_typed_stands_in_no_address(world):
    page = open_page(world.worker, "/find/")
    (form,) = page.xpath("//main//form[@role='search']")
    assert (form.get("method"), form.get("hx-post")) == ("post", "/find/")
    assert found(open_page(world.worker, "/find/?q=sam")) == []


def test_the_front_door_finds_everybody_and_is_told_whom_to_ring(world, door):
    page = looked_for(door, "sam okoro")
    (one,) = found(page)
    assert one.endswith(f"Ring {world.worker.name}.")
    assert page.find_class("kith-child__link") == []
    assert "In the whole service, nobody is known" in told(looked_for(door, "ada bell"))


def test_who_may_not_be_seen_and_who_never_was_get_the_same_answer(world, number, stranger):
    there = told(looked_for(stranger, number))
    absent = told(looked_for(stranger, "NOBODY1"))
    assert there == absent
    assert "Nobody found" in there
    assert "Give a reason and open it for 15 minutes" in there


class TestAddingSomebody:
    def test_the_page_that_adds_is_reached_by_looking_first(self, world):
        assert send(world.worker, "/person/add/", {}).headers["Location"] == "/find/"
        browser = testing.browser(world.worker)
        assert browser.get("/person/add/").headers["Location"] == "/find/"
        assert browser.post("/person/look/", {"text": ""}).headers["Location"] == "/find/"
        assert browser.post("/person/look/", {"text": "ada"}).headers["Location"] == "/person/add/"
        assert browser.get("/person/add/").status_code == 200

    def test_looking_holds_for_half_an_hour(self, world):
        browser = testing.browser(world.worker)
        browser.post("/person/look/", {"text": "ada"})
        with clock.frozen(datetime(2026, 3, 4, 10, 31, tzinfo=UTC)):
            assert browser.get("/person/add/").status_code == 302

    def test_the_button_is_for_those_who_may(self, world, door):
        assert "add somebody new" in told(looked_for(door, "sam okoro"))
        assert "Add somebody new" in told(looked_for(world.worker, "ada"))
        for role in ("auditor", "business_support"):
            assert "somebody new" not in told(looked_for(testing.holding(role), "ada"))

    def test_a_duplicate_is_refused_with_the_reason_and_one_click_takes_the_first(self, world):
        browser = testing.browser(world.worker)
        browser.post("/person/look/", {"text": "sam okoro"})
        told_ = {"given": "Sammy", "family": "Okaro", "kith-day": ""}
        born = {"born-day": "12", "born-month": "5", "born-year": "2010"}
        page = html.fromstring(browser.post("/person/add/", {**told_, **born}).content.decode())
        (link,) = page.find_class("kith-child__link")
        assert link.get("href") == f"/child/{world.person}/"
        assert "We know somebody like that already" in words(page)
        assert "say why this is somebody else" in words(page)
        assert people_called("Sammy") == 0
        again = {**told_, **born, "apart": "A cousin"}
        assert browser.post("/person/add/", again).status_code == 302
        assert people_called("Sammy") == 1

    def test_j42_do_not_create_yet(self, world, door):
        testing.restricted(world.person, "R3")
        assert found(looked_for(door, "sam okoro 12/5/2010")) == []
        answer = send(door, "/person/look/", {"text": "sam okoro 12/5/2010"})
        page = words(html.fromstring(answer.content.decode()).get_element_by_id("main-content"))
        assert page == "Do not create yet ! WarningDo not create yet: ring the duty manager."
        for echo in ("Sam", "Okoro", "2010", str(world.person)):
            assert echo not in page
        assert send(door, "/person/look/", {"text": "ada bell"}).status_code == 302

    def test_j42_holds_for_what_is_typed_into_the_form_too(self, world, door):
        testing.restricted(world.person, "R3")
        browser = testing.browser(door)
        browser.post("/person/look/", {"text": "ada bell"})
        born = {"born-day": "12", "born-month": "5", "born-year": "2010"}
        page = browser.post("/person/add/", {"given": "Sam", "family": "Okoro", **born})
        assert "Do not create yet: ring the duty manager." in page.content.decode()
        assert people_called("Sam Okoro") == 1

    def test_j42_another_role_is_told_nothing(self, world):
        testing.restricted(world.person, "R3")
        for role in ("social_worker", "rhi_worker"):
            answer = send(testing.holding(role), "/person/look/", {"text": "sam okoro 12/5/2010"})
            assert answer.status_code in {302, 403}
            assert b"duty manager" not in answer.content

    def test_whoever_looks_too_often_waits(self, world, door):
        browser = testing.browser(door)
        for _ in range(30):
            browser.post("/person/look/", {"text": "ada bell"})
        page = browser.post("/person/look/", {"text": "ada bell"}).content.decode()
        assert "You have looked for many people within this hour." in page


def people_called(name):
    with acting_as(MACHINE):
        return Person.objects.filter(known_as__startswith=name).count()


def test_a_reason_opens_the_record_and_waits_for_review(world, number, stranger):
    back = send(stranger, "/find/open/", {"number": number, **WHY})
    assert back.headers["Location"] == f"/child/{world.person}/"
    open_page(stranger, back.headers["Location"])
    with acting_as(MACHINE):
        assert BreakGlassReview.objects.get().words == WHY["words"]


@pytest.mark.parametrize("which", ["absent", "restricted"])
def test_nothing_is_opened_and_nothing_is_told(world, number, stranger, which):
    if which == "restricted":
        testing.restricted(world.person, "R3", world.worker)
    asked = "NOBODY1" if which == "absent" else number
    page = send(stranger, "/find/open/", {"number": asked, **WHY})
    assert "Nothing was opened. Look whether the number is right." in page.content.decode()
    assert WHY["words"] in page.content.decode()


def test_what_one_sees_already_needs_no_reason_to_be_reviewed(world, number):
    back = send(world.worker, "/find/open/", {"number": f"{world.person}", **WHY})
    assert back.headers["Location"] == f"/child/{world.person}/"
    with acting_as(MACHINE):
        assert not BreakGlassReview.objects.exists()


def test_roles_that_open_no_records_are_not_offered_it():
    minutes = testing.holding("business_support")
    assert "Give a reason" not in told(looked_for(minutes, "NOBODY1"))
    open_page(minutes, "/find/open/", 403)
    open_page(testing.holding("sysadmin"), "/find/", 403)
    assert "Find a person" in said(minutes, "/find/")
