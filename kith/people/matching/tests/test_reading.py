"""What is read of a record to be compared: names in force, places, numbers; and pairs as rows."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people import commands as people
from kith.people.matching.levels import COMPARISONS, TOGETHER, TOGETHER_IN, grounds_of
from kith.people.matching.model import Model, chance, model
from kith.people.matching.proposing import Likely, decision, propose
from kith.people.matching.queries import Row, open_proposals, sure_words
from kith.people.matching.reading import everybody, known
from kith.people.matching.rules import GROUNDS, words_of
from kith.people.matching.tests.conftest import NOW
from kith.people.models import DuplicateProposal, Person
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace

pytestmark = pytest.mark.django_db


def read(person):
    with acting_as(MACHINE):
        (one,) = known([person])
    return one


def all_ids():
    with acting_as(MACHINE):
        return [one.id for some in everybody() for one in some]


def said(a, b, *grounds, source="night", score=None):
    with acting_as(MACHINE):
        return propose([Likely(*sorted((a, b)), grounds, score)], source=source)


def row():
    with acting_as(MACHINE):
        return DuplicateProposal.objects.get()


class TestNames:
    def test_the_legal_name_counts_before_what_somebody_goes_by(self, make, manager):
        person = make("Mina", "Warsame")
        people.add_name(manager, person=person, name=NewName("legal", "Amina", "Warsame Ali"))
        one = read(person)
        assert (one.given, one.family) == ("Amina", "Warsame Ali")
        assert set(one.givens) == {"Mina", "Amina"}

    def test_without_a_legal_name_what_they_go_by_counts(self, make, manager):
        person = make("Amina", "Warsame")
        people.add_name(manager, person=person, name=NewName("alias", "Minnie", "Mouse"))
        one = read(person)
        assert (one.given, one.family) == ("Amina", "Warsame")
        assert "Minnie" in one.givens

    @pytest.mark.parametrize(
        ("called", "names"),
        [("Amina Warsame", ("Amina", "Warsame")), ("Amina", ("Amina", "")), ("", ("", ""))],
    )
    def test_without_a_name_on_record_what_they_are_called_is_parted(self, team, called, names):
        from kith.people.people import Facts, add_people

        with acting_as(MACHINE):
            (person,) = add_people([Facts()], team=team.pk)
            Person.objects.filter(id=person).update(known_as=called)
        one = read(person)
        assert (one.given, one.family) == names


class TestPlacesAndNumbers:
    def test_where_somebody_lives_now_and_lived_before(self, make, manager):
        person = make(postcode="QX1 2AB")
        people.add_place(
            manager,
            person=person,
            place=NewPlace("home", "2 Ash Way", postcode="QX3 4CD", others="both"),
        )
        assert set(read(person).postcodes) == {"QX1 2AB", "QX3 4CD"}

    def test_a_telephone_and_a_number_are_read(self, make, manager):
        person = make(phone="07700 900123", nhs="9990000018")
        people.add_phone(manager, person=person, phone=NewPhone("mobile", "07700 900456"))
        one = read(person)
        assert one.nhs.replace(" ", "") == "9990000018"
        assert len(one.phones) == 2

    def test_a_record_of_which_nothing_is_known_is_read_too(self, make):
        one = read(make("Amina", "", born=None))
        assert (one.born, one.postcode, list(one.phones), one.nhs) == (None, "", [], "")


class TestEverybody:
    def test_everybody_is_read_once_in_order(self, make):
        made = [make(f"Amina {letter}") for letter in "abc"]
        assert all_ids() == sorted(made)

    def test_batches_leave_nobody_out(self, make, monkeypatch):
        monkeypatch.setattr("kith.people.matching.reading.BATCH", 2)
        made = [make(f"Amina {letter}") for letter in "abcde"]
        assert all_ids() == sorted(made)

    def test_a_professional_is_not_compared(self, make):
        one, other = make("Amina"), make("Omar")
        with acting_as(MACHINE):
            Person.objects.filter(id=other).update(kind="professional")
        assert all_ids() == [one]

    def test_only_those_whom_the_actor_sees_are_read(self, make):
        person = make()
        with acting_as(testing.holding("social_worker")):
            assert known([person]) == []


class TestProposing:
    @pytest.fixture
    def two(self, make):
        return make("Amina", "Warsame"), make("Aminah", "Warsame")

    def test_a_pair_is_proposed_once(self, two):
        assert said(*two, "name") == 1
        assert said(*two, "name") == 0

    def test_a_known_pair_learns_its_new_grounds(self, two):
        said(*two, "name")
        said(*two, "born", score=9.5)
        assert (set(row().grounds), row().score) == ({"name", "born"}, 9.5)

    def test_a_score_is_kept_where_the_next_one_has_none(self, two):
        said(*two, "name", score=9.5)
        said(*two, "upn", source="import")
        assert row().score == 9.5

    def test_a_pair_that_waits_keeps_who_found_it(self, two):
        said(*two, "name")
        said(*two, "upn", source="import")
        assert row().source == "night"

    def test_decided_different_and_nothing_new_is_not_asked_again(self, two, manager):
        said(*two, "name")
        with acting_as(MACHINE):
            DuplicateProposal.objects.update(
                state="different",
                decided_by=manager.id,
                decided_at=NOW,
                decided_why="Cousins",
                decided_on={"grounds": ["name"], "known": "then"},
            )
        assert said(*two, "name") == 0
        assert row().state == "different"
        assert said(*two, "name", "nhs", source="import") == 1
        assert (row().state, row().source) == ("open", "import")

    def test_what_a_decision_was_made_on_is_read_back(self, two):
        said(*two, "name")
        assert decision(row()).grounds == frozenset()
        with acting_as(MACHINE):
            DuplicateProposal.objects.update(decided_on={"grounds": ["name"], "known": "x"})
        assert (decision(row()).grounds, decision(row()).known) == ({"name"}, "x")

    def test_many_pairs_go_in_batches(self, make, monkeypatch):
        monkeypatch.setattr("kith.people.matching.proposing.BATCH", 2)
        made = sorted(make(f"Amina {letter}") for letter in "abcdef")
        found = [Likely(made[0], other, ["name"]) for other in made[1:]]
        with acting_as(MACHINE):
            assert propose(found, source="night") == 5
            assert DuplicateProposal.objects.count() == 5


class TestLists:
    def test_the_newest_pair_stands_first(self, make, manager):
        a, b, c = make("Amina"), make("Aminah"), make("Mina")
        said(a, b, "name")
        with clock.frozen(NOW + timedelta(hours=1)):
            said(b, c, "born")
        shown = open_proposals(manager)
        assert [line.why for line in shown.lines] == ["the same date of birth", "the same name"]
        assert shown.next == 0

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("create", "when a record was made"),
            ("import", "when a return was taken in"),
            ("night", "by the night’s search"),
            ("person", "by somebody"),
        ],
    )
    def test_how_it_was_found_is_said(self, make, manager, source, words):
        said(make("Amina"), make("Aminah"), "name", source=source)
        assert open_proposals(manager).lines[0].found == words


class TestWords:
    @pytest.mark.parametrize(
        ("score", "words"),
        [
            (None, ""),
            (0.0, "about 50 in 100 pairs like this are one person"),
            (2.0, "about 80 in 100 pairs like this are one person"),
            (20.0, "more than 999 in 1,000 pairs like this are one person"),
        ],
    )
    def test_how_sure_it_is(self, score, words):
        assert sure_words(score) == words

    @pytest.mark.parametrize(
        ("a", "b", "alike"),
        [(("x",), ("x",), "same"), (("x",), ("y",), "differs"), (("x",), (), "one"),
         ((), ("y",), "one"), (("x", "y"), ("y", "x"), "same"), (("x", "y"), ("x",), "differs")],
    )  # fmt: skip
    def test_two_cells_side_by_side(self, a, b, alike):
        assert Row("Name", a, b).alike == alike

    def test_every_ground_of_a_level_has_words(self):
        named = {level.ground for each in COMPARISONS for level in each.levels if level.ground}
        assert named <= GROUNDS.keys()

    def test_a_ground_is_said_once(self):
        assert words_of(["name", "name", "born"]) == "the same name, the same date of birth"


class TestLevels:
    @pytest.mark.parametrize("each", COMPARISONS, ids=lambda one: one.code)
    def test_the_last_level_is_what_is_left(self, each):
        *others, last = each.levels
        assert not last.sql
        assert not last.shares
        assert all(bool(one.sql) != bool(one.shares) for one in others)

    @pytest.mark.parametrize("each", COMPARISONS, ids=lambda one: one.code)
    def test_levels_are_numbered_from_what_is_left_upwards(self, each):
        assert each.numbers[0] == each.levels[-1]
        assert each.numbers[len(each.levels) - 1] == each.levels[0]

    @pytest.mark.parametrize("each", COMPARISONS, ids=lambda one: one.code)
    def test_what_differs_speaks_for_nothing(self, each):
        assert each.levels[-1].ground == ""

    def test_what_is_not_known_gives_no_ground(self):
        assert grounds_of({each.code: -1 for each in COMPARISONS}) == ()

    def test_no_pair_is_looked_for_by_one_common_thing_alone(self):
        """A date or a name alone would put thousands beside each other."""
        for rule in TOGETHER:
            assert " AND " in rule or rule == "l.nhs = r.nhs"
        assert set(TOGETHER_IN) == {"upns", "phones"}

    def test_the_model_speaks_of_each_level(self):
        now = model()
        assert isinstance(now, Model)
        for each in COMPARISONS:
            assert set(now.points[each.code]) == {one.code for one in each.levels}

    def test_numbers_weigh_most_and_a_difference_weighs_against(self):
        points = model().points
        for number in ("nhs", "upn"):
            assert points[number]["same"] > points["given"]["same"]
            assert points[number]["differs"] < 0

    def test_a_point_doubles_the_odds(self):
        for bits in (-3.0, 0.0, 1.0, 4.5):
            odds, twice = (chance(b) / (1 - chance(b)) for b in (bits, bits + 1))
            assert twice == pytest.approx(2 * odds)


def test_a_number_given_twice_is_news_for_the_night(make, manager):
    two = make("Amina", "Warsame"), make("Mina", "Ali", date(2013, 1, 2))
    for person in two:
        people.add_number(manager, person=person, number=NewNumber("NHS", "9990000018"))
    assert {read(person).nhs.replace(" ", "") for person in two} == {"9990000018"}
