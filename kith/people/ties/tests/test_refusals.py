"""What cannot be written about a family: refused in words, and nothing of it remains."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent, Grant
from kith.kernel import clock
from kith.people.models import (
    Bond,
    ContactSafety,
    HouseholdMember,
    Loss,
    Nudge,
    Person,
    PersonName,
    PictureVersion,
    Tie,
    Told,
    UnknownParent,
)
from kith.people.rules.mistakes import Mistaken
from kith.people.testing import looked_for, one_around, relative
from kith.people.ties.commands.adding import Beside, add_around, add_relative, state_unknown
from kith.people.ties.commands.arranging import keep_version, put_in_order
from kith.people.ties.commands.living import give_responsibility, set_home, turn
from kith.people.ties.commands.mending import TABLES, end_record, retract_record
from kith.people.ties.commands.saying import record_loss, say_bond, say_mark, say_safe, say_told
from kith.people.ties.making import New

pytestmark = pytest.mark.django_db
WRITTEN = (
    Bond, ContactSafety, Grant, HouseholdMember, Loss, Nudge, Person, PersonName, PictureVersion,
    Tie, Told, UnknownParent,
)  # fmt: skip
STRANGER = 10**9


def written():
    """Return how much is written of everybody, whoever may see it."""
    with acting_as(MACHINE):
        return {table.__name__: table.objects.count() for table in WRITTEN}


def refused(write, *args, **said):
    """Try to write what cannot be; return what was said, and see that nothing of it remains."""
    before = written()
    with pytest.raises(Mistaken) as wrong:
        write(*args, **said)
    assert written() == before
    return wrong.value


def own(family):
    """Return every command of a family as a worker would use it, with what it says."""
    sam, mary = family.person, family.ids["Mary"]
    tie = next(one.id for one in family.known().ties if one.kind == "responsibility")
    kim, jo = (
        {"who": new, "looked": looked_for(family.actor, new)} for new in (New("Kim"), New("Jo"))
    )
    return [
        (add_relative, {**kim, "beside": Beside(of=sam, role="partner", how="affair")}),
        (add_around, {**jo, "kind": "friend", "how": "", "source": ""}),
        (state_unknown, {"of": mary, "which": "father", "source": ""}),
        (set_home, {"of": sam, "together": [mary], "since": None}),
        (turn, {"of": mary, "other": sam, "how": "together", "on": None, "source": ""}),
        (
            give_responsibility,
            {"of": sam, "child": mary, "how": "order", "since": None, "source": ""},
        ),
        (say_bond, {"of": sam, "other": mary, "quality": "close", "source": "child"}),
        (record_loss, {"of": mary, "kind": "miscarriage"}),
        (say_told, {"of": mary, "may": "yes"}),
        (say_safe, {"of": mary, "safe": "no"}),
        (end_record, {"kind": "tie", "record": tie, "until": date(2026, 1, 1)}),
        (retract_record, {"kind": "tie", "record": tie, "why": "Another Mary"}),
        (keep_version, {"title": "Before"}),
        (put_in_order, {"row": [sam, mary]}),
    ]


@pytest.fixture
def two(family):
    """Sam and Mary, Sam's mother, who has parental responsibility."""
    family.add("mother", "Mary", born=date(1985, 5, 1), responsible=True)
    return family


class TestWhoMayWrite:
    def test_whoever_works_with_the_child_writes_all_of_it_and_each_is_one_event(self, two):
        for command, said in own(two):
            with acting_as(MACHINE):
                before = AuditEvent.objects.filter(account_id=two.actor.id).count()
            command(two.actor, person=two.person, **said)
            with acting_as(MACHINE):
                events = AuditEvent.objects.filter(account_id=two.actor.id).order_by("id")
                assert events.count() == before + 1, command.__name__
                assert "Mary" not in str(events.last().detail)

    @pytest.mark.parametrize("role", ["auditor", "director", "missing_coordinator", "peace_worker"])
    def test_whoever_only_reads_writes_nothing_of_it(self, two, role):
        reader = testing.holding(role)
        for one in two.ids.values():
            testing.known_to(reader, one)
        before = written()
        for command, said in own(two):
            with pytest.raises(Refused):
                command(reader, person=two.person, **said)
        assert written() == before

    def test_a_worker_of_another_child_does_not_even_find_this_one(self, two):
        stranger = testing.holding("social_worker")
        before = written()
        for command, said in own(two):
            with pytest.raises(NotHere):
                command(stranger, person=two.person, **said)
        assert written() == before

    def test_a_child_and_a_partner_agency_write_nothing_of_a_family(self, two):
        before = written()
        for kind in ("child", "partner"):
            actor = actor_for(testing.account(kind).pk)
            for command, said in own(two):
                with pytest.raises((Refused, NotHere)):
                    command(actor, person=two.person, **said)
        assert written() == before


