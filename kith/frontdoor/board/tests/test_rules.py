"""Weeks against other years: the usual number, what is known, and when it is a surge."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.board.behind import hour_words
from kith.frontdoor.board.rules import WEEKS, YEAR, Week, expected, known_years, with_surges

DAY = date(2026, 3, 1)


def weeks(*pairs):
    return [Week(DAY + timedelta(weeks=n), came, usual) for n, (came, usual) in enumerate(pairs)]


def surges(*pairs):
    return [one.surge for one in with_surges(weeks(*pairs), 1.2)]


@pytest.mark.parametrize(
    ("first", "known"),
    [(None, 0), (0, 0), (YEAR + WEEKS - 2, 0), (YEAR + WEEKS - 1, 1), (3 * YEAR - 1, 2), (999, 3)],
)
def test_a_year_is_known_from_its_first_week_on(first, known):
    assert known_years(first) == known


def test_the_mean_of_the_same_week_in_other_years_is_expected():
    counts = {2: 90, 2 + YEAR: 10, 2 + 2 * YEAR: 20, 3 + YEAR: 99}
    assert expected(counts, 2, 1) == 10
    assert expected(counts, 2, 2) == 15
    assert expected(counts, 2, 3) == 10
    assert expected(counts, 2, 0) is None


def test_one_week_above_is_no_surge_and_two_running_are():
    assert surges((10, 10), (13, 10), (10, 10)) == [False, False, False]
    assert surges((10, 10), (13, 10), (13, 10)) == [False, True, True]
    assert surges((12, 10), (12, 10)) == [False, False]


def test_without_an_expectation_nothing_is_a_surge():
    assert surges((50, None), (50, None), (50, 0.0)) == [False, False, False]
    assert Week(DAY, 5, None).ratio is None
    assert Week(DAY, 5, 0.0).ratio is None
    assert Week(DAY, 25, 20.0).ratio == 1.25


@given(st.lists(st.tuples(st.integers(0, 50), st.floats(1, 50)), max_size=13))
def test_a_week_of_a_surge_has_a_neighbour_above_too(pairs):
    found = with_surges(weeks(*pairs), 1.2)
    for n, one in enumerate(found):
        near = [found[m] for m in (n - 1, n + 1) if 0 <= m < len(found)]
        above = [each for each in near if each.ratio is not None and each.ratio > 1.2]
        assert one.surge == (one.ratio is not None and one.ratio > 1.2 and bool(above))


@pytest.mark.parametrize(
    ("hour", "says"),
    [
        (0, "between midnight and 1am"),
        (11, "between 11am and midday"),
        (23, "between 11pm and midnight"),
    ],
)
def test_an_hour_is_said_as_one_says_it(hour, says):
    assert hour_words(hour) == says
