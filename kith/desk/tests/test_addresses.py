"""Addresses that nobody was given: each is no page, or the beginning, and never an error."""

from datetime import UTC, date, datetime

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.testing import answer
from kith.desk.tests.pages import action, allocated, send
from kith.kernel import clock
from kith.promises.models import Act
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
TOO_MANY = 10**30
ENDS_OF_TIME = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00")


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture(scope="module")
def world(lasting):
    with lasting(), clock.frozen(NOW):
        world = a_world()
        allocated(world)
        action(world, due=date(2026, 2, 20))
        yield world


def asked(actor, path):
    return testing.browser(actor).get(path).status_code


@pytest.mark.parametrize(
    "more", ["", "something/", "car/", "happened/", "details/history/", "action/", "allocate/"]
)
@pytest.mark.parametrize("number", [0, 999_999_999, 2**63, TOO_MANY])
def test_a_number_that_no_child_has_is_no_page(world, more, number):
    assert asked(world.manager, f"/child/{number}/{more}") == 404


@pytest.mark.parametrize("path", [f"/team/{TOO_MANY}/", f"/duplicates/{TOO_MANY}/"])
def test_nor_is_that_of_a_team_or_of_a_pair(world, path):
    assert asked(world.manager, path) == 404


@pytest.mark.parametrize("which", ["kept", "late2", "LATE", "all"])
def test_a_list_that_there_is_not_is_no_page(world, which):
    assert asked(world.worker, f"/owed/{which}/") == 404


@pytest.mark.parametrize("after", ["", "nonsense", "%00", "2026-03-04~1", "~", *ENDS_OF_TIME])
def test_a_place_that_is_none_begins_the_list_again(world, after):
    first = answer(testing.browser(world.worker), "/owed/late/")
    page = answer(testing.browser(world.worker), f"/owed/late/?after={after}")
    assert b"Sort out the bus pass" in page.body
    assert page.body == first.body


@pytest.mark.parametrize("at", ENDS_OF_TIME)
def test_a_place_at_the_ends_of_time_is_a_page(world, at):
    place = at.replace("+", "%2B")
    promise = f"{place}~00000000-0000-8000-8000-000000000001"
    assert asked(world.worker, f"/owed/late/?after={promise}") == 200
    assert asked(world.worker, f"/child/{world.person}/happened/?before={place}~1") == 200


@pytest.mark.parametrize("number", [1, -1, 2**63, TOO_MANY])
def test_a_place_in_a_story_may_have_any_number(world, number):
    before = f"2026-03-04T10:00:00%2B00:00~{number}"
    assert asked(world.worker, f"/child/{world.person}/happened/?before={before}") == 200


@pytest.mark.parametrize("before", ["", "0", "-4", "²", "٣", "x", str(2**63), str(TOO_MANY)])
def test_notices_begin_wherever_they_are_asked_to(world, before):
    assert asked(world.worker, f"/notices/?before={before}") == 200


@pytest.mark.parametrize("up_to", ["", "x", "-1", str(2**63), str(TOO_MANY)])
def test_marking_nothing_as_seen_is_no_mistake(world, up_to):
    assert send(world.worker, "/notices/seen/", {"up_to": up_to}).status_code == 302


@pytest.mark.parametrize("rule", [0, 2**63, TOO_MANY])
def test_a_rule_that_there_is_not_can_be_neither_read_nor_accepted(rule):
    leader = testing.holding("director")
    assert asked(leader, f"/policy/{rule}/") == 404
    assert send(leader, f"/policy/{rule}/", {}).status_code == 404


@pytest.mark.parametrize("said", ["", "act-", "act-1", "fact-x", "%00", "deed-1"])
def test_a_bar_is_never_made_of_what_stands_in_an_address(world, said):
    page = testing.browser(world.worker).get(f"/?said={said}")
    assert page.status_code == 200
    assert "kith-undo" not in page.content.decode()


@pytest.mark.parametrize("path", ["/undo/", "/notices/seen/"])
def test_what_changes_something_is_not_done_by_opening_it(world, path):
    assert asked(world.worker, path) == 405


@pytest.mark.parametrize("path", ["/", "/rota/", "/policy/", "/service/", "/owed/late/"])
def test_what_is_only_read_takes_no_form(world, path):
    assert send(world.leader, path, {"what": "x"}).status_code == 405


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("pass", {"to": str(TOO_MANY), "reason": "x"}),
        ("pass", {"to": "nobody", "reason": "x"}),
        ("cant", {"barrier": "weather"}),
        ("will", {"on-day": "31", "on-month": "2", "on-year": "2026"}),
        ("wait", {"on-day": "4", "on-month": "3", "on-year": "99999", "reason": "x"}),
        ("wrong", {"words": "   "}),
    ],
)
def test_an_answer_that_cannot_be_writes_nothing(world, code, data):
    promise = world.promise("ACTION")
    page = send(world.manager, f"/promise/{promise.id}/{code}/", data)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    with acting_as(MACHINE):
        assert not Act.objects.exists()


def test_words_that_are_longer_than_the_count_are_kept_whole(world):
    promise = world.promise("ACTION")
    told = "It was somebody else. " * 60
    assert send(world.manager, f"/promise/{promise.id}/wrong/", {"words": told}).status_code == 302
    with acting_as(MACHINE):
        assert Act.objects.get().data["words"] == told.strip()
