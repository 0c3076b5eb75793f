"""The moments at which invented people do what is due."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.demo.years import chance
from kith.kernel.clock import local_date
from kith.kernel.workdays import due, in_office, is_working_day

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2026, 10, 1), timezones=st.just(UTC))
SEEDS = st.integers(0, 10**6)
LIMITS = st.sampled_from(
    [(30, "minutes"), (4, "hours"), (4, "working hours"), (1, "working days"), (45, "working days")]
)


@given(SEEDS, MOMENTS, LIMITS)
def test_what_is_done_in_time_is_done_after_it_began_and_before_it_is_due(seed, start, limit):
    due_at = due(start, *limit)
    at = chance.in_time(Random(seed), start, due_at)
    assert start <= at < max(due_at, start + timedelta(minutes=2))


@given(SEEDS, MOMENTS, LIMITS)
def test_what_is_done_too_late_is_done_when_somebody_works(seed, start, limit):
    due_at = due(start, *limit)
    at = chance.too_late(Random(seed), start, due_at)
    assert at > due_at
    assert in_office(at)


@given(SEEDS, MOMENTS, LIMITS)
def test_what_is_never_missed_is_in_time_and_what_is_always_missed_is_not(seed, start, limit):
    due_at = due(start, *limit)
    if due_at <= start:
        return
    assert chance.done(Random(seed), start, due_at, 0) < max(due_at, start + timedelta(minutes=2))
    assert chance.done(Random(seed), start, due_at, 1) > due_at


@given(SEEDS, MOMENTS)
def test_what_was_due_before_it_could_begin_is_late(seed, start):
    at = chance.done(Random(seed), start, start - timedelta(hours=1), 0)
    assert at > start


@given(SEEDS, MOMENTS)
def test_somebody_works_at_the_moment_or_on_the_next_working_morning(seed, at):
    moved = chance.working(Random(seed), at)
    assert in_office(moved)
    assert moved >= chance.whole(at)
    assert (moved - at) < timedelta(days=6)


def test_early_on_a_working_day_is_that_mornings_work():
    early = datetime(2026, 3, 3, 6, 30, tzinfo=UTC)
    assert is_working_day(date(2026, 3, 3))
    assert local_date(chance.working(Random(1), early)) == date(2026, 3, 3)


@given(SEEDS, st.floats(0, 500), st.floats(0.1, 500))
def test_minutes_lie_between_and_are_whole_seconds(seed, least, more):
    found = chance.minutes(Random(seed), least, least + more)
    assert found.microseconds == 0
    assert least * 60 - 1 <= found.total_seconds() <= (least + more) * 60 + 1


@pytest.mark.parametrize(
    ("weights", "never"),
    [
        ({"one": 1, "other": 0}, "other"),
        ({"one": 0, "other": 3}, "one"),
    ],
)
def test_what_has_no_weight_is_never_picked(weights, never):
    random = Random(2)
    assert never not in {chance.pick(random, weights) for _ in range(200)}


def test_what_is_often_is_about_as_often():
    random = Random(3)
    found = sum(chance.often(random, 0.25) for _ in range(20_000)) / 20_000
    assert found == pytest.approx(0.25, abs=0.02)
