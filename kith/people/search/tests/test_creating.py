"""Before somebody is written down: S0 #19 and J42, and who is surely known already."""

from datetime import date, timedelta

import pytest
from django.db import connection

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.access.models import AuditEvent
from kith.kernel import clock
from kith.people.commands import NewPerson, change_details, create_person
from kith.people.models import DuplicateProposal
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import NewName
from kith.people.search.creating import Verdict, look_before_creating, must_ring, settled
from kith.people.search.rules.asked import read
from kith.people.testing import looked_for, written_down
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
SAM = "sam okoro 12/5/2010"
LOW = NewName(given="sam okoro")
OKORO = (NewName(given="Sam", family="Okoro"),)


def asks(actor, text=SAM):
    return must_ring(actor, asked=read(text, NOW.date()))


def events(name, actor):
    with acting_as(MACHINE):
        return list(AuditEvent.objects.filter(event=name, account_id=actor.id).order_by("id"))


@pytest.fixture
def sam(child, team):
    person = child(team=team, born=date(2010, 5, 12))
    with acting_as(MACHINE):
        change_details(MACHINE, person=person, version=1, changes={"known_as": "Sam Okoro"})
    return person


@pytest.fixture
def door(db):
    return testing.holding("front_door")


def test_j42_a_strong_match_under_threat_says_to_ring_the_duty_manager(door, sam):
    testing.restricted(sam, "R3")
    assert asks(door) is Verdict.RING


@pytest.mark.parametrize("role", ["mash_manager", "duty_manager"])
def test_so_it_does_for_the_others_who_take_contacts_in(sam, role):
    testing.restricted(sam, "R3")
    assert asks(testing.holding(role)) is Verdict.RING


def test_the_night_team_is_told_while_on_the_rota(sam):
    testing.restricted(sam, "R3")
    assert asks(testing.on_duty(testing.holding("edt"), "edt")) is Verdict.RING


@pytest.mark.parametrize(
    "role", ["rhi_worker", "social_worker", "team_manager", "head_of_service", "director", "chair"]
)
def test_j42_every_other_role_is_told_nothing(sam, role):
    testing.restricted(sam, "R3")
    assert asks(testing.holding(role)) is Verdict.CLEAR


@pytest.mark.parametrize("codes", [("R1",), ("R5",), ("R1", "R3"), ("R3", "R5")])
def test_whoever_r1_or_r5_hides_is_never_told_of(door, sam, codes):
    for code in codes:
        testing.restricted(sam, code, *([door] if code == "R5" else []))
    assert asks(door) is Verdict.CLEAR


def test_a_restriction_that_hides_from_others_alone_changes_nothing(door, sam):
    testing.restricted(sam, "R3")
    testing.restricted(sam, "R5", testing.holding("social_worker"))
    testing.restricted(sam, "R1", door)
    assert asks(door) is Verdict.RING


def test_whoever_is_named_sees_the_child_and_is_told_nothing(door, sam):
    testing.restricted(sam, "R3", door)
    assert asks(door) is Verdict.CLEAR


@pytest.mark.parametrize(
    "text", ["sam okoro", "sam 12/5/2010", "okoro 15", "sam okoro 13/5/2010", "12/5/2010", "sam"]
)
def test_a_weak_match_says_nothing(door, sam, text):
    testing.restricted(sam, "R3")
    assert asks(door, text) is Verdict.CLEAR


def test_nobody_hidden_and_nobody_there_are_the_same(door, sam):
    assert asks(door) is asks(door, "ada bell 1/1/2011") is Verdict.CLEAR


def test_each_asking_is_logged_and_each_showing_beside_the_child(door, sam):
    testing.restricted(sam, "R3")
    asks(door, "ada bell 1/1/2011")
    asks(door)
    assert [one.person_id for one in events("create.looked", door)] == [None, None]
    (showing,) = events("duty_manager.named", door)
    assert (showing.person_id, showing.detail) == (sam, {})


def test_the_line_beside_the_child_is_not_for_whoever_asked(door, sam):
    testing.restricted(sam, "R3")
    asks(door)
    for reader in (door, testing.holding("ig_lead")):
        with acting_as(reader):
            assert not AuditEvent.objects.filter(event="duty_manager.named").exists()


