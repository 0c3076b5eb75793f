"""Two records as one: who sees it, what follows it, and what comes back when it is undone."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.commands import give_grant
from kith.access.gates import NotHere, Refused
from kith.access.grants import add_grant
from kith.access.queries import who_has_looked
from kith.access.testing import answer, browser
from kith.desk.queries.child import child_page
from kith.frontdoor.commands import screen_child
from kith.frontdoor.models import Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.rules.screen import Answer, Said
from kith.kernel import clock
from kith.messages.models import Notice
from kith.messages.post import NewNotice, tell
from kith.people import commands as people
from kith.people.merging.commands import merge_records, part_records, sweep_merged
from kith.people.merging.queries import merge_of, merges_into
from kith.people.models import Identifier, MergeMove, Person, PersonName
from kith.people.people import Facts, Name, add_people, ids_of
from kith.people.queries import child_card, story
from kith.people.rules.names import NewName
from kith.promises import commands as promises
from kith.promises.models import Act, Fact, Promise
from kith.promises.testing import World, a_world
from kith.web.models import Draft
from tests.house.worlds import another_child, reach_us

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
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
        with acting_as(world.manager), pytest.raises(DatabaseError), transaction.atomic():
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
            ("promises_fact", str(visit), "contact.tried")
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


def test_a_day_that_nobody_knows(world):
    """The dates of both stand for themselves: a date of birth is never taken from a guess."""
    with acting_as(MACHINE):
        two = add_people([Facts(born=date(2011, 5, 6)), Facts(born=date(2011, 6, 5))],
                         team=world.team)  # fmt: skip
    merged(world, two)
    with acting_as(MACHINE):
        assert Person.objects.get(id=two[0]).born == date(2011, 5, 6)
