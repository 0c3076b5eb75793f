"""Ages that were guessed: never a date of birth, and the younger one counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.workdays import age_on
from kith.people.rules.ages import (
    Apparent,
    agrees,
    counts_as_child,
    read_birth,
    treated_age,
)
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.naming import age_words

TODAY = date(2026, 3, 4)
days = st.dates(date(2010, 1, 1), date(2040, 1, 1))


@st.composite
def guesses(draw):
    low = draw(st.integers(0, 60))
    return Apparent(low, draw(st.integers(low, 70)), draw(days))


@given(guesses(), days, st.data())
def test_whoever_the_guess_is_right_about_is_never_treated_as_older_than_they_are(guess, on, data):
    """For every true date of birth that fits the guess, the age as which they are treated fits."""
    true_age = data.draw(st.integers(guess.low, guess.high))
    born = guess.on - timedelta(days=true_age * 366 + data.draw(st.integers(0, 300)))
    if not guess.low <= age_on(born, guess.on) <= guess.high or on < guess.on:
        return
    assert guess.youngest(on) <= age_on(born, on) <= guess.oldest(on)


@given(guesses(), days, days)
def test_nobody_grows_younger(guess, one, other):
    first, then = sorted([one, other])
    assert guess.youngest(first) <= guess.youngest(then)


@given(guesses(), days)
def test_whoever_may_be_a_child_is_one(guess, on):
    for kind in ("child", "adult", "professional"):
        assert counts_as_child(kind, None, guess, on) == (guess.youngest(on) < 18)


@given(days, guesses(), days)
def test_a_known_date_of_birth_is_stronger_than_any_guess(born, guess, on):
    assert treated_age(born, guess, on) == treated_age(born, None, on)


def test_unborn_and_unknown():
    assert counts_as_child("adult", date(2026, 5, 1), None, TODAY)
    assert counts_as_child("child", None, None, TODAY)
    assert not counts_as_child("adult", None, None, TODAY)
    assert treated_age(None, None, TODAY) is None


def test_a_guess_is_said_as_a_guess():
    guess = Apparent(16, 19, date(2025, 3, 1))
    assert (
        age_words(None, TODAY, guess) == "treated as a child of 17 (looked 16 to 19 on 1 Mar 2025)"
    )
    grown = Apparent(30, 30, date(2025, 3, 1))
    assert age_words(None, TODAY, grown) == "treated as 31 (looked 30 on 1 Mar 2025)"
    assert age_words(date(2010, 3, 4), TODAY, guess) == "child of 16"


@pytest.mark.parametrize(("low", "high"), [(15, 14), (-1, 3), (3, 121)])
def test_a_range_goes_up(low, high):
    with pytest.raises(Mistaken, match="comes second"):
        Apparent(low, high, TODAY)


def test_a_birth_and_a_guess_may_disagree():
    guess = Apparent(14, 15, TODAY)
    assert agrees(date(2011, 1, 1), guess)
    assert not agrees(date(2005, 1, 1), guess)
    assert not agrees(date(2027, 1, 1), guess)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("born", (date(2026, 3, 5), None, None)),
        ("expected", (date(2026, 1, 5), date(2026, 1, 5), None)),
        ("died", (None, None, date(2026, 3, 5))),
        ("died", (date(2012, 1, 5), None, date(2012, 1, 4))),
    ],
)
def test_births_and_deaths_that_cannot_be(field, told):
    with pytest.raises(Mistaken) as wrong:
        read_birth(*told, TODAY)
    assert wrong.value.field == field


def test_births_and_deaths_that_can_be_do_not_raise():
    read_birth(date(2012, 1, 5), None, date(2026, 3, 4), TODAY)
    read_birth(None, date(2026, 6, 1), None, TODAY)
