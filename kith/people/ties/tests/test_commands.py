"""Writing about a family: ties, homes, couples, feelings, and putting right without overwriting."""

from datetime import date

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.kernel import clock
from kith.people.commands import NewPerson
from kith.people.models import Bond, HouseholdMember, Person, PersonName, Tie
from kith.people.queries import child_card
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import NewName
from kith.people.testing import one_around, relative, written_down
from kith.people.ties.commands.adding import Beside, add_around, state_unknown
from kith.people.ties.commands.living import give_responsibility, set_home, turn
from kith.people.ties.commands.saying import record_loss, say_bond, say_safe, say_told
from kith.people.ties.making import New
from kith.people.ties.rules import homes, partners
from kith.people.ties.sight import follow

pytestmark = pytest.mark.django_db


class TestAdding:
    def test_a_mother_is_made_and_tied_in_one_go(self, family, worker):
        mary = family.add("mother", "Mary", born=date(1985, 5, 1), responsible=True)
        assert family.known().words == {family.person: "", mary: "mother"}
        with acting_as(worker):
            row = Person.objects.get(id=mary)
            ties = set(Tie.objects.values_list("a_id", "b_id", "kind", "how"))
            name = PersonName.objects.get(person_id=mary)
        assert (row.known_as, row.kind, row.gender) == ("Mary", "adult", "female")
        assert ties == {
            (mary, family.person, "parent", "birth"),
            (mary, family.person, "responsibility", "birth"),
        }
        assert (name.kind, name.given, name.recorded_by) == ("preferred", "Mary", worker.id)

    def test_three_generations_are_called_by_what_they_are(self, family):
        family.three_generations()
        known = family.known()
        assert {known.people[one].name: said for one, said in known.words.items()} == {
            "Sam": "",
            "Mary": "mother",
            "Peter": "father",
            "Grace": "mother’s mother",
            "Leon": "mother’s partner",
            "Ada": "half-sister",
        }

    def test_a_brother_comes_through_both_parents_or_through_those_named(self, family):
        family.three_generations()
        ben = family.add("brother", "Ben")
        kim = family.add("sibling", "Kim", through=["Peter"])
        known = family.known()
        assert known.parents_of(ben) == [family.ids["Mary"], family.ids["Peter"]]
        assert known.parents_of(kim) == [family.ids["Peter"]]
        assert known.words[kim] == "brother or sister"

    def test_a_brother_of_somebody_without_parents_is_refused_in_words(self, family, worker):
        with pytest.raises(Mistaken, match="Add a parent first"):
            family.add("brother", "Ben")
        with acting_as(worker):
            assert Person.objects.count() == 1

    def test_somebody_known_is_tied_and_not_made_again(self, family, worker, child):
        gran = child(worker)
        family.add("mother", "Mary")
        assert family.add("mother", "Gran", "Mary", who=gran) == gran
        with pytest.raises(Mistaken, match="here already"):
            family.add("mother", "Gran", "Mary", who=gran)

    def test_nobody_becomes_their_own_grandmother(self, family):
        family.three_generations()
        with pytest.raises(Mistaken, match="their own parent"):
            family.add("mother", "Sam", "Grace", who=family.person)

    def test_nor_through_somebody_beyond_the_picture(self, family):
        """A line of six upwards: more steps than the picture has."""
        sam, top = family.person, "Sam"
        for number in range(6):
            if number == 4:
                family.person = family.ids["M1"]
            family.add("mother", f"M{number}", top)
            top = f"M{number}"
        family.person = family.ids["M5"]
        assert sam not in family.known().people
        with pytest.raises(Mistaken, match="their own parent"):
            family.add("mother", "Sam", "M5", who=sam)

    def test_nobody_is_parent_of_somebody_older(self, family, worker):
        with pytest.raises(Mistaken, match="older than their child"):
            family.add("mother", "Mary", born=date(2012, 1, 1))
        with acting_as(worker):
            assert Person.objects.count() == 1
        assert family.add("mother", "Mary", born=date(2012, 1, 1), how="step")

    def test_a_third_parent_is_refused_and_one_who_is_unknown_counts(self, family, worker):
        family.add("mother", "Mary")
        family.add("father", "Peter")
        with pytest.raises(Mistaken, match="Two parents are here already"):
            family.add("father", "Leon")
        assert family.add("father", "Leon", how="step")
        assert family.add("mother", "Ann", how="adoptive")
        state_unknown(
            worker, person=family.person, of=family.ids["Mary"], which="father", source=""
        )
        family.add("mother", "Grace", "Mary")
        with pytest.raises(Mistaken, match="Two parents"):
            family.add("father", "Joe", "Mary")

    def test_who_is_not_seen_is_not_there_to_be_tied(self, family, child):
        stranger = child()
        with pytest.raises(NotHere):
            family.add("mother", "Stranger", who=stranger)
        family.ids["Stranger"] = stranger
        with pytest.raises(NotHere):
            family.add("mother", "Mary", "Stranger")

    def test_an_unknown_father_is_stated_once(self, family, worker):
        family.add("mother", "Mary")
        state_unknown(worker, person=family.person, of=family.person, which="father", source="")
        assert [(one.child, one.which) for one in family.known().unknown] == [
            (family.person, "father")
        ]
        with pytest.raises(Mistaken):
            state_unknown(worker, person=family.person, of=family.person, which="father", source="")
        with pytest.raises(Mistaken, match="Two parents"):
            state_unknown(worker, person=family.person, of=family.person, which="parent", source="")

    def test_friends_and_professionals_stand_around(self, family, worker):
        who = New("Miss Bell")
        teacher = one_around(worker, family.person, who, "professional", "teacher")
        known = family.known()
        assert teacher in known.people
        assert teacher not in known.words
        with pytest.raises(Mistaken):
            add_around(
                worker, person=family.person, who=family.person, kind="kin", how="", source=""
            )

    def test_each_write_is_one_event_without_a_name(self, family, worker):
        family.add("mother", "Mary")
        with acting_as(MACHINE):
            events = AuditEvent.objects.filter(event="tie.added")
            assert [(one.person_id, one.account_id) for one in events] == [
                (family.person, worker.id)
            ]
            assert "Mary" not in str(events[0].detail)

    @pytest.mark.parametrize("role", ["auditor", "front_door"])
    def test_who_may_not_write_is_refused(self, family, role):
        reader = testing.holding(role)
        testing.known_to(reader, family.person)
        family.actor = reader
        with pytest.raises(Refused):
            family.add("mother", "Mary")


