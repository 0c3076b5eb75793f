"""What an address carries: read as it was written, or not at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.web.addresses import MOST_FIGURES, id_in, mark_text, moment_in, number_in, read_mark

instants = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


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


@given(instants, st.integers(0, 10**MOST_FIGURES - 1), st.uuids())
def test_a_mark_comes_back_as_it_went(at, number, promise):
    assert read_mark(mark_text(at, number), number_in) == (at, number)
    assert read_mark(mark_text(at, promise), id_in) == (at, promise)


@pytest.mark.parametrize("key", [number_in, id_in])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "yesterday~1",
        "2026-03-04T10:00:00+00:00",
        "2026-03-04T10:00:00+00:00~",
        "2026-03-04T10:00:00+00:00~nonsense",
        "2026-03-04T10:00:00~00000000-0000-8000-8000-000000000001",
        "2026-03-04T10:00:00~1",
    ],
)
def test_a_mark_that_is_none_is_the_beginning(key, text):
    assert read_mark(text, key) is None


@given(st.text(max_size=40))
def test_whatever_an_address_says_it_is_a_mark_or_none(text):
    for key in (number_in, id_in):
        found = read_mark(text, key)
        assert found is None or found[0].tzinfo


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "now"])
def test_a_moment_that_no_clock_shows_is_none(text):
    assert moment_in(text) is None
