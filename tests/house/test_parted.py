"""What was written since a merge, and merges one after another."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kith.access import audit
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.testing import browser
from kith.frontdoor.commands import screen_child
from kith.frontdoor.models import Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.rules.screen import Answer, Said
from kith.kernel import clock
from kith.people.merging.commands import merge_records, part_records, sweep_merged
from kith.people.merging.queries import merge_of, merges_into
from kith.people.models import MergeMove
from kith.promises import commands as promises
from kith.promises.models import Act, Fact, Promise
from kith.promises.testing import World, a_world
from tests.house.worlds import another_child, reach_us

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture(scope="module")
def world(lasting) -> Iterator[World]:
    with lasting(), clock.frozen(NOW):
        yield a_world()


@pytest.fixture(scope="module")
def two(world) -> tuple[int, int]:
    """Two records of one team, each with a whole life."""
    return another_child(world, "ONE000000001"), another_child(world, "TWO000000002")


def merged(world, two, by=None) -> int:
    with clock.frozen(NOW + timedelta(hours=1)):
        return merge_records(by or world.manager, person=two[0], other=two[1], why="Same girl")


def parted(world, two, merge, by=None, **more) -> None:
    with clock.frozen(NOW + timedelta(hours=3)):
        who = by or world.manager
        part_records(who, person=two[0], merge=merge, why="Her cousin", **more)


def sees(actor, person: int) -> bool:
    with acting_as(actor):
        return audit.sees(person)


class TestSince:
    def visit(self, world, person, episode=None):
        with clock.frozen(NOW + timedelta(hours=2)):
            fact = world.fact(
                "contact.tried", NOW, person=person, thread=uuid4(), parent=episode, day=False,
                data={"how": "not_in"},
            )  # fmt: skip
            return world.tell(fact)[0]

    def test_what_was_written_since_stays_and_is_told(self, world, two):
        merge = merged(world, two)
        visit = self.visit(world, two[0])
        with acting_as(world.manager):
            _, since = merge_of(world.manager, person=two[0], merge=merge)
        assert [(one.name, one.row, one.label) for one in since] == [
            ("promises_fact", str(visit), 'contact.tried {"how": "not_in"}')
        ]
        parted(world, two, merge)
        with acting_as(MACHINE):
            assert Fact.objects.get(id=visit).person_id == two[0]

    def test_what_was_chosen_goes_back(self, world, two):
        merge = merged(world, two)
        visit = self.visit(world, two[0])
        parted(world, two, merge, chosen=[("promises_fact", str(visit))])
        with acting_as(MACHINE):
            assert Fact.objects.get(id=visit).person_id == two[1]

    def test_what_belongs_to_work_that_came_goes_back_with_it(self, world, two):
        with acting_as(MACHINE):
            work = Fact.objects.get(person_id=two[1], name="referral.received").episode
        merge = merged(world, two)
        visit = self.visit(world, two[0], work)
        _, since = merge_of(world.manager, person=two[0], merge=merge)
        assert since == ()
        parted(world, two, merge)
        with acting_as(MACHINE):
            assert Fact.objects.get(id=visit).person_id == two[1]

    def test_a_contact_that_came_since_goes_back_as_a_whole(self, world, two):
        merge = merged(world, two)
        with clock.frozen(NOW + timedelta(hours=2)):
            reach_us(world, two[0])
        with acting_as(MACHINE):
            came = Contact.objects.latest("arrived_at")
            told = Fact.objects.filter(episode=came.id)
            assert told.count() > 2
            first = str(told.earliest("recorded_at").id)
        parted(world, two, merge, chosen=[("promises_fact", first)])
        with acting_as(MACHINE):
            for table in (Screen, Decision, Incident):
                assert {one.person_id for one in table.objects.filter(contact=came)} == {two[1]}
            assert Contact.objects.get(id=came.id).person_id == two[1]
            assert set(told.values_list("person_id", flat=True)) == {two[1]}
            (friend,) = Linked.objects.filter(incident__contact=came)
            assert (friend.person_id, friend.linked_id) == (two[1], two[1])

    def test_a_contact_that_was_there_before_stays_when_a_word_about_it_goes(self, world, two):
        with acting_as(MACHINE):
            there = Contact.objects.get(person_id=two[0])
        merge = merged(world, two)
        word = self.visit(world, two[0], there.id)
        parted(world, two, merge, chosen=[("promises_fact", str(word))])
        with acting_as(MACHINE):
            assert Fact.objects.get(id=word).person_id == two[1]
            assert Contact.objects.get(id=there.id).person_id == two[0]

    def test_what_was_decided_since_of_a_contact_that_came_goes_back_with_it(self, world, two):
        with acting_as(MACHINE):
            came = Contact.objects.get(person_id=two[1])
        merge = merged(world, two)
        with clock.frozen(NOW + timedelta(hours=2)), acting_as(world.leader):
            answers = {f"g{n}": Said(Answer.NO, "She says so") for n in (1, 2, 3)}
            screen_child(world.leader, contact=came.id, answers=answers)
        parted(world, two, merge)
        with acting_as(MACHINE):
            screens = Screen.objects.filter(contact=came).values_list("person_id", flat=True)
            assert list(screens) == [two[1], two[1]]

    def test_what_was_said_since_of_its_promise_goes_back_with_it(self, world, two):
        merge = merged(world, two)
        with acting_as(MACHINE):
            moved = MergeMove.objects.filter(name="promises_fact").values_list("row", flat=True)
            owed = Promise.objects.filter(start_fact__in=list(moved), state="open").first()
        act = promises.dispute(world.worker, promise=owed.id, words="Not so")
        parted(world, two, merge)
        with acting_as(MACHINE):
            assert Act.objects.get(id=act).person_id == two[1]
            assert Promise.objects.filter(id=Act.objects.get(id=act).promise).exists()

    def test_what_was_written_while_it_was_merged_follows_at_night(self, world, two):
        merged(world, two)
        late = self.visit(world, two[1])
        with clock.frozen(NOW + timedelta(hours=4)):
            sweep_merged()
        with acting_as(MACHINE):
            assert Fact.objects.get(id=late).person_id == two[0]


class TestOneAfterAnother:
    def test_the_later_merge_is_undone_first(self, world, two):
        third = another_child(world, "THREE0000003")
        first = merged(world, two)
        with clock.frozen(NOW + timedelta(hours=2)):
            second = merge_records(world.manager, person=third, other=two[0], why="Again")
        assert browser(world.manager).get(f"/child/{two[1]}/").headers["Location"].endswith(
            f"/{third}/"
        )  # fmt: skip
        with pytest.raises(NotHere):
            part_records(world.manager, person=two[0], merge=first, why="No")
        part_records(world.manager, person=third, merge=second, why="No")
        part_records(world.manager, person=two[0], merge=first, why="No")
        for person in (*two, third):
            assert sees(world.manager, person)

    def test_of_two_that_came_the_later_goes_first(self, world, two):
        third = another_child(world, "THREE0000003")
        first = merged(world, two)
        with clock.frozen(NOW + timedelta(hours=2)):
            second = merge_records(world.manager, person=two[0], other=third, why="Again")
        with pytest.raises(Refused, match="later merge"):
            part_records(world.manager, person=two[0], merge=first, why="No")
        part_records(world.manager, person=two[0], merge=second, why="No")
        part_records(world.manager, person=two[0], merge=first, why="No")
        told = merges_into(world.manager, person=two[0])
        assert [one.undone_why for one in told] == ["No", "No"]

    def test_a_merge_is_undone_once(self, world, two):
        merge = merged(world, two)
        parted(world, two, merge)
        with pytest.raises(NotHere):
            parted(world, two, merge)

    def test_the_log_says_what_came(self, world, two):
        with acting_as(MACHINE):
            facts = Fact.objects.filter(person_id=two[1]).count()
        merge = merged(world, two)
        (told,) = merges_into(world.manager, person=two[0])
        assert (told.id, told.gone, told.why) == (merge, two[1], "Same girl")
        assert dict(told.moved)["things that happened"] == facts
        assert dict(told.moved)["contacts at the front door"] == 1
