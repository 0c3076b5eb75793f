"""Rota and cover as rules: what may be planned, and where work goes when somebody is away."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts.rules import (
    LONGEST_SHIFT,
    NotPlanned,
    Span,
    check_cover,
    check_shift,
    check_span,
    stands_in,
)

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
moments = st.integers(0, 60).map(lambda hours: START + timedelta(hours=hours))
spans = st.tuples(moments, st.integers(1, 24)).map(
    lambda pair: Span(pair[0], pair[0] + timedelta(hours=pair[1]))
)
people = st.integers(1, 8)
worlds = st.dictionaries(people, st.none() | people, max_size=8)


def hours(first, last):
    return Span(START + timedelta(hours=first), START + timedelta(hours=last))


@given(spans, spans)
def test_two_spans_overlap_when_some_moment_is_in_both(one, other):
    ticks = [START + timedelta(hours=n) for n in range(90)]
    assert one.overlaps(other) == any(one.holds(at) and other.holds(at) for at in ticks)
    assert one.overlaps(other) == other.overlaps(one)


def test_a_shift_that_ends_as_another_begins_does_not_overlap():
    assert not hours(0, 8).overlaps(hours(8, 16))
    check_shift(hours(8, 16), [hours(0, 8)])


@given(moments, st.integers(0, 10))
def test_the_end_must_be_after_the_start(at, before):
    with pytest.raises(NotPlanned, match="end must be after the start"):
        check_span(Span(at, at - timedelta(hours=before)))


def test_nobody_is_on_the_same_duty_twice_at_once():
    with pytest.raises(NotPlanned, match="already on this duty"):
        check_shift(hours(4, 12), [hours(0, 8)])


def test_a_shift_is_at_most_a_day():
    check_shift(Span(START, START + LONGEST_SHIFT), [])
    with pytest.raises(NotPlanned, match="at most 24 hours"):
        check_shift(Span(START, START + LONGEST_SHIFT + timedelta(minutes=1)), [])


def cover(span=None, absent=1, by=2, absences=(), by_absences=()):
    check_cover(
        span or hours(0, 8), absent=absent, by=by, absences=absences, by_absences=by_absences
    )


def test_cover_is_by_somebody_else():
    with pytest.raises(NotPlanned, match="Nobody covers for themselves"):
        cover(by=1)


def test_one_cover_at_a_time():
    with pytest.raises(NotPlanned, match="already planned"):
        cover(absences=[hours(7, 9)])


def test_whoever_covers_is_here():
    with pytest.raises(NotPlanned, match="away then too"):
        cover(by_absences=[hours(7, 9)])


def test_cover_before_anybody_is_named_does_not_raise():
    cover(by=None)


@given(people, worlds)
def test_work_never_goes_to_somebody_who_is_away(account, away):
    assert stands_in(account, away) not in away


@given(people, worlds)
def test_whoever_is_here_takes_their_own(account, away):
    away.pop(account, None)
    assert stands_in(account, away) == account


@given(people, worlds)
def test_work_goes_where_following_the_cover_leads(account, away):
    steps = account
    for _ in range(len(away) + 1):
        if steps in away:
            steps = away[steps]
    assert stands_in(account, away) == (None if steps in away else steps)


def test_cover_in_a_circle_leads_to_nobody():
    assert stands_in(1, {1: 2, 2: 3, 3: 1}) is None
