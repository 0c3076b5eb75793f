"""What others wrote of one's children since one last looked, and nothing of what one wrote."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.grants import end_grants
from kith.cases.commands import retract_fact
from kith.desk.queries.changed import MOST, News, moments, news_of, own_children
from kith.desk.tests.pages import action, allocated, called, colleague
from kith.kernel import clock
from kith.promises.commands import undo, will_by
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
BEFORE = NOW - timedelta(hours=1)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


@pytest.fixture
def kim(world):
    ours = colleague(world, name="Kim Odell")
    testing.known_to(ours, world.person)
    return ours


def news(world, since=BEFORE):
    with acting_as(world.worker):
        return news_of(world.worker, [world.person], since)


def test_whoever_looks_for_the_first_time_is_told_of_nothing_as_new(world, kim):
    action(world, by=kim)
    assert news(world, since=None) == []
    assert moments([], None).since is None


def test_what_one_wrote_oneself_is_no_news(world, kim):
    action(world, "Visit gran", due=date(2026, 3, 20))
    action(world, "Ring the school", due=date(2026, 3, 20), by=kim)
    (one,) = news(world)
    assert "Ring the school" in one.says
    assert one.by == kim.id


def test_what_a_return_told_is_no_news_since_nobody_wrote_it(world):
    world.tell(world.fact("referral.received", date(2026, 3, 1), source="return"))
    assert news(world) == []


def test_what_was_said_of_a_promise_leads_to_that_promise(world):
    action(world, due=date(2026, 3, 20))
    promise = world.promise("ACTION")
    will_by(world.manager, promise=promise.id, on=date(2026, 3, 9))
    (one,) = news(world)
    assert (one.says, one.promise) == ("Will be done by 9 March 2026.", str(promise.id))
    with acting_as(world.worker):
        (line,) = moments([one], BEFORE).moments
    assert (line.href, line.by) == (f"/promise/{promise.id}/", called(world.manager))


def test_taking_something_back_is_not_told_by_itself(world):
    action(world, due=date(2026, 3, 20))
    said = will_by(world.manager, promise=world.promise("ACTION").id, on=date(2026, 3, 9))
    undo(world.manager, act=said)
    assert "Took back" not in " ".join(one.says for one in news(world))


def test_what_never_happened_is_said_to_have_been_taken_out(world, kim):
    made = action(world, "Visit gran", due=date(2026, 3, 20), by=kim)
    retract_fact(kim, fact=made, why="It was another child")
    told = [one.says for one in news(world)]
    assert any(says.startswith("Taken out, since it never happened: ") for says in told)


def test_the_newest_stand_first_and_the_rest_is_counted(world):
    many = [News(NOW - timedelta(minutes=n), world.person, None, f"Thing {n}") for n in range(11)]
    with acting_as(world.worker):
        told = moments(many, BEFORE)
    assert [one.title for one in told.moments] == [f"Thing {n}" for n in range(MOST)]
    assert told.more == 11 - MOST


def test_what_a_hidden_child_s_colleagues_write_reaches_nobody_else(world, kim):
    action(world, by=kim)
    testing.restricted(world.person, "R3", kim)
    assert news(world) == []


def test_one_s_children_are_those_one_works_with_by_name_and_those_one_covers(world, kim):
    other = a_world()
    testing.known_to(other.worker, other.person)
    with acting_as(MACHINE):
        assert own_children(world.worker) == [world.person]
        covering = own_children(world.worker, [other.worker.id])
    assert sorted(covering) == sorted([world.person, other.person])


def test_a_child_with_whom_one_works_no_longer_is_none_of_one_s_own(world):
    with acting_as(MACHINE):
        end_grants(world.person, reason="allocated", account=world.worker.id)
        assert own_children(world.worker) == []
