"""Names, and the fields of a person as text."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.ages import Apparent
from kith.people.rules.fields import (
    ABOUT,
    BIRTH,
    FIELDS,
    WORK,
    apparent_of,
    apparent_text,
    day_of,
    read,
    said,
)
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import NewName, Preferred, goes_by, read_name, whole

AT = datetime(2026, 3, 4, tzinfo=UTC)


def preferred(number, ended=False, minutes=0):
    return Preferred("Sam", "", "", ended, AT.replace(minute=minutes), number)


def test_a_name_is_tidied_and_never_taken_apart():
    kept = read_name(NewName(given="  Nguyễn   Thị ", family=" Lan "))
    assert (kept.given, kept.family, kept.whole) == ("Nguyễn Thị", "Lan", "Nguyễn Thị Lan")
    assert whole("", "Lan") == "Lan"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        (NewName("nick", "Sam"), "kind"),
        (NewName(given="  "), "given"),
        (NewName(given="x" * 60, family="x" * 60), "given"),
        (NewName(given="Sam", say_it="x" * 101), "say_it"),
    ],
)
def test_a_name_that_cannot_be_kept_says_where(name, field):
    with pytest.raises(Mistaken) as wrong:
        read_name(name)
    assert wrong.value.field == field


def test_the_last_told_name_that_did_not_end_is_the_one_they_go_by():
    names = [preferred(1, ended=True), preferred(2, minutes=5), preferred(3, ended=True, minutes=9)]
    assert goes_by(names).id == 2
    assert goes_by([names[0], names[2]]).id == 3
    assert goes_by([]) is None


@given(st.integers(0, 60), st.integers(0, 20), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_guessed_age_survives_being_text(low, more, on):
    guess = Apparent(low, low + more, on)
    assert apparent_of(apparent_text(guess)) == guess
    assert apparent_of(apparent_text(None)) is None


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("born", "2012-01-28", "28 Jan 2012"),
        ("ethnicity", "WIRT", "Traveller of Irish heritage"),
        ("sex", "1", "Male"),
        ("sex", "F", "Female"),
        ("disabilities", "AUT, LD", "Autism, Learning"),
        ("interpreter", "yes", "Yes"),
        ("kind", "adult", "An adult of a child’s family or network"),
        ("apparent", "14-16 2026-03-04", "looked 14 to 16 on 4 Mar 2026"),
        ("gender", "a girl", "a girl"),
        ("shoe size", "9", "9"),
        ("born", "", ""),
    ],
)
def test_a_field_is_read_in_words(name, text, words):
    assert said(name, text) == words


@pytest.mark.parametrize(
    ("name", "text"),
    [("ethnicity", "XXXX"), ("disabilities", "AUT, X"), ("interpreter", "true"), ("kind", "dog")],
)
def test_what_is_no_answer_is_refused(name, text):
    with pytest.raises(Mistaken, match="Choose an answer"):
        read(name, text)


def test_what_is_too_long_is_refused_and_never_cut():
    assert read("faith", f" {'x' * 60} ") == "x" * 60
    with pytest.raises(Mistaken, match="longer than 60"):
        read("faith", "x" * 61)


def test_each_form_has_fields_that_are_there():
    assert {*ABOUT, *BIRTH, *WORK} <= FIELDS.keys()
    assert day_of("") is None
