"""Hiding a child, and never so that nobody is left to lift it."""

from datetime import timedelta

import pytest

from kith.access import rules, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.access.audit import sees
from kith.access.gates import NotHere, Refused
from kith.access.models import Restriction
from kith.access.queries import sight_of
from kith.access.restricting import extend_restriction, lift_restriction, name_party, restrict
from kith.kernel import clock

pytestmark = pytest.mark.django_db

CHILD = 501
SOON = timedelta(days=30)


@pytest.fixture
def head() -> Actor:
    return testing.holding("head_of_service")


@pytest.fixture
def worker() -> Actor:
    worker = testing.holding("social_worker")
    testing.known_to(worker, CHILD)
    return worker


@pytest.fixture
def manager(worker: Actor) -> Actor:
    manager = testing.holding("team_manager")
    testing.known_to(manager, CHILD)
    return manager


@pytest.fixture
def parent(worker: Actor) -> Actor:
    parent = actor_for(testing.account("parent").pk)
    testing.known_to(parent, CHILD, reason="parent")
    return parent


def hide(actor: Actor, code: str, *parties: Actor, **more: object) -> int:
    said = {"reason": "A cousin works here", "review_by": clock.today() + SOON, **more}
    return restrict(actor, person=CHILD, code=code, parties=[one.id for one in parties], **said)


def who_sees(*actors: Actor) -> list[bool]:
    found = []
    for actor in actors:
        with acting_as(actor):
            found.append(sees(CHILD))
    return found


class TestSetting:
    @pytest.mark.parametrize("code", ["R1", "R3"])
    def test_r1_and_r3_hide_from_all_but_the_named(self, code, head, worker, manager) -> None:
        other = testing.holding("head_of_service")
        assert who_sees(head, other, worker, manager) == [True] * 4
        hide(head, code, worker)
        assert who_sees(head, other, worker, manager) == [True, False, True, False]
        assert who_sees(MACHINE) == [True]

    def test_r5_hides_from_the_named_alone(self, head, worker, manager, parent) -> None:
        """J23: a parent who may be the one who harms finds no trace."""
        hide(worker, "R5", parent)
        assert who_sees(head, worker, manager, parent) == [True, True, True, False]

    def test_being_named_is_not_being_granted(self, head, worker) -> None:
        stranger = testing.holding("social_worker")
        hide(head, "R3", stranger)
        assert who_sees(stranger) == [False]

    @pytest.mark.parametrize("code", ["R1", "R3"])
    def test_somebody_who_sees_must_be_able_to_lift_it(self, code, manager, head, worker) -> None:
        with pytest.raises(Refused, match="Name somebody who may lift it"):
            hide(manager, code, worker)
        hide(manager, code, head)
        assert who_sees(head, manager, worker) == [True, True, False]

    def test_r5_names_somebody(self, worker: Actor) -> None:
        with pytest.raises(Refused, match="from whom"):
            hide(worker, "R5")

    @pytest.mark.parametrize(("code", "role"), [("R1", "social_worker"), ("R3", "nqsw")])
    def test_not_by_a_role_that_does_not_set_it(self, code: str, role: str, head) -> None:
        actor = testing.holding(role)
        testing.known_to(actor, CHILD)
        with pytest.raises(Refused, match="Ask a manager now"):
            hide(actor, code, head)

    @pytest.mark.parametrize("days", [-1, 0, 91, 400])
    def test_it_is_looked_at_again_within_ninety_days(self, head, worker, days: int) -> None:
        with pytest.raises(Refused, match="90 days"):
            hide(head, "R1", review_by=clock.today() + timedelta(days=days))

    @pytest.mark.parametrize("wrong", [{"code": "R2"}, {"code": "R1", "reason": " "}])
    def test_it_has_a_kind_and_a_reason(self, head, worker, wrong: dict[str, str]) -> None:
        code = wrong.pop("code")
        with pytest.raises(Refused, match="say why"):
            hide(head, code, **wrong)

    def test_not_on_a_child_out_of_sight(self, manager: Actor) -> None:
        stranger = testing.holding("team_manager")
        with pytest.raises(NotHere):
            hide(stranger, "R1", manager)

    def test_two_restrictions_hide_twice(self, head, worker, manager) -> None:
        hide(head, "R1", worker, manager)
        hide(head, "R3", worker)
        assert who_sees(head, worker, manager) == [True, True, False]


class TestLifting:
    def test_a_head_of_service_who_sees_it_lifts_it(self, head, worker, manager) -> None:
        number = hide(head, "R3")
        lift_restriction(head, person=CHILD, restriction=number, why="The threat is over")
        assert who_sees(worker, manager) == [True, True]
        with acting_as(MACHINE):
            lifted = Restriction.objects.get(pk=number)
        assert (lifted.lifted_by, lifted.lifted_why) == (head.id, "The threat is over")
        with pytest.raises(NotHere):
            lift_restriction(head, person=CHILD, restriction=number, why="Again")

    def test_one_who_does_not_see_it_cannot_even_ask(self, head, worker) -> None:
        number = hide(head, "R3")
        for blind in (testing.holding("head_of_service"), worker):
            with pytest.raises(NotHere):
                lift_restriction(blind, person=CHILD, restriction=number, why="I say so")

    def test_a_party_of_another_role_does_not(self, head, worker, manager) -> None:
        number = hide(head, "R3", worker, manager)
        for party in (worker, manager):
            with pytest.raises(Refused, match="Ask a head of service"):
                lift_restriction(party, person=CHILD, restriction=number, why="I say so")

    def test_it_says_why(self, head, worker) -> None:
        number = hide(head, "R3")
        with pytest.raises(Refused, match="no longer needed"):
            lift_restriction(head, person=CHILD, restriction=number, why=" ")

    def test_it_never_lapses_by_itself(self, head, worker) -> None:
        hide(head, "R3")
        with clock.frozen(clock.now() + timedelta(days=200)):
            assert who_sees(head, worker) == [True, False]


class TestKeeping:
    def test_after_a_look_it_is_kept_for_longer(self, head, worker) -> None:
        number = hide(head, "R1")
        later = clock.today() + timedelta(days=60)
        extend_restriction(head, person=CHILD, restriction=number, review_by=later)
        assert sight_of(head, person=CHILD).restrictions[0].review_by == later

    def test_for_ninety_days_at_most(self, head, worker) -> None:
        number = hide(head, "R1")
        with pytest.raises(Refused, match="90 days"):
            extend_restriction(
                head, person=CHILD, restriction=number, review_by=clock.today() + 4 * SOON
            )

    def test_one_more_is_named_to_see(self, head, worker) -> None:
        number = hide(head, "R1")
        assert who_sees(worker) == [False]
        name_party(head, person=CHILD, restriction=number, account=worker.id)
        assert who_sees(worker) == [True]

    def test_or_not_to_see(self, head, worker, parent) -> None:
        other = actor_for(testing.account("parent").pk)
        testing.known_to(other, CHILD, reason="parent")
        number = hide(head, "R5", parent)
        assert who_sees(other) == [True]
        name_party(head, person=CHILD, restriction=number, account=other.id)
        assert who_sees(other) == [False]


def test_every_restriction_can_be_set_and_lifted_by_somebody() -> None:
    assert set(rules.MAY_SET) == set(rules.MAY_LIFT) == set(rules.RESTRICTIONS)
    for code in rules.RESTRICTIONS:
        assert rules.may_set(code, {"head_of_service"})
        assert rules.may_lift(code, {"head_of_service"})
        assert not rules.may_set(code, {"analyst"})
        assert not rules.may_lift(code, {"social_worker"})
