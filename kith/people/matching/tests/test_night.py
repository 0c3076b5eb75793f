"""By night: whoever is there twice is proposed, twins are not, and a decision holds."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.kernel import clock
from kith.people import commands as people
from kith.people.matching.commands import (
    decide_different,
    decide_not_yet,
    decide_same,
    part,
    suspect,
)
from kith.people.matching.night import look_for_duplicates
from kith.people.matching.queries import compared, explained, open_proposals
from kith.people.matching.tests.conftest import NOW
from kith.people.merging.queries import merges_into
from kith.people.models import DuplicateProposal, MatchingRun, Tie
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPlace

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(make):
    """One girl with two records, found by night."""
    two = (
        make("Amina", "Warsame", postcode="QX1 2AB", phone="07700 900123"),
        make("Aminah", "Warsame", postcode="QX1 2AB", phone="07700 900123"),
    )
    assert look_for_duplicates().proposed == 1
    return two


def proposal() -> DuplicateProposal:
    with acting_as(MACHINE):
        return DuplicateProposal.objects.get()


def waiting(actor) -> list[set[int]]:
    return [{line.a.id, line.b.id} for line in open_proposals(actor).lines]


class TestFound:
    def test_somebody_who_is_there_twice_is_proposed_once(self, pair, manager):
        assert look_for_duplicates().proposed == 0
        (line,) = open_proposals(manager).lines
        assert {line.a.id, line.b.id} == set(pair)
        assert line.why == (
            "the same name, names that sound alike, the same date of birth, the same postcode,"
            " the same telephone number"
        )
        assert line.sure.endswith("in 100 pairs like this are one person")

    @pytest.mark.parametrize("given", ["Hana", "Zahra"])
    def test_twins_are_two(self, make, given):
        make("Amina", "Warsame", postcode="QX1 2AB", phone="07700 900123")
        make(given, "Warsame", postcode="QX1 2AB", phone="07700 900123")
        assert look_for_duplicates().proposed == 0

    def test_twins_who_sound_alike_are_two_once_they_have_numbers(self, make):
        for given, nhs in (("Amina", "9990000018"), ("Aminah", "9990000042")):
            make(given, "Warsame", postcode="QX1 2AB", phone="07700 900123", nhs=nhs)
        assert look_for_duplicates().proposed == 0

    def test_those_who_are_known_as_twins_are_two(self, make):
        two = [make(given, postcode="QX1 2AB") for given in ("Amina", "Aminah")]
        with acting_as(MACHINE):
            Tie.objects.create(a_id=min(two), b_id=max(two), kind="twin")
        assert look_for_duplicates().proposed == 0

    def test_a_father_and_a_son_of_one_name_are_two(self, make):
        make("Yusuf", "Warsame", postcode="QX1 2AB", phone="07700 900123")
        make("Yusuf", "Warsame", date(1979, 5, 7), postcode="QX1 2AB", phone="07700 900123")
        assert look_for_duplicates().proposed == 0

    def test_a_merged_record_is_not_compared(self, pair, manager):
        decide_same(manager, proposal=proposal().id, keep=pair[0], why="Same girl")
        assert look_for_duplicates().records == 1

    def test_a_hidden_address_says_nothing(self, make, manager):
        two = [make("Amina", born=born) for born in (date(2012, 5, 7), date(2012, 6, 9))]
        for person in two:
            people.hide_address(
                manager, person=person, why="Threatened",
                place=NewPlace("home", "1 Hollow Way", postcode="QX1 2AB"),
            )  # fmt: skip
        assert look_for_duplicates().pairs == 0

    def test_the_night_is_written_down(self, pair):
        (run,) = MatchingRun.objects.all()
        assert (run.records, run.pairs, run.proposed, run.engine) == (2, 1, 1, "DuckDB")

    def test_nobody_is_there(self, db):
        assert look_for_duplicates().records == 0


class TestWhoSees:
    def test_a_pair_is_there_for_whoever_sees_both(self, pair, manager):
        other = testing.holding("team_manager")
        testing.known_to(other, pair[0])
        assert waiting(other) == []
        with pytest.raises(NotHere):
            compared(other, proposal=proposal().id)
        testing.known_to(other, pair[1])
        assert waiting(other) == [set(pair)]

    def test_a_hidden_child_is_in_no_pair(self, pair, manager):
        testing.restricted(pair[1], "R3", testing.holding("head_of_service"))
        assert waiting(manager) == []

    def test_workers_do_not_decide(self, pair, manager):
        worker = testing.holding("social_worker")
        for person in pair:
            testing.known_to(worker, person)
        with pytest.raises(Refused):
            open_proposals(worker)
        with pytest.raises(Refused):
            decide_different(worker, proposal=proposal().id, why="I know them")

    def test_the_list_goes_on(self, make, manager):
        for number in range(27):
            for given in ("Amina", "Aminah"):
                born = NOW.date() - timedelta(days=4000 + 40 * number)
                place = f"QX{number % 9 + 1} {number % 7}AB"
                make(given, "Warsame", born, phone=f"07700 9001{number:02}", postcode=place)
        look_for_duplicates()
        first = open_proposals(manager)
        rest = open_proposals(manager, before=first.next)
        assert (len(first.lines), rest.next) == (25, 0)
        assert len({line.id for line in (*first.lines, *rest.lines)}) == 25 + len(rest.lines)


class TestSideBySide:
    def test_what_is_the_same_and_what_differs_is_told(self, pair, manager):
        rows = {row.label: row for row in compared(manager, proposal=proposal().id).rows}
        assert rows["Goes by"].alike == "differs"
        assert rows["Born"].alike == "same"
        people.add_number(manager, person=pair[0], number=NewNumber("NHS", "9990000018"))
        rows = {row.label: row for row in compared(manager, proposal=proposal().id).rows}
        assert (rows["NHS number"].alike, rows["NHS number"].b) == ("one", ())


class TestDecided:
    def test_the_same_is_merged_and_gone_from_the_list(self, pair, manager):
        decide_same(manager, proposal=proposal().id, keep=pair[1], why="Same girl")
        assert waiting(manager) == []
        (merge,) = merges_into(manager, person=pair[1])
        assert (merge.gone, merge.why) == (pair[0], "Same girl")

    def test_only_one_of_the_two_can_be_kept(self, pair, manager):
        with pytest.raises(Refused):
            decide_same(manager, proposal=proposal().id, keep=2**40, why="Same girl")

    def test_different_is_remembered(self, pair, manager):
        decide_different(manager, proposal=proposal().id, why="Cousins")
        assert look_for_duplicates().proposed == 0
        assert waiting(manager) == []

    def test_what_changes_and_speaks_for_nothing_new_asks_nobody(self, pair, manager):
        decide_different(manager, proposal=proposal().id, why="Cousins")
        people.add_number(manager, person=pair[0], number=NewNumber("NHS", "9990000018"))
        assert look_for_duplicates().proposed == 0

    def test_something_new_that_speaks_for_one_asks_again(self, pair, manager):
        decide_different(manager, proposal=proposal().id, why="Cousins")
        for person in pair:
            people.add_number(manager, person=person, number=NewNumber("NHS", "9990000018"))
        assert look_for_duplicates().proposed == 1
        (line,) = open_proposals(manager).lines
        assert line.why.startswith("the same NHS number")

    def test_not_yet_stays_on_the_list_with_what_is_missing(self, pair, manager):
        decide_not_yet(manager, proposal=proposal().id, why="Ask the school")
        (line,) = open_proposals(manager).lines
        assert (line.not_yet, line.by) == ("Ask the school", manager.name)

    def test_parted_is_different_from_then_on(self, pair, manager):
        merge = decide_same(manager, proposal=proposal().id, keep=pair[0], why="Same girl")
        with clock.frozen(NOW + timedelta(hours=1)):
            part(manager, person=pair[0], merge=merge, why="Cousins")
        assert proposal().state == "different"
        assert look_for_duplicates().proposed == 0

    def test_a_reason_is_needed(self, pair, manager):
        for decide in (decide_different, decide_not_yet):
            with pytest.raises(Refused):
                decide(manager, proposal=proposal().id, why=" ")

    def test_what_is_decided_is_not_decided_again(self, pair, manager):
        decide_different(manager, proposal=proposal().id, why="Cousins")
        with pytest.raises(NotHere):
            decide_different(manager, proposal=proposal().id, why="Cousins")
        with pytest.raises(NotHere):
            part(manager, person=pair[0], merge=1, why="There is none")


class TestSuspected:
    def test_somebody_puts_two_records_side_by_side(self, make, manager):
        two = make("Amina"), make("Zahra", "Farah", date(2014, 1, 1))
        number = suspect(manager, person=two[0], other=two[1])
        assert suspect(manager, person=two[1], other=two[0]) == number
        assert compared(manager, proposal=number).line.why == "somebody thinks so"

    def test_what_was_decided_can_be_asked_anew_by_a_person(self, pair, manager):
        decide_different(manager, proposal=proposal().id, why="Cousins")
        suspect(manager, person=pair[0], other=pair[1])
        assert waiting(manager) == [set(pair)]

    def test_a_record_that_one_does_not_see_is_not_there(self, make, manager):
        mine = make()
        theirs = make(by=testing.holding("team_manager"))
        for other in (theirs, mine, 2**40):
            with pytest.raises(NotHere):
                suspect(manager, person=mine, other=other)


def test_analysts_read_how_it_works_and_workers_of_no_figures_do_not(pair):
    shown = explained(testing.holding("analyst"))
    assert shown.model.figures["precision"] >= 0.99
    assert shown.model.figures["recall"] >= 0.95
    assert [run.proposed for run in shown.runs] == [1]
    assert {words for words, _ in shown.tables} >= {"First name", "Date of birth", "NHS number"}


def test_a_page_never_waits_for_what_finds_duplicates():
    """Splink takes a second to wake: the product and every page of it do without."""
    woken = (
        "import django, sys; from django.urls import get_resolver; django.setup();"
        "import kith.desk.tasks; get_resolver().url_patterns;"
        "print(sorted({'splink', 'duckdb', 'pyarrow', 'pyspark'} & set(sys.modules)))"
    )
    env = {"DJANGO_SETTINGS_MODULE": "kith.config.settings", "PATH": "/usr/bin"}
    told = subprocess.run([sys.executable, "-c", woken], capture_output=True, text=True, env=env)
    assert told.stdout.strip() == "[]", told.stderr
