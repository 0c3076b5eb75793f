"""What once went wrong when people wrote about people, and must not again."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.commands import (
    add_name,
    add_number,
    add_phone,
    change_details,
    change_fields,
    end_hidden,
    end_record,
    hide_address,
    open_hidden,
    retract_record,
)
from kith.people.merging.commands import merge_records
from kith.people.models import DuplicateProposal
from kith.people.queries import child_card, details, fields, who_page
from kith.people.rows import records_of
from kith.people.rules import Mistaken
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
NHS = NewNumber("NHS", "943 476 5919")
TODAY = NOW.date()


def records(actor, person, what):
    with acting_as(actor):
        return [one for one in records_of(person) if one.what == what]


class TestHowANameIsSaid:
    def test_said_otherwise_it_is_so_in_the_record_of_the_name_too(self, worker, child):
        person = child(worker)
        add_name(worker, person=person, name=NewName(given="Amara", family="Obi", say_it="a-MAR"))
        change_details(worker, person=person, version=2, changes={"say_it": "uh-MAR-a"})
        card = child_card(worker, person=person)
        (names, *_) = who_page(worker, person=person).groups
        (entry,) = names.now
        assert (card.name, card.say_it) == ("Amara Obi", "uh-MAR-a")
        assert (entry.record.text, entry.record.more) == ("Amara Obi", "say “uh-MAR-a”")

    def test_and_it_stays_so_when_a_later_name_is_taken_back(self, worker, child):
        person = child(worker)
        add_name(worker, person=person, name=NewName(given="Sam"))
        change_details(worker, person=person, version=2, changes={"say_it": "SAM"})
        add_name(worker, person=person, name=NewName(given="Wrong"))
        wrong = next(one.id for one in records(worker, person, "name") if one.text == "Wrong")
        retract_record(worker, person=person, what="name", record=wrong, why="a slip")
        values = details(worker, person=person).values
        assert (values["known_as"], values["say_it"]) == ("Sam", "SAM")

    def test_a_child_without_a_name_gets_none_by_it(self, worker, child):
        person = child(worker)
        change_details(worker, person=person, version=1, changes={"say_it": "SAM"})
        assert records(worker, person, "name") == []


class TestNumbers:
    def test_one_that_ended_is_told_again_only_once_its_end_is_taken_back(self, worker, child):
        person = child(worker)
        add_number(worker, person=person, number=NHS)
        (number,) = records(worker, person, "number")[:1]
        told = {"person": person, "what": "number", "record": number.id}
        end_record(worker, **told, on=TODAY)
        with pytest.raises(Mistaken, match="take that back") as wrong:
            add_number(worker, person=person, number=NHS)
        assert wrong.value.field == "value"
        retract_record(worker, **told, why="It never ended")
        add_number(worker, person=person, number=NHS)
        standing = [one for one in records(worker, person, "number") if one.kind == "NHS"]
        assert [one.stands for one in standing] == [True, False]

    def test_nobody_is_proposed_as_a_record_that_was_merged_away(self, manager, child, team):
        kept, gone, third = (child(manager, team=team) for _ in range(3))
        for person in (kept, gone):
            add_number(manager, person=person, number=NHS)
        merge_records(manager, person=kept, other=gone, why="The same child")
        add_number(manager, person=third, number=NHS)
        with acting_as(MACHINE):
            pairs = set(DuplicateProposal.objects.filter(state="open").values_list("a_id", "b_id"))
        assert {pair for pair in pairs if third in pair} == {(kept, third)}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"born": "12/5/2010"}, "“Born” cannot be read"),
        ({"died": "yesterday"}, "“Died” cannot be read"),
        ({"expected": "2026-02-30"}, "“Expected” cannot be read"),
        ({"apparent": "young"}, "“Age as it seemed” cannot be read"),
        ({"apparent": "16-14 2026-03-01"}, "“Age as it seemed” cannot be read"),
        ({"kind": ""}, "Choose an answer to “Known to us as”"),
    ],
)
def test_a_field_that_cannot_be_read_is_said_in_words(worker, child, changes, words):
    person = child(worker)
    before = fields(worker, person=person)
    with pytest.raises(Mistaken, match=words) as wrong:
        change_fields(worker, person=person, version=1, changes={"faith": "Quaker", **changes})
    assert wrong.value.field == min(changes)
    assert fields(worker, person=person) == before


def test_when_a_telephone_is_safe_is_said_in_200_characters(worker, child):
    person = child(worker)
    longest = NewPhone("mobile", "07700900123", "yes", "x" * 200)
    with pytest.raises(Mistaken, match="longer than 200") as wrong:
        add_phone(worker, person=person, phone=NewPhone("mobile", "07700900123", "yes", "x" * 201))
    assert wrong.value.field == "when_safe"
    add_phone(worker, person=person, phone=longest)
    assert len(records(worker, person, "phone")) == 1


class TestKeptApart:
    PLACE = NewPlace("home", "1 Hollow Way", from_on=date(2026, 3, 1), source="s" * 150)

    def test_an_end_is_written_once(self, worker, child):
        person = child(worker)
        hide_address(worker, person=person, place=self.PLACE, why="A threat")
        (one,) = open_hidden(worker, person=person, why="A visit").addresses
        end_hidden(worker, person=person, hidden=one.id, on=date(2026, 3, 2))
        with pytest.raises(Mistaken, match="ended already"):
            end_hidden(worker, person=person, hidden=one.id, on=TODAY)
        (ended,) = open_hidden(worker, person=person, why="A visit").addresses
        assert (ended.until_on, ended.source) == (date(2026, 3, 2), "s" * 100)

    @pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 3, 5)])
    def test_and_never_before_it_began_or_for_a_day_to_come(self, worker, child, day):
        person = child(worker)
        hide_address(worker, person=person, place=self.PLACE, why="A threat")
        (one,) = open_hidden(worker, person=person, why="A visit").addresses
        with pytest.raises(Mistaken) as wrong:
            end_hidden(worker, person=person, hidden=one.id, on=day)
        assert wrong.value.field == "on"

    def test_nobody_lives_anywhere_from_tomorrow(self, worker, child):
        person = child(worker)
        place = NewPlace("home", "1 Hollow Way", from_on=TODAY + timedelta(days=1))
        with pytest.raises(Mistaken, match="not come yet"):
            hide_address(worker, person=person, place=place, why="A threat")
        assert open_hidden(worker, person=person, why="A visit").addresses == ()


def test_a_day_in_the_first_year_of_all_is_a_day_before_any_record(worker, child):
    page = testing.browser(worker).get(f"/person/{child(worker)}/?then=0001-01-01")
    assert page.status_code == 200