class TestSight:
    def test_the_family_is_seen_by_whoever_works_with_the_child(self, family, manager):
        family.three_generations()
        assert family.names(manager) == family.names()

    def test_whoever_writes_sees_whom_they_make(self, worker, manager, leader, team):
        sam = written_down(worker, NewPerson(names=(NewName(given="Sam"),)))
        for actor in (worker, manager, leader):
            beside = Beside(of=sam, role="partner", how="affair")
            made = relative(actor, sam, New("Kim"), beside)
            assert child_card(worker, person=made).name == "Kim"
            assert child_card(manager, person=made).name == "Kim"

    def test_and_moves_along_with_the_work(self, family, worker, manager, team):
        family.three_generations()
        newcomer = testing.holding("social_worker")
        testing.known_to(newcomer, family.person)
        assert family.names(newcomer) == ["Sam"]
        follow(family.person)
        assert family.names(newcomer) == family.names()

    def test_nobody_is_shown_a_record_of_its_own_because_of_a_tie(self, family, worker, child):
        """A brother who is another team's child stays theirs."""
        family.add("mother", "Mary")
        brother = child(worker)
        family.add("brother", "Ben", who=brother)
        newcomer = testing.holding("social_worker")
        testing.known_to(newcomer, family.person)
        follow(family.person)
        assert family.names(newcomer) == ["Mary", "Sam"]


