"""Notices on their page, and the question of a page that asks by itself whether there is news."""

from datetime import date

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.models import AuditEvent
from kith.desk.leaving import commands as leaving
from kith.desk.queries.notices import SAYS
from kith.frontdoor.board import surges
from kith.frontdoor.commands import ringing
from kith.kernel import clock
from kith.messages.post import NewNotice, tell
from kith.promises import load, summaries
from kith.promises.testing import a_world
from kith.promises.tests.test_escalation import on, promised

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(on(date(2026, 3, 4))):
        yield


@pytest.fixture
def world():
    return a_world()


def told(*lines):
    with acting_as(MACHINE):
        tell(lines)


def read(actor, path="/notices/"):
    return testing.browser(actor).get(path).content.decode()


def test_there_are_words_for_every_code_that_is_told():
    assert SAYS.keys() == {
        "p0",
        summaries.CODE,
        load.CODE,
        ringing.CODE,
        ringing.PASSED,
        "mailbox",
        surges.CODE,
        leaving.CODE,
    }


def test_a_notice_leads_to_the_child_and_to_the_promise(world):
    promise = promised(world)
    told(NewNotice(world.leader.id, "p0", "P0", world.person, promise.id, pushed=True))
    page = read(world.leader)
    assert f'href="/child/{world.person}/"' in page
    assert f'href="/promise/{promise.id}/"' in page


def test_what_was_told_of_a_child_who_is_hidden_since_is_gone(world):
    told(NewNotice(world.leader.id, "p0", "P0", world.person))
    testing.restricted(world.person, "R3", world.manager)
    page = read(world.leader)
    assert SAYS["p0"] not in page
    assert f"/child/{world.person}/" not in page


def test_a_summary_counts(world):
    told(NewNotice(world.worker.id, "summary", "P1", count=3))
    assert "you were told of 3 promises." in read(world.worker)


def test_nothing_yet_says_what_would_come(world):
    assert "Nobody has told you anything yet." in read(world.worker)


def test_seen_notices_lose_their_mark(world):
    told(NewNotice(world.worker.id, "summary"))
    browser = testing.browser(world.worker)
    assert ">New" in read(world.worker) or "New</span>" in read(world.worker)
    newest = read(world.worker).split('name="up_to" value="')[1].split('"')[0]
    assert browser.post("/notices/seen/", {"up_to": newest}).status_code == 302
    assert "New</span>" not in read(world.worker)


def asked(browser, tag=""):
    headers = {"If-None-Match": tag} if tag else {}
    return browser.get("/notices/news/", headers=headers)


def test_a_page_that_asks_gets_304_until_there_is_news(world):
    browser = testing.browser(world.worker)
    first = asked(browser)
    assert (first.status_code, first.json()) == (200, {"words": ""})
    again = asked(browser, first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    told(NewNotice(world.worker.id, "p0", "P0"), NewNotice(world.worker.id, "summary"))
    news = asked(browser, first.headers["ETag"])
    assert (news.status_code, news.json()) == (200, {"words": "2 new notices: show"})
    assert asked(browser, news.headers["ETag"]).status_code == 304


def test_a_colleagues_news_is_none_of_mine(world):
    told(NewNotice(world.manager.id, "summary"))
    assert asked(testing.browser(world.worker)).json() == {"words": ""}


def test_asking_by_itself_writes_nothing_into_the_log(world):
    browser = testing.browser(world.worker)
    with acting_as(MACHINE):
        before = AuditEvent.objects.count()
    for _ in range(5):
        asked(browser)
    with acting_as(MACHINE):
        assert AuditEvent.objects.count() == before


def test_asking_costs_few_queries(world, django_assert_max_num_queries):
    browser = testing.browser(world.worker)
    asked(browser)
    with django_assert_max_num_queries(14):
        asked(browser)


def test_what_is_told_twice_in_one_minute_stands_once(world):
    again = [NewNotice(world.worker.id, "red", "P0", world.person) for _ in range(3)]
    told(*again, NewNotice(world.worker.id, "summary", "P1", count=3))
    page = read(world.worker)
    assert page.count("Take it by name.") == 1
    assert "you were told of 3 promises." in page
