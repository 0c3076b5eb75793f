"""Numbers, days and times as a screen says them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.web import words

NINE = datetime(2025, 6, 9, 8, 0, tzinfo=UTC)


def test_numbers_have_commas_and_no_needless_decimals():
    assert [words.number(n) for n in (3, 1234, 2.5, 3.0)] == ["3", "1,234", "2.5", "3"]


def test_a_count_carries_its_noun():
    assert words.count(1, "promise") == "1 promise"
    assert words.count(1204, "promise") == "1,204 promises"
    assert words.count(2, "child", "children") == "2 children"


def test_a_share_is_never_rounded_up_to_all_nor_down_to_none():
    assert words.share(42, 50) == "84%"
    assert words.share(999, 1000) == "99%"
    assert words.share(1, 1000) == "1%"
    assert words.share(7, 7) == "100%"
    assert words.share(0, 7) == "0%"
    assert words.share(0, 0) == "none to count"


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_only_all_is_100_and_only_none_is_0(part, whole):
    part = min(part, whole)
    said = words.share(part, whole)
    assert (said == "100%") == (part == whole)
    assert (said == "0%") == (part == 0)


def test_lists_read_as_english():
    assert words.listed([]) == ""
    assert words.listed(["Sam"]) == "Sam"
    assert words.listed(["Sam", "Mina", "Idris"]) == "Sam, Mina and Idris"
    assert words.listed(["today", "tomorrow"], "or") == "today or tomorrow"


def test_days_and_times_are_londons():
    assert words.day(NINE) == "9 June 2025"
    assert words.day(date(2025, 6, 9), weekday=True) == "Monday 9 June 2025"
    assert words.clock_time(NINE) == "9am"
    assert words.moment(NINE + timedelta(hours=8, minutes=30)) == "9 June 2025 at 5:30pm"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(23, 0, "midnight"), (11, 0, "midday"), (11, 5, "12:05pm"), (23, 5, "12:05am")],
)
def test_noon_and_midnight_have_names(hour, minute, said):
    assert words.clock_time(datetime(2025, 6, 9, hour, minute, tzinfo=UTC)) == said


def test_a_span_is_said_in_its_largest_fitting_unit():
    assert words.span(timedelta(seconds=20)) == "1 minute"
    assert words.span(timedelta(minutes=-40)) == "40 minutes"
    assert words.span(timedelta(hours=47)) == "47 hours"
    assert words.span(timedelta(hours=49)) == "2 days"


def test_a_near_day_needs_no_year():
    assert words.near_day(date(2026, 3, 9)) == "Monday 9 March"
