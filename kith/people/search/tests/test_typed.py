"""What people type in a hurry: in any order, any spelling, with something left over."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kith.people.search.rules.asked import LONGEST, Asked, read
from kith.people.search.rules.words import name_words

TODAY = date(2026, 3, 4)
born = st.dates(date(1950, 1, 1), TODAY)
PARTS = ("okoro", "12/5/2010", "se15 5ab", "07700 900123")


def understood(text):
    """Return what was understood of a text, without the text itself."""
    found = vars(read(text, TODAY))
    return {k: v for k, v in found.items() if v and k not in {"text", "typed", "open_ended"}}


@pytest.mark.parametrize("parts", list(permutations(PARTS)))
def test_the_order_in_which_things_are_typed_says_nothing(parts):
    assert understood(" ".join(parts)) == {
        "words": ("okoro",),
        "born": date(2010, 5, 12),
        "postcode": "SE15 5AB",
        "district": "SE15",
        "telephone": "7700900123",
    }


class TestDates:
    @given(
        born,
        st.sampled_from(
            ["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{d} / {m} / {y}",
             "{y}-{m:02}-{d:02}", "{d:02}{m:02}{y}"]
        ),
    )  # fmt: skip
    def test_a_day_in_figures_is_read_however_it_is_written(self, day, way):
        text = way.format(d=day.day, m=day.month, y=day.year)
        assert read(f"sam {text} okoro", TODAY).born == day

    @given(born, st.sampled_from(["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d, %Y"]))
    def test_and_with_the_month_in_words(self, day, way):
        found = read(f"sam {day.strftime(way)}", TODAY)
        assert (found.born, found.words) == (day, ("sam",))

    @given(born.filter(lambda day: day.day > 12))
    def test_an_american_day_is_read_where_it_can_be_nothing_else(self, day):
        assert read(f"{day.month}/{day.day}/{day.year}", TODAY).born == day

    @given(st.dates(date(1928, 1, 1), TODAY))
    def test_a_year_of_two_figures_is_the_latest_that_is_not_to_come(self, day):
        assert read(f"{day.day}/{day.month}/{day.year % 100:02}", TODAY).born == day

    def test_a_child_who_is_expected_next_year_is_not_born_a_century_ago(self):
        assert read("baby 1/2/27", TODAY).born == date(2027, 2, 1)
        assert read("gran 1/2/28", TODAY).born == date(1928, 2, 1)

    @pytest.mark.parametrize("text", ["31/2/2010", "32/5/2010", "0/0/2010", "1/1/1850", "1/1/2050"])
    def test_a_day_that_nobody_living_was_born_on_is_no_date(self, text):
        assert read(f"sam {text}", TODAY).born is None

    @given(born)
    def test_with_a_date_no_age_and_no_year_are_read_beside_it(self, day):
        found = read(f"sam {day:%d/%m/%Y}", TODAY)
        assert (found.age, found.year, found.dated) == (None, None, True)

    def test_labels_in_front_of_a_date_are_no_names(self):
        for label in ("dob", "DOB:", "d.o.b.", "born"):
            assert read(f"sam {label} 12/5/2010", TODAY).words == ("sam",)


class TestTelephones:
    mobiles = st.from_regex(r"\A07[0-9]{9}\Z")

    @given(mobiles, st.lists(st.integers(1, 10), max_size=3), st.sampled_from([" ", "-", ") "]))
    def test_gaps_are_where_people_put_them(self, number, gaps, gap):
        typed = number
        for at in sorted(set(gaps), reverse=True):
            typed = typed[:at] + gap + typed[at:]
        assert read(f"sam {typed}", TODAY).telephone == number[1:]

    @given(mobiles, st.sampled_from(["+44", "+44 ", "0044", "0044 ", "+44 (0)"]))
    def test_a_number_dialled_from_abroad_is_the_same_number(self, number, before):
        assert read(f"{before}{number[1:]}", TODAY).telephone == number[1:]

    @given(mobiles, st.integers(10, 99))
    def test_an_age_behind_a_telephone_is_not_part_of_it(self, number, age):
        found = read(f"sam {number[:5]} {number[5:]} {age}", TODAY)
        assert (found.telephone, found.age) == (number[1:], age)

    def test_nor_is_a_postcode_or_a_second_telephone(self):
        found = read("020 7946 0018 se15 5ab", TODAY)
        assert (found.telephone, found.postcode) == ("2079460018", "SE15 5AB")
        assert read("07700 900123 07700 900456", TODAY).telephone == "7700900123"

    @pytest.mark.parametrize("typed", ["+33 1 23 45 67 89", "+353 1 234 5678", "0033 123456789"])
    def test_a_telephone_of_another_country_keeps_all_its_figures(self, typed):
        assert read(f"{typed}", TODAY).telephone == "".join(c for c in typed if c.isdigit())

    @pytest.mark.parametrize("typed", ["999", "101", "0800", "sam 14"])
    def test_a_few_figures_are_no_telephone(self, typed):
        assert read(typed, TODAY).telephone == ""


class TestPlaces:
    @given(st.from_regex(r"\A[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}\Z"), st.booleans())
    def test_a_postcode_is_read_with_its_gap_or_without(self, plain, gap):
        assume(plain[:3] not in {"ST1", "DR1"})
        typed = f"{plain[:-3]}{' ' * gap}{plain[-3:]}".lower()
        found = read(f"sam {typed}", TODAY)
        assert found.postcode == f"{plain[:-3]} {plain[-3:]}"
        assert found.district == plain[:-3]
        assert found.words == ("sam",)

    @pytest.mark.parametrize("typed", ["se15", "SE15", "n1", "ec1a", "w12"])
    def test_half_a_postcode_is_a_district(self, typed):
        found = read(f"ada bell {typed}", TODAY)
        assert (found.district, found.postcode, found.words) == (typed.upper(), "", ("ada", "bell"))

    @pytest.mark.parametrize(
        ("typed", "house", "street"),
        [
            ("14 rye lane", "14", "rye"),
            ("14a Rye Lane", "14a", "rye"),
            ("3 old kent road", "3", "old kent"),
            ("22, king's grove", "22", "kings"),
            (", elm court", "", "elm"),
        ],
    )
    def test_a_street_is_known_by_its_kind(self, typed, house, street):
        found = read(f"ada bell {typed}", TODAY)
        assert (found.house, found.street, found.words) == (house, street, ("ada", "bell"))

    def test_a_house_number_is_no_age(self):
        assert read("ada 14 rye lane", TODAY).age is None
        assert read("ada 14 rye lane 15", TODAY).age == 15


class TestAges:
    @given(st.integers(0, 99), st.sampled_from(["{}", "aged {}", "age {}", "{} years old", "{}yo"]))
    def test_an_age_is_read_as_it_is_said(self, age, way):
        found = read(f"sam {way.format(age)}", TODAY)
        assert (found.age, found.words) == (age, ("sam",))

    def test_nobody_is_two_hundred(self):
        assert read("sam aged 121", TODAY).age is None
        assert read("sam aged 120", TODAY).age == 120

    @given(st.integers(1950, 2026), st.sampled_from(["{}", "b. {}", "born {}", "dob {}"]))
    def test_a_year_alone_is_a_year(self, year, way):
        found = read(f"sam {way.format(year)}", TODAY)
        assert (found.year, found.age, found.words) == (year, None, ("sam",))

    def test_a_year_to_come_is_none(self):
        assert read("sam 2028", TODAY).year is None


class TestNumbers:
    @given(st.from_regex(r"\A[1-9][0-9]{9}\Z"), st.sampled_from([" ", "-", ""]))
    def test_an_nhs_number_is_read_in_its_three_groups(self, number, gap):
        typed = gap.join((number[:3], number[3:6], number[6:]))
        assert read(f"nhs {typed} sam", TODAY).numbers == (number,)

    @given(st.from_regex(r"\A[A-HJ-NP-RT-Z][0-9]{12}\Z"))
    def test_a_pupil_number_is_read_in_small_letters(self, number):
        assert read(f"upn {number.lower()}", TODAY).numbers == (number,)

    def test_two_numbers_are_two(self):
        assert read("943 476 5919 G801200001201", TODAY).numbers == ("9434765919", "G801200001201")

    @pytest.mark.parametrize("typed", ["943 076 5919", "100 000 0000", "943-076-5919"])
    def test_a_group_that_begins_with_0_is_no_telephone(self, typed):
        found = read(typed, TODAY)
        assert (found.numbers, found.telephone) == (("".join(filter(str.isdigit, typed)),), "")

    def test_a_telephone_abroad_in_groups_is_no_nhs_number(self):
        assert understood("+33 123 456 7890") == {"telephone": "331234567890"}


class TestLeftOver:
    @given(st.lists(st.from_regex(r"\A[b-df-hj-np-tv-z][aeiou][b-df-hj-np-tv-z]{3}\Z"), max_size=4))
    def test_what_is_nothing_else_is_a_name(self, words):
        assume(not {"st", "ln"} & set(words))
        text = " ".join(words)
        assert read(text, TODAY).words == name_words(text)

    def test_what_is_longer_than_a_line_is_not_read_to_its_end(self):
        assert read(f"sam{' ' * LONGEST}okoro", TODAY).words == ("sam",)

    @given(st.text(max_size=250))
    def test_looking_for_nothing_is_known_as_nothing(self, text):
        found = read(text, TODAY)
        bare = [found.born, found.telephone, found.numbers, found.postcode, found.street]
        assert not (found.empty and any(bare))
        assert Asked(text=text, typed=text).empty

    @given(st.integers(0, 40))
    def test_reading_depends_on_the_day_only_for_what_has_not_come(self, years):
        later = TODAY + timedelta(days=366 * years)
        assert read("sam okoro 12/5/2010 se15", later) == read("sam okoro 12/5/2010 se15", TODAY)
