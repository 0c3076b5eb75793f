"""Invented people: their families, and what goes wrong when one is written down twice."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.matching.invented import errors
from kith.people.matching.invented.errors import PATTERNS, written_again
from kith.people.matching.invented.people import TODAY, Numbers, common, household, households
from kith.people.matching.invented.world import AGAIN, invent
from kith.people.matching.rules import Known, swapped

AMINA = Known(
    7,
    given="Amina",
    family="Warsame",
    born=date(2012, 5, 7),
    sex="F",
    postcode="QX1 2AB",
    phones=("0000 0000001",),
    nhs="9990000018",
    upns=("A990000000001",),
)
seeds = st.integers(0, 10_000)
patterns = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.__name__)


def gone_wrong(pattern, one=AMINA, seed=1):
    chance = Random(seed)
    return pattern(chance, Numbers(chance), one)


def often(pattern, one=AMINA, times=60):
    """Return every record that a pattern makes of one."""
    return [gone_wrong(pattern, one, seed) for seed in range(times)]


@pytest.fixture(scope="module")
def world():
    return invent(11, 4_000)


class TestPatterns:
    @patterns
    def test_a_slip_is_the_same_with_the_same_seed(self, pattern):
        assert gone_wrong(pattern, seed=5) == gone_wrong(pattern, seed=5)

    @patterns
    def test_nothing_goes_wrong_with_who_it_is(self, pattern):
        assert {one.id for one in often(pattern, times=10)} == {7}

    @patterns
    def test_of_somebody_of_whom_little_is_known_it_makes_no_fault(self, pattern):
        little = Known(1, given="Bo", family="Li")
        assert all(one.given and one.family for one in often(pattern, little, times=20))

    def test_a_slip_of_a_name_leaves_it_nearly_as_long(self):
        for one in often(errors.misspelt):
            assert abs(len(one.given) - len("Amina")) <= 1
            assert one.family == "Warsame"

    def test_the_first_letter_of_a_name_is_rarely_wrong(self):
        kept = [one.given[:1] == "A" for one in often(errors.misspelt)]
        assert sum(kept) >= len(kept) / 2

    def test_a_slip_of_the_family_name_leaves_the_first_name(self):
        found = often(errors.misspelt_family)
        assert {one.given for one in found} == {"Amina"}
        assert len({one.family for one in found}) > 5

    def test_names_in_each_others_box(self):
        one = gone_wrong(errors.names_swapped)
        assert (one.given, one.family) == ("Warsame", "Amina")
        assert gone_wrong(errors.names_swapped, one) == AMINA

    def test_another_parents_name_is_sometimes_remembered(self):
        before = {tuple(one.families) for one in often(errors.other_family_name)}
        assert before == {(), ("Warsame",)}

    def test_both_names_begin_with_the_one(self):
        for one in often(errors.double_name):
            assert one.family.startswith("Warsame ")

    def test_day_and_month_are_swapped_where_that_is_a_day(self):
        assert gone_wrong(errors.day_and_month_swapped).born == date(2012, 7, 5)
        late = replace(AMINA, born=date(2012, 5, 23))
        assert gone_wrong(errors.day_and_month_swapped, late) == late

    def test_a_misheard_date_is_wrong_in_one_part(self):
        for one in often(errors.date_misheard):
            other = one.born
            wrong = [
                other.day != 7,
                other.month != 5,
                other.year != 2012,
            ]
            assert sum(wrong) <= 1 or other == date(2011, 5, 8)

    @given(st.dates(date(2008, 1, 1), date(2026, 1, 1)), seeds)
    def test_any_date_can_be_misheard(self, born, seed):
        one = gone_wrong(errors.date_misheard, replace(AMINA, born=born), seed)
        assert isinstance(one.born, date)

    def test_whoever_moved_is_sometimes_known_to_have_lived_there(self):
        found = often(errors.moved)
        assert {tuple(one.postcodes) for one in found} == {(), ("QX1 2AB",)}
        assert "QX1 2AB" not in {one.postcode for one in found}

    def test_without_an_address_nobody_lived_anywhere_before(self):
        nowhere = replace(AMINA, postcode="")
        assert {tuple(one.postcodes) for one in often(errors.moved, nowhere)} == {()}

    def test_a_digit_of_the_number_is_wrong_and_the_range_stays_that_of_tests(self):
        for one in often(errors.nhs_digit):
            assert one.nhs.startswith("999")
            assert sum(a != b for a, b in zip(one.nhs, AMINA.nhs, strict=True)) == 1

    def test_what_is_not_known_is_left_out(self):
        assert gone_wrong(errors.date_not_known).born is None
        assert gone_wrong(errors.sex_not_known).sex == "U"
        bare = gone_wrong(errors.no_numbers)
        assert (bare.nhs, tuple(bare.upns)) == ("", ())

    def test_another_telephone_or_none(self):
        found = [tuple(one.phones) for one in often(errors.other_phone)]
        assert () in found
        assert AMINA.phones not in found

    def test_how_often_each_happens_is_a_chance(self):
        assert all(0 < chance < 1 for chance in PATTERNS.values())

    @given(seeds)
    def test_several_things_go_wrong_at_once_and_it_stays_a_record(self, seed):
        chance = Random(seed)
        one = written_again(chance, Numbers(chance), AMINA)
        assert one.id == AMINA.id
        assert one.given
        assert one.family


class TestNumbers:
    @pytest.fixture
    def numbers(self):
        return Numbers(Random(3))

    def test_each_is_given_out_once(self, numbers):
        made = [numbers.nhs() for _ in range(500)]
        assert len(set(made)) == 500

    def test_they_are_numbers_that_nobody_has(self, numbers):
        assert numbers.nhs().startswith("999")
        assert numbers.postcode().startswith("QX")
        upn = numbers.upn()
        assert upn[0].isalpha()
        assert upn[1:].isdigit()

    def test_a_shape_says_where_digits_and_letters_stand(self, numbers):
        made = numbers.fresh("A0-A")
        assert made[0].isalpha()
        assert made[1].isdigit()
        assert made[2] == "-"


class TestFamilies:
    @given(seeds)
    def test_brothers_and_sisters_have_names_of_their_own(self, seed):
        chance = Random(seed)
        home = list(household(chance, Numbers(chance)))
        children = [one.given for one in home if (TODAY - one.born).days < 18 * 365]
        assert len(children) == len(set(children))

    @given(seeds)
    def test_they_share_an_address_where_it_is_known(self, seed):
        chance = Random(seed)
        home = list(household(chance, Numbers(chance)))
        assert len({one.postcode for one in home} - {""}) <= 1
        assert len({one.phones for one in home} - {()}) <= 1

    def test_they_are_numbered_from_one(self):
        chance = Random(2)
        people = [one for home in households(chance, Numbers(chance), 50) for one in home]
        assert [one.id for one in people] == list(range(1, len(people) + 1))
        assert len(people) >= 50

    def test_the_first_of_a_list_of_names_is_commoner_than_the_last(self):
        chance = Random(4)
        names = [(str(n),) for n in range(10)]
        found = Counter(common(chance, names)[0] for _ in range(2_000))
        assert found["0"] > 3 * found["9"]


class TestWorld:
    def test_about_one_in_ten_is_there_twice(self, world):
        people = len(world.records) - len(world.same)
        assert AGAIN * 0.8 < len(world.same) / people < AGAIN * 1.2

    def test_numbers_are_those_of_the_records_in_order(self, world):
        assert [one.id for one in world.records] == list(range(1, len(world.records) + 1))

    def test_nobody_is_two_people_and_one(self, world):
        for pairs in world.apart.values():
            assert not pairs & world.same

    def test_twins_are_born_on_one_day_and_fathers_are_not(self, world):
        there = {one.id: one for one in world.records}
        first = len(world.records) - len(world.same)
        plain = [(a, b) for a, b in world.apart["twins"] if max(a, b) <= first]
        assert plain
        assert all(there[a].born == there[b].born for a, b in plain)
        for a, b in world.apart["father and son"]:
            if max(a, b) <= first:
                assert there[a].born != there[b].born

    def test_a_father_may_have_the_name_of_his_son(self, world):
        there = {one.id: one for one in world.records}
        alike = [
            (a, b)
            for a, b in world.apart["father and son"]
            if (there[a].given, there[a].family) == (there[b].given, there[b].family)
        ]
        assert alike

    def test_every_pair_that_is_apart_is_told_once(self, world):
        for pairs in world.apart.values():
            assert not {(b, a) for a, b in pairs} & pairs

    def test_a_date_that_was_swapped_can_be_swapped_back(self, world):
        for one in world.records[:500]:
            other = swapped(one.born)
            assert not other or swapped(date.fromisoformat(other)) == one.born.isoformat()
