"""The board by its pages: what waits where, with whom, what was missing, what comes in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.access import testing
from kith.access.actors import MACHINE
from kith.accounts.models import Team
from kith.frontdoor.commands import About
from kith.frontdoor.testing import a_desk
from kith.kernel import clock

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
YEAR = timedelta(days=364)


@pytest.fixture
def desk():
    with clock.frozen(MONDAY - YEAR - timedelta(days=100)):
        return a_desk()


def at(days=0.0):
    return clock.frozen(MONDAY + timedelta(days=days))


def arrives(desk, days=0.0, **more):
    with at(days):
        return desk.arrives(about=About(known_as=more.pop("name", "Noor")), **more)


def look(desk, address, days=1.0, who=None):
    with at(days):
        answer = testing.browser(who or desk.manager).get(address)
    assert answer.status_code == 200, address
    body = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body[body.index("<main") :])), body


def row(text, starts):
    """Return what stands after a line's name, up to the next few words."""
    return text[text.index(starts) :][: len(starts) + 60]


def test_what_waits_at_each_step_and_how_many_of_it_late(desk):
    for _ in range(3):
        arrives(desk)
    with at():
        desk.graded(about=About(known_as="Kit"))
    text, body = look(desk, "/front-door/board/", 0.1)
    assert "4 contacts open, none of them past a promise." in text
    assert "To be graded 3 0" in row(text, "To be graded")
    text, _ = look(desk, "/front-door/board/", 2)
    assert "4 contacts open, 4 of them past a promise." in text
    assert "To be decided 1 1" in row(text, "To be decided")
    assert 'href="/front-door/board/step-triaged/"' in body


def test_each_number_opens_its_contacts(desk):
    arrives(desk, name="Amara")
    with at():
        desk.graded(about=About(known_as="Kit"))
    text, _ = look(desk, "/front-door/board/step-received/")
    assert "Amara" in text
    assert "Kit" not in text
    assert "Amara" in look(desk, "/front-door/board/over/", 2)[0]
    assert "Nothing to list." in look(desk, "/front-door/board/over/", 0.01)[0]


def test_where_something_else_was_the_reason_a_manager_reads_for_a_month(desk):
    with at():
        for name, more in (
            ("Amara", {"reason": "other"}),
            ("Kit", {"reason": "threshold"}),
            ("Noor", {"reason": "threshold", "agreement_why": "other"}),
        ):
            contact = desk.graded(about=About(known_as=name))
            desk.decided("nothing_more", contact, **more)
    assert "/front-door/board/else/" in look(desk, "/front-door/board/")[1]
    text, _ = look(desk, "/front-door/board/else/", 20)
    assert ("Amara" in text, "Noor" in text, "Kit" in text) == (True, True, False)
    assert "Nothing to list." in look(desk, "/front-door/board/else/", 40)[0]


def test_who_opened_what_is_open_with_what_nobody_opened_first(desk):
    arrives(desk)
    arrives(desk, by=MACHINE, name="Kit")
    with at():
        other = testing.holding("front_door", Team.objects.get(pk=desk.team))
    arrives(desk, by=other)
    arrives(desk, by=other)
    text, body = look(desk, "/front-door/board/", 0.01)
    names = re.findall(r'board/(worker-\d+|nobody)/"', body)
    assert names == ["nobody", f"worker-{other.id}", f"worker-{desk.worker.id}"]
    assert "Not yet opened by anybody 1" in text
    assert "Kit" in look(desk, "/front-door/board/nobody/")[0]
    assert "Kit" not in look(desk, f"/front-door/board/worker-{other.id}/")[0]


def test_decisions_on_part_of_the_answers_with_whose_was_missing(desk):
    with at():
        part = desk.heard_out(desk.graded(about=About(known_as="Noor")), but=["police"])
        desk.decided("assess", part)
        desk.decided("advice", desk.heard_out(desk.graded(about=About(known_as="Kit"))))
    text, _ = look(desk, "/front-door/board/")
    assert "1 of 2 decisions in 13 weeks were made without all that matters" in text
    assert "1 still to be looked at again, 0 of them late" in text
    assert "Police 1 decision" in text
    assert "1 of them late" in look(desk, "/front-door/board/", 4)[0]
    listed, _ = look(desk, "/front-door/board/incomplete/")
    assert "Noor" in listed
    assert "Kit" not in listed