class TestSomebodyWhoIsNotHere:
    """A number that nobody has, and one of somebody in another family, are refused alike."""

    @pytest.mark.parametrize("field", ["of", "other", "child"])
    def test_in_no_command_and_in_no_place(self, two, child, field):
        elsewhere = child(two.actor)
        before = written()
        for number in (STRANGER, elsewhere):
            for command, said in own(two):
                if field in said:
                    with pytest.raises(NotHere):
                        command(two.actor, person=two.person, **{**said, field: number})
        assert written() == before

    def test_in_no_list_of_people(self, two, child):
        elsewhere = child(two.actor)
        before = written()
        about = {"person": two.person}
        with pytest.raises(NotHere):
            set_home(two.actor, **about, of=two.person, together=[elsewhere], since=None)
        with pytest.raises(NotHere):
            put_in_order(two.actor, **about, row=[two.person, elsewhere])
        for field in ("with_parents", "through"):
            beside = Beside(of=two.person, role="child", **{field: (elsewhere,)})
            with pytest.raises(NotHere):
                relative(two.actor, two.person, New("Joy"), beside)
        assert written() == before

    def test_nor_as_whoever_is_added_where_the_writer_may_not_see_them(self, two, child):
        hidden = child()
        before = written()
        with pytest.raises(NotHere):
            add_around(two.actor, person=two.person, who=hidden, kind="friend", how="", source="")
        assert written() == before


class TestAdding:
    def test_a_person_without_a_name_is_not_made(self, two):
        wrong = refused(two.add, "father", "")
        assert (wrong.field, "at least a name" in wrong.words) == ("given", True)

    def test_nobody_is_added_as_their_own_partner(self, two):
        wrong = refused(two.add, "partner", "Sam", who=two.person)
        assert "themselves" in wrong.words

    def test_a_child_of_whom_one_parent_is_chosen_twice_has_that_parent_once(self, two):
        joy = two.add("daughter", "Joy", "Mary", with_parents=["Mary"])
        (tie,) = [one for one in two.known().ties if one.b == joy]
        assert (tie.a, tie.kind, tie.how) == (two.ids["Mary"], "parent", "birth")

    def test_the_same_teacher_is_not_written_down_twice(self, two, worker):
        about = {"person": two.person, "kind": "professional", "how": "teacher", "source": ""}
        bell = one_around(worker, who=New("Miss Bell"), **about)
        wrong = refused(add_around, worker, who=bell, **about)
        assert (wrong.field, wrong.words) == ("name", "This is here already")
        about["how"] = "head of year"
        assert add_around(worker, who=bell, **about) == bell

    def test_a_foster_carer_is_no_third_parent(self, two):
        two.add("father", "Peter")
        fay = two.add("mother", "Fay", how="foster")
        assert two.known().words[fay] == "foster mother"

    def test_the_age_that_makes_a_mother_too_young_is_looked_at_also_of_somebody_known(
        self, two, child
    ):
        young = child(two.actor, born=date(2020, 1, 1))
        wrong = refused(two.add, "father", "Kid", who=young)
        assert (wrong.field, "always older" in wrong.words) == ("born", True)

    def test_nobody_becomes_a_parent_of_their_own_mother(self, two):
        wrong = refused(two.add, "mother", "Sam", "Mary", who=two.person)
        assert "their own parent" in wrong.words


