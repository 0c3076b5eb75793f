"""The specialist assessment that a screen indicates: begun once, made or declined, never forgotten.

Everything begins on Wednesday 14 July 2021 at ten.
"""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.gates import Refused
from kith.cases.allocation import allocate
from kith.frontdoor import commands as do
from kith.frontdoor.rules.screen import Answer, Said
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db

TEN = clock.at_local(date(2021, 7, 14), timedelta(hours=10))
ALL_NO = {f"g{n}": Said(Answer.NO, "His mother") for n in (1, 2, 3)}
TWELVE = {f"q{n}": Said(Answer.ASKED) for n in range(1, 13)}
SERIOUS = ALL_NO | TWELVE | {"g1": Said(Answer.YES), **{f"q{n}": Said(Answer.YES) for n in (2, 3)}}
SERIOUS = SERIOUS | {"q5": Said(Answer.YES)}


@pytest.fixture(autouse=True)
def ten():
    with clock.frozen(TEN):
        yield


@pytest.fixture
def desk(ten):
    return a_desk()


@pytest.fixture
def screened(desk):
    contact = desk.graded()
    do.screen_child(desk.worker, contact=contact, answers=SERIOUS)
    return contact


@pytest.fixture
def own(desk):
    """The child's own worker and manager, who see the child."""
    testing.known_to(desk.world.worker, desk.world.person)
    return desk.world


def test_what_a_screen_indicates_is_owed_within_ten_working_days(desk, screened):
    owed = desk.promise("SPECIALIST", screened)
    assert owed.due_at == clock.at_local(date(2021, 7, 29), timedelta())
    assert (owed.state, owed.owner_role, owed.safety) == ("open", "mash_manager", True)


def test_where_nothing_is_indicated_nothing_is_owed(desk):
    contact = desk.graded()
    do.screen_child(desk.worker, contact=contact, answers=ALL_NO)
    assert desk.promises("SPECIALIST", contact) == []


def test_the_worker_who_gets_the_child_owes_it_from_then_on(desk, screened):
    world = desk.world
    allocate(
        world.manager, person=world.person, worker=world.worker.id, team=world.team,
        why="Knows the school", on=clock.today(),
    )  # fmt: skip
    assert desk.promise("SPECIALIST", screened).owner_id == world.worker.id


def test_it_is_kept_by_saying_what_it_found(desk, screened, own):
    do.specialist_done(own.worker, contact=screened, words="He is made to carry; a plan follows")
    assert desk.promise("SPECIALIST", screened).state == "kept"


def test_a_manager_may_decide_that_none_is_made_and_says_why(desk, screened, own):
    do.decline_specialist(own.manager, contact=screened, why="Made by Northmere in June; we use it")
    owed = desk.promise("SPECIALIST", screened)
    assert owed.state == "void"
    assert owed.kept_at is None


@pytest.mark.parametrize("words", ["", "   "])
def test_without_words_it_is_not_made(desk, screened, own, words):
    with pytest.raises(Mistake):
        do.specialist_done(own.worker, contact=screened, words=words)
    assert desk.promise("SPECIALIST", screened).state == "open"


def test_until_somebody_has_the_child_the_manager_at_the_door_may_too(desk, screened):
    do.decline_specialist(
        desk.manager, contact=screened, why="Made by Northmere in June; we use it"
    )
    assert desk.promise("SPECIALIST", screened).state == "void"


def test_a_worker_at_the_desk_neither_makes_nor_declines_it(desk, screened):
    with pytest.raises(Refused):
        do.specialist_done(desk.worker, contact=screened, words="It was looked at")
    with pytest.raises(Refused):
        do.decline_specialist(desk.worker, contact=screened, why="It is not needed here")


def test_screened_again_while_it_waits_nothing_begins_twice(desk, screened):
    do.screen_child(desk.worker, contact=screened, answers=SERIOUS)
    assert len(desk.promises("SPECIALIST", screened)) == 1


def test_screened_again_and_no_longer_indicated_it_ends_with_a_reason(desk, screened):
    do.screen_child(desk.worker, contact=screened, answers=ALL_NO)
    assert desk.promise("SPECIALIST", screened).state == "void"


def test_a_manager_who_screens_again_may_decide_otherwise(desk, screened):
    why = "Northmere made one in June and sent it to us"
    do.screen_child(desk.manager, contact=screened, answers=SERIOUS, otherwise=why)
    assert desk.promise("SPECIALIST", screened).state == "void"


def test_indicated_again_after_it_was_made_it_is_owed_anew(desk, screened, own):
    do.specialist_done(own.worker, contact=screened, words="He is made to carry; a plan follows")
    with clock.frozen(TEN + timedelta(days=70)):
        do.screen_child(desk.worker, contact=screened, answers=SERIOUS)
    assert [one.state for one in desk.promises("SPECIALIST", screened)] == ["kept", "open"]


def test_made_twice_is_said_once(desk, screened, own):
    do.specialist_done(own.worker, contact=screened, words="He is made to carry; a plan follows")
    with pytest.raises(Mistake, match="No specialist assessment waits"):
        do.specialist_done(own.worker, contact=screened, words="He is made to carry, again")
