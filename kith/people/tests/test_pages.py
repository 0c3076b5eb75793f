"""The pages of a person: who they are, and the small forms that write it down."""

from datetime import date, timedelta

import pytest
from lxml import html

from kith.access import testing
from kith.access.acting import acting_as
from kith.kernel import clock
from kith.people.commands import add_name, add_place, change_fields
from kith.people.models import Person
from kith.people.queries import child_card, fields
from kith.people.rows import records_of
from kith.people.rules.names import NewName
from kith.people.rules.places import NewPlace
from kith.people.tests.conftest import NOW
from kith.people.tests.pages import day, hidden, open_page, said, send, shown
from kith.web.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(worker, child):
    """A child with a name and a home."""
    person = child(worker)
    add_name(worker, person=person, name=NewName(given="Sam", source="child"))
    add_place(worker, person=person, place=NewPlace("home", "4 Mill Lane", "Wexcombe", "ZZ1 1AA"))
    return person


def at(person, page=""):
    return f"/person/{person}/{page}"


def texts(actor, person, what):
    with acting_as(actor):
        return [one.text for one in records_of(person) if one.what == what and one.stands]


class TestWho:
    def test_a_page_says_who_somebody_is_and_what_is_missing(self, worker, sam):
        page = said(worker, at(sam))
        assert "Goes by Sam Child says so, written down by Robin" in page
        assert "4 Mill Lane, Wexcombe, ZZ1 1AA" in page
        assert "Missing No date of birth" in page
        assert "Nobody has said: pronouns, gender, as they say it, sex, ethnicity" in page

    def test_each_mark_leads_to_the_form_that_mends_it(self, worker, sam):
        page = open_page(worker, at(sam))
        for link in page.xpath("//section[@aria-labelledby='mend']//a/@href"):
            assert open_page(worker, link) is not None
        assert page.xpath("//section[@aria-labelledby='mend']//a")

    def test_every_link_of_the_page_opens(self, worker, sam):
        links = open_page(worker, at(sam)).xpath("//main//a/@href")
        assert len(set(links)) > 12
        for link in links:
            open_page(worker, link)

    def test_whoever_only_reads_sees_no_way_to_write(self, sam):
        auditor = testing.holding("auditor")
        testing.known_to(auditor, sam)
        page = open_page(auditor, at(sam))
        assert "4 Mill Lane" in page.text_content()
        links = page.xpath("//main//a/@href")
        assert [one for one in links if "name" in one or "back" in one] == []

    def test_as_it_was_on_an_earlier_day(self, worker, sam):
        later = NOW + timedelta(days=3)
        with clock.frozen(later):
            add_name(worker, person=sam, name=NewName(given="Sami"))
            change_fields(worker, person=sam, version=3, changes={"faith": "Quaker"})
            then = said(worker, at(sam, f"?then={NOW.date()}"))
            now = said(worker, at(sam))
        assert "As it was written down on 4 March 2026" in then
        assert "Goes by Sam Child says so" in then
        assert ("Quaker" in then, "Quaker" in now) == (False, True)
        assert "Goes by Sami" in now
        assert "Before: 1" in now

    @pytest.mark.parametrize("asked", ["x", "2026-03-04", "2027-01-01", "0001-99-99"])
    def test_a_day_that_is_none_or_not_past_is_now(self, worker, sam, asked):
        assert "As it was written down on 4" not in said(worker, at(sam, f"?then={asked}"))

    def test_not_here_for_a_stranger_and_as_if_nobody_were(self, sam):
        stranger = testing.holding("social_worker")
        answers = [
            testing.browser(stranger).get(at(one, page))
            for one in (sam, 999_999)
            for page in ("", "name/", "apart/", "place/1/end/")
        ]
        assert {one.status_code for one in answers} == {404}

    def test_a_page_asks_a_bounded_number_of_questions(
        self, worker, sam, django_assert_max_num_queries
    ):
        for number in range(15):
            name = NewName("alias", f"Sparks {number}")
            add_name(worker, person=sam, name=name)
        client = testing.browser(worker)
        client.get(at(sam))
        with django_assert_max_num_queries(40):
            client.get(at(sam))

    def test_a_professional_shows_what_they_do_first(self, worker, child):
        person = child(worker)
        told = {"kind": "professional", "occupation": "Tutor", "agency": "Mill Lane School"}
        change_fields(worker, person=person, version=1, changes=told)
        page = said(worker, at(person))
        assert "Occupation or role Tutor" in page
        assert "date of birth" not in page