class TestUnknownParents:
    def test_an_adopted_child_s_father_by_birth_can_be_unknown(self, family, worker):
        for role, name in (("mother", "Ann"), ("father", "Joe")):
            family.add(role, name, how="adoptive")
        for which in ("mother", "father"):
            state_unknown(worker, person=family.person, of=family.person, which=which, source="")
        assert len(family.known().unknown) == 2
        wrong = refused(
            state_unknown, worker, person=family.person, of=family.person, which="parent", source=""
        )
        assert (wrong.field, "Two parents" in wrong.words) == ("which", True)

    def test_one_who_becomes_known_makes_room_for_who_it_is(self, two, worker):
        about = {"person": two.person}
        state_unknown(worker, **about, of=two.person, which="father", source="")
        refused(two.add, "father", "Peter")
        (unknown,) = two.known().unknown
        until = clock.today()
        end_record(worker, **about, kind="unknown", record=unknown.id, until=until)
        assert two.known().unknown == ()
        peter = two.add("father", "Peter")
        assert two.known().words[peter] == "father"


class TestLiving:
    def test_nobody_is_a_couple_with_themselves_or_responsible_for_themselves(self, two):
        about = {"person": two.person, "of": two.person, "how": "order", "source": ""}
        wrong = refused(give_responsibility, two.actor, **about, child=two.person, since=None)
        assert (wrong.field, "themselves" in wrong.words) == ("child", True)

    def test_responsibility_that_has_ended_can_be_given_again(self, two):
        about = {"person": two.person, "of": two.ids["Mary"], "child": two.person, "source": ""}
        refused(give_responsibility, two.actor, **about, how="birth", since=None)
        tie = next(one for one in two.known().ties if one.kind == "responsibility")
        yesterday = clock.today() - timedelta(days=1)
        end_record(two.actor, person=two.person, kind="tie", record=tie.id, until=yesterday)
        give_responsibility(two.actor, **about, how="order", since=clock.today())
        held = [one for one in two.known().of_kind("responsibility") if one.holds(clock.today())]
        assert [one.how for one in held] == ["order"]

    def test_a_parting_without_a_day_is_asked_after_where_the_beginning_has_one(self, two):
        leon = two.add("partner", "Leon", "Mary", since=date(2014, 6, 1))
        about = {"person": two.person, "of": two.ids["Mary"], "other": leon, "source": ""}
        wrong = refused(turn, two.actor, **about, how="separated", on=None)
        assert (wrong.field, "from which day" in wrong.words) == ("on", True)
        turn(two.actor, **about, how="separated", on=date(2020, 1, 1))
        assert two.known().words[leon] == "mother’s former partner"

    def test_and_is_taken_where_nobody_knows_any_day_of_them(self, two):
        leon = two.add("partner", "Leon", "Mary")
        turn(
            two.actor, person=two.person, of=leon, other=two.ids["Mary"], how="divorced", on=None,
            source="family",
        )  # fmt: skip
        assert two.known().words[leon] == "mother’s former partner"

    def test_a_home_that_is_as_it_was_is_said_to_be_so(self, two):
        said = {"person": two.person, "of": two.person, "together": [two.ids["Mary"]]}
        set_home(two.actor, **said, since=date(2020, 1, 1))
        wrong = refused(set_home, two.actor, **said, since=None)
        assert (wrong.field, wrong.words) == ("together", "These people live together already")


class TestSaying:
    def test_nobody_feels_anything_between_themselves(self, two):
        wrong = refused(
            say_bond, two.actor, person=two.person, of=two.person, other=two.person,
            quality="close", source="child",
        )  # fmt: skip
        assert wrong.field == "other"

    @pytest.mark.parametrize("how", ["", "   "])
    def test_safe_in_one_way_only_wants_the_way(self, two, how):
        wrong = refused(
            say_safe, two.actor, person=two.person, of=two.ids["Mary"], safe="only", how=how
        )
        assert (wrong.field, wrong.words) == ("how", "Say in which way it is safe")

    @pytest.mark.parametrize("year", [1899, 2028, -1])
    def test_a_loss_in_a_year_that_cannot_be_is_not_kept(self, two, year):
        wrong = refused(
            record_loss, two.actor, person=two.person, of=two.ids["Mary"], kind="stillbirth",
            year=year,
        )  # fmt: skip
        assert wrong.field == "year"

    def test_a_loss_has_no_mother_for_its_other_parent(self, two):
        mary = two.ids["Mary"]
        wrong = refused(
            record_loss, two.actor, person=two.person, of=mary, other=mary, kind="stillbirth"
        )
        assert wrong.field == "other"

    def test_the_last_word_on_contact_holds_and_the_one_before_is_kept(self, two):
        about = {"person": two.person, "of": two.ids["Mary"]}
        for safe in ("yes", "no"):
            say_safe(two.actor, **about, safe=safe)
        assert [one.answer for one in two.known().safe] == ["no"]
        with acting_as(two.actor):
            kept = ContactSafety.objects.order_by("id").values_list("safe", "until_on", "ended_by")
            assert list(kept) == [("yes", clock.today(), two.actor.id), ("no", None, None)]


