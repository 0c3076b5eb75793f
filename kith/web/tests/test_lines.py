"""How a promise stands to the eye, and what its line says of time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.clock import local_date, local_midnight
from kith.web import words
from kith.web.lines import SAID, Look, PromiseLine, due_words, last_day, look_of, time_left

NOW = datetime(2025, 4, 1, 8, 40, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def end_of_day(days: int) -> datetime:
    return local_midnight(local_date(NOW) + timedelta(days=days + 1))


@pytest.mark.parametrize(
    ("due", "look", "left"),
    [
        (end_of_day(-6), Look.LATE, "6 days"),
        (end_of_day(-1), Look.LATE, "1 day"),
        (NOW - 40 * timedelta(minutes=1), Look.LATE, "40 minutes"),
        (NOW, Look.LATE, "1 minute"),
        (end_of_day(0), Look.TODAY, "by the end of today"),
        (NOW + 5 * HOUR + 20 * timedelta(minutes=1), Look.TODAY, "by 3pm, 5 hours left"),
        (end_of_day(1), Look.OPEN, "1 day left"),
        (end_of_day(9), Look.OPEN, "9 days left"),
    ],
)
def test_an_open_promise_is_to_come_then_today_then_late(due, look, left):
    assert look_of("open", due, NOW) is look
    assert time_left(look, due, NOW) == left


def test_what_is_due_by_a_day_is_due_by_its_end_and_not_at_a_midnight():
    assert due_words(end_of_day(0)) == f"the end of {words.day(NOW)}"
    assert due_words(NOW) == words.moment(NOW)


def test_the_last_day_is_the_one_before_the_exclusive_midnight():
    assert last_day(end_of_day(0)) == local_date(NOW)


def test_the_days_late_stand_still_once_it_is_kept():
    due, kept = end_of_day(-9), end_of_day(-6) - HOUR
    assert look_of("kept_late", due, NOW) is Look.KEPT_LATE
    assert time_left(Look.KEPT_LATE, due, NOW, kept) == "3 days"


@pytest.mark.parametrize("state", ["kept", "withdrawn", "void"])
def test_what_has_ended_shows_the_day_it_ended(state):
    look = look_of(state, end_of_day(-2), NOW)
    assert time_left(look, end_of_day(-2), NOW, NOW - 5 * DAY) == "27 March 2025"


def test_what_a_return_cannot_know_is_neither_late_nor_to_come():
    reference = end_of_day(-1)
    assert look_of("open", end_of_day(-1), NOW, known_until=reference) is Look.LATE
    for due in (end_of_day(0), end_of_day(30)):
        assert look_of("open", due, NOW, known_until=reference) is Look.UNKNOWN


def test_done_and_not_yet_written_stands_apart_until_its_own_time_ends():
    due = end_of_day(-1)
    assert look_of("open", due, NOW, attested_until=NOW + DAY) is Look.UNWRITTEN
    assert look_of("open", due, NOW, attested_until=NOW - HOUR) is Look.LATE


@given(due=instants, now=instants)
def test_lateness_is_the_present_against_the_time_and_nothing_else(due, now):
    assert (look_of("open", due, now) is Look.LATE) == (now >= due)
    assert time_left(look_of("open", due, now), due, now)


def test_every_look_has_a_word_and_no_two_share_one():
    assert set(SAID) == set(Look)
    assert len(set(SAID.values())) == len(Look)
    assert PromiseLine("We owe Sam a visit", "/", Look.LATE, "6 days", "Amira").word == "Late"
