"""Names, postcodes, telephones and streets as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.search.rules.words import (
    district_of,
    name_words,
    number_of,
    plain,
    postcode_of,
    street_of,
    telephone_of,
)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Sam Okoro", ("sam", "okoro")),
        ("Łukasz Wiśniewski", ("lukasz", "wisniewski")),
        ("Siobhán O’Brien", ("siobhan", "obrien")),
        ("Ayşe Öztürk", ("ayshe", "ozturk")),
        ("Abdul Rahman Khan", ("abdulrahman", "khan")),
        ("Mac Donald", ("macdonald",)),
        ("Al-Amin", ("amin",)),
        ("de la Cruz", ("cruz",)),
        ("El", ("el",)),
        ("Anne-Marie Anne", ("anne", "marie")),
        ("Miss Ada 14", ("ada",)),
        ("", ()),
    ],
)
def test_the_words_of_a_name(written, words):
    assert name_words(written) == words


@given(st.text(max_size=60))
def test_plain_words_are_plain_and_stay_so(text):
    assert plain(plain(text)) == plain(text)
    assert all(c.isascii() and (c.isalnum() or c == " ") for c in plain(text))


@given(st.text(max_size=200))
def test_a_name_has_ten_words_at_most_and_none_twice(text):
    words = name_words(text)
    assert len(words) <= 10
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("se155ab", "SE15 5AB"),
        ("n1 9gu", "N1 9GU"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("SE15", ""),
        ("", ""),
    ],
)
def test_a_postcode_has_capitals_and_one_space(typed, kept):
    assert postcode_of(typed) == kept


def test_the_district_is_the_first_half():
    assert district_of("SE15 5AB") == "SE15"
    assert district_of("") == ""


@pytest.mark.parametrize(
    "typed", ["07700 900123", "+44 7700 900123", "0044 7700900123", "+44 (0)7700-900-123"]
)
def test_a_telephone_is_its_ten_digits_however_it_is_written(typed):
    assert telephone_of(typed) == "7700900123"


def test_a_foreign_number_keeps_its_digits_and_a_few_are_none():
    assert telephone_of("+33 1 23 45 67 89") == "33123456789"
    assert telephone_of("999") == ""
    assert telephone_of("sam@example.org") == ""


def test_a_number_is_capitals_and_digits():
    assert number_of(" a123-456 ") == "A123456"


@pytest.mark.parametrize(
    ("lines", "street"),
    [
        ("14 Rye Lane", ("14", "rye")),
        ("Flat 2, 14 Rye Lane", ("14", "rye")),
        ("Flat 3, Elm Court", ("", "elm")),
        ("14a Old Kent Road", ("14a", "old kent")),
        ("The Cottage", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_street_is_its_number_and_its_name(lines, street):
    assert street_of(lines) == street