class TestMending:
    @pytest.fixture
    def records(self, two):
        """Return a record of each table, by its name in an address."""
        sam, mary = two.person, two.ids["Mary"]
        set_home(two.actor, person=sam, of=sam, together=[mary], since=date(2020, 1, 1))
        state_unknown(two.actor, person=sam, of=mary, which="father", source="")
        say_bond(two.actor, person=sam, of=sam, other=mary, quality="close", source="child")
        record_loss(two.actor, person=sam, of=mary, kind="miscarriage")
        say_mark(
            two.actor,
            person=sam,
            of=mary,
            kind="illness",
            agreed="Mary",
            relevant_why="She says so",
        )
        say_told(two.actor, person=sam, of=mary, may="yes")
        say_safe(two.actor, person=sam, of=mary, safe="yes")
        with acting_as(two.actor):
            return {kind: table.objects.order_by("id").first().pk for kind, table in TABLES.items()}

    def test_every_kind_of_record_is_taken_back_with_its_reason_and_stays(self, two, records):
        for kind, number in records.items():
            about = {"person": two.person, "kind": kind, "record": number}
            assert refused(retract_record, two.actor, **about, why=" \n ").field == "why"
            retract_record(two.actor, **about, why="  It was another child ")
            with acting_as(two.actor):
                row = TABLES[kind].objects.get(pk=number)
            assert (row.retracted_why, row.retracted_by) == ("It was another child", two.actor.id)
            assert row.retracted_at == clock.now()

    def test_what_was_taken_back_is_neither_ended_nor_taken_back_again(self, two, records):
        for kind, number in records.items():
            if kind == "tie":  # without it, Mary is in this family no longer
                continue
            about = {"person": two.person, "kind": kind, "record": number}
            retract_record(two.actor, **about, why="It was another child")
            with pytest.raises(NotHere):
                retract_record(two.actor, **about, why="Again")
            with pytest.raises(NotHere):
                end_record(two.actor, **about, until=clock.today())

    def test_what_has_ended_is_not_given_another_end(self, two, records):
        about = {"person": two.person, "kind": "home", "record": records["home"]}
        end_record(two.actor, **about, until=date(2024, 1, 1))
        wrong = refused(end_record, two.actor, **about, until=date(2025, 1, 1))
        assert (wrong.field, "ended already" in wrong.words) == ("until", True)
        with acting_as(two.actor):
            assert HouseholdMember.objects.get(pk=about["record"]).until_on == date(2024, 1, 1)

    def test_nothing_ends_before_it_began(self, two, records):
        about = {"person": two.person, "kind": "home", "record": records["home"]}
        wrong = refused(end_record, two.actor, **about, until=date(2019, 12, 31))
        assert (wrong.field, "before it began" in wrong.words) == ("until", True)
        end_record(two.actor, **about, until=date(2020, 1, 1))

    @pytest.mark.parametrize("kind", ["person", "", "Tie", "tie "])
    def test_there_is_no_other_table(self, two, kind):
        with pytest.raises(NotHere):
            retract_record(two.actor, person=two.person, kind=kind, record=1, why="Wrong")


class TestArranging:
    @pytest.mark.parametrize("title", ["", "  ", "\t\n"])
    def test_a_moment_has_a_title(self, two, title):
        wrong = refused(keep_version, two.actor, person=two.person, title=title)
        assert wrong.field == "title"

    def test_an_empty_row_moves_nobody(self, two):
        before = written()
        put_in_order(two.actor, person=two.person, row=[])
        assert written() == before