class TestFields:
    def test_about_is_saved_and_the_page_shows_it(self, worker, sam):
        told = {
            "gender": "a boy",
            "sex": "M",
            "ethnicity": "BAFR",
            "disabilities": ["AUT", "LD"],
            "interpreter": "no",
        }
        assert send(worker, at(sam, "about/"), told).headers["Location"] == at(sam)
        page = said(worker, at(sam))
        assert "Disabilities Autism, Learning" in page
        assert "Ethnicity Black African" in page
        assert "Needs an interpreter No" in page

    def test_saving_without_a_change_changes_nothing(self, worker, child):
        person = child(worker, sex="2", disabilities=frozenset(["LD", "AUT"]))
        before = fields(worker, person=person)
        send(worker, at(person, "about/"), {"sex": "F", "disabilities": ["AUT", "LD"]})
        assert fields(worker, person=person) == before

    def test_two_who_write_at_once_decide_what_clashes(self, worker, manager, team, child):
        person = child(worker, team=team)
        boxes = hidden(worker, at(person, "about/"))
        change_fields(
            manager, person=person, version=1, changes={"ethnicity": "BCRB", "faith": "Quaker"}
        )
        told = {"ethnicity": "BAFR", "gender": "a boy"}
        page = shown(send(worker, at(person, "about/"), told, boxes))
        assert "Black Caribbean" in page
        assert "Black African" in page
        assert fields(worker, person=person).values["gender"] == ""

    def test_a_birth_is_written_and_a_mistake_stays_in_its_box(self, worker, sam):
        told = {**day("born", date(2012, 6, 9)), **day("expected", date(2026, 9, 1))}
        page = shown(send(worker, at(sam, "born/"), told))
        assert "Whoever is born is expected no longer" in page
        send(worker, at(sam, "born/"), day("born", date(2012, 6, 9)))
        assert child_card(worker, person=sam).age == 13

    def test_a_guessed_age_keeps_the_day_on_which_it_was_guessed(self, worker, sam):
        send(worker, at(sam, "born/"), {"apparent": "14 to 16"})
        with clock.frozen(NOW + timedelta(days=400)):
            boxes = open_page(worker, at(sam, "born/"))
            assert boxes.get_element_by_id("id_apparent").get("value") == "14 to 16"
            send(worker, at(sam, "born/"), {"apparent": "14 – 16"})
            assert fields(worker, person=sam).values["apparent"] == "14-16 2026-03-04"
            send(worker, at(sam, "born/"), {"apparent": "17"})
            assert fields(worker, person=sam).values["apparent"] == "17-17 2027-04-08"

    @pytest.mark.parametrize(
        ("typed", "words"), [("young", "an age like 15"), ("16 to 14", "comes second")]
    )
    def test_an_age_that_is_none_is_said_in_its_box(self, worker, sam, typed, words):
        assert words in shown(send(worker, at(sam, "born/"), {"apparent": typed}))

    def test_work(self, worker, sam):
        send(worker, at(sam, "work/"), {"kind": "adult", "occupation": "Baker"})
        card = child_card(worker, person=sam)
        assert (card.kind, card.work) == ("adult", "Baker")


