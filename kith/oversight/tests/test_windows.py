"""Thirteen weeks, and the thirteen ends of week before."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.clock import LONDON, local_midnight
from kith.oversight import windows

moments = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)
days = st.dates(date(2015, 1, 1), date(2035, 1, 1))


def test_up_to_a_return_the_whole_of_its_day_counts():
    span = windows.ending_on(date(2026, 3, 31))
    assert (span.first, span.last) == (date(2025, 12, 31), date(2026, 3, 31))
    assert span.opens == datetime(2025, 12, 31, tzinfo=LONDON)
    assert span.closes == datetime(2026, 4, 1, tzinfo=LONDON)


def test_up_to_now_the_day_is_not_over():
    now = datetime(2026, 6, 10, 14, 5, tzinfo=UTC)
    span = windows.ending_now(now)
    assert span.closes == now + windows.INSTANT
    assert span.last == date(2026, 6, 10)


@given(days)
def test_thirteen_weeks_are_ninety_one_days(day):
    span = windows.ending_on(day)
    assert (span.last - span.first).days + 1 == 91
    assert span.opens == local_midnight(span.first)
    assert span.closes == local_midnight(day + timedelta(days=1))


@given(moments)
def test_the_line_ends_at_the_figure_and_steps_by_weeks(now):
    last = windows.ending_now(now)
    line = windows.line(last)
    assert len(line) == 13
    assert line[-1] == last
    steps = {(b.last - a.last).days for a, b in pairwise(line)}
    assert steps == {7}


@given(moments)
def test_earlier_points_are_whole_days(now):
    for span in windows.line(windows.ending_now(now))[:-1]:
        assert span.closes == local_midnight(span.last + timedelta(days=1))
        assert span.closes <= now
