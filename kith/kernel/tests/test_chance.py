"""How far a share may lie from what was counted: Wilson's interval, by its properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.chance import wilson

COUNTS = st.integers(1, 3000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(COUNTS)
def test_it_holds_the_share_and_stays_between_nought_and_one(pair):
    hits, of = pair
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of <= high <= 1


@given(COUNTS)
def test_it_is_never_a_point_however_sure_the_count_looks(pair):
    low, high = wilson(*pair)
    assert high > low


@given(COUNTS)
def test_what_did_not_happen_lies_the_other_way_round(pair):
    hits, of = pair
    low, high = wilson(hits, of)
    assert wilson(of - hits, of) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("hits", "of", "between"),
    [(0, 10, (0.0, 0.278)), (5, 10, (0.237, 0.763)), (81, 263, (0.255, 0.366))],
)
def test_as_it_stands_in_books(hits, of, between):
    assert wilson(hits, of) == pytest.approx(between, abs=0.001)
