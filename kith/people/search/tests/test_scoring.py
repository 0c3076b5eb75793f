"""Who fits how well, and what is said of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.search.rules.alike import alike
from kith.people.search.rules.asked import read
from kith.people.search.rules.known import Known, Named, Place
from kith.people.search.rules.scoring import STRONG, WEAK, Fit, fit, ranked
from kith.people.search.tests.test_keys import SAM

TODAY = date(2026, 3, 4)


def fitting(text, known=SAM):
    return fit(read(text, TODAY), known, TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sam okoro", "called Okoro"),
        ("sammy okoro", "Sammy and Sam stand for one another"),
        ("sam okaro", "sounds like Okoro"),
        ("sam okolo", "spelt nearly like Okoro"),
        ("sam o", "Okoro begins with O"),
        ("sam eze", "called Eze (a name from before)"),
        ("sam 12/5/2010", "born on the same day"),
        ("sam 5/12/2010", "born on the same day with day and month swapped"),
        ("sam 12/5/2011", "one digit of the date of birth differs"),
        ("sam 15", "is 15"),
        ("sam 16", "is a year from that age"),
        ("sam 2010", "born in 2010"),
        ("sam se15", "lives in SE15"),
        ("sam se15 5ab", "the postcode SE15 5AB"),
        ("sam se15 5ad", "a postcode like it"),
        ("sam rye lane", "lives at Flat 2, 14 Rye Lane"),
        ("07700 900123", "the same telephone"),
        ("07700 900173", "one digit of the telephone differs"),
        ("943 476 5919", "the same number"),
        ("943 476 5910", "one digit of the number differs"),
    ],
)
def test_the_reason_is_said(text, reason):
    assert reason in fitting(text).reasons


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("sam okoro 12/5/2010", True),
        ("sammy okaro 5/12/2010", True),
        ("sam okoro 07700 900123", True),
        ("sam okoro", False),
        ("sam okoro 15", True),
        ("07700 900123", False),
        ("ada okoro 12/5/2010", False),
        ("sam okoro 1/1/2001", False),
    ],
)
def test_a_match_is_strong_where_two_things_agree(text, strong):
    assert fitting(text).strong is strong


def test_another_name_or_another_birth_weighs_against():
    assert fitting("ada lovelace").score == 0
    assert fitting("sam okoro 1/1/2001").score < WEAK < fitting("sam okoro").score


def test_a_guessed_age_is_a_range_and_proves_less_than_a_birth():
    guessed = Known(2, (Named("Sam Okoro"),), apparent=(14, 16))
    known = fitting("sam okoro 15")
    assert fitting("sam okoro 13", guessed).reasons[-1] == "seemed of that age"
    assert fitting("sam okoro 15", guessed).score < known.score
    assert fitting("sam okoro 19", guessed).score < fitting("sam okoro 17", guessed).score
    assert not fitting("sam okoro 15", guessed).strong


@pytest.mark.parametrize(
    ("known", "child"),
    [
        (Known(1, born=date(2010, 1, 1)), True),
        (Known(1, born=date(2008, 3, 5)), True),
        (Known(1, born=date(2008, 3, 4)), False),
        (Known(1, expected=date(2026, 6, 1)), True),
        (Known(1, apparent=(17, 20)), True),
        (Known(1, apparent=(18, 20)), False),
        (Known(1), True),
    ],
)
def test_who_may_be_a_child_is_one(known, child):
    assert known.is_child(TODAY) is child


def one(person, score):
    return Fit(person, score, (), 0)


def test_children_come_before_adults_who_fit_about_as_well():
    found = ranked([one(1, 95), one(2, 90), one(3, 60)], children={2, 3})
    assert [each.person for each in found] == [2, 1, 3]


def test_who_fits_far_worse_is_left_out_once_somebody_fits_well():
    assert [each.person for each in ranked([one(1, 100), one(2, 40)], {1, 2})] == [1]
    assert [each.person for each in ranked([one(1, 60), one(2, 40), one(3, 20)], {1})] == [1, 2]
    assert ranked([], {1}) == []


@given(st.text("abcdefghij", min_size=1, max_size=9), st.text("abcdefghij", min_size=1, max_size=9))
def test_two_words_are_alike_by_a_share(typed, kept):
    found = alike(typed, kept)
    assert 0 <= found.share <= 1
    assert (found.share == 1) == (typed == kept)


@given(st.text(max_size=80))
def test_a_score_is_a_share_of_a_hundred(text):
    found = fitting(text)
    assert 0 <= found.score <= 100
    assert found.score >= STRONG or not found.strong


def test_a_place_is_compared_by_how_the_street_sounds():
    place = Known(3, (Named("Ada Bell"),), places=(Place("3 Aspen Road", "QE1 1AA"),))
    assert "lives at 3 Aspen Road" in fitting("ada, 3 aspin road", place).reasons
