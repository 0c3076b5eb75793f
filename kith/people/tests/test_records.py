"""Names, places, ways of reaching and numbers: added, ended, taken back; never overwritten."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.kernel import clock
from kith.people.commands import (
    add_name,
    add_number,
    add_phone,
    add_place,
    change_details,
    end_record,
    retract_record,
)
from kith.people.models import DuplicateProposal, PersonName
from kith.people.people import Facts, Name, add_names, facts_of
from kith.people.queries import child_card, details, story
from kith.people.revise import revise_people
from kith.people.rows import records_of
from kith.people.rules import Mistaken
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.rules.records import as_at, holding
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
MILL = NewPlace("home", "4 Mill Lane", "Wexcombe", "ZZ1 1AA")
QUAY = NewPlace("home", "9 The Quay", "Wexcombe", "ZZ1 2BB")


def kept(actor, person, what):
    with acting_as(actor):
        return [one for one in records_of(person) if one.what == what]


def now(actor, person, what):
    return [one.text for one in holding(kept(actor, person, what), clock.today())]


def told(actor, person):
    return [(line.field, line.old, line.new) for line in story(actor, person=person)]


class TestNames:
    def test_a_preferred_name_is_what_they_are_called_everywhere(self, worker, child):
        person = child(worker)
        add_name(
            worker, person=person, name=NewName(given="Amara", family="Obi", say_it="uh-MAR-a")
        )
        card = child_card(worker, person=person)
        assert (card.name, card.say_it) == ("Amara Obi", "uh-MAR-a")
        assert now(worker, person, "name") == ["Amara Obi"]

    def test_a_new_preferred_name_ends_the_one_before(self, worker, child):
        person = child(worker)
        add_name(worker, person=person, name=NewName(given="Sam"))
        add_name(worker, person=person, name=NewName(given="Sami", from_on=date(2026, 3, 1)))
        assert now(worker, person, "name") == ["Sami"]
        assert {one.text: one.until_on for one in kept(worker, person, "name")} == {
            "Sam": date(2026, 3, 1),
            "Sami": None,
        }
        assert told(worker, person) == [("Known as", "Sam", "Sami"), ("Known as", "", "Sam")]

    def test_the_child_s_own_form_writes_the_same_name(self, worker, child):
        person = child(worker)
        change_details(worker, person=person, version=1, changes={"known_as": "Sam"})
        change_details(worker, person=person, version=2, changes={"known_as": "Sami"})
        change_details(worker, person=person, version=3, changes={"known_as": ""})
        assert now(worker, person, "name") == []
        assert [one.text for one in kept(worker, person, "name")] == ["Sami", "Sam"]

    def test_other_names_stand_beside_it(self, worker, child):
        person = child(worker)
        for kind, first in (("legal", "Samuel"), ("alias", "Sparks"), ("previous", "Samson")):
            add_name(worker, person=person, name=NewName(kind, first, "Lee", source="family"))
        assert set(now(worker, person, "name")) == {"Samuel Lee", "Sparks Lee", "Samson Lee"}
        assert child_card(worker, person=person).named is False
        assert ("Legal name", "", "Samuel Lee, says the family") in told(worker, person)

    def test_taking_the_name_back_brings_the_one_before(self, worker, child):
        person = child(worker)
        add_name(worker, person=person, name=NewName(given="Sam", say_it="sam"))
        add_name(worker, person=person, name=NewName(given="Wrong"))
        (wrong,) = [one for one in kept(worker, person, "name") if one.text == "Wrong"]
        retract_record(worker, person=person, what="name", record=wrong.id, why="another child")
        assert child_card(worker, person=person).name == "Sam"
        assert details(worker, person=person).values["say_it"] == "sam"
        assert ("Goes by", "Wrong", "taken back: another child") in told(worker, person)

    def test_a_name_they_go_by_is_replaced_and_not_ended(self, worker, child):
        person = child(worker)
        add_name(worker, person=person, name=NewName(given="Sam"))
        (name,) = kept(worker, person, "name")
        with pytest.raises(Mistaken, match="go by now"):
            end_record(worker, person=person, what="name", record=name.id, on=TODAY)

    def test_the_same_name_twice_is_one(self, worker, child):
        person = child(worker)
        for _ in range(2):
            add_name(worker, person=person, name=NewName(given="Sam"))
            add_name(worker, person=person, name=NewName("alias", "Sparks"))
        assert len(kept(worker, person, "name")) == 2


class TestPlaces:
    def test_a_second_home_is_a_question_and_nothing_is_written(self, worker, child):
        person = child(worker)
        add_place(worker, person=person, place=MILL)
        with pytest.raises(Mistaken, match="They have a home already: 4 Mill Lane") as asked:
            add_place(worker, person=person, place=QUAY)
        assert asked.value.field == "others"
        assert len(kept(worker, person, "place")) == 1

    @pytest.mark.parametrize(("answer", "homes"), [("moved", 1), ("both", 2)])
    def test_the_answer_settles_it(self, worker, child, answer, homes):
        person = child(worker)
        add_place(worker, person=person, place=MILL)
        since = date(2026, 3, 1)
        place = NewPlace("home", "9 The Quay", from_on=since, others=answer)
        add_place(worker, person=person, place=place)
        assert len(now(worker, person, "place")) == homes
        ended = [one.until_on for one in kept(worker, person, "place") if one.until_on]
        assert ended == [since] * (2 - homes)

    def test_other_places_ask_nothing(self, worker, child):
        person = child(worker)
        add_place(worker, person=person, place=MILL)
        add_place(worker, person=person, place=NewPlace("other", "Gran’s"))
        assert len(now(worker, person, "place")) == 2

    def test_a_move_is_not_before_the_home_it_follows_nor_to_come(self, worker, child):
        person = child(worker)
        add_place(worker, person=person, place=NewPlace("home", "A", from_on=date(2026, 2, 1)))
        early = NewPlace("home", "B", from_on=date(2026, 1, 1), others="moved")
        late = NewPlace("home", "B", from_on=TODAY + timedelta(days=1), others="moved")
        for place in (early, late):
            with pytest.raises(Mistaken) as wrong:
                add_place(worker, person=person, place=place)
            assert wrong.value.field == "from_on"
        assert now(worker, person, "place") == ["A"]

    def test_a_place_ends_and_the_story_says_when(self, worker, child):
        person = child(worker)
        add_place(worker, person=person, place=MILL)
        (home,) = kept(worker, person, "place")
        end_record(worker, person=person, what="place", record=home.id, on=date(2026, 3, 2))
        assert now(worker, person, "place") == []
        assert told(worker, person)[0] == (
            "Home",
            "4 Mill Lane, Wexcombe, ZZ1 1AA",
            "until 2 Mar 2026",
        )
        with pytest.raises(Mistaken, match="ended already"):
            end_record(worker, person=person, what="place", record=home.id, on=TODAY)

    @settings(
        max_examples=20,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), min_size=1, max_size=6))
    def test_without_saying_both_nobody_ever_has_two_homes(self, worker, child, moves):
        person = child(worker)
        for street, days in moves:
            with clock.frozen(clock.now() + timedelta(days=days)):
                place = NewPlace("home", f"{street} Mill Lane", from_on=clock.today())
                try:
                    add_place(worker, person=person, place=place)
                except Mistaken:
                    moved = NewPlace("home", place.lines, from_on=place.from_on, others="moved")
                    with contextlib.suppress(Mistaken):  # before the home that it follows
                        add_place(worker, person=person, place=moved)
        places = kept(worker, person, "place")
        assert all(len(holding(places, TODAY + timedelta(days=day))) <= 1 for day in range(370))


class TestPhones:
    def test_told_again_with_another_answer_the_one_before_ends(self, worker, child):
        person = child(worker)
        add_phone(worker, person=person, phone=NewPhone("mobile", "07700 900123"))
        add_phone(
            worker, person=person, phone=NewPhone("mobile", "07700900123", "no", "dad checks")
        )
        (one,) = holding(kept(worker, person, "phone"), TODAY)
        assert (one.text, one.more) == ("07700900123", "not safe to use, dad checks")
        assert len(kept(worker, person, "phone")) == 2

    def test_the_same_twice_is_one(self, worker, child):
        person = child(worker)
        for _ in range(2):
            add_phone(worker, person=person, phone=NewPhone("handle", "@sam"))
        assert len(kept(worker, person, "phone")) == 1


class TestNumbers:
    def test_a_number_that_does_not_check_is_refused_in_its_box(self, worker, child):
        person = child(worker)
        with pytest.raises(Mistaken, match="do not fit") as wrong:
            add_number(worker, person=person, number=NewNumber("NHS", "943 476 5918"))
        assert wrong.value.field == "value"

    def test_whoever_shares_it_is_proposed_as_one_and_only_once(self, worker, child):
        mine, other = child(worker), child(worker)
        hidden = child()
        with acting_as(MACHINE):
            add_names([(hidden, Name("NHS", "", "9434765919"))])
        for person in (mine, other, other):
            add_number(worker, person=person, number=NewNumber("NHS", "943 476 5919"))
        with acting_as(MACHINE):
            pairs = set(DuplicateProposal.objects.values_list("a_id", "b_id"))
        assert pairs == {(mine, other)}
        assert now(worker, mine, "number")[0] == "943 476 5919"

    def test_a_number_taken_back_is_not_told_again_by_a_return(self, worker, child):
        upn = Name("UPN", "", "G801200001201")
        person = child(worker, names=frozenset([upn]))
        (one,) = kept(worker, person, "number")
        assert one.source == "return"
        retract_record(worker, person=person, what="number", record=one.id, why="his brother's")
        with acting_as(MACHINE):
            assert revise_people({person: Facts(names=frozenset([upn]))}, by=0) == set()
            assert facts_of([person])[person].names == {upn}
        assert now(worker, person, "number") == []


class TestAnyRecord:
    def test_history_as_it_was_at_each_moment(self, worker, child):
        person = child(worker)
        steps = [
            lambda: add_place(worker, person=person, place=MILL),
            lambda: add_place(
                worker, person=person, place=NewPlace(**{**vars(QUAY), "others": "moved"})
            ),
            lambda: retract_record(
                worker,
                person=person,
                what="place",
                record=kept(worker, person, "place")[0].id,
                why="never moved",
            ),
        ]
        seen = []
        for step in steps:
            with clock.frozen(NOW + timedelta(hours=len(seen))):
                step()
                seen.append(set(kept(worker, person, "place")))
        later = kept(worker, person, "place")
        for hours, then in enumerate(seen):
            assert set(as_at(later, NOW + timedelta(hours=hours))) == then

    def test_a_reason_is_needed_to_take_something_back(self, worker, child):
        person = child(worker)
        add_place(worker, person=person, place=MILL)
        (home,) = kept(worker, person, "place")
        for why in ("  ", "x" * 201):
            with pytest.raises(Mistaken, match="Say why"):
                retract_record(worker, person=person, what="place", record=home.id, why=why)
        retract_record(worker, person=person, what="place", record=home.id, why="wrong child")
        with pytest.raises(NotHere):
            retract_record(worker, person=person, what="place", record=home.id, why="again")

    @pytest.mark.parametrize("what", ["place", "hidden", "person"])
    def test_a_record_of_another_or_of_no_sort_is_not_here(self, worker, child, what):
        mine, other = child(worker), child(worker)
        add_place(worker, person=other, place=MILL)
        (home,) = kept(worker, other, "place")
        with pytest.raises(NotHere):
            end_record(worker, person=mine, what=what, record=home.id, on=TODAY)

    def test_who_may(self, worker, child):
        person = child(worker)
        auditor = testing.holding("auditor")
        testing.known_to(auditor, person)
        with pytest.raises(Refused):
            add_name(auditor, person=person, name=NewName(given="Sam"))
        with pytest.raises(NotHere):
            add_place(testing.holding("social_worker"), person=person, place=MILL)

    def test_names_of_before_this_table_are_names_too(self, worker, child):
        """What the migration wrote looks like this: told by nobody, and replaced like any other."""
        person = child(worker)
        change_details(worker, person=person, version=1, changes={"known_as": "Sam"})
        with acting_as(worker):
            assert PersonName.objects.get(person_id=person).recorded_by == worker.id
