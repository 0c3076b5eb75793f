"""Today: what somebody owes, worst first, counted truly, with nothing of anybody else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.access import testing
from kith.accounts.models import Cover
from kith.desk.queries.today import today_page
from kith.desk.tests.pages import action, allocated, called, colleague, open_page, plan, said
from kith.kernel import clock
from kith.promises.commands import cannot
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


def away(absent, by):
    Cover.objects.create(
        absent_id=absent.id,
        by_id=by and by.id,
        starts_at=NOW - WEEK,
        ends_at=NOW + WEEK,
        reason="leave",
    )


def test_it_opens_with_one_sentence_on_how_the_day_stands(world):
    action(world, due=date(2026, 2, 20))
    action(world, "Ring the school", due=date(2026, 3, 4))
    text = said(world.worker, "/")
    assert "1 promise is late, and 1 is due today." in text
    assert "We owe Child" in text
    assert "Sort out the bus pass" in text


def test_each_part_that_is_there_can_be_gone_to_and_no_other(world):
    action(world, due=date(2026, 2, 20))
    page = open_page(world.worker, "/")
    ways = page.xpath("//nav[@aria-label='On this page']//a")
    assert [way.text for way in ways] == ["Late", "Since you last looked"]
    assert all(page.xpath(f"//*[@id='{way.get('href')[1:]}']") for way in ways)


def test_an_empty_day_says_what_would_stand_there(world):
    text = said(world.worker, "/")
    assert "Nothing is late." in text
    assert "When somebody is, they stand here by name" in text


def test_what_does_not_fit_is_counted_at_the_top_and_all_of_it_is_one_tap_away(world):
    for _ in range(10):
        other = a_world()
        testing.known_to(world.worker, other.person)
        action(world, due=date(2026, 2, 20), person=other.person)
    page = open_page(world.worker, "/")
    (link,) = page.xpath("//p[@class='kith-overflow']/a")
    assert link.text == "And 2 more children, oldest 12 days late"
    assert len(open_page(world.worker, link.get("href")).find_class("kith-promise")) == 10


def test_lines_of_one_child_are_one_line(world):
    for number in range(4):
        action(world, f"Thing {number}", due=date(2026, 2, 20))
    page = open_page(world.worker, "/")
    assert len(page.find_class("kith-child")) == 1
    assert "4 late, oldest 12 days" in said(world.worker, "/")


def test_cover_brings_the_promises_of_whoever_is_away(world):
    action(world, due=date(2026, 2, 20))
    ruth = colleague(world, name="Ruth")
    away(world.worker, ruth)
    text = said(ruth, "/")
    assert f"You cover for {called(world.worker)} until 11 March 2026" in text
    assert f"For {called(world.worker)}, who is away" in text
    mine = said(world.worker, "/")
    assert "You are away until 11 March 2026: Ruth has your promises" in mine
    assert "bus pass" not in mine


def test_nobody_covering_makes_it_the_manager_s_with_the_cause_named(world):
    for number in range(3):
        action(world, f"Thing {number}", due=date(2026, 2, 20))
    away(world.worker, None)
    text = said(world.manager, "/")
    assert f"{called(world.worker)} is away" in text
    assert "3 promises to 1 child, oldest 12 days" in text
    assert "Arrange cover" in text


def test_a_manager_is_told_of_the_team_and_asked_to_decide(world):
    action(world, due=date(2026, 2, 20))
    (promise,) = world.promises("ACTION")
    cannot(world.worker, promise=promise.id, barrier="partner")
    text = said(world.manager, "/")
    assert "Nothing that you owe is late. 1 decision for you to make." in text
    assert "Your team is late with 1 promise to 1 child" in text
    assert "In the way: waiting for a partner agency" in text


def test_what_others_wrote_since_one_last_looked_stands_beside(world):
    said(world.worker, "/")
    with clock.frozen(NOW + timedelta(hours=1)):
        ours = colleague(world, name="Kim Odell")
        testing.known_to(ours, world.person)
        action(world, "Visit gran", due=date(2026, 3, 20), by=ours)
        page = open_page(world.worker, "/")
        (news,) = page.find_class("kith-news__says")
        assert "We promised: Visit gran" in news.text_content()
    with clock.frozen(NOW + timedelta(hours=1, minutes=10)):
        assert open_page(world.worker, "/").find_class("kith-news__says")  # the same look
    with clock.frozen(NOW + timedelta(hours=3)):
        assert not open_page(world.worker, "/").find_class("kith-news__says")


def test_its_queries_do_not_grow_with_what_is_owed(world, django_assert_max_num_queries):
    plan(world)
    action(world, due=date(2026, 2, 20))
    today_page(world.worker)
    for _ in range(5):
        other = a_world()
        testing.known_to(world.worker, other.person)
        action(world, due=date(2026, 2, 20), person=other.person)
    with django_assert_max_num_queries(24):
        today_page(world.worker)


def test_nobody_sees_what_somebody_else_owes(world):
    action(world, due=date(2026, 2, 20))
    stranger = testing.holding("social_worker")
    assert "bus pass" not in said(stranger, "/")


@pytest.mark.parametrize(
    ("role", "to"),
    [("analyst", "/letter/"), ("lead_member", "/letter/"), ("rota_manager", "/rota/")],
)
def test_whoever_needs_no_record_is_led_to_their_own_page(role, to):
    answer = testing.browser(testing.holding(role)).get("/")
    assert answer.headers["Location"] == to


def test_a_system_administrator_sees_no_record(world):
    assert "Your work needs no child’s record" in said(testing.holding("sysadmin"), "/")


def test_a_partner_is_told_whether_something_waits_and_how_to_be_asked(world):
    who = testing.account("partner")
    shown = said(testing.holding("school_dsl", who=who), "/")
    assert "Nothing waits for your answer here." in shown
    assert "ask the manager of our front door to add you" in shown