class TestRecords:
    def test_a_name(self, worker, sam):
        told = {"kind": "legal", "given": "Samuel", "family": "Lee", "source": "his mother"}
        send(worker, at(sam, "name/"), told)
        assert "Legal name Samuel Lee His mother says so" in said(worker, at(sam))

    def test_a_name_without_a_name_keeps_what_was_typed(self, worker, sam):
        page = shown(send(worker, at(sam, "name/"), {"kind": "legal", "say_it": "SHIV-awn"}))
        assert "Write the name" in page

    def test_a_second_home_is_asked_about(self, worker, sam):
        told = {"kind": "home", "lines": "9 The Quay", "postcode": "zz12bb"}
        page = shown(send(worker, at(sam, "place/"), told))
        assert "They have a home already: 4 Mill Lane" in page
        assert "What becomes of 4 Mill Lane, Wexcombe, ZZ1 1AA?" in page
        send(worker, at(sam, "place/"), {**told, "others": "moved"})
        page = said(worker, at(sam))
        assert "Home 9 The Quay, ZZ1 2BB" in page
        assert "Before: 1 Home 4 Mill Lane" in page

    def test_a_telephone_and_whether_it_is_safe(self, worker, sam):
        told = {"kind": "mobile", "value": "07700 900123", "safe": "no", "when_safe": "dad checks"}
        send(worker, at(sam, "phone/"), told)
        assert "Mobile 07700900123 Not safe to use, dad checks" in said(worker, at(sam))

    def test_a_number_with_a_slip_is_refused_in_words(self, worker, sam):
        told = {"scheme": "NHS", "value": "943 476 5918"}
        assert "one is wrong, or two" in shown(send(worker, at(sam, "number/"), told))
        send(worker, at(sam, "number/"), {"scheme": "NHS", "value": "943 476 5919"})
        assert "NHS number 943 476 5919" in said(worker, at(sam))

    def test_an_end_and_taking_back(self, worker, sam):
        with acting_as(worker):
            (home,) = [one.id for one in records_of(sam) if one.what == "place"]
        assert "Home: 4 Mill Lane" in said(worker, at(sam, f"place/{home}/end/"))
        send(worker, at(sam, f"place/{home}/end/"), day("on", date(2026, 3, 1)))
        assert "Before: 1" in said(worker, at(sam))
        send(worker, at(sam, f"place/{home}/back/"), {"why": "another child"})
        assert texts(worker, sam, "place") == []
        assert said(worker, at(sam, f"place/{home}/back/"), status=404)

    def test_half_typed_words_are_kept(self, worker, sam):
        page = open_page(worker, at(sam, "name/"))
        assert page.xpath("//form[@data-kith-draft]")
        send(worker, at(sam, "name/"), {"kind": "alias", "say_it": "half"})
        with acting_as(worker):
            assert Draft.objects.filter(spent=False).get().body["say_it"] == ["half"]


def looked(actor):
    """Return the browser of somebody who has looked up whom they want to add, and found nobody."""
    client = testing.browser(actor)
    answer = client.post("/person/look/", {"text": "somebody not known"})
    assert answer.headers["Location"] == "/person/add/"
    return client


def added(actor, told, kind=""):
    """Look somebody up, then send the form that adds them."""
    client = looked(actor)
    path = f"/person/add/{kind}"
    page = html.fromstring(client.get(path).content.decode())
    boxes = page.xpath("//form[@class='kith-form']//input[@type='hidden']")
    hidden_boxes = {one.get("name"): one.get("value") for one in boxes}
    return client.post(path, {**hidden_boxes, **told})


