"""The lists behind Today's counts: late, late already when the return came, not known since it."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

import pytest

from kith.access import testing
from kith.access.actors import actor_for
from kith.access.gates import NotHere
from kith.desk.queries.owed import HEADINGS, LISTS, owed_page
from kith.desk.tests.pages import action, allocated, colleague, open_page, said
from kith.kernel import clock
from kith.kernel.workdays import add_working_days
from kith.promises.queries import lists
from kith.promises.testing import a_world
from kith.web.addresses import id_in, read_mark

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


def late(world, many=1):
    """Owe the child so many things, each a day later than the one before."""
    for number in range(many):
        due = date(2026, 2, 1) + timedelta(days=number)
        action(world, f"Thing {number}", due=due, agreed_on=date(2026, 1, 20))


def told(page):
    return [line.says for line in page.lines]


@pytest.mark.parametrize("which", LISTS)
def test_each_list_has_its_heading_and_says_what_stands_on_it(world, which):
    text = said(world.worker, f"/owed/{which}/")
    heading, says = HEADINGS[which]
    assert text.startswith(heading)
    assert says in text
    assert "Nothing here. When there is, the oldest stands first." in text


def test_what_is_late_stands_oldest_first_and_what_is_to_come_does_not(world):
    late(world, 3)
    action(world, "Ring the school", due=date(2026, 3, 20))
    page = owed_page(world.worker, which="late")
    assert [says.split("Thing ")[1][0] for says in told(page)] == ["0", "1", "2"]
    assert page.after == ""


def test_what_is_due_today_and_what_is_due_soon_have_their_own_lists(world):
    today = clock.today()
    action(world, "Ring today", due=today, agreed_on=today)
    action(world, "Ring soon", due=add_working_days(today, 2), agreed_on=today)
    action(world, "Ring later", due=add_working_days(today, 8), agreed_on=today)
    assert ["Ring today" in one for one in told(owed_page(world.worker, which="today"))] == [True]
    assert ["Ring soon" in one for one in told(owed_page(world.worker, which="soon"))] == [True]


def test_a_long_list_goes_on_without_losing_a_line_or_telling_one_twice(world, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 2)
    late(world, 5)
    seen, after = [], ""
    for _ in range(3):
        page = owed_page(world.worker, which="late", after=read_mark(unquote(after), id_in))
        seen += told(page)
        after = page.after
    assert after == ""
    assert len(seen) == len(set(seen)) == 5


def test_the_next_page_is_one_tap_away(world, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 1)
    late(world, 2)
    page = open_page(world.worker, "/owed/late/")
    (link,) = page.xpath("//a[@rel='next']")
    assert "Thing 1" in said(world.worker, f"/owed/late/{link.get('href')}")


def test_a_line_leads_to_its_promise_and_is_answered_there(world):
    late(world)
    page = open_page(world.worker, "/owed/late/")
    promise = world.promise("ACTION")
    assert page.xpath(f"//a[@href='/promise/{promise.id}/']")
    assert not page.xpath("//form[contains(@action, '/promise/')]")


def test_what_a_colleague_owes_is_on_their_list_and_not_on_mine(world):
    late(world)
    ours = colleague(world)
    assert told(owed_page(ours, which="late")) == []
    testing.away(world.worker, by=ours)
    assert len(told(owed_page(ours, which="late"))) == 1


def test_a_child_who_is_hidden_since_is_on_no_list(world):
    late(world)
    testing.restricted(world.person, "R3", world.manager)
    assert told(owed_page(world.worker, which="late")) == []
    assert "Thing 0" not in said(world.worker, "/owed/late/")


def test_what_a_return_told_stands_on_the_list_of_how_it_was_told(world):
    world.tell(
        world.fact("referral.received", date(2025, 12, 1), source="return"),
        world.fact("return.covered", date(2025, 12, 31), source="return", day=False),
    )
    (row,) = world.promises("T9")
    holder = world.manager if row.owner_id is None else world.worker
    assert len(told(owed_page(holder, which="unknown"))) >= 1
    assert told(owed_page(holder, which="late")) == []


@pytest.mark.parametrize("kind", ["child", "parent", "partner"])
def test_the_lists_are_for_those_who_work_here(kind):
    who = testing.account(kind)
    actor = testing.holding("school_dsl", who=who) if kind == "partner" else actor_for(who.pk)
    with pytest.raises(NotHere):
        owed_page(actor, which="late")
    assert testing.browser(actor).get("/owed/late/").status_code == 404


def test_a_long_list_asks_no_more_than_a_short_one(world, django_assert_max_num_queries):
    late(world, 2)
    owed_page(world.worker, which="late")
    for _ in range(4):
        other = a_world()
        testing.known_to(world.worker, other.person)
        action(world, due=date(2026, 2, 20), person=other.person)
    with django_assert_max_num_queries(14):
        assert len(told(owed_page(world.worker, which="late"))) == 6
