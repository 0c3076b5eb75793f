"""What a child is called, how old they are, and what an identifier looks like."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules import (
    DETAILS,
    LONGEST,
    NotADetail,
    age_of,
    age_words,
    clean_details,
    introduce,
    upn_checks,
    upn_shape,
)

TODAY = date(2026, 3, 4)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
upns = st.from_regex(rf"\A[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]\Z")


def test_the_line_that_tells_one_child_from_another():
    born = date(2022, 1, 28)
    why = "name not in the return"
    assert introduce("Child SYN000000001", why, born, None) == (
        "Child SYN000000001, born 28 Jan 2022, name not in the return"
    )
    assert introduce("Sam", "", born, None) == "Sam, born 28 Jan 2022"
    assert introduce("Child 3", why, None, date(2026, 5, 3)) == (
        "Child 3, expected 3 May 2026, name not in the return"
    )
    assert introduce("Sam", "", None, None) == "Sam, date of birth not known"


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2010, 3, 4), "child of 16"),
        (date(2010, 3, 5), "child of 15"),
        (date(2025, 6, 1), "child under 1"),
        (date(2026, 3, 5), "not yet born"),
        (date(2008, 3, 4), "now 18"),
        (None, "age not known"),
    ],
)
def test_an_age_is_said_in_years_and_always_as_a_childs(born, words):
    assert age_words(born, TODAY) == words


@given(days, days)
def test_everybody_under_18_is_a_child(born, on):
    age = age_of(born, on)
    assert (age is None) == (on < born)
    assert ("child" in age_words(born, on)) == (age is not None and age < 18)


@given(upns)
def test_a_pupil_number_fits_one_check_letter_of_23(value):
    assert upn_shape(value)
    assert [upn_checks(letter + value[1:]) for letter in LETTERS].count(True) == 1


def test_a_pupil_number_by_hand():
    # 2*8+3*0+4*1+5*2+6*0+7*0+8*0+9*0+10*1+11*2+12*0+13*1 = 75 = 3*23 + 6 -> G
    assert upn_checks("G801200001201")
    assert not upn_checks("A801200001201")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "I801200001201",
        "A80120000120",
        "A8012000012012",
        "A80120000120I",
        "A8012000X1201",
        "Ä801200001201",
    ],
)
def test_what_is_no_pupil_number(value):
    assert not upn_shape(value)
    assert not upn_checks(value)


def test_details_are_trimmed_and_nothing_else_is_touched():
    assert clean_details({"known_as": "  Sam  Lee "}) == {"known_as": "Sam  Lee"}


@pytest.mark.parametrize("field", ["born", "version", "id", "sex"])
def test_what_a_return_says_is_not_changed_by_hand(field):
    with pytest.raises(NotADetail, match="not one of the details"):
        clean_details({field: "x"})


@pytest.mark.parametrize("field", sorted(DETAILS))
def test_what_is_too_long_is_refused_and_never_cut(field):
    longest = "x" * LONGEST[field]
    assert clean_details({field: longest}) == {field: longest}
    with pytest.raises(NotADetail, match="longer than"):
        clean_details({field: longest + "x"})