class TestAdding:
    def test_nobody_is_added_who_was_not_looked_for(self, worker):
        for path in ("/person/add/", "/person/add/adult/"):
            assert testing.browser(worker).get(path).headers["Location"] == "/find/"
            answer = testing.browser(worker).post(path, {"given": "Sam"})
            assert answer.headers["Location"] == "/find/"

    def test_a_child(self, worker):
        told = {"given": "Sam", "family": "Lee", "apparent": "14 to 16", "phone": "07700 900123"}
        page = said(worker, added(worker, told).headers["Location"])
        assert "Who Sam Lee is" in page
        assert "looked 14 to 16" in page

    def test_a_child_before_birth(self, worker):
        answer = added(worker, day("expected", NOW.date() + timedelta(days=90)))
        assert "Expected 2 Jun 2026" in said(worker, answer.headers["Location"])

    def test_an_adult_with_a_place(self, worker):
        told = {"given": "Ama", "lines": "4 Mill Lane", "postcode": "zz1 1aa", "sex": "F"}
        answer = added(worker, told, "adult/")
        page = open_page(worker, answer.headers["Location"])
        assert "4 Mill Lane, ZZ1 1AA" in page.text_content()
        ways = page.xpath("//nav[@aria-label='Pages about Ama']//a/text()")
        assert ways == ["Who", "How it came to be so", "Who may see this", "Who has looked"]

    def test_a_professional(self, worker):
        told = {"given": "Jo", "occupation": "School nurse", "phone": "020 7946 0000"}
        answer = added(worker, told, "professional/")
        page = said(worker, answer.headers["Location"])
        assert "School nurse" in page
        assert "Telephone at home 02079460000" in page

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ({}, "Write at least a name"),
            ({"given": "Sam", "nhs": "1"}, "has 10 figures"),
            ({"given": "Sam", "phone": "1"}, "7 to 15 figures"),
            ({"given": "Sam", "postcode": "1"}, "A postcode looks like"),
            ({"given": "Sam", "apparent": "old"}, "an age like 15"),
            ({"given": "x" * 99, "family": "x" * 99}, "longer than 100"),
        ],
    )
    def test_a_mistake_is_said_and_nobody_is_made(self, worker, told, words):
        assert words in shown(added(worker, told))
        with acting_as(worker):
            assert not Person.objects.exists()

    def test_who_may(self, team):
        desk = testing.holding("front_door", team)
        assert looked(desk).get("/person/add/adult/").status_code == 200
        for role in ("director", "auditor"):
            open_page(testing.holding(role), "/person/add/", status=403)
        open_page(testing.holding("social_worker"), "/person/add/dog/", status=404)


class TestKeptApart:
    def test_kept_opened_named_and_ended(self, worker, manager, sam, team):
        with acting_as(worker):
            (home,) = [one.id for one in records_of(sam) if one.what == "place"]
        told = {"lines": "1 Hollow Way", "postcode": "ZZ9 9ZZ", "why": "A threat"}
        send(worker, at(sam, "apart/keep/"), {**told, "instead_of": home})
        assert texts(worker, sam, "place") == []
        before = said(worker, at(sam, "apart/"))
        assert "Hollow" not in before
        page = shown(send(worker, at(sam, "apart/"), {"why": "A visit today"}))
        assert "1 Hollow Way, ZZ9 9ZZ" in page
        colleague = testing.holding("social_worker")
        testing.known_to(colleague, sam)
        nothing = shown(send(colleague, at(sam, "apart/"), {"why": "curious"}))
        assert "nothing here for you to open" in nothing
        send(worker, at(sam, "apart/name/"), {"account": colleague.id, "why": "joint visits"})
        opened = send(colleague, at(sam, "apart/"), {"why": "A visit"})
        assert "1 Hollow Way" in shown(opened)
        assert "no-store" in opened.headers["Cache-Control"]
        with acting_as(worker):
            assert not Draft.objects.exists()

    def test_who_was_never_named_names_nobody(self, worker, sam):
        colleague = testing.holding("social_worker")
        testing.known_to(colleague, sam)
        told = {"account": worker.id, "why": "x"}
        assert send(colleague, at(sam, "apart/name/"), told).status_code == 404

    def test_an_end(self, worker, sam):
        send(worker, at(sam, "apart/keep/"), {"lines": "1 Hollow Way", "why": "A threat"})
        answer = send(worker, at(sam, "apart/"), {"why": "It ended"})
        (link,) = html.fromstring(answer.content.decode()).xpath("//a[contains(@href,'/end/')]")
        send(worker, link.get("href"), day("on", NOW.date()))
        page = shown(send(worker, at(sam, "apart/"), {"why": "A look"}))
        assert "Until 4 March 2026" in page
