"""J42 for every role there is: who finds, who is told to ring, and who is told nothing at all."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.gates import Refused
from kith.access.models import AuditEvent
from kith.accounts.roles import ROLES, Area, Level
from kith.kernel import clock
from kith.people.commands import NewPerson, change_details
from kith.people.rules.names import NewName
from kith.people.search.creating import Verdict, look_before_creating, must_ring
from kith.people.search.finding import card_found, find_people
from kith.people.search.rules.asked import read
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
SAM = "sam okoro 12/5/2010"
TAKES_IN = {"front_door", "mash_manager", "duty_manager", "edt"}
WIDE = {"head_of_service", "director"}
HELD = sorted(code for code, role in ROLES.items() if role.kind in {"worker", "partner"})
ASKED = read(SAM, NOW.date())
WHO = NewPerson(names=(NewName(given="Sam", family="Okoro"),), born=date(2010, 5, 12))


def somebody(code):
    """Return somebody who holds a role, on the rota where it needs one."""
    role = ROLES[code]
    actor = testing.holding(code, who=testing.account(role.kind))
    return testing.on_duty(actor, role.only_on) if role.only_on else actor


@pytest.fixture
def sam(child, team):
    person = child(team=team, born=date(2010, 5, 12))
    with acting_as(MACHINE):
        change_details(MACHINE, person=person, version=1, changes={"known_as": "Sam Okoro"})
    return person


def showings():
    with acting_as(MACHINE):
        return list(AuditEvent.objects.filter(event="duty_manager.named"))


@pytest.mark.parametrize("code", HELD)
def test_j42_is_answered_to_those_who_take_contacts_in_and_to_nobody_else(sam, code):
    testing.restricted(sam, "R3")
    actor = somebody(code)
    if not actor.may(Area.CHILD, Level.SUMMARY):
        with pytest.raises(Refused):
            must_ring(actor, asked=ASKED)
        assert showings() == []
        return
    wanted = Verdict.RING if code in TAKES_IN else Verdict.CLEAR
    assert must_ring(actor, asked=ASKED) is wanted
    assert [(one.account_id, one.person_id) for one in showings()] == (
        [(actor.id, sam)] if code in TAKES_IN else []
    )


@pytest.mark.parametrize("code", HELD)
def test_of_a_child_who_is_not_hidden_nobody_is_told_to_ring(sam, code):
    looked = look_before_creating(somebody(code), who=WHO)
    assert looked.verdict is Verdict.CLEAR
    assert showings() == []


@pytest.mark.parametrize("code", HELD)
def test_only_the_front_door_the_night_team_and_the_whole_service_find_a_stranger_s_child(
    sam, code
):
    actor = somebody(code)
    if not actor.may(Area.CHILD, Level.SUMMARY):
        with pytest.raises(Refused):
            find_people(actor, asked=ASKED)
        return
    found = [one.card.id for one in find_people(actor, asked=ASKED)]
    assert found == ([sam] if code in TAKES_IN | WIDE else [])


@pytest.mark.parametrize("kind", ["parent", "child"])
def test_families_find_nobody_and_are_told_nothing(sam, kind):
    testing.restricted(sam, "R3")
    actor = actor_for(testing.account(kind).pk)
    assert find_people(actor, asked=ASKED) == ()
    assert must_ring(actor, asked=ASKED) is Verdict.CLEAR
    assert showings() == []


class TestAnHour:
    """Thirty askings are allowed within an hour, whomever they are about."""

    def spend(self, actor, times, text="ada bell 1/1/2011"):
        return [must_ring(actor, asked=read(text, NOW.date())) for _ in range(times)]

    def test_the_thirtieth_is_answered_and_the_next_is_not(self, sam):
        door = somebody("front_door")
        assert set(self.spend(door, 30)) == {Verdict.CLEAR}
        assert self.spend(door, 1) == [Verdict.WAIT]

    def test_one_who_asks_too_often_keeps_nobody_else_waiting(self, sam):
        testing.restricted(sam, "R3")
        busy, colleague = somebody("front_door"), somebody("front_door")
        self.spend(busy, 31)
        assert must_ring(busy, asked=ASKED) is Verdict.WAIT
        assert must_ring(colleague, asked=ASKED) is Verdict.RING

    def test_an_hour_later_it_is_answered_again(self, sam):
        testing.restricted(sam, "R3")
        door = somebody("front_door")
        self.spend(door, 31)
        with clock.frozen(NOW + timedelta(minutes=59)):
            assert must_ring(door, asked=ASKED) is Verdict.WAIT
        with clock.frozen(NOW + timedelta(hours=2)):
            assert must_ring(door, asked=ASKED) is Verdict.RING

    def test_whoever_must_wait_is_shown_nobody_who_is_known_either(self, sam):
        door = somebody("front_door")
        self.spend(door, 31)
        looked = look_before_creating(door, who=WHO)
        assert (looked.verdict, looked.known) == (Verdict.WAIT, ())


class TestOneWhoWasChosen:
    def test_the_front_door_reads_a_card_and_a_stranger_reads_none(self, sam):
        assert card_found(somebody("front_door"), chosen=sam).name == "Sam Okoro"
        assert card_found(somebody("social_worker"), chosen=sam) is None

    def test_a_hidden_child_and_a_number_that_nobody_has_are_the_same(self, sam):
        testing.restricted(sam, "R3")
        door = somebody("front_door")
        assert card_found(door, chosen=sam) is card_found(door, chosen=999_999) is None

    def test_the_reading_is_written_down_with_whom_it_showed_and_nobody_else(self, sam):
        door = somebody("front_door")
        for chosen in (sam, 999_999):
            card_found(door, chosen=chosen)
        with acting_as(MACHINE):
            told = AuditEvent.objects.filter(account_id=door.id, event="read").order_by("id")
            assert [one.detail["shown"] for one in told] == [[sam], []]
