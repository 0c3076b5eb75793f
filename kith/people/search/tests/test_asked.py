"""What is typed in one box, read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.search.rules.asked import Asked, read

TODAY = date(2026, 3, 4)


def told(text):
    """Return what was understood, without the text itself."""
    found = vars(read(text, TODAY))
    return {k: v for k, v in found.items() if v and k not in {"text", "typed", "open_ended"}}


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("sam okoro 14 se15", {"words": ("sam", "okoro"), "age": 14, "district": "SE15"}),
        ("07700 900123", {"telephone": "7700900123"}),
        ("+44 7700 900123 mum", {"telephone": "7700900123", "words": ("mum",)}),
        ("12/5/2010", {"born": date(2010, 5, 12)}),
        ("Okoro, Sam 12.5.10", {"words": ("okoro", "sam"), "born": date(2010, 5, 12)}),
        ("sam 2010-05-12", {"words": ("sam",), "born": date(2010, 5, 12)}),
        ("sam 12 May 2010", {"words": ("sam",), "born": date(2010, 5, 12)}),
        ("sam May 12th, 2010", {"words": ("sam",), "born": date(2010, 5, 12)}),
        ("12052010 okoro", {"words": ("okoro",), "born": date(2010, 5, 12)}),
        ("5/13/2010", {"born": date(2010, 5, 13)}),
        ("sam b. 2010", {"words": ("sam",), "year": 2010}),
        ("sam aged 7", {"words": ("sam",), "age": 7}),
        ("sam 7 years old", {"words": ("sam",), "age": 7}),
        ("sam 15yo", {"words": ("sam",), "age": 15}),
        ("943 476 5919", {"numbers": ("9434765919",)}),
        ("upn A123456789012", {"numbers": ("A123456789012",)}),
        ("SYN000000001", {"numbers": ("SYN000000001",)}),
        ("sam 14 rye lane", {"words": ("sam",), "house": "14", "street": "rye"}),
        ("sam okoro, rye lane", {"words": ("sam", "okoro"), "street": "rye"}),
        ("sam okoro rye lane", {"words": ("sam", "okoro"), "street": "rye"}),
        ("sam se15 5ab", {"words": ("sam",), "postcode": "SE15 5AB", "district": "SE15"}),
        ("29/2/2011", {"year": 2011}),
        ("", {}),
    ],
)
def test_each_thing_is_told_from_the_next(text, understood):
    assert told(text) == understood


@pytest.mark.parametrize("text", ["", " ", "s", "%", "14 |"])
def test_too_little_to_look_for(text):
    assert read(text, TODAY).empty == (text != "14 |")


def test_a_word_may_be_unfinished_while_nothing_follows_it():
    assert read("sam ok", TODAY).open_ended
    assert not read("sam okoro 14", TODAY).open_ended
    assert not read("sam ok ", TODAY).open_ended


@given(st.text(max_size=300))
def test_anything_can_be_typed(text):
    found = read(text, TODAY)
    assert isinstance(found, Asked)
    assert found.age is None or 0 <= found.age <= 120
    assert found.born is None or found.born.year >= 1906


@given(st.dates(date(1950, 1, 1), TODAY))
def test_a_date_is_read_as_day_before_month(day):
    assert read(f"sam {day.day}/{day.month}/{day.year}", TODAY).born == day
