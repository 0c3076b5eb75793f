"""NHS numbers and pupil numbers: their own digits find a slip of the pen."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kith.people.rules.mistakes import Mistaken
from kith.people.rules.numbers import (
    FORMER_UPN,
    LOCAL,
    NHS,
    OTHER,
    UPN,
    UPN_LETTERS,
    checks,
    nhs_checks,
    read_number,
    spaced,
    upn_checks,
)

nine = st.text("0123456789", min_size=9, max_size=9)
twelve = st.from_regex(rf"\A[0-9]{{11}}[0-9{UPN_LETTERS}]\Z")


def nhs(first: str) -> str | None:
    """Return the one NHS number that begins so, or None where there is none."""
    fits = [first + last for last in "0123456789" if nhs_checks(first + last)]
    assert len(fits) <= 1
    return fits[0] if fits else None


def upn(rest: str) -> str:
    (letter,) = [one for one in UPN_LETTERS if upn_checks(one + rest)]
    return letter + rest


@given(nine, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_of_an_nhs_number_is_noticed(first, at, by):
    number = nhs(first)
    assume(number)
    wrong = str((int(number[at]) + by) % 10)
    assert not nhs_checks(number[:at] + wrong + number[at + 1 :])


@given(nine, st.integers(0, 8))
def test_two_neighbours_of_an_nhs_number_that_changed_places_are_noticed(first, at):
    number = nhs(first)
    assume(number and number[at] != number[at + 1])
    assert not nhs_checks(number[:at] + number[at + 1] + number[at] + number[at + 2 :])


@given(twelve, st.integers(1, 11), st.integers(1, 9))
def test_one_wrong_digit_of_a_pupil_number_is_noticed(rest, at, by):
    number = upn(rest)
    wrong = str((int(number[at]) + by) % 10)
    assert not upn_checks(number[:at] + wrong + number[at + 1 :])


@given(twelve, st.integers(1, 10))
def test_two_neighbours_of_a_pupil_number_that_changed_places_are_noticed(rest, at):
    number = upn(rest)
    assume(number[at] != number[at + 1])
    assert not upn_checks(number[:at] + number[at + 1] + number[at] + number[at + 2 :])


def test_an_nhs_number_by_hand():
    # 9*10+4*9+3*8+4*7+7*6+6*5+5*4+9*3+1*2 = 299 = 27*11 + 2 -> 11 - 2 = 9
    assert read_number(NHS, " 943 476 5919 ") == "9434765919"
    assert spaced(NHS, "9434765919") == "943 476 5919"
    assert spaced(UPN, "G801200001201") == "G801200001201"


@pytest.mark.parametrize(
    ("scheme", "typed", "words"),
    [
        (NHS, "943 476 591", "has 10 figures. This one has 9"),
        (NHS, "943 476 59I9", "figures only"),
        (NHS, "943 476 5918", "do not fit each other"),
        (NHS, "", "Write the number"),
        (UPN, "G80120000120", "13 characters. This one has 12"),
        (UPN, "1801200001201", "is a letter, then 12 figures"),
        (FORMER_UPN, "A801200001201", "letter does not fit"),
        (OTHER, "x" * 61, "at most 60"),
        (OTHER, "  ", "Write the number"),
        ("passport", "1", "what kind of number"),
    ],
)
def test_what_is_wrong_with_a_number_is_said(scheme, typed, words):
    with pytest.raises(Mistaken, match=words):
        read_number(scheme, typed)


def test_numbers_without_a_check_are_kept_as_they_are():
    assert read_number(OTHER, " yj/12-3 ") == "yj/12-3"
    assert read_number(LOCAL, "SYN1") == "SYN1"
    assert checks(LOCAL, "SYN1")
    assert read_number(UPN, "g 8012 0000 1201") == "G801200001201"
