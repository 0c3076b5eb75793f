"""The sentences of Today and of a child's page: how the day stands, and what does not fit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.desk.lines import promise_line
from kith.desk.queries.child import KEPT_LATELY, Promises, group_of
from kith.desk.queries.policy import number_words
from kith.desk.queries.today import (
    MOST_DECISIONS,
    MOST_SOON,
    MOST_TODAY,
    beyond,
    more_decisions,
    opening,
    overflow,
    quiet,
    shortened,
    with_note,
)
from kith.desk.tests.owing import NAMES, NOW, TODAY, ends, owed
from kith.promises.queries.worklist import Worklist
from kith.promises.rules import Bundle, Shown, is_late

counts = st.integers(0, 400)


def work(late=0, today=0, shown=None, **more):
    told = {"oldest_due": None, "before_import": 0, "not_known": 0} | more
    return Worklist(shown or Shown(()), (), (), late, today, 0, **told)


# -- How the day stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("late", "today", "decide", "said"),
    [
        (0, 0, 0, "Nothing is late."),
        (0, 1, 0, "Nothing is late. 1 promise is due today."),
        (0, 4, 1, "Nothing is late. 4 promises are due today. 1 decision for you to make."),
        (1, 0, 0, "1 promise is late."),
        (2, 1, 0, "2 promises are late, and 1 is due today."),
        (2, 3, 5, "2 promises are late, and 3 are due today. 5 decisions for you to make."),
    ],
)
def test_the_day_opens_with_a_sentence_that_one_could_say(late, today, decide, said):
    assert opening(work(late, today), decide) == said


def test_a_manager_s_sentence_keeps_apart_what_is_their_own():
    assert opening(work(), manages=True) == "Nothing that you owe is late."
    assert opening(work(1), manages=True) == "1 promise that you owe is late."
    assert opening(work(2), manages=True) == "2 promises that you owe are late."


def test_whoever_is_rung_for_others_is_never_told_that_nothing_is_late():
    said = "Nothing that you owe is late. 3 contacts of the service cannot wait."
    assert opening(work(), waiting=3) == said
    assert opening(work(), waiting=1).endswith(" 1 contact of the service cannot wait.")


@given(counts, counts, counts, st.booleans())
def test_no_number_is_left_out_and_none_is_made_up(late, today, decide, manages):
    said = opening(work(late, today), decide, manages=manages)
    numbers = [int(word) for word in said.replace(",", "").split() if word.isdecimal()]
    assert numbers == [one for one in (late, today, decide) if one]
    assert said.endswith(".")


# -- What does not fit ----------------------------------------------------------------------------


def test_what_fits_is_not_spoken_of():
    assert overflow(work(9, shown=Shown((), more=0, oldest_days=12))) == ""


@pytest.mark.parametrize(
    ("more", "days", "said"),
    [
        (1, 1, "And 1 more child, oldest 1 day late"),
        (9, 12, "And 9 more children, oldest 12 days late"),
    ],
)
def test_what_does_not_fit_is_counted_with_the_oldest(more, days, said):
    assert overflow(work(20, shown=Shown((), more, days))) == said


@given(counts)
def test_decisions_beyond_those_in_sight_are_counted(decide):
    said = more_decisions(decide)
    assert bool(said) == (decide > MOST_DECISIONS)
    assert not said or said == f"And {decide - MOST_DECISIONS} more after these"


def test_the_quiet_lists_are_named_only_where_something_is_on_them():
    assert quiet(work()) == ()
    both = quiet(work(before_import=1, not_known=1200, known_until=ends(date(2026, 1, 31))))
    assert [one.words for one in both] == [
        "1 promise was late already when the return came",
        "Of 1,200 nothing is known since 31 January 2026",
    ]
    assert [one.href for one in both] == ["/owed/before/", "/owed/unknown/"]


def test_for_whom_it_is_answered_stands_before_what_was_said_of_it():
    line = promise_line(owed(priority=True), NAMES, NOW)
    told = with_note(line, "For Kim Odell, who is away")
    assert told.notes == ("For Kim Odell, who is away", "Important")
    assert (told.says, told.left) == (line.says, line.left)


# -- The parts of a child's page ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("promise", "group"),
    [
        (owed(-1), "late"),
        (owed(0), "today"),
        (owed(1), "soon"),
        (owed(7), "soon"),
        (owed(8), "later"),
        (owed(-1, settled_until=NOW + timedelta(days=9)), "before"),
        (owed(-1, known_until=ends(TODAY - timedelta(days=30))), "unknown"),
        (owed(9, state="void", ended_at=NOW), ""),
        (owed(-9, state="withdrawn", ended_at=NOW), "ended"),
        (owed(-9, state="kept", kept_at=NOW - KEPT_LATELY), "ended"),
        (owed(-9, state="kept", kept_at=NOW - KEPT_LATELY - timedelta(minutes=1)), ""),
    ],
)
def test_each_promise_stands_in_one_part_of_the_page(promise, group):
    assert group_of(promise, NOW) == group


@given(st.integers(-400, 400))
def test_nothing_that_is_open_falls_off_the_page(days):
    group = group_of(owed(days), NOW)
    assert group in Promises.__dataclass_fields__
    assert (group == "late") == is_late(owed(days), NOW)


def test_a_page_on_which_everything_has_ended_says_that_nothing_is_owed():
    line = promise_line(owed(), NAMES, NOW)
    assert not Promises(ended=(line,), unknown=(line,), before=(line,)).any_open
    assert Promises(later=(line,)).any_open


# -- Numbers of policy ----------------------------------------------------------------------------


@given(st.integers(0, 24 * 60 - 1))
def test_every_time_of_day_is_said_on_a_clock_of_twelve_hours(minutes):
    said = number_words(minutes, "minutes after midnight")
    hour, rest = said[:-2].split(":")
    assert 1 <= int(hour) <= 12
    afternoon = 12 if said.endswith("pm") else 0
    assert (int(hour) % 12 + afternoon) * 60 + int(rest) == minutes


@given(st.integers(0, 10_000), st.sampled_from(["working days", "calendar days", "hours"]))
def test_one_of_a_unit_is_said_as_one(value, unit):
    assert number_words(value, unit).endswith("s") == (value != 1)


# -- What a desk that owes hundreds sees ----------------------------------------------------------


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_page_shows_the_first_and_counts_the_rest(today, soon):
    page = shortened(replace(work(today=today), today=one_each(today), soon=one_each(soon)))
    assert len(page.today) == min(today, MOST_TODAY)
    assert len(page.soon) == min(soon, MOST_SOON)
    more = today - len(page.today)
    assert beyond(today, page.today, "today") == (f"And {more} more due today" if more else "")


def one_each(many):
    return tuple(Bundle((owed(0),)) for _ in range(many))
