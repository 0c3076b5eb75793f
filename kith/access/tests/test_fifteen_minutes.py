"""A record opened in an emergency is read, and worked with; it gives nothing that lasts."""

from datetime import timedelta

import pytest

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.commands import break_glass, end_grant, give_grant
from kith.access.gates import NotHere, Refused
from kith.access.models import Grant
from kith.access.restricting import (
    extend_restriction,
    lift_restriction,
    name_party,
    restrict,
)
from kith.kernel import clock

CHILD = 701
FOR_GOOD = "You opened this record in an emergency"

pytestmark = pytest.mark.django_db


@pytest.fixture
def allocated() -> Actor:
    """Return whoever works with the child."""
    worker = testing.holding("social_worker")
    testing.known_to(worker, CHILD)
    return worker


@pytest.fixture
def opener(allocated: Actor) -> Actor:
    """Return a manager of another team who opened the record just now."""
    manager = testing.holding("team_manager")
    break_glass(manager, person=CHILD, reason_code="immediate_safety", words="Police have her")
    return manager


def keeps(actor: Actor) -> bool:
    with acting_as(actor):
        return audit.keeps(CHILD)


def hide(actor: Actor, code: str, *named: Actor) -> int:
    return restrict(
        actor,
        person=CHILD,
        code=code,
        reason="A threat",
        review_by=clock.today() + timedelta(days=30),
        parties=[one.id for one in named],
    )


def test_it_is_seen_and_not_kept(opener, allocated):
    with acting_as(opener):
        assert audit.sees(CHILD)
    assert not keeps(opener)
    assert keeps(allocated)
    assert keeps(testing.holding("head_of_service"))


def test_who_had_it_anyway_keeps_it(opener):
    testing.known_to(opener, CHILD)
    assert keeps(opener)


def test_it_lets_nobody_see_the_child_for_longer(opener):
    friend = testing.holding("social_worker")
    with pytest.raises(Refused, match=FOR_GOOD):
        give_grant(opener, person=CHILD, reach="worker", reason="group", account=friend.id)


def test_it_ends_nobody_elses_sight(opener, allocated):
    with acting_as(MACHINE):
        (grant,) = Grant.objects.filter(person_id=CHILD, account_id=allocated.id)
    with pytest.raises(NotHere):
        end_grant(opener, person=CHILD, grant=grant.pk)
    assert keeps(allocated)


@pytest.mark.parametrize("code", ["R1", "R3", "R5"])
def test_whoever_opened_it_cannot_hide_that_they_did(opener, code):
    leader = testing.holding("head_of_service")
    with pytest.raises(Refused, match=FOR_GOOD):
        hide(opener, code, leader)


def test_nor_change_a_restriction_that_stands(allocated, opener):
    leader = testing.holding("head_of_service")
    blind = testing.account()
    with acting_as(MACHINE):
        number = testing.write_restriction(CHILD, "R5", "A threat", clock.today(), {blind.pk})
    changes = [
        lambda who: lift_restriction(who, person=CHILD, restriction=number, why="Over"),
        lambda who: name_party(who, person=CHILD, restriction=number, account=leader.id),
        lambda who: extend_restriction(
            who, person=CHILD, restriction=number, review_by=clock.today() + timedelta(days=9)
        ),
    ]
    for change in changes:
        with pytest.raises(Refused, match=FOR_GOOD):
            change(opener)


def test_a_parent_who_works_here_is_kept_away_but_never_all_who_could_let_it_be_seen(allocated):
    leaders = [testing.holding("head_of_service") for _ in range(2)]
    with pytest.raises(Refused, match="At least one head of service"):
        hide(allocated, "R5", *leaders)
    number = hide(allocated, "R5", leaders[0])
    manager = leaders[1]
    with pytest.raises(Refused, match="At least one head of service"):
        name_party(manager, person=CHILD, restriction=number, account=manager.id)
    other = testing.account()
    name_party(manager, person=CHILD, restriction=number, account=other.pk)