def test_it_cannot_be_used_to_fish(door, sam):
    """Thirty askings an hour; then the answer is the same whomever one asks for."""
    testing.restricted(sam, "R3")
    for _ in range(30):
        assert asks(door, "ada bell 1/1/2011") is Verdict.CLEAR
    assert asks(door) is asks(door, "ada bell 1/1/2011") is Verdict.WAIT
    assert events("duty_manager.named", door) == []
    with clock.frozen(NOW + timedelta(minutes=61)):
        assert asks(door) is Verdict.RING


def test_no_weaker_question_can_be_put_by_sql(door, sam):
    testing.restricted(sam, "R3")
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(key) FROM people_personkey WHERE key %% 2 = 0", [])
        (weak,) = cursor.fetchone()
    with acting_as(door), connection.cursor() as cursor:
        cursor.execute("SELECT kith_must_ring(%s::bigint[])", [weak])
        assert cursor.fetchone() == ("clear",)


def sam_again(**more):
    """Return somebody who may be Sam, as they would be written down."""
    return NewPerson(**{"names": OKORO, "born": date(2010, 5, 12), **more})


class TestWhoIsKnownAlready:
    def test_a_strong_match_whom_one_sees_comes_with_the_reasons(self, door, sam):
        looked = look_before_creating(door, who=sam_again())
        assert looked.verdict is Verdict.CLEAR
        (known,) = looked.known
        assert known.card.id == sam
        assert "born on the same day" in known.reasons

    def test_a_weak_one_is_no_reason_to_stop(self, door, sam):
        assert look_before_creating(door, who=sam_again(born=date(2014, 1, 30))).known == ()

    @pytest.mark.parametrize("names", [OKORO, (NewName(given="Sam"),), (LOW,)])
    def test_where_a_name_is_all_there_is_the_same_name_is(self, door, sam, names):
        (known,) = look_before_creating(door, who=sam_again(names=names, born=None)).known
        assert (known.card.id, known.strong) == (sam, False)

    def test_a_hidden_one_is_not_among_them(self, door, sam):
        testing.restricted(sam, "R1")
        assert look_before_creating(door, who=sam_again()).known == ()

    def test_of_whom_nothing_is_known_nobody_is_looked_for(self, door, sam):
        assert look_before_creating(door, who=NewPerson()).known == ()
        assert events("create.looked", door) == []

    def test_what_was_shown_stays_in_the_log_when_nobody_is_made(self, manager, sam):
        with pytest.raises(Mistaken, match="Choose who it is"):
            create_person(manager, who=sam_again(), looked=looked_for(manager, sam_again(), why=""))
        (shown,) = events("read", manager)
        assert shown.detail["shown"] == [sam]

    def test_said_to_be_somebody_else_is_looked_at_again(self, manager, sam):
        made = written_down(manager, sam_again())
        with acting_as(MACHINE):
            proposed = DuplicateProposal.objects.get(a_id=sam, b_id=made)
        assert (proposed.grounds, proposed.source) == (["search"], "create")
        assert proposed.decided_why == "A cousin of the same name"

    def test_of_one_who_only_has_the_name_nothing_is_proposed(self, manager, sam):
        written_down(manager, sam_again(born=None))
        with acting_as(MACHINE):
            assert not DuplicateProposal.objects.exists()


class TestNobodyIsMadeInSilence:
    """What came of a look is the evidence that making somebody asks for."""

    def made(self, actor, looked, **more):
        return create_person(actor, who=sam_again(**more), looked=looked)

    def test_without_a_look_there_is_no_command(self, manager):
        with pytest.raises(TypeError):
            create_person(manager, who=sam_again())
        with acting_as(manager), pytest.raises(ValueError, match="look for this very person"):
            settled(manager, sam_again(), None)

    def test_a_look_for_somebody_else_is_none(self, manager):
        looked = looked_for(manager, sam_again())
        with pytest.raises(ValueError, match="look for this very person"):
            self.made(manager, looked, born=date(2011, 5, 12))

    def test_nor_is_a_look_by_somebody_else(self, manager, door):
        with pytest.raises(ValueError, match="look for this very person"):
            self.made(manager, looked_for(door, sam_again()))

    def test_whoever_must_ring_first_makes_nobody_whatever_the_page_does(self, door, sam):
        testing.restricted(sam, "R3")
        with pytest.raises(Refused, match="ring the duty manager"):
            self.made(door, looked_for(door, sam_again()))

    def test_nobody_known_is_evidence_enough(self, manager):
        looked = looked_for(manager, sam_again(), why="")
        assert looked.known == ()
        assert self.made(manager, looked)
