"""Addresses and telephones as people say them, and as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.mistakes import Mistaken
from kith.people.rules.places import (
    NewPhone,
    NewPlace,
    homes_now,
    place_words,
    read_phone,
    read_place,
    read_postcode,
)

postcodes = st.from_regex(r"\A[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}\Z")


@given(postcodes, st.integers(0, 7), st.booleans())
def test_a_postcode_is_kept_in_one_way_however_it_is_typed(plain, gap, small):
    typed = f" {plain[:gap]} {plain[gap:]}"
    kept = read_postcode(typed.lower() if small else typed)
    assert kept.replace(" ", "") == plain
    assert (kept[-4], kept.upper(), read_postcode(kept)) == (" ", kept, kept)


@pytest.mark.parametrize("typed", ["ZZ1", "1ZZ 1AA", "ZZ1 AA1", "ZZ11 11AA", "SAM LEE"])
def test_what_is_no_postcode(typed):
    with pytest.raises(Mistaken, match="looks like"):
        read_postcode(typed)


def test_an_address_is_put_on_a_line():
    kept = read_place(NewPlace("home", " 4 Mill Lane,\r\n\r\n Flat 2 ", "Wexcombe ", "zz11aa"))
    assert (kept.lines, kept.town, kept.postcode) == ("4 Mill Lane, Flat 2", "Wexcombe", "ZZ1 1AA")
    words = place_words(kept.lines, kept.town, kept.postcode)
    assert words == "4 Mill Lane, Flat 2, Wexcombe, ZZ1 1AA"


@pytest.mark.parametrize(
    ("place", "field"),
    [
        (NewPlace("palace", "x"), "kind"),
        (NewPlace("home", " , \n"), "lines"),
        (NewPlace("home", "x" * 201), "lines"),
        (NewPlace("home", "x", "x" * 61), "town"),
        (NewPlace("home", "x", "", "q"), "postcode"),
    ],
)
def test_an_address_that_cannot_be_kept_says_where(place, field):
    with pytest.raises(Mistaken) as wrong:
        read_place(place)
    assert wrong.value.field == field


@pytest.mark.parametrize(
    "typed", ["07700 900123", "(07700) 900-123", "+44 7700 900123", "+44 (0)7700 900123"]
)
def test_a_telephone_number_is_kept_in_one_way(typed):
    assert read_phone(NewPhone("mobile", typed)).value == "07700900123"


@given(st.text("0123456789", min_size=6, max_size=14))
def test_figures_are_never_lost_from_a_number(figures):
    assert read_phone(NewPhone("home", f"1{figures}")).value == f"1{figures}"


def test_other_ways_are_kept_as_they_are():
    assert read_phone(NewPhone("email", " sam@example.org ")).value == "sam@example.org"
    assert read_phone(NewPhone("handle", "@sam 99")).value == "@sam 99"
    assert read_phone(NewPhone("mobile", "+353 1 234 5678")).value == "+35312345678"


@pytest.mark.parametrize(
    ("phone", "field"),
    [
        (NewPhone("pigeon", "1"), "kind"),
        (NewPhone("mobile", "07700900123", "perhaps"), "safe"),
        (NewPhone("mobile", "077"), "value"),
        (NewPhone("mobile", ""), "value"),
        (NewPhone("email", "sam@"), "value"),
        (NewPhone("handle", "x" * 121), "value"),
    ],
)
def test_a_way_that_cannot_be_kept_says_where(phone, field):
    with pytest.raises(Mistaken) as wrong:
        read_phone(phone)
    assert wrong.value.field == field


def test_homes_and_placements_are_counted_and_other_places_not():
    assert homes_now([("home", True), ("placement", True), ("other", True), ("home", False)]) == 2
