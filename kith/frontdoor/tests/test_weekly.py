"""Each Monday morning the lead of a desk reads its own week: figures, and nothing of a child."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor import letters as wording
from kith.frontdoor.commands import Replying
from kith.frontdoor.commands.weekly import write_weeks
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.models import Request
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.replies import State
from kith.frontdoor.rules.week import Question, is_time, lines_of, week_before, week_of
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.kernel import clock
from kith.messages.letters import spoken
from kith.messages.models import Letter

TUESDAY = clock.at_local(date(2026, 3, 3), timedelta(hours=10))
MONDAY = clock.at_local(date(2026, 3, 9), timedelta(hours=9))


@pytest.fixture
def desk(db):
    a_partner("police")
    a_partner("education")
    with clock.frozen(TUESDAY - timedelta(days=30)):
        return a_desk()


@pytest.fixture
def _monday():
    with clock.frozen(MONDAY):
        yield


def asks(desk, *agencies, at=TUESDAY):
    with clock.frozen(at):
        return desk.asked(list(agencies))


def replies(desk, contact, request, answers=None, at=TUESDAY):
    with clock.frozen(at), acting_as(MACHINE):
        said = answers or full_answer(Request.objects.get(id=request))
    with clock.frozen(at):
        do.record_reply(
            desk.worker, contact=contact, request=request, replying=Replying(said, "PC Lane")
        )


def weeks():
    with acting_as(MACHINE):
        return list(Letter.objects.filter(code="week").order_by("id"))


@pytest.mark.usefixtures("_monday")
class TestTheLetter:
    def test_each_desk_that_was_asked_hears_of_its_own_week_and_no_other_does(self, desk):
        asks(desk, "police")
        assert write_weeks() == 1
        (letter,) = weeks()
        assert letter.to == "lead@police.example"
        assert (letter.data["asked"], letter.data["waiting"]) == (1, 1)

    def test_it_goes_once(self, desk):
        asks(desk, "police", "education")
        assert [write_weeks() for _ in range(3)] == [2, 0, 0]
        with clock.frozen(MONDAY + timedelta(days=4)):
            assert write_weeks() == 0

    def test_it_says_what_came_and_what_was_late(self, desk):
        contact, (whole,) = asks(desk, "police")
        replies(desk, contact, whole)
        contact, (part,) = asks(desk, "police")
        late = TUESDAY + timedelta(days=3)
        replies(desk, contact, part, {"1": Said(Sort.NONE)}, at=late)
        asks(desk, "police")
        write_weeks()
        said = spoken(weeks()[0])
        assert said.subject == "Your week with us: 3 questions"
        assert "From 2 March 2026 to 8 March 2026 we asked police desk 3 questions." in said.body
        for line in ("in full: 1", "in part: 1", "Not answered yet: 1", "late: 2"):
            assert line in said.body
        assert "has waited longest was asked 5 days ago" in said.body

    def test_the_oldest_that_waits_may_be_of_another_week(self, desk):
        asks(desk, "police", at=TUESDAY - timedelta(days=14))
        contact, (made,) = asks(desk, "police")
        replies(desk, contact, made)
        write_weeks()
        assert (weeks()[0].data["asked"], weeks()[0].data["oldest"]) == (1, 19)

    def test_no_child_no_link_and_nobody_else_stand_in_it(self, desk):
        asks(desk, "police", "education")
        write_weeks()
        said = spoken(weeks()[0])
        for never in ("/reply/", "http", "bruises", "education", "Sam"):
            assert never not in said.body

    def test_where_nothing_was_asked_nobody_is_written_to(self, desk):
        asks(desk, "police", at=TUESDAY - timedelta(days=8))
        assert write_weeks() == 0

    def test_what_we_no_longer_ask_is_not_counted(self, desk):
        contact, (made,) = asks(desk, "police")
        do.withdraw(desk.worker, contact=contact, request=made, why="Asked by mistake")
        assert write_weeks() == 0

    def test_a_desk_without_a_lead_is_written_to_by_nobody(self, desk):
        a_partner("housing", lead_mail="")
        with clock.frozen(TUESDAY):
            desk.asked({"housing": "Men stay in the flat"})
        assert write_weeks() == 0

    def test_those_who_keep_the_desks_see_it_and_open_nothing_by_it(self, desk):
        asks(desk, "police")
        number = asks_of_police()
        write_to_partners()
        client = testing.browser(desk.manager)
        shown = client.get(reverse("partner-edit", args=[number])).content.decode()
        assert "Your week with us: 1 question" in shown
        assert "Not answered yet: 1" in shown
        assert "A question waits for you" in shown
        assert "/reply/" not in shown


def asks_of_police():
    with acting_as(MACHINE):
        return Request.objects.get().partner_id


def test_before_monday_morning_nothing_goes_and_where_it_was_missed_it_goes_later(desk):
    asks(desk, "police")
    with clock.frozen(MONDAY - timedelta(hours=1)):
        assert write_weeks() == 0
    with clock.frozen(MONDAY + timedelta(days=1, hours=5)):
        assert write_weeks() == 1


MOMENTS = st.datetimes(
    min_value=TUESDAY.replace(tzinfo=None), max_value=MONDAY.replace(tzinfo=None)
).map(lambda one: one.replace(tzinfo=TUESDAY.tzinfo))
QUESTIONS = st.lists(
    st.builds(
        Question,
        state=st.sampled_from([one.value for one in State if one is not State.WITHDRAWN]),
        asked_at=MOMENTS,
        due_at=MOMENTS,
        came_at=st.one_of(st.none(), MOMENTS),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(QUESTIONS, st.lists(MOMENTS, max_size=4))
def test_each_question_is_counted_once_and_late_ones_are_among_them(questions, waiting):
    week = week_of(questions, waiting, MONDAY)
    parts = (week.whole, week.part, week.nothing, week.withheld, week.waiting)
    assert sum(parts) == week.asked == len(questions)
    assert week.late <= week.asked
    assert (week.oldest is None) is (not waiting)
    assert all((MONDAY - one).days <= week.oldest for one in waiting)


@settings(deadline=None)
@given(QUESTIONS)
def test_the_words_add_up_to_the_figures(questions):
    week = vars(week_of(questions, (), MONDAY))
    *parts, late = lines_of(week)
    assert sum(int(line.rpartition(": ")[2]) for line in parts) == len(questions)
    assert late.endswith(f": {week['late']}") or week["late"] == 0
    said = wording.week({**week, "desk": "A desk", "from": "2 March", "until": "8 March"})
    assert str(len(questions)) in said.subject


@given(MOMENTS)
def test_a_week_is_seven_days_of_our_clock_and_ended_before_now(now):
    start, end = week_before(now)
    assert end <= now < end + timedelta(days=7)
    assert clock.local_date(end) - clock.local_date(start) == timedelta(days=7)
    assert clock.local_date(end).weekday() == 0


@pytest.mark.parametrize(("hours", "is_so"), [(-1, False), (0, True), (100, True)])
def test_monday_morning_is_by_the_hours_of_the_summaries(hours, is_so):
    assert is_time(MONDAY + timedelta(hours=hours), 8 * 60 + 45) is is_so