class TestHomes:
    def test_who_lives_together_is_said_whole(self, family, worker):
        family.three_generations()
        sam, mary, ada, peter = (family.ids[one] for one in ("Sam", "Mary", "Ada", "Peter"))

        def lives_together(*people, since=None, of=sam):
            set_home(worker, person=sam, of=of, together=people, since=since)
            stays, day = family.known().stays, clock.today()
            return homes.lives_with(stays, sam, day)

        assert lives_together(mary) == {mary}
        assert lives_together(mary, ada) == {mary, ada}
        assert lives_together(mary) == {mary}
        with pytest.raises(Mistaken):
            lives_together(mary)
        assert lives_together(sam, of=peter) == {peter}
        with acting_as(worker):
            assert HouseholdMember.objects.filter(person_id=sam).count() == 2
            assert HouseholdMember.objects.get(person_id=ada).until_on == clock.today()

    def test_a_second_home_leaves_the_first_as_it_is(self, family, worker):
        family.three_generations()
        sam, mary, peter = (family.ids[one] for one in ("Sam", "Mary", "Peter"))
        set_home(worker, person=sam, of=sam, together=[mary], since=None)
        set_home(worker, person=sam, of=sam, together=[peter], since=None, second=True)
        assert homes.lives_with(family.known().stays, sam, clock.today()) == {mary, peter}


class TestCouples:
    def test_each_turn_is_added_and_the_story_tells_all(self, family, worker):
        family.three_generations()
        sam, mary, leon = (family.ids[one] for one in ("Sam", "Mary", "Leon"))
        for how, on in (("married", date(2016, 1, 1)), ("divorced", date(2024, 1, 1))):
            turn(worker, person=sam, of=mary, other=leon, how=how, on=on, source="family")
        (turns,) = family.known().couples.values()
        told = partners.story(turns, clock.today())
        assert told == partners.Story("married", "2016", "", "2024", over=True)

    def test_responsibility_is_said_once(self, family, worker):
        family.three_generations()
        about = {"person": family.person, "of": family.ids["Leon"], "child": family.person}
        give_responsibility(worker, **about, how="order", since=None, source="")
        with pytest.raises(Mistaken):
            give_responsibility(worker, **about, how="order", since=None, source="")
        with pytest.raises(Mistaken):
            turn(worker, person=family.person, of=family.person, other=family.person,
                 how="married", on=None, source="")  # fmt: skip


class TestSaying:
    def test_each_voice_says_its_own_and_the_last_word_holds(self, family, worker):
        family.three_generations()
        sam, leon = family.person, family.ids["Leon"]
        for quality, source in (("close", "child"), ("conflict", "family"), ("distant", "child")):
            say_bond(worker, person=sam, of=sam, other=leon, quality=quality, source=source)
        said = [(one.quality, one.source) for one in family.known().felt]
        assert said == [("conflict", "family"), ("distant", "child")]
        with acting_as(worker):
            assert Bond.objects.count() == 3

    def test_a_loss_is_drawn_only_with_agreement_and_a_reason(self, family, worker):
        family.three_generations()
        mary = family.ids["Mary"]
        record_loss(worker, person=family.person, of=mary, kind="miscarriage", year=2012)
        record_loss(
            worker, person=family.person, of=mary, kind="stillbirth", agreed="Mary",
            relevant_why="Sam speaks of it",
        )  # fmt: skip
        assert [one.is_shown for one in family.known().lost] == [False, True]
        with pytest.raises(Mistaken):
            record_loss(worker, person=family.person, of=mary, kind="pregnancy", year=1066)

    def test_who_may_be_told_and_who_is_safe(self, family, worker):
        family.three_generations()
        sam, peter = family.person, family.ids["Peter"]
        say_told(worker, person=sam, of=peter, may="ask")
        say_told(worker, person=sam, of=peter, may="no", why="He told others")
        with pytest.raises(Mistaken):
            say_safe(worker, person=sam, of=peter, safe="only")
        say_safe(worker, person=sam, of=peter, safe="only", how="by post to his work")
        known = family.known()
        assert [(one.answer, one.words) for one in known.told] == [("no", "He told others")]
        assert [one.answer for one in known.safe] == ["only"]
