"""The ten ways of asking wrongly: each is wrong in its own way, and in no other."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.bench import errors, trigram
from kith.people.bench.errors import KINDS, Question, question, slip, written
from kith.people.bench.filling import COLUMNS, NOW, known, rows_of
from kith.people.bench.measuring import asked, first_five
from kith.people.bench.population import TODAY, Invented, nhs_number, people, upn
from kith.people.rules.numbers import nhs_checks, upn_checks
from kith.people.search.rules.asked import read
from kith.people.search.rules.days import digits_apart, swapped
from kith.people.search.rules.keys import keys_of

SAMUEL = Invented(
    id=7,
    given="Samuel",
    middle="Eze",
    family="Okoro",
    previous="Bell",
    born=date(2010, 5, 12),
    lines="14 Aspen Road",
    postcode="QE15 5AB",
    phone="07012345678",
    nhs="9990000018",
    upn="G801200001201",
    local="BEN000000007",
)
randoms = st.integers(0, 10_000).map(Random)
numbers = st.integers(1, 10**6)


def understood(text):
    return read(text, TODAY)


class TestSlips:
    @given(st.text("abcdefghijklmnoprstuvwyz", min_size=4, max_size=12), randoms)
    def test_one_slip_changes_one_place_and_never_the_first_letter(self, word, random):
        slipped = slip(word, random)
        assert slipped[0] == word[0]
        assert abs(len(slipped) - len(word)) <= 1
        same = sum(a == b for a, b in zip(word, slipped, strict=False))
        back = sum(a == b for a, b in zip(reversed(word), reversed(slipped), strict=False))
        assert same + back >= len(word) - 2

    @given(randoms)
    def test_only_one_of_the_names_has_it(self, random):
        given_name, family, *_ = errors.misspelt(SAMUEL, random).split()
        assert given_name == "Samuel" or family == "Okoro"

    def test_of_two_short_names_there_is_none(self):
        short = replace(SAMUEL, given="Kai", family="Li")
        assert {errors.misspelt(short, Random(n)) for n in range(20)} == {""}


class TestDays:
    @given(st.dates(date(1950, 1, 1), TODAY), randoms)
    def test_a_day_is_written_so_that_it_can_be_read_again(self, day, random):
        assert understood(f"sam {written(day, random)}").born == day

    @given(randoms)
    def test_day_and_month_change_places(self, random):
        assert understood(errors.day_for_month(SAMUEL, random)).born == swapped(SAMUEL.born)

    @pytest.mark.parametrize("born", [date(2010, 5, 5), date(2010, 5, 13)])
    def test_where_that_is_no_other_day_nothing_is_asked(self, born):
        assert errors.day_for_month(replace(SAMUEL, born=born), Random(1)) == ""

    @given(randoms)
    def test_one_digit_is_another_and_the_day_is_not_to_come(self, random):
        text = errors.digit_wrong(SAMUEL, random)
        if text:
            day = understood(text).born
            assert digits_apart(day, SAMUEL.born) == 1
            assert day <= TODAY

    @pytest.mark.parametrize(
        ("born", "age"),
        [(date(2010, 11, 2), 16), (date(2010, 11, 3), 15), (TODAY, 0), (date(2025, 12, 1), 0)],
    )
    def test_an_age_is_in_whole_years(self, born, age):
        assert errors.age(replace(SAMUEL, born=born)) == age


class TestNames:
    @given(randoms)
    def test_a_short_name_is_the_one_that_friends_say(self, random):
        text = errors.by_short_name(SAMUEL, random)
        assert text.split()[0] == errors.SHORT["Samuel"]
        assert "Okoro" in text

    def test_without_one_nothing_is_asked(self):
        plain = replace(SAMUEL, given="Zq", family="Zq", previous="")
        for kind in ("short_name", "spelt_otherwise", "former_name"):
            assert question(kind, plain, Random(1)) is None

    @given(randoms)
    def test_the_name_of_before_stands_in_place_of_the_name_of_now(self, random):
        text = errors.former_name(SAMUEL, random)
        assert text.startswith("Samuel Bell")
        assert "Okoro" not in text

    @given(randoms)
    def test_turned_round_the_family_name_comes_first(self, random):
        family, given_name, *_ = errors.turned_round(SAMUEL, random).split()
        assert family == "Okoro,"
        assert given_name in {"Samuel", "Eze"}

    @given(randoms)
    def test_what_is_said_instead_of_a_birth_is_a_place_or_an_age(self, random):
        found = understood(f"sam okoro {errors.whereabouts(SAMUEL, random)}")
        assert found.born is None
        assert found.age or found.district or found.street

    @given(randoms)
    def test_hardly_named_there_is_still_something_to_find_by(self, random):
        assert not understood(errors.hardly_named(SAMUEL, random)).empty


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_says_who_is_sought_and_in_which_way_it_is_wrong(kind):
    other = replace(SAMUEL, given=next(iter(errors.SPELT)))
    one_of_many = other if kind == "spelt_otherwise" else SAMUEL
    made = [question(kind, one_of_many, Random(n)) for n in range(30)]
    there = [one for one in made if one]
    assert there
    assert {(one.kind, one.sought) for one in there} == {(kind, 7)}
    assert all(one.text.strip() for one in there)


class TestNumbers:
    @given(numbers)
    def test_each_number_passes_its_own_check_or_is_none(self, number):
        nhs = nhs_number(number)
        assert nhs == "" or (nhs_checks(nhs) and nhs.startswith("999"))
        assert upn_checks(upn(number))

    def test_few_have_none_by_bad_luck(self):
        none = sum(not nhs_number(number) for number in range(1, 1001))
        assert 0 < none < 150


class TestRows:
    ROWS = rows_of([SAMUEL], team=3)

    def test_every_table_has_its_columns(self):
        assert self.ROWS.keys() == COLUMNS.keys()
        for table, rows in self.ROWS.items():
            assert rows, table
            assert {len(row) for row in rows} == {len(COLUMNS[table].split(","))}

    def test_the_three_names_are_kept_and_the_one_of_before_has_ended(self):
        names = self.ROWS["people_personname"]
        assert [row[1:5] for row in names] == [
            ("preferred", "Samuel", "Okoro", None),
            ("legal", "Samuel Eze", "Okoro", None),
            ("previous", "Samuel", "Bell", NOW),
        ]

    def test_the_keys_are_those_of_what_is_known(self):
        assert {key for _, key in self.ROWS["people_personkey"]} == keys_of(known(SAMUEL))
        assert known(SAMUEL).words == ("samuel", "okoro", "eze", "bell")

    def test_who_has_less_has_fewer_rows(self):
        bare = replace(SAMUEL, middle="", previous="", phone="", nhs="", upn="")
        rows = rows_of([bare], team=3)
        assert rows["people_phone"] == []
        assert [row[1] for row in rows["people_personname"]] == ["preferred"]
        assert [row[1] for row in rows["people_identifier"]] == ["LAchildID"]

    def test_all_are_seen_by_the_team_of_the_bench(self):
        (grant,) = self.ROWS["access_grant"]
        assert grant[:4] == (7, 3, "members", "team")


class Card:
    """Somebody who was found, as far as the shares look."""

    def __init__(self, person):
        self.card = self
        self.id = person


class TestShares:
    QUESTIONS = [Question("misheard", "a", 1), Question("misheard", "b", 2),
                 Question("former_name", "c", 3), Question("former_name", "d", 4)]  # fmt: skip

    def test_whoever_is_among_the_first_five_counts_and_the_sixth_does_not(self):
        fifth = [Card(n) for n in (9, 8, 7, 6, 1)]
        sixth = [Card(n) for n in (9, 8, 7, 6, 5, 2)]
        shares = first_five(self.QUESTIONS, [fifth, sixth, [Card(3)], [Card(4)]])
        assert shares == {
            "first_five": 0.75,
            "first_five_misheard": 0.5,
            "first_five_former_name": 1.0,
        }

    def test_an_answer_for_every_question_or_it_is_no_measure(self):
        with pytest.raises(ValueError, match="shorter"):
            first_five(self.QUESTIONS, [[]])

    def test_the_questions_are_about_people_of_the_city(self):
        city = {one.id: one for one in people(2000, 3)}
        for each in asked(2000, each=3):
            assert each.sought in city
            assert each.kind in KINDS


@pytest.mark.django_db(databases=["default", "owner"])
def test_without_trigrams_in_the_server_nothing_is_said_of_them(monkeypatch):
    monkeypatch.setattr(trigram, "THERE", "SELECT WHERE false")
    assert trigram.figures([]) == {"trigram": 0.0}
