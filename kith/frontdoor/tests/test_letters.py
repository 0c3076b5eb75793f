"""Who is written to and when: RED at once, all else once in half a day, the late ones upwards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Replying
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.models import Link, Request
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.late import STEP_WORDS, STEPS, reached
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.kernel import clock
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

    def test_whoever_answered_is_not_told_on(self, desk):
        contact, (made,) = desk.asked(["police"])
        part = Replying({"1": Said(Sort.NONE)}, "PC Lane")
        do.record_reply(desk.worker, contact=contact, request=made, replying=part)
        with after(days=3):
            write_to_partners()
        assert letters("late") == []

    def test_where_nobody_is_named_the_step_is_kept_and_nobody_is_written_to(self, desk):
        a_partner("housing", lead_mail="")
        desk.asked({"housing": "Men stay in the flat"})
        with after(days=1, hours=1):
            write_to_partners()
        assert letters("late") == []
        with acting_as(MACHINE):
            assert Request.objects.get().step == 1


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
    assert set(STEP_WORDS) == set(STEPS)