def test_what_comes_in_by_day_and_hour_and_each_number_opens(desk):
    arrives(desk, name="Amara")
    arrives(desk, 1.5, name="Kit")
    text, body = look(desk, "/front-door/demand/", 3)
    assert "2 contacts reached us in 13 weeks." in text
    assert "We have not kept an earlier year" in text
    assert "Monday 1" in text
    assert "Between 10am and 11am 1" in text
    assert "Amara" in look(desk, "/front-door/board/day-1/", 3)[0]
    assert "Kit" in look(desk, "/front-door/board/hour-22/", 3)[0]
    assert 'href="/front-door/board/hour-22/"' in body


def test_two_weeks_running_over_a_fifth_more_than_usual_are_a_surge(desk):
    for days in (-364 - 91, -364 - 3, -364 - 10):
        arrives(desk, days)
    assert "No surge now." in look(desk, "/front-door/demand/", 0)[0]
    for days in (-3, -3.1, -10, -10.1):
        arrives(desk, days)
    text, _ = look(desk, "/front-door/demand/", 0)
    assert "This is a surge" in text
    assert text.count(" 2.00 Yes ") == 2


def test_demand_counts_everybody_and_lists_whom_the_reader_may_see(desk):
    with at():
        contact = desk.arrives(about=About(known_as="Kit"))
        testing.restricted(desk.row(contact).person_id, "R3")
    assert "1 contact reached us" in look(desk, "/front-door/demand/")[0]
    assert "Nothing to list." in look(desk, "/front-door/board/day-1/")[0]
    assert "Nothing is open at the front door." in look(desk, "/front-door/board/")[0]


def test_a_list_goes_on_page_by_page(desk, monkeypatch):
    monkeypatch.setattr("kith.frontdoor.board.queries.PAGE", 2)
    for number in range(5):
        arrives(desk, name=f"Child {number}")
    seen, address = [], "/front-door/board/step-received/"
    while address:
        text, body = look(desk, address)
        seen += dict.fromkeys(re.findall(r"Child \d", text))
        further = re.search(r'href="([^"]*\?after=\d+)"', body)
        address = further.group(1) if further else ""
    assert seen == [f"Child {number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize(
    "slug",
    ["step-none", "worker-0", "worker-99999999", "worker-x", "day-0", "day-8", "hour-24", "x"],
)
def test_what_is_no_number_of_the_board_is_not_here(desk, slug):
    with at():
        answer = testing.browser(desk.manager).get(f"/front-door/board/{slug}/")
    assert answer.status_code == 404


def test_an_address_that_cannot_be_read_begins_at_the_beginning(desk):
    arrives(desk, name="Amara")
    for after in ("x", "-1", "9" * 40, "²"):
        assert "Amara" in look(desk, f"/front-door/board/step-received/?after={after}")[0]


@pytest.mark.parametrize("address", ["board/", "demand/", "board/over/"])
def test_it_is_for_those_who_decide(desk, address):
    with at():
        assert testing.browser(desk.worker).get(f"/front-door/{address}").status_code == 403
        assert testing.browser(desk.manager).get(f"/front-door/{address}").status_code == 200


def test_another_desk_s_contacts_are_not_on_it(desk):
    arrives(desk)
    with at():
        other = testing.holding("mash_manager", testing.team("Another desk"))
    assert "Nothing is open at the front door." in look(desk, "/front-door/board/", who=other)[0]
    assert "0 contacts reached us" in look(desk, "/front-door/demand/", who=other)[0]


def test_the_board_takes_as_many_questions_for_many_as_for_few(desk):
    arrives(desk)
    few = questions(desk)
    for _ in range(12):
        arrives(desk)
    assert questions(desk) == few


def questions(desk):
    with at(2):
        browser = testing.browser(desk.manager)
        with CaptureQueriesContext(connection) as asked:
            browser.get("/front-door/board/")
    return len(asked)
