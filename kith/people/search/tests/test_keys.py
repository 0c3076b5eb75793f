"""Keys: what brings a person near, however they are asked for in the usual wrong ways."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.search.rules.asked import read
from kith.people.search.rules.days import digits_apart, months_at_age, remains, swapped
from kith.people.search.rules.keys import key, keys_of, pair, sure, thirds
from kith.people.search.rules.known import Known, Named, Place
from kith.people.search.rules.looking import first_look, second_look, sure_look

TODAY = date(2026, 3, 4)
SAM = Known(
    person=1,
    names=(Named("Sam Okoro"), Named("Samuel Chukwu Okoro"), Named("Sam Eze", past=True)),
    born=date(2010, 5, 12),
    places=(Place("Flat 2, 14 Rye Lane", "SE15 5AB"),),
    phones=("07700 900123", "sam@example.org"),
    numbers=("9434765919", "A123456789012"),
)


def shared(text, look=first_look):
    asked = read(text, TODAY)
    keys = look(asked, TODAY) if look is first_look else look(asked)
    return sum(weight for one, weight in keys.items() if one in keys_of(SAM))


@pytest.mark.parametrize(
    "text",
    [
        "sam okoro", "okoro sam", "sammy okaro", "samuel ocoro", "sam eze", "chukwu okoro",
        "sam 12/5/2010", "okoro 5/12/2010", "okoro 12/5/2011", "okoro 22/5/2010", "12/5/2010",
        "okoro 15", "okoro 2010", "sam se15", "sam rye lane", "14 rye lane", "se15 5ab",
        "07700 900123", "07700 900173", "943 476 5919", "943 476 5019", "a123456789012", "okor",
        "sam oko",
    ],
)  # fmt: skip
def test_the_first_look_brings_sam_near(text):
    assert shared(text)


@pytest.mark.parametrize("text", ["sam okolo", "sam pkoro", "lam okoro", "sam okorp"])
def test_a_slip_without_a_date_is_brought_near_by_the_second_look(text):
    assert shared(text, second_look)


@pytest.mark.parametrize("text", ["ada lovelace", "1/1/1999", "07700 900999", "se1 1aa"])
def test_others_are_not(text):
    assert not shared(text)


letters = st.text(alphabet="abcdefghijklmnoprstuvwyz", min_size=4, max_size=9)


@given(letters, letters, st.data())
def test_one_letter_wrong_in_one_name_is_always_brought_near(given_name, family, data):
    """Whichever letter it is: the front or the back of the name is left."""
    if given_name == family:
        return
    at = data.draw(st.integers(0, len(family) - 1))
    wrong = family[:at] + data.draw(st.sampled_from("aeinorst")) + family[at + 1 :]
    known = keys_of(Known(1, (Named(f"{given_name} {family}"),)))
    asked = read(f"{given_name} {wrong}", TODAY)
    assert known & (first_look(asked, TODAY).keys() | second_look(asked).keys())


@given(st.dates(date(1960, 1, 1), date(2026, 1, 1)))
def test_a_date_with_one_part_wrong_leaves_something(day):
    left = set(remains(day))
    assert len(left) == 3
    assert left & set(remains(day.replace(year=day.year - 1) if day.day < 29 else day))
    turned = swapped(day)
    assert turned is None or (swapped(turned) == day and digits_apart(day, turned) > 0)


def test_the_months_of_an_age():
    months = list(months_at_age(14, TODAY))
    assert months[0] == "2012-03-"
    assert months[-1] == "2011-03-"
    assert len(months) == 13


@given(st.text("0123456789", min_size=9, max_size=11), st.integers(0, 8))
def test_one_digit_wrong_leaves_a_third_right(digits, at):
    other = digits[:at] + str((int(digits[at]) + 1) % 10) + digits[at + 1 :]
    assert set(thirds("phone", digits)) & set(thirds("phone", other))


def test_a_pair_has_no_order():
    assert pair("a", "b") == pair("b", "a") != pair("a", "c")


@given(st.text(max_size=10), st.text(max_size=10))
def test_sure_keys_are_odd_and_others_even(kind, part):
    assert key(kind, part) % 2 == 0
    assert sure(kind, part) % 2 == 1
    assert -(2**63) <= key(kind, part) < 2**63


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("sam okoro 12/5/2010", True),
        ("okoro sammy 12 May 2010", True),
        ("sam 07700 900123", True),
        ("943 476 5919", True),
        ("sam okoro", False),
        ("sam 12/5/2010", False),
        ("sam okoro 13/5/2010", False),
        ("okoro se15 5ab", False),
        ("07700 900123", False),
    ],
)
def test_only_what_is_true_of_hardly_two_is_sure(text, certain):
    asked = set(sure_look(read(text, TODAY)))
    assert bool(asked & keys_of(SAM)) == certain
    assert all(one % 2 for one in asked)


def test_a_child_before_birth_is_found_by_the_day_they_are_expected():
    unborn = Known(2, (Named("Baby Okoro"),), expected=date(2026, 6, 1))
    assert keys_of(unborn) & first_look(read("okoro 1/6/2026", TODAY), TODAY).keys()
