"""Until they have decided, nothing that a second reader can reach says how it was decided first.

The database is asked past every page and command, in the reader's own role; then every page of the
house; then the log. The first decision has words that stand nowhere else.
"""

import json

import pytest
from django.db import DatabaseError, connection

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.models import AuditEvent
from kith.frontdoor.blind.commands import Second, ask_look, give_look
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.queries.look import look_page
from kith.frontdoor.blind.queries.mine import mine_page
from kith.frontdoor.blind.queries.shown import read
from kith.frontdoor.commands import accept_help, screen_child, tell_referrer
from kith.frontdoor.models import Contact, Decision, Screen
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.frontdoor.rules.screen import Answer, Said
from kith.kernel import clock
from kith.people.models import Person
from kith.promises.models import Act, Fact, Promise
from tests.house.routes import routes

FIRST = "Quokkas eat the evidence of the ninth lamp, so the family needs somebody."
AFTER = "Wombats answered the telephone."
SECOND = Second("assess", 3, "He owes money to men whom he is afraid of.")
TABLES = (Contact, Decision, Screen, Person, Fact, Promise, Act)
# The outcomes that a page must name to offer them; what was decided is told by nothing else on it.
OFFERED = {one.words for one in OUTCOMES.values()}


@pytest.fixture
def contact(desk):
    contact = desk.graded(childs_words="They took my phone.")
    answers = {f"g{n}": Said(Answer.NO, "Ms Okoro") for n in (1, 2, 3)}
    screen_child(desk.worker, contact=contact, answers=answers)
    desk.decided("early_help", contact, because=FIRST, level=2, sentences=("2.3",))
    return contact


@pytest.fixture
def look(desk, elsewhere, contact):
    look = ask_look(desk.manager, contact=contact)
    accept_help(desk.worker, contact=contact, service="Open Gate", by=AFTER)
    tell_referrer(desk.worker, contact=contact, how="By telephone", words=AFTER)
    return look


def betrays(text: str) -> bool:
    return any(words in text for words in ("Quokkas", "Wombats", "Open Gate"))


class TestTheDatabase:
    def test_the_reader_sees_no_row_of_the_child_but_the_look(self, elsewhere, look):
        with acting_as(elsewhere):
            assert {model.__name__: model.objects.count() for model in TABLES} == dict.fromkeys(
                (model.__name__ for model in TABLES), 0
            )
            assert list(BlindLook.objects.values_list("id", "outcome")) == [(look, "")]

    def test_what_the_function_hands_out_knows_nothing_of_the_decision(self, elsewhere, look):
        with acting_as(elsewhere):
            raw = read(look)
        assert raw["first"] is None
        assert not betrays(json.dumps(raw))
        assert raw["contact"].keys().isdisjoint({"state", "closed_at", "rag", "who", "call_back"})

    def test_nobody_else_gets_anything_from_it(self, desk, look):
        for other in (desk.worker, desk.manager, testing.holding("team_manager")):
            with acting_as(other):
                assert read(look) is None

    def test_a_hidden_child_is_gone_from_it_at_once(self, desk, elsewhere, look):
        testing.restricted(desk.world.person, "R3", desk.manager)
        with acting_as(elsewhere):
            assert read(look) is None
            assert not BlindLook.objects.exists()

    def test_the_sight_ends_by_itself(self, elsewhere, look):
        with acting_as(elsewhere):
            until = BlindLook.objects.get(id=look).until_at
        with clock.frozen(until), acting_as(elsewhere):
            assert read(look) is None
            assert not BlindLook.objects.exists()

    def test_a_reader_cannot_write_a_look_or_lengthen_one(self, elsewhere, look):
        longer = "UPDATE frontdoor_blindlook SET until_at = until_at + interval '9 years'"
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            acting_as(elsewhere),
            connection.cursor() as cursor,
        ):
            cursor.execute(longer)


class TestThePages:
    def test_the_page_shows_what_was_known_and_not_what_was_decided(self, elsewhere, look):
        page = look_page(elsewhere, look=look)
        assert page.first is None
        assert ("The child’s own words", "They took my phone.") in page.shown.core
        assert page.shown.screen
        assert not betrays(str(page))
        assert "2.3" not in str(page)

    def test_no_page_of_the_house_tells(self, desk, elsewhere, contact, look):
        client = testing.browser(elsewhere)
        told = {"contact": contact, "look": look, "person": desk.world.person}
        opened = set()
        for route in routes():
            if route.name in ("sign-out", "account_logout", "blind-back"):
                continue
            for path in route.paths(**told):
                with testing.undone():
                    got = client.get(path)
                assert not betrays(got.content.decode(errors="replace")), path
                opened |= {route.name} if got.status_code == 200 else set()
        assert {"home", "blind-looks", "blind-look", "front-door"} <= opened
        assert not {"contact-page", "child", "person"} & opened

    def test_the_form_offers_every_outcome_alike(self, elsewhere, look):
        body = testing.browser(elsewhere).get(f"/second-looks/{look}/").content.decode()
        assert all(words.split(",")[0] in body for words in OFFERED)
        assert "checked" not in body

    def test_the_list_names_no_child_and_no_contact(self, desk, elsewhere, contact, look):
        (line,) = mine_page(elsewhere).waiting
        assert str(desk.row(contact).number) not in line.words
        assert line.left.endswith("left")

    def test_who_comes_to_see_the_child_is_shown_nothing_here(self, desk, elsewhere, look):
        testing.known_to(elsewhere, desk.world.person)
        page = look_page(elsewhere, look=look)
        assert (page.sees, page.shown, page.first) == (True, None, None)


class TestTheLog:
    def test_what_is_written_of_the_reader_says_nothing_of_the_outcome(self, elsewhere, look):
        look_page(elsewhere, look=look)
        mine_page(elsewhere)
        with acting_as(elsewhere):
            events = list(AuditEvent.objects.values_list("event", "detail"))
        told = json.dumps(events)
        assert not betrays(told)
        assert not any(code in told for code in OUTCOMES)

    def test_the_childs_record_says_that_somebody_read_it(self, desk, elsewhere, look):
        look_page(elsewhere, look=look)
        with acting_as(desk.manager):
            found = AuditEvent.objects.filter(account_id=elsewhere.id, person_id=desk.world.person)
            assert [one.detail["reads"] for one in found] == ["second look"]


class TestAfterwards:
    def test_both_decisions_stand_side_by_side_for_both(self, desk, elsewhere, look):
        give_look(elsewhere, look=look, second=SECOND)
        for actor in (elsewhere, desk.manager):
            page = look_page(actor, look=look)
            assert (page.first.level, page.second.level) == (2, 3)
            assert page.first.because == FIRST
            assert page.differs
            assert page.may_talk

    def test_the_reader_still_sees_nothing_else_of_the_child(self, elsewhere, look):
        give_look(elsewhere, look=look, second=SECOND)
        with acting_as(elsewhere):
            assert not any(model.objects.exists() for model in TABLES)
            assert "Wombats" not in json.dumps(read(look))

    def test_before_it_is_given_the_desk_learns_only_that_somebody_looks(self, desk, look):
        page = look_page(desk.manager, look=look)
        assert (page.second, page.mine, page.may_talk) == (None, False, False)

    def test_the_first_finds_the_talk_on_the_list(self, desk, elsewhere, look):
        give_look(elsewhere, look=look, second=SECOND)
        assert [one.id for one in mine_page(desk.manager).talks] == [look]
        assert [one.id for one in mine_page(elsewhere).talks] == [look]
        assert not mine_page(desk.worker).talks
