"""What an address carries: read as it was written, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.web.addresses import MOST_FIGURES, number_in


@given(st.integers(0, 10**MOST_FIGURES - 1))
def test_a_number_is_read_as_it_was_written(number):
    assert number_in(str(number)) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", " 1", "1.0", "1_000", "one", "²", "١٢", "１２"])
def test_what_is_no_number_in_plain_figures_is_none(text):
    assert number_in(text) is None


@pytest.mark.parametrize("figures", [MOST_FIGURES + 1, 5000])
def test_nor_is_one_that_is_longer_than_any_of_ours(figures):
    assert number_in("1" * figures) is None
    assert number_in("12", most=1) is None


@given(st.text(max_size=30))
def test_whatever_is_typed_it_is_a_number_or_none(text):
    found = number_in(text)
    assert found is None or 0 <= found < 10**MOST_FIGURES
