"""How names sound: spellings of one name fall together, other names stay apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.search.rules.nicknames import of_short, of_spelling, related
from kith.people.search.rules.sounds import LONGEST, sound
from kith.people.search.rules.words import plain

ALIKE = [
    "mohammed muhammad mohamed muhamad maxamed",
    "ahmed ahmad axmed amed",
    "hussein husain hossain xuseen huseyin",
    "abdulrahman abdirahman abdurrahman abdulrehman",
    "yusuf yousef yuusuf youssef",
    "khadija khadijah kadija",
    "ali cali aly",
    "omar cumar umar",
    "okoro okaro ocoro okoroh",
    "chukwuemeka chukwuemeca",
    "catherine katherine cathryn",
    "philip filip phillip",
    "smith smyth smit",
    "thomson tomson thompson",
    "szymanski shimanski",
    "stephen stefen",
    "wright rite",
    "boateng poateng",
]
APART = ["sam okoro", "mohammed ahmed", "khan shah", "amina aisha", "smith jones", "kai leo"]


@pytest.mark.parametrize("names", ALIKE)
def test_spellings_of_one_name_sound_the_same(names):
    assert len({sound(name) for name in names.split()}) == 1


@pytest.mark.parametrize("names", APART)
def test_other_names_sound_otherwise(names):
    one, other = names.split()
    assert sound(one) != sound(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_code_is_short_and_always_the_same(word):
    code = sound(word)
    assert len(code) <= LONGEST
    assert code == sound(word)
    assert all(one != other for one, other in pairwise(code))


@given(st.text(min_size=1, max_size=20).map(plain).filter(str.isalpha))
def test_whatever_is_plain_has_a_code(word):
    assert isinstance(sound(word), str)


def test_short_names_lead_to_the_full_one_and_back():
    assert "samuel" in of_short("sam")
    assert "samantha" in of_short("sam")
    assert "sam" in of_short("samuel")
    assert "samantha" not in of_short("samuel")


def test_one_name_in_several_languages():
    assert {"yousef", "joseph"} <= of_spelling("yusuf")
    assert of_spelling("nobody") == frozenset()


def test_a_short_name_leads_to_every_spelling_of_the_full_one():
    assert {"muhammad", "mohammed", "maxamed"} <= related("mo")
    assert "mo" not in related("mo")
