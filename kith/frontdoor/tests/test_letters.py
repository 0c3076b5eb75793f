"""Who is written to and when: RED at once, all else once in half a day, the late ones upwards."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.asked import items_of
from kith.frontdoor.commands import Replying
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.models import Link, Request
from kith.frontdoor.queries.requests import request_page
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.late import RING, STEP_WORDS, STEPS, reached
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.letters import spoken
from kith.messages.models import Letter
from kith.promises.history import standing

TEN = clock.at_local(date(2026, 3, 3), timedelta(hours=10))  # a Tuesday
RULES = {"AGENCY-RED-2": 2, "AGENCY-RED-3": 4, "AGENCY-2": 1, "AGENCY-3": 2}


@pytest.fixture
def desk(db):
    a_partner("police")
    a_partner("education")
    with clock.frozen(TEN):
        yield a_desk()


def letters(code="asked"):
    with acting_as(MACHINE):
        return [(one.to, one.data) for one in Letter.objects.filter(code=code).order_by("id")]


def numbers(letter):
    return [one["number"] for one in letter[1]["requests"]]


def after(**how):
    return clock.frozen(TEN + timedelta(**how))


@pytest.mark.django_db
class TestAsking:
    def test_each_desk_hears_once_of_all_that_waits(self, desk):
        _, first = desk.asked(["police", "education"])
        assert write_to_partners() == 2
        assert write_to_partners() == 0
        assert [to for to, _ in letters()] == ["desk@police.example", "desk@education.example"]
        assert len(first) == 2

    def test_what_comes_later_waits_for_the_next_half_day_with_the_rest(self, desk):
        desk.asked(["police"])
        write_to_partners()
        with after(hours=1):
            desk.asked(["police"])
            assert write_to_partners() == 0
        with after(hours=3, minutes=31):
            assert write_to_partners() == 1
        assert [len(numbers(one)) for one in letters()] == [1, 2]

    def test_red_goes_at_once_and_by_itself(self, desk):
        desk.asked(["police"])
        write_to_partners()
        with after(minutes=5):
            _, (made,) = desk.asked(["police"], desk.graded("RED"))
            assert write_to_partners() == 1
            assert write_to_partners() == 0
        with acting_as(MACHINE):
            assert numbers(letters()[-1]) == [Request.objects.get(id=made).number]

    def test_red_is_not_told_again_with_the_rest_in_the_same_half_day(self, desk):
        desk.asked(["police"], desk.graded("RED"))
        assert [write_to_partners() for _ in range(3)] == [1, 0, 0]
        with after(hours=3, minutes=31):
            assert write_to_partners() == 1

    def test_what_became_red_goes_again_at_once(self, desk):
        contact, _ = desk.asked(["police"])
        write_to_partners()
        with after(minutes=5):
            do.grade_contact(desk.worker, contact=contact, rag="RED", why="A knife was seen")
            assert write_to_partners() == 1

    def test_a_part_is_asked_for_again_and_a_full_answer_is_not(self, desk):
        contact, made = desk.asked(["police", "education"])
        write_to_partners()
        part = Replying({"1": Said(Sort.NONE)}, "PC Lane")
        do.record_reply(desk.worker, contact=contact, request=made[0], replying=part)
        with acting_as(MACHINE):
            full = Replying(full_answer(Request.objects.get(id=made[1])), "Ms Okoro")
        do.record_reply(desk.worker, contact=contact, request=made[1], replying=full)
        with after(hours=4):
            assert write_to_partners() == 1
        assert letters()[-1][1]["requests"][0]["part"] is True

    def test_whoever_has_no_desk_is_asked_by_telephone(self, desk):
        desk.asked({"housing": "Men stay in the flat"})
        assert write_to_partners() == 0

    def test_the_link_of_a_letter_lives_three_days_and_then_another_is_made(self, desk):
        desk.asked(["police"])
        write_to_partners()
        with after(days=4):
            write_to_partners()
        with acting_as(MACHINE):
            assert Link.objects.count() == 2

    def test_a_letter_says_how_many_and_how_soon(self, desk):
        desk.asked(["police"], desk.graded("RED"))
        write_to_partners()
        with acting_as(MACHINE):
            said = spoken(Letter.objects.get())
        assert said.subject == "Now, please: A question waits for you"
        assert "by 3 March 2026 at 2pm" in said.body


@pytest.mark.django_db
class TestLate:
    def test_the_three_are_told_one_after_the_other_and_each_once(self, desk):
        contact, _ = desk.asked(["police"], desk.graded("RED"))
        for hours in (3, 4, 5, 6, 7, 8, 30):
            with after(hours=hours):
                write_to_partners()
        assert [to for to, _ in letters("late")] == [
            "lead@police.example",
            "senior@police.example",
            "top@police.example",
        ]
        with acting_as(MACHINE):
            facts = standing(desk.world.person, names=["request.escalated"])
        assert [one.data["step"] for one in facts] == [3, 2, 1]
        assert desk.promise("AGENCY-RED", contact).state == "open"

    def test_one_letter_for_all_that_is_late(self, desk):
        desk.asked(["police"])
        desk.asked(["police"])
        with after(days=1, hours=1):
            write_to_partners()
        assert [len(numbers(one)) for one in letters("late")] == [2]

    def test_no_child_and_no_link_stand_in_it(self, desk):
        desk.asked(["police"])
        with after(days=1, hours=1):
            write_to_partners()
        with acting_as(MACHINE):
            said = spoken(Letter.objects.get(code="late"))
        assert "/reply/" not in said.body
        assert "bruises" not in said.body

    def test_a_scrap_of_an_answer_stops_none_of_the_three(self, desk):
        contact, (made,) = desk.asked(["police"], desk.graded("RED"))
        comes(desk, contact, made, lambda item: item.key == "1")
        for hours in (4, 6, 8):
            with after(hours=hours):
                write_to_partners()
        told = [one["part"] for _, data in letters("late") for one in data["requests"]]
        assert told == [True, True, True]
        with acting_as(MACHINE):
            said = spoken(Letter.objects.filter(code="late").first()).body
        assert "police desk has not answered in full yet" in said
        assert "without what matters most" in said

    def test_whoever_answered_what_matters_most_is_not_told_on(self, desk):
        contact, (made,) = desk.asked(["police"])
        comes(desk, contact, made, lambda item: item.critical)
        with acting_as(MACHINE):
            assert Request.objects.get().state == "PARTIAL"
        with after(days=3):
            write_to_partners()
        assert letters("late") == []

    def test_a_rise_to_red_shortens_what_is_still_to_come(self, desk):
        contact, (made,) = desk.asked(["police"])
        comes(desk, contact, made, lambda item: item.key == "1")
        with after(minutes=5):
            do.grade_contact(desk.worker, contact=contact, rag="RED", why="A knife was seen")
        with acting_as(MACHINE):
            one = Request.objects.get()
        assert (one.rag, one.due_at, one.step) == ("RED", TEN + timedelta(hours=4, minutes=5), 0)
        assert desk.promise("AGENCY-RED", contact).due_at == one.due_at

    def test_where_nobody_is_named_the_step_is_kept_and_nobody_is_written_to(self, desk):
        a_partner("housing", lead_mail="")
        desk.asked({"housing": "Men stay in the flat"})
        with after(days=1, hours=1):
            write_to_partners()
        assert letters("late") == []
        with acting_as(MACHINE):
            assert Request.objects.get().step == 1


def comes(desk, contact, request, which):
    """Let those items come that are asked for here, and nothing else."""
    with acting_as(MACHINE):
        asked = items_of(Request.objects.get(id=request))
    part = {one.key: Said(Sort.NONE) for one in asked if which(one)}
    replying = Replying(part, "PC Lane")
    do.record_reply(desk.worker, contact=contact, request=request, replying=replying)


@pytest.mark.django_db
class TestWithoutADesk:
    """Nobody is written down for the agency: who is to be rung shows, and that it was done."""

    @pytest.fixture
    def asked(self, desk):
        contact, (made,) = desk.asked({"housing": "Men stay in the flat"})
        return contact, made

    def page(self, desk, asked):
        contact, made = asked
        return request_page(desk.worker, contact=contact, request=made)

    @pytest.mark.parametrize(
        ("days", "ring"), [(0, ""), (1, RING[1]), (3, RING[2]), (4, RING[3]), (9, RING[3])]
    )
    def test_it_climbs_as_every_other_one(self, desk, asked, days, ring):
        with after(days=days, minutes=1):
            assert write_to_partners() == 0
            assert self.page(desk, asked).line.ring == ring

    def test_whom_we_rang_is_told_of_it(self, desk, asked):
        with after(days=1, hours=1):
            write_to_partners()
            browser = testing.browser(desk.worker)
            at = reverse("request-page", args=asked)
            assert RING[1] in browser.get(at).content.decode()
            said = {"whom": "Ida Voss", "said": "She looks herself, by two"}
            step = reverse("request-move", args=[*asked, "ring-above"])
            assert browser.post(step, said).status_code == 302
        with acting_as(MACHINE):
            (told,) = standing(desk.world.person, names=["request.escalated"])
        assert (told.data["step"], told.data["rung"]) == (1, True)
        assert told.rationale == "Ida Voss: She looks herself, by two"

    def test_while_there_is_time_nobody_above_is_rung(self, desk, asked):
        contact, made = asked
        with pytest.raises(Mistake, match="still time"):
            do.ring_above(desk.worker, contact=contact, request=made, whom="Ida", said="Now")

    def test_a_desk_whose_lead_has_no_address_shows_it_too(self, desk):
        a_partner("camhs", lead_mail="")
        made = desk.asked({"camhs": "He cannot sleep"})
        with after(days=1, hours=1):
            write_to_partners()
            assert self.page(desk, (made[0], made[1][0])).line.ring == RING[1]


@pytest.mark.django_db
def test_each_minute_it_asks_no_more_for_many_than_for_few(desk):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            write_to_partners()
        return len(counted)

    desk.asked(["police"], desk.graded("RED"))
    write_to_partners()
    few = asked()
    for _ in range(3):
        desk.asked(["police"], desk.graded("RED"))
    write_to_partners()
    assert asked() == few


AMBER_DUE = clock.at_local(date(2026, 3, 6), timedelta(hours=10))  # a Friday


@pytest.mark.parametrize(
    ("rag", "hours", "step"),
    [("RED", -1, 0), ("RED", 0, 1), ("RED", 2, 2), ("RED", 4, 3),
     ("AMBER", 0, 1), ("AMBER", 24, 1), ("AMBER", 86, 2), ("AMBER", 110, 3)],
)  # fmt: skip
def test_red_climbs_by_the_hour_and_amber_by_working_days(rag, hours, step):
    assert reached(rag, AMBER_DUE, AMBER_DUE + timedelta(hours=hours), RULES) == step


@given(
    st.sampled_from(["RED", "AMBER", "GREEN"]),
    st.integers(-500, 500),
    st.integers(0, 500),
)
def test_a_step_that_was_reached_stays_reached(rag, hours, more):
    now = AMBER_DUE + timedelta(hours=hours)
    later = now + timedelta(hours=more)
    assert 0 <= reached(rag, AMBER_DUE, now, RULES) <= reached(rag, AMBER_DUE, later, RULES) <= 3


def test_each_step_has_its_words():
    assert set(STEP_WORDS) == set(RING) == set(STEPS)
