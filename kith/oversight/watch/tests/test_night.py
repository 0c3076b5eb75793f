"""What the night finds stands where it was told; what it counts is over everyone; who reads it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.kernel import clock
from kith.kernel.clock import LONDON
from kith.oversight.models import WatchCount, Watched
from kith.oversight.tests.world import World
from kith.oversight.watch.night import watch_all
from kith.oversight.watch.page import overview_shown, watch_shown
from kith.oversight.watch.queries import one_watch, overview
from kith.promises.ledger import act
from kith.promises.models import Deed, Fact, Promise

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 20, 9, tzinfo=UTC)
APRIL = datetime(2026, 4, 14, 9, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    return World()


@pytest.fixture
def leader():
    return testing.holding("head_of_service")


def contact(world, child, arrived=APRIL, opened=timedelta(hours=3), outcome="advice"):
    """Word that was opened late and decided within a minute."""
    thread = uuid4()
    for name, when, data in (
        ("contact.arrived", arrived, {"professional": True}),
        ("contact.opened", arrived + opened, {}),
        ("contact.decided", arrived + opened + timedelta(minutes=1), {"outcome": outcome}),
    ):
        world.add(child, name, when, thread=thread, source="lived", data=data)
    return thread


def places(code):
    with acting_as(MACHINE):
        return list(Watched.objects.filter(watch=code).order_by("at"))


def count(code, quarter="2026-2"):
    with acting_as(MACHINE):
        rows = WatchCount.objects.filter(watch=code, quarter=quarter)
        return sum(row.found for row in rows), sum(row.of for row in rows)


def test_a_place_stands_with_its_child_team_and_note(world):
    child = world.child()
    thread = contact(world, child)
    world.tell()
    assert watch_all(MACHINE) == 2
    (one,) = places("opened-late")
    assert (one.person_id, one.team_id, one.work) == (child, world.team, thread)
    assert one.note == "opened 3 hours after it came"
    assert count("opened-late") == (1, 1)
    assert count("in-minutes") == (1, 1)


def test_a_second_night_finds_the_same_and_keeps_nothing_twice(world):
    contact(world, world.child())
    world.tell()
    assert watch_all(MACHINE) == watch_all(MACHINE)
    assert len(places("opened-late")) == 1


def test_what_was_corrected_is_gone_the_next_night(world):
    child = world.child()
    contact(world, child)
    world.tell()
    watch_all(MACHINE)
    with acting_as(MACHINE):
        fact = Fact.objects.get(name="contact.opened", person_id=child)
    world.correct(fact.id, occurred_at=APRIL + timedelta(minutes=5))
    watch_all(MACHINE)
    assert not places("opened-late")


def test_each_quarter_has_what_was_told_in_it_and_one_long_over_stays(world):
    child = world.child()
    contact(world, child, datetime(2026, 2, 3, 9, tzinfo=LONDON))
    contact(world, child, datetime(2026, 3, 31, 23, tzinfo=LONDON))
    world.tell()
    watch_all(MACHINE)
    assert (count("opened-late", "2026-1"), count("opened-late", "2026-2")) == ((1, 1), (1, 1))
    contact(world, child, datetime(2026, 2, 4, 9, tzinfo=LONDON))
    contact(world, child)
    world.tell()
    watch_all(MACHINE)
    assert (count("opened-late", "2026-1"), count("opened-late", "2026-2")) == ((1, 1), (2, 2))


def test_what_was_owed_and_said_of_it_is_read_too(world):
    child = world.child()
    world.action(child, date(2026, 4, 1), date(2026, 4, 10))
    world.tell()
    with acting_as(testing.holding("head_of_service")):
        promise = Promise.objects.get(person_id=child, kind="ACTION")
        act(promise, Deed.WITHDRAW, {"reason": "He has a bike now"})
    watch_all(MACHINE)
    (one,) = places("let-go")
    assert one.note == "ACTION let go after its day: He has a bike now"


def test_numbers_count_everyone_and_places_only_whom_the_reader_sees(world, leader):
    seen, hidden = world.child(), world.child()
    contact(world, seen)
    contact(world, hidden)
    world.tell()
    testing.restricted(hidden, "R3", testing.holding("head_of_service"))
    watch_all(MACHINE)
    page = one_watch(leader, "opened-late")
    assert (page.whole.found, page.whole.of) == (2, 2)
    assert [one.card.id for one in page.places] == [seen]
    auditor = testing.holding("auditor")
    assert not one_watch(auditor, "opened-late").places
    testing.known_to(auditor, seen)
    assert [one.card.id for one in one_watch(auditor, "opened-late").places] == [seen]


@pytest.mark.parametrize("role", ["team_manager", "social_worker", "mash_manager", "analyst"])
def test_it_is_for_those_who_answer_for_the_whole(role):
    with pytest.raises(Refused):
        overview(testing.holding(role))
    with pytest.raises(Refused):
        one_watch(testing.holding(role), "last-hour")


def test_only_the_night_watches():
    with pytest.raises(Refused):
        watch_all(testing.holding("head_of_service"))


def test_there_is_no_other_watch(leader):
    with pytest.raises(NotHere):
        one_watch(leader, "nonsense")


def test_places_come_fifty_at_a_time_and_none_is_lost(world, leader):
    child = world.child()
    for n in range(70):
        contact(world, child, APRIL + timedelta(minutes=n))
    world.tell()
    watch_all(MACHINE)
    first = one_watch(leader, "opened-late")
    then = one_watch(leader, "opened-late", after=first.after)
    assert (len(first.places), len(then.places), then.after) == (50, 20, "")
    assert len({one.work for one in (*first.places, *then.places)}) == 70
    assert one_watch(leader, "opened-late", after="nonsense").first_page is False


def test_the_pages_ask_and_lead_to_where_to_look(world, leader):
    child = world.child()
    contact(world, child)
    world.tell()
    client = testing.browser(leader)
    assert "Not looked at yet" in client.get("/questions/").content.decode()
    watch_all(MACHINE)
    page = client.get("/questions/").content.decode()
    assert "Why did word of a child lie unopened for over an hour?" in page
    assert "1 of 1 contacts that were opened" in page
    one = client.get("/questions/opened-late/").content.decode()
    assert "opened 3 hours after it came" in one
    assert f'href="/child/{child}/"' in one
    shown = overview_shown(overview(leader))
    assert len(shown.lines) == 2
    assert watch_shown(one_watch(leader, "opened-late")).teams == (("Assessment team", "1", "1"),)


def test_the_pages_cost_few_queries(world, leader, django_assert_max_num_queries):
    for _ in range(5):
        contact(world, world.child())
    world.tell()
    watch_all(MACHINE)
    client = testing.browser(leader)
    for path in ("/questions/", "/questions/opened-late/"):
        with django_assert_max_num_queries(20):
            client.get(path)


def test_a_world_that_is_just_made_looks_at_two_quarters_and_its_first_night_at_the_rest(world):
    child = world.child()
    contact(world, child, datetime(2025, 11, 3, 9, tzinfo=LONDON))
    contact(world, child, datetime(2026, 2, 3, 9, tzinfo=LONDON))
    world.tell()
    watch_all(MACHINE, back=2)
    with acting_as(MACHINE):
        assert set(WatchCount.objects.values_list("quarter", flat=True)) == {"2026-1"}
    watch_all(MACHINE)
    assert (count("opened-late", "2025-4"), count("opened-late", "2026-1")) == ((1, 1), (1, 1))
