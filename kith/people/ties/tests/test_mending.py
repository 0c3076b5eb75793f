"""What was wrong or ended is put right, and moments that were kept stay as they were known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.gates import NotHere
from kith.accounts.models import Account
from kith.kernel import clock
from kith.people.models import Person, Tie
from kith.people.queries import child_card
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.commands.arranging import keep_version, put_in_order
from kith.people.ties.commands.living import set_home
from kith.people.ties.commands.mending import end_record, retract_record
from kith.people.ties.commands.saying import say_bond

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 9, 1, 9, tzinfo=UTC)


class TestMending:
    def tie(self, family, kind="parent"):
        return next(one for one in family.known().ties if one.kind == kind)

    def test_what_never_was_is_taken_back_and_kept(self, family, worker):
        family.add("mother", "Mary")
        tie = self.tie(family)
        retract_record(worker, person=family.person, kind="tie", record=tie.id, why="Wrong Mary")
        assert family.names() == ["Sam"]
        with acting_as(worker):
            row = Tie.objects.get(pk=tie.id)
        assert (row.retracted_why, row.retracted_by) == ("Wrong Mary", worker.id)
        with pytest.raises(NotHere):
            retract_record(worker, person=family.person, kind="tie", record=tie.id, why="Again")

    def test_what_ended_was_true_until_then(self, family, worker):
        family.add("mother", "Fay", how="foster", since=date(2020, 1, 1))
        tie = self.tie(family)
        with pytest.raises(Mistaken):
            end_record(
                worker, person=family.person, kind="tie", record=tie.id, until=date(2019, 1, 1)
            )
        end_record(worker, person=family.person, kind="tie", record=tie.id, until=date(2024, 1, 1))
        assert self.tie(family).until_on == date(2024, 1, 1)
        assert family.known().words == {family.person: ""}

    def test_a_reason_is_asked_and_other_families_are_left_alone(self, family, worker, child):
        family.add("mother", "Mary")
        with pytest.raises(Mistaken):
            retract_record(
                worker, person=family.person, kind="tie", record=self.tie(family).id, why=" "
            )
        elsewhere = child(worker)
        with pytest.raises(NotHere):
            retract_record(
                worker, person=elsewhere, kind="tie", record=self.tie(family).id, why="Mine"
            )
        with pytest.raises(NotHere):
            end_record(worker, person=elsewhere, kind="secret", record=1, until=date(2024, 1, 1))

    def test_the_database_itself_lets_nothing_be_overwritten(self, family, worker):
        family.add("mother", "Mary")
        with acting_as(worker):
            for rows in (Tie.objects, Tie.objects.filter(kind="parent")):
                with pytest.raises(ProgrammingError), transaction.atomic():
                    rows.update(kind="friend")
                with pytest.raises(ProgrammingError), transaction.atomic():
                    rows.all().delete()


class TestMoments:
    def test_the_family_is_drawn_as_it_was_known_then(self, family, worker):
        family.add("mother", "Mary")
        then = clock.now() + timedelta(hours=1)
        with clock.frozen(LATER):
            family.add("father", "Peter")
            end_record(
                worker,
                person=family.person,
                kind="tie",
                record=next(t.id for t in family.known().ties if t.kind == "parent"),
                until=clock.today(),
            )
            assert family.names() == ["Mary", "Peter", "Sam"]
            assert family.names(at=then) == ["Mary", "Sam"]
            assert family.known(at=then).ties[0].until_on is None

    def test_a_death_since_then_is_not_in_it(self, family, worker):
        mary = family.add("mother", "Mary")
        then = clock.now() + timedelta(hours=1)
        with clock.frozen(LATER), acting_as(worker):
            person = Person.objects.get(id=mary)
            person.changes.create(
                field="died", old="", new="2026-08-01", version=2, by=worker.id, at=clock.now()
            )
            Person.objects.filter(id=mary).update(died=date(2026, 8, 1))
        with clock.frozen(LATER):
            assert family.known().people[mary].died == date(2026, 8, 1)
            assert family.known(at=then).people[mary].died is None

    def test_a_moment_is_kept_under_a_title_and_a_row_in_its_order(self, family, worker):
        family.three_generations()
        assert keep_version(worker, person=family.person, title=" Before the conference ")
        with pytest.raises(Mistaken):
            keep_version(worker, person=family.person, title=" ")
        row = [family.ids["Ada"], family.person]
        put_in_order(worker, person=family.person, row=row)
        put_in_order(worker, person=family.person, row=row[::-1])
        assert family.known().nudges == {family.person: 0, family.ids["Ada"]: 1}


class TestHidden:
    """Somebody whom the reader may not see is absent without a hole."""

    @pytest.fixture
    def hidden(self, family, worker, leader):
        """Ada is under a threat to life, and the head of service alone is named."""
        family.three_generations()
        ada, sam = family.ids["Ada"], family.person
        set_home(worker, person=sam, of=sam, together=[family.ids["Mary"], ada], since=None)
        say_bond(worker, person=sam, of=sam, other=ada, quality="close", source="child")
        keep_version(worker, person=sam, title="Before")
        testing.restricted(ada, "R3", leader)
        return family

    def test_from_people_ties_homes_feelings_and_words(self, hidden, leader):
        ada = hidden.ids["Ada"]
        known = hidden.known()
        assert hidden.names() == ["Grace", "Leon", "Mary", "Peter", "Sam"]
        assert all(ada not in (tie.a, tie.b) for tie in known.ties)
        assert known.felt == ()
        assert all(stay.person != ada for stay in known.stays)
        assert ada in hidden.known(leader).people

    def test_and_from_what_was_known_before_they_were_hidden(self, hidden):
        assert "Ada" not in hidden.names(at=clock.now())

    def test_and_nothing_can_be_written_of_them(self, hidden, worker):
        with pytest.raises(NotHere):
            hidden.add("mother", "Grace", "Ada")
        with pytest.raises(NotHere):
            say_bond(worker, person=hidden.person, of=hidden.person, other=hidden.ids["Ada"],
                     quality="close", source="")  # fmt: skip

    def test_a_colleague_s_child_is_no_part_of_the_picture_either(self, family, leader):
        family.three_generations()
        testing.restricted(family.ids["Ada"], "R1", leader)
        assert "Ada" not in family.names()

    def test_a_parent_who_may_be_the_danger_sees_nothing_of_the_child(self, family):
        family.three_generations()
        parent = testing.holding("social_worker", who=Account.objects.get(pk=family.actor.id))
        testing.restricted(family.person, "R5", parent)
        with pytest.raises(NotHere):
            child_card(parent, person=family.person)
