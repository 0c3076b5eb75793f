"""Answers to a promise: one tap each, kept for good, and taken back within ten minutes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.testing import answer
from kith.cases.commands import set_contact_plan
from kith.desk.answering.ways import WAYS
from kith.desk.queries.promise import who_was_told
from kith.desk.tests.pages import action, allocated, called, colleague, open_page, plan, said, send
from kith.kernel import clock
from kith.promises.models import Act
from kith.promises.queries.one import Told
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
TODAY = {"on-day": "today", "on-month": "", "on-year": ""}


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
def promise(world):
    action(world, due=date(2026, 2, 20))
    return world.promise("ACTION")


def tap(actor, promise, code, came_from="/", **data):
    return send(actor, f"/promise/{promise.id}/{code}/", data, came_from)


def deeds():
    with acting_as(MACHINE):
        return [act.act for act in Act.objects.order_by("recorded_at")]


def test_the_page_tells_who_owes_it_how_it_is_counted_and_its_whole_story(world, promise):
    tap(world.worker, promise, "cant", barrier="partner")
    text = said(world.manager, f"/promise/{promise.id}/")
    assert "Sort out the bus pass" in text
    assert f"In the way: waiting for a partner agency. {called(world.worker)}" in text
    assert "We promised: Sort out the bus pass (by 20 February 2026)." in text
    aside = open_page(world.manager, f"/promise/{promise.id}/").find_class("kith-columns__aside")[0]
    assert "It is kept when somebody says that it was done" in aside.text_content()
    assert "runs to the end of 20 February 2026" in aside.text_content()


def test_whoever_is_told_the_same_in_one_minute_is_told_in_one_line():
    at = datetime(2026, 3, 4, 9, 0, 10, tzinfo=UTC)
    many = [Told("owner", name, at) for name in ("Ann", "Ben", "Cem", "Dee")]
    one = [Told("manager", "Eve", at)]
    lines = [moment for _, _, moment in who_was_told([*many, *one])]
    assert [line.title for line in lines] == [
        "4 people were told, as whoever owes it",
        "Eve was told, as the manager",
    ]
    assert [line.text for line in lines] == ["Ann, Ben, Cem and Dee", ""]
    (two,) = [moment.title for _, _, moment in who_was_told(many[:2])]
    assert two == "Ann and Ben were told, as whoever owes it"


def test_a_promise_of_a_return_says_its_rule_and_that_nothing_is_known_since(world):
    day = date(2025, 12, 31)
    world.tell(
        world.fact("referral.received", date(2025, 12, 1), source="return"),
        world.fact("return.covered", day, source="return", day=False),
    )
    row = world.promise("T9")
    text = said(world.manager, f"/promise/{row.id}/")
    assert "Nothing is known of it since" in text
    page = open_page(world.manager, f"/promise/{row.id}/").text_content()
    assert "45 working days" in page
    assert "Law or statutory guidance" in page


def test_did_it_keeps_an_action_and_goes_back_to_where_one_was(world, promise):
    back = tap(world.worker, promise, "did", **TODAY, evidence="Card handed over")
    assert back.status_code == 302
    assert back.headers["Location"].startswith("/?said=fact-")
    assert world.promise("ACTION").state == "kept_late"
    page = open_page(world.worker, back.headers["Location"])
    (bar,) = page.find_class("kith-undo__words")
    assert "It is marked as done" in bar.text_content()


def test_what_was_done_is_taken_back_within_ten_minutes(world, promise):
    back = tap(world.worker, promise, "did", **TODAY, evidence="Card handed over")
    token = back.headers["Location"].split("said=")[1]
    assert send(world.worker, "/undo/", {"said": token}, "/").headers["Location"] == "/"
    assert world.promise("ACTION").state == "open"


def test_after_ten_minutes_nothing_is_offered_nor_taken_back(world, promise):
    back = tap(world.worker, promise, "will", **{"on-day": "tomorrow"})
    token = back.headers["Location"].split("said=")[1]
    with clock.frozen(NOW + timedelta(minutes=11)):
        assert not open_page(world.worker, f"/?said={token}").find_class("kith-undo")
        assert send(world.worker, "/undo/", {"said": token}).status_code == 403
    assert deeds() == ["will_by"]


def test_nobody_takes_back_what_somebody_else_said(world, promise):
    token = tap(world.worker, promise, "will", **{"on-day": "tomorrow"}).headers["Location"]
    said_by_worker = {"said": token.split("said=")[1]}
    assert send(world.manager, "/undo/", said_by_worker).status_code == 404
    assert send(world.manager, "/undo/", {"said": "act-nonsense"}).status_code == 404
    assert deeds() == ["will_by"]


@pytest.mark.parametrize(
    ("code", "data", "deed"),
    [
        ("done", {**TODAY, "words": "Saw him"}, "attest"),
        ("will", {"on-day": "tomorrow"}, "will_by"),
        ("cant", {"barrier": "partner"}, "cant"),
        ("wrong", {"words": "It was somebody else"}, "dispute"),
        ("take", {}, "acknowledge"),
    ],
)
def test_each_answer_is_one_act(world, promise, code, data, deed):
    assert tap(world.worker, promise, code, **data).status_code == 302
    assert deeds() == [deed]
    assert world.promise("ACTION").state == "open"


@pytest.mark.parametrize(
    ("code", "data", "wrong"),
    [
        ("did", {**TODAY, "evidence": " "}, "Fill in “What was done"),
        ("will", {"on-day": "yesterday"}, "This day has already gone"),
        ("cant", {"words": "School is shut"}, "Choose an answer to “What is in the way?”"),
    ],
)
def test_a_mistake_is_said_in_its_box_and_no_word_is_lost(world, promise, code, data, wrong):
    page = tap(world.worker, promise, code, **data)
    assert page.status_code == 200
    text = page.content.decode()
    assert wrong in text
    assert "There is a problem" in text
    assert data.get("words", "") in text
    assert deeds() == []


def test_what_the_rules_refuse_is_said_on_the_form(world, promise):
    tap(world.worker, promise, "did", **TODAY, evidence="Done")
    page = tap(world.worker, promise, "did", **TODAY, evidence="Done again, with words to keep")
    assert "Somebody has said already that this was done" in page.content.decode()
    assert "with words to keep" in page.content.decode()


def test_a_manager_decides_and_the_owner_does_not(world, promise):
    page = open_page(world.manager, f"/promise/{promise.id}/")
    offered = {
        one.get("action").split("/")[-2]
        for one in page.xpath("//form[contains(@action, '/promise/')]")
    }
    assert {"withdraw", "void", "pass", "wait", "take"} <= offered
    mine = open_page(world.worker, f"/promise/{promise.id}/")
    assert not mine.xpath("//form[contains(@action, '/withdraw/')]")
    assert tap(world.worker, promise, "withdraw", reason="No longer").status_code == 200
    assert deeds() == []
    assert tap(world.manager, promise, "withdraw", reason="Moved away").status_code == 302
    assert world.promise("ACTION").state == "withdrawn"


def test_a_promise_is_passed_on_to_a_colleague_who_sees_the_child_from_then_on(world, promise):
    ours = colleague(world, name="Kim Odell")
    open_page(ours, f"/promise/{promise.id}/", 200)  # the team's waiting list shows its members
    assert tap(world.manager, promise, "pass", to=ours.id, reason="On leave").status_code == 302
    assert world.promise("ACTION").owner_id == ours.id
    stranger = testing.holding("social_worker")
    page = tap(world.manager, promise, "pass", to=stranger.id, reason="x")
    assert "There is a problem" in page.content.decode()
    assert world.promise("ACTION").owner_id == ours.id


def test_a_visit_is_recorded_on_its_own_page(world):
    thread = plan(world, every=1)
    page = open_page(world.worker, f"/child/{world.person}/")
    (link,) = page.xpath("//a[contains(@href, '/contact/?plan=')]")
    assert str(thread) in link.get("href")


def test_a_manager_says_that_a_return_s_assessment_was_agreed_but_not_of_her_own_work(world):
    world.tell(world.fact("referral.received", date(2026, 2, 20), source="return"))
    row = world.promise("T9")
    assert tap(world.worker, row, "did", **TODAY).status_code == 200
    assert world.promise("T9").state == "open"
    back = tap(world.manager, row, "did", **TODAY, words="Agreed with the family")
    assert back.status_code == 302
    assert world.promise("T9").state == "kept"


def test_a_promise_that_may_not_be_seen_is_as_absent_as_one_that_never_was(world, promise):
    stranger = testing.browser(testing.holding("social_worker"))
    absent = "/promise/00000000-0000-8000-8000-000000000000/"
    assert answer(stranger, f"/promise/{promise.id}/") == answer(stranger, absent)
    for code in WAYS:
        assert answer(stranger, f"/promise/{promise.id}/{code}/").status == 404
    assert testing.browser(world.worker).get(f"/promise/{promise.id}/nonsense/").status_code == 404


def test_a_promise_that_ended_says_why(world):
    thread = plan(world)
    set_contact_plan(
        world.worker,
        person=world.person,
        every_working_days=20,
        since=date(2026, 3, 4),
        owner=world.worker.id,
        thread=thread,
    )
    first, second = world.promises("CONTACT")
    assert "No longer owed: another rhythm was agreed" in said(
        world.worker, f"/promise/{first.id}/"
    )
    assert second.state == "open"
