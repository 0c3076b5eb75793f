"""Two records as one: who sees it, what follows it, and what comes back when it is undone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.commands import break_glass, give_grant
from kith.access.gates import NotHere, Refused
from kith.access.grants import add_grant
from kith.access.queries import who_has_looked
from kith.access.testing import answer, browser
from kith.desk.queries.child import child_page
from kith.kernel import clock
from kith.messages.models import Notice
from kith.messages.post import NewNotice, tell
from kith.people import commands as people
from kith.people.merging.commands import merge_records, part_records
from kith.people.models import Identifier, Person, PersonName
from kith.people.people import Facts, Name, add_people, ids_of
from kith.people.queries import child_card, story
from kith.people.rules.names import NewName
from kith.promises import commands as promises
from kith.promises.models import Act, Promise
from kith.promises.testing import World, a_world
from kith.web.models import Draft
from tests.house.worlds import another_child

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


class TestWhoSeesIt:
    def test_whoever_saw_either_sees_the_one(self, world, two):
        other = testing.holding("chair")
        testing.known_to(other, two[1])
        merge = merged(world, two)
        assert sees(other, two[0])
        assert not sees(other, two[1])
        parted(world, two, merge)
        assert (sees(other, two[0]), sees(other, two[1])) == (False, True)

    def test_the_record_that_is_gone_is_there_for_nobody_but_the_machine(self, world, two):
        merged(world, two)
        for actor in (world.worker, world.manager, world.leader, testing.holding("director")):
            assert not sees(actor, two[1])
            with acting_as(actor):
                assert not Person.objects.filter(id=two[1]).exists()
        with pytest.raises(NotHere):
            child_card(world.leader, person=two[1])

    def test_nobody_is_given_sight_of_a_record_that_is_gone(self, world, two):
        merged(world, two)
        with pytest.raises(NotHere):
            give_grant(
                world.leader, person=two[1], reach="worker", reason="audit", account=world.worker.id
            )
        with pytest.raises(Refused), acting_as(world.manager):
            add_grant(two[1], reach="worker", reason="audit", account=world.worker.id)

    def test_somebody_who_sees_only_one_of_them_does_not_merge(self, world, two):
        manager = testing.holding("team_manager")
        testing.known_to(manager, two[0])
        with pytest.raises(NotHere):
            merge_records(manager, person=two[0], other=two[1], why="guess")
        with pytest.raises(NotHere):
            merge_records(world.manager, person=two[0], other=two[0], why="itself")
        with pytest.raises(NotHere):
            merge_records(world.manager, person=two[0], other=2**40, why="nobody")

    def test_a_record_that_was_opened_in_an_emergency_is_not_merged_into_ones_own(self, world, two):
        manager = testing.holding("team_manager")
        testing.known_to(manager, two[0])
        break_glass(manager, person=two[1], reason_code="immediate_safety", words="A call")
        for keep, gone in (two, reversed(two)):
            with pytest.raises(NotHere):
                merge_records(manager, person=keep, other=gone, why="Same girl")

    def test_a_worker_does_not_merge(self, world, two):
        with pytest.raises(Refused):
            merge_records(world.worker, person=two[0], other=two[1], why="Same girl")

    def test_a_reason_is_needed_both_ways(self, world, two):
        with pytest.raises(Refused):
            merge_records(world.manager, person=two[0], other=two[1], why=" ")
        merge = merged(world, two)
        with pytest.raises(Refused):
            part_records(world.manager, person=two[0], merge=merge, why=" ")

    def test_who_has_looked_at_either_is_told_of_the_one(self, world, two):
        child_page(world.worker, person=two[1])
        merge = merged(world, two)
        told = [(one.who, one.what) for one in who_has_looked(world.manager, person=two[0])]
        assert (world.worker.name, "Read: child page") in told
        parted(world, two, merge)
        told = [(one.who, one.what) for one in who_has_looked(world.manager, person=two[0])]
        assert (world.worker.name, "Read: child page") not in told


class TestHidden:
    def test_what_hid_either_hides_the_one(self, world, two):
        stranger = testing.holding("head_of_service")
        testing.restricted(two[1], "R1", world.leader)
        merge = merged(world, two, world.leader)
        assert sees(world.leader, two[0])
        assert not sees(world.worker, two[0])
        assert not sees(stranger, two[0])
        assert not sees(stranger, two[1])
        parted(world, two, merge, world.leader)
        assert sees(world.worker, two[0])
        assert not sees(world.worker, two[1])

    def test_two_that_are_hidden_from_others_are_merged_by_a_head_of_service_alone(
        self, world, two
    ):
        testing.restricted(two[1], "R1", world.manager, world.leader)
        with pytest.raises(Refused, match="head of service"):
            merge_records(world.manager, person=two[0], other=two[1], why="Same girl")
        merge = merged(world, two, world.leader)
        with pytest.raises(Refused, match="head of service"):
            parted(world, two, merge)
        parted(world, two, merge, world.leader)

    def test_two_that_are_hidden_alike_are_merged_by_a_manager(self, world, two):
        for person in two:
            testing.restricted(person, "R1", world.manager, world.leader)
        assert merged(world, two)
        assert not sees(world.worker, two[0])

    def test_what_was_hidden_since_stays_hidden_on_both_sides(self, world, two):
        merge = merged(world, two)
        with clock.frozen(NOW + timedelta(hours=2)):
            testing.restricted(two[0], "R3", world.leader)
        parted(world, two, merge, world.leader)
        for person in two:
            assert sees(world.leader, person)
            assert not sees(world.worker, person)
            assert not sees(world.manager, person)


class TestWhatFollows:
    def test_what_was_said_of_a_promise_is_said_of_it_still(self, world, two):
        with acting_as(MACHINE):
            owed = Promise.objects.filter(person_id=two[1], state="open").order_by("kind").first()
        act = promises.dispute(world.worker, promise=owed.id, words="Not so")
        with acting_as(MACHINE):
            tell([NewNotice(to=world.worker.id, code="late", person=two[1], promise=owed.id)])
        merge = merged(world, two)
        with acting_as(MACHINE):
            moved = Act.objects.get(id=act)
            assert moved.person_id == two[0]
            assert moved.promise != owed.id
            promise = Promise.objects.get(id=moved.promise)
            assert (promise.person_id, promise.start_fact) == (two[0], owed.start_fact)
        with acting_as(world.worker):
            assert Notice.objects.get(promise=moved.promise).person_id == two[0]
        parted(world, two, merge)
        with acting_as(MACHINE):
            assert Act.objects.get(id=act).promise == owed.id
            assert Promise.objects.get(id=owed.id).person_id == two[1]

    def test_words_half_typed_go_along(self, world, two):
        with acting_as(world.worker):
            Draft.objects.create(
                account=world.worker.id, key=f"/child/{two[1]}/contact/", page="p", seen="x"
            )
        merge = merged(world, two)
        with acting_as(world.worker):
            kept = Draft.objects.get()
            assert (kept.key, kept.seen) == (f"/child/{two[0]}/contact/", "")
        parted(world, two, merge)
        with acting_as(world.worker):
            kept = Draft.objects.get()
            assert (kept.key, kept.seen) == (f"/child/{two[1]}/contact/", "x")

    def test_both_numbers_lead_to_the_record_that_is_kept(self, world, two):
        merge = merged(world, two)
        asked = ("LAchildID", "999", ["ONE000000001", "TWO000000002"])
        with acting_as(MACHINE):
            assert set(ids_of(*asked).values()) == {two[0]}
        parted(world, two, merge)
        with acting_as(MACHINE):
            assert sorted(ids_of(*asked).values()) == [*two]

    def test_gaps_are_filled_and_the_story_says_so(self, world, two):
        people.change_details(
            world.manager, person=two[1], version=1, changes={"language": "Somali"}
        )
        before = child_card(world.manager, person=two[0])
        merge = merged(world, two)
        with acting_as(MACHINE):
            assert Person.objects.get(id=two[0]).language == "Somali"
        told = story(world.manager, person=two[0])
        assert ("First language", "Somali") in {(one.field, one.new) for one in told}
        parted(world, two, merge)
        with acting_as(MACHINE):
            assert Person.objects.get(id=two[0]).language == ""
        assert child_card(world.manager, person=two[0]) == before
        assert story(world.manager, person=two[0]) == []

    def test_what_was_filled_in_and_changed_since_stays(self, world, two):
        people.change_details(
            world.manager, person=two[1], version=1, changes={"language": "Somali"}
        )
        merge = merged(world, two)
        people.change_details(world.manager, person=two[0], version=2, changes={"pronouns": "she"})
        parted(world, two, merge)
        with acting_as(MACHINE):
            kept = Person.objects.get(id=two[0])
        assert (kept.language, kept.pronouns) == ("Somali", "she")

    def test_one_name_is_preferred_and_the_other_is_a_name_too(self, world, two):
        for person, given in zip(two, ("Amina", "Mina"), strict=True):
            people.add_name(
                world.manager, person=person, name=NewName("preferred", given, "Warsame")
            )
        merged(world, two)
        assert child_card(world.manager, person=two[0]).name == "Amina Warsame"
        with acting_as(MACHINE):
            kinds = PersonName.objects.filter(person_id=two[0]).values_list("kind", "given")
            assert set(kinds) == {("preferred", "Amina"), ("alias", "Mina")}

    def test_the_same_number_on_both_is_there_once(self, world):
        upn = Name("UPN", "", "A99000000000A")
        with acting_as(MACHINE):
            two = add_people([Facts(names=frozenset([upn]))] * 2, team=world.team)
        merged(world, two)
        with acting_as(world.manager):
            assert Identifier.objects.filter(value=upn.value).count() == 1


class TestItsAddress:
    def test_it_leads_to_the_record_that_is_kept(self, world, two):
        merged(world, two)
        client = browser(world.manager)
        assert client.get(f"/child/{two[1]}/").headers["Location"] == f"/child/{two[0]}/"
        happened = client.get(f"/child/{two[1]}/happened/")
        assert happened.headers["Location"] == f"/child/{two[0]}/happened/"

    def test_it_is_nothing_to_those_who_do_not_see_the_kept_one(self, world, two):
        merged(world, two)
        stranger = browser(testing.holding("social_worker"))
        found, nothing = (answer(stranger, f"/child/{one}/") for one in (two[1], 2**40))
        assert found == nothing

    def test_words_sent_to_it_wait_in_the_form_of_the_other(self, world, two):
        client = browser(world.worker)
        client.raise_request_exception = True
        page = client.get(f"/child/{two[1]}/details/").content.decode()
        ticket = page.split('name="kith-draft" value="')[1].split('"')[0]
        merged(world, two)
        sent = client.post(
            f"/child/{two[1]}/details/", {"kith-draft": ticket, "known_as": "Minnie"}
        )
        assert sent.headers["Location"] == f"/child/{two[0]}/details/"
        assert "Minnie" in client.get(f"/child/{two[0]}/details/").content.decode()


def test_a_day_that_nobody_knows(world):
    """The dates of both stand for themselves: a date of birth is never taken from a guess."""
    with acting_as(MACHINE):
        two = add_people([Facts(born=date(2011, 5, 6)), Facts(born=date(2011, 6, 5))],
                         team=world.team)  # fmt: skip
    merged(world, two)
    with acting_as(MACHINE):
        assert Person.objects.get(id=two[0]).born == date(2011, 5, 6)
