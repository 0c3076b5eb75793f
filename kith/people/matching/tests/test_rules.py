"""What of a name, a date and a number is compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.matching.rules import (
    Decided,
    Known,
    common_first_names,
    digits,
    first_of,
    folded,
    known_of,
    near,
    outward,
    plain,
    root_of,
    row_of,
    swapped,
    words_of,
)

names = st.text("abcdefghijklmnopqrstuvwxyz -'éŁ", max_size=20)
days = st.none() | st.dates(date(1900, 1, 1), date(2090, 1, 1))
people = st.builds(
    Known,
    st.integers(1, 99),
    given=names,
    family=names,
    born=days,
    sex=st.sampled_from(["", "F", "M", "U"]),
    postcode=st.sampled_from(["", "QX1 2AB", "qx12ab"]),
    phones=st.lists(st.text("0123456789 +", max_size=15), max_size=2),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhamad"),
        ("Aisha", "Ayesha"),
        ("Hussein", "Husain"),
        ("Yousuf", "Yusuf"),
        ("Xasan", "Hasan"),
        ("Philip", "Filip"),
        ("Zainab", "Zaynab"),
        ("José", "Jose"),
    ],
)
def test_spellings_of_one_name_fall_together(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hasan", "Husain"), ("Amina", "Amira"), ("Sara", "Zahra"), ("Omar", "Amir")]
)
def test_two_names_stay_two(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("short", "long"), [("Sammy", "Samuel"), ("Liz", "Elizabeth"), ("Ollie", "Oliver")]
)
def test_a_short_form_has_the_root_of_the_long_one(short, long):
    assert root_of(short) == root_of(long)
    assert folded(short) != folded(long)


@pytest.mark.parametrize(("one", "other"), [("Martin", "Matrin"), ("Tariq", "Tarqi")])
def test_letters_exchanged_lie_near(one, other):
    assert near(one) == near(other)


@given(names)
def test_a_plain_name_is_plain_already(name):
    assert plain(plain(name)) == plain(name)
    assert folded(plain(name)) == folded(name)


@given(days)
def test_a_date_swapped_twice_is_itself(born):
    other = swapped(born)
    assert not other or swapped(date.fromisoformat(other)) == born.isoformat()


def test_a_day_after_the_twelfth_cannot_be_a_month():
    assert swapped(date(2012, 5, 13)) == ""
    assert swapped(date(2012, 5, 7)) == "2012-07-05"


def test_numbers_are_compared_however_they_were_written():
    assert digits("+44 7700 900123") == digits("07700 900 123")
    assert digits("12") == ""
    assert outward("qx1  2ab") == outward("QX1 2AB")


@given(people)
def test_what_is_not_known_is_none_and_never_an_empty_text(known):
    assert "" not in [value for value in row_of(known).values() if not isinstance(value, list)]
    assert all(value for value in row_of(known).values() if isinstance(value, list))


@given(people, people)
def test_the_mark_of_two_people_is_the_same_whoever_comes_first(one, other):
    if one.id != other.id:
        assert known_of(one, other) == known_of(other, one)


def test_a_name_is_common_once_enough_have_it():
    assert common_first_names({"amina": 3, "zoya": 2, "": 99}, 100) == {"amina"}
    assert common_first_names({"amina": 3, "omar": 50}, 100_000) == {"omar"}
    assert first_of("Amina Mary") == "amina"
    assert first_of("") == ""


@given(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("abc")), st.booleans())
def test_a_decision_holds_unless_something_new_speaks_for_one(before, now, changed):
    decided = Decided(frozenset(before), "then")
    asks = decided.asks_again(now, "now" if changed else "then")
    assert asks is (changed and bool(now - before))


def test_grounds_are_said_strongest_first():
    assert words_of(["born", "nhs"]) == "the same NHS number, the same date of birth"
    assert words_of(["custom"]) == "the same custom"
