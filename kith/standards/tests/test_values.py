"""What a value may look like, and which day a date names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.standards.cin_census import values


@pytest.mark.parametrize(
    "text",
    ["2025-02-28", "2024-02-29", "2025-12-31Z", "2025-12-31+14:00", "2025-12-31-13:59",
     "12025-01-01", "-2025-01-01", "0001-01-01"],
)  # fmt: skip
def test_dates_as_the_schema_takes_them(text):
    assert values.is_date(text)


@pytest.mark.parametrize(
    "text",
    ["", " 2025-02-28", "2025-02-28 ", "2025-02-29", "1900-02-29", "2025-2-8", "2025-13-01",
     "2025-00-01", "2025-01-32", "02025-01-01", "0000-01-01", "28/02/2025", "2025-02-28T00:00:00",
     "2025-02-28+14:01", "2025-02-28z", "+2025-02-28", "٢٠٢٥-02-28", "9" * 30 + "-01-01"],
)  # fmt: skip
def test_what_the_schema_does_not_take_for_a_date(text):
    assert not values.is_date(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2025-02-28", date(2025, 2, 28)),
        (" 2025-02-28\n", date(2025, 2, 28)),
        ("2025-02-28Z", date(2025, 2, 28)),
        ("2025-02-28+01:00", date(2025, 2, 28)),
        ("2025-02-28T00:00:00", date(2025, 2, 28)),
        ("2025-02-28T00:00:00.000", date(2025, 2, 28)),
        ("2025-02-28T09:00:00", None),
        ("28/02/2025", None),
        ("2025-02-29", None),
        ("12025-02-28", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_only_where_it_is_beyond_doubt(text, named):
    assert values.day(text) == named


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date_and_is_read_as_itself(day):
    assert values.is_date(day.isoformat())
    assert values.day(day.isoformat()) == day


@given(st.text())
def test_no_text_at_all_makes_a_reader_stumble(text):
    for judge in values.LEXICAL.values():
        assert judge(text) in (True, False)
    values.day(text)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("year", ["2026", "2026Z", "-2026", "12026"], ["", "26", "0000", "2026 ", "20x6"]),
        (
            "moment",
            ["2026-04-20T09:00:00", "2026-04-20T24:00:00", "2026-04-20T09:00:00.5Z"],
            ["2026-04-20", "2026-04-20T24:00:01", "2026-04-20T25:00:00", "2026-04-31T09:00:00"],
        ),
        ("number", ["0", "7", " 7 ", "+7", "-0", "9" * 40], ["", "-1", "1.0", "٣", "x"]),
        ("text", ["", "anything"], []),
    ],
)
def test_years_moments_and_numbers(kind, good, bad):
    assert [text for text in good if not values.LEXICAL[kind](text)] == []
    assert [text for text in bad if values.LEXICAL[kind](text)] == []
