"""Couples, homes and births: the rules of what holds from when on."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.ties.rules import ages, homes, partners

unhurried = settings(deadline=None)  # a busy machine is no fault
SAM, MUM, DAD, ADA, BEN, GRAN, STEPDAD, LEO = range(1, 9)
days = st.dates(date(1990, 1, 1), date(2026, 1, 1))
turns = st.lists(
    st.builds(partners.Turn, st.sampled_from(sorted(partners.HOWS)), st.none() | days), max_size=6
)


class TestPartners:
    STORY = (
        partners.Turn("together", date(2006, 5, 1)),
        partners.Turn("married", date(2008, 6, 1)),
        partners.Turn("separated", date(2016, 2, 1)),
        partners.Turn("divorced", date(2018, 9, 1)),
    )

    @pytest.mark.parametrize(
        ("day", "how"),
        [
            (date(2005, 1, 1), ""),
            (date(2007, 1, 1), "together"),
            (date(2008, 6, 1), "married"),
            (date(2017, 1, 1), "separated"),
            (date(2020, 1, 1), "divorced"),
        ],
    )
    def test_what_they_are_depends_on_the_day(self, day, how):
        assert partners.between(self.STORY, day) == how

    def test_the_story_is_told_as_far_as_it_has_come(self):
        whole = partners.story(self.STORY, date(2026, 1, 1))
        assert whole == partners.Story("married", "2008", "2016", "2018", over=True)
        half = partners.story(self.STORY, date(2010, 1, 1))
        assert half == partners.Story("married", "2008", "", "", over=False)

    def test_a_couple_who_are_together_again_are_a_couple(self):
        again = (*self.STORY[:3], partners.Turn("together", date(2017, 1, 1)))
        assert partners.are_a_couple(again, date(2018, 1, 1))
        assert partners.story(again, date(2018, 1, 1)).separated == ""

    def test_a_turn_that_ended_is_a_parting(self):
        one = partners.Turn("together", date(2010, 1, 1), date(2012, 3, 1))
        assert partners.between([one], date(2012, 3, 1)) == "separated"
        assert partners.story([one], date(2013, 1, 1)).separated == "2012"

    @unhurried
    @given(turns, days, days)
    def test_what_comes_later_does_not_change_what_was(self, told, day, later):
        more = [*told, partners.Turn("divorced", max(day, later) + timedelta(days=1))]
        assert partners.between(more, day) == partners.between(told, day)
        assert partners.story(more, day) == partners.story(told, day)

    @unhurried
    @given(turns, days)
    def test_a_story_that_is_over_is_of_no_couple(self, told, day):
        assert partners.story(told, day).over == (
            partners.between(told, day) in ("separated", "divorced")
        )


ONE, OTHER = UUID(int=1), UUID(int=2)
stays = st.lists(
    st.builds(
        homes.Stay,
        st.integers(1, 6),
        st.sampled_from([ONE, OTHER]),
        st.none() | days,
        st.none() | days,
        st.booleans(),
    ),
    max_size=15,
)


class TestHomes:
    @unhurried
    @given(stays, days)
    def test_living_together_goes_both_ways(self, told, day):
        for one in range(1, 7):
            for other in homes.lives_with(told, one, day):
                assert one in homes.lives_with(told, other, day)
                assert one != other

    @unhurried
    @given(stays, days)
    def test_no_household_is_empty_and_all_of_it_lives_there(self, told, day):
        for household, people in homes.homes_on(told, day).items():
            assert people
            assert all(
                any(s.person == one and s.household == household and s.holds(day) for s in told)
                for one in people
            )

    def test_a_child_of_two_homes_has_one_main_one(self):
        told = [
            homes.Stay(SAM, ONE, date(2020, 1, 1)),
            homes.Stay(SAM, OTHER, date(2021, 1, 1), main=False),
            homes.Stay(MUM, ONE),
            homes.Stay(DAD, OTHER),
        ]
        assert homes.main_home(told, SAM, date(2022, 1, 1)) == ONE
        assert homes.lives_with(told, SAM, date(2022, 1, 1)) == {MUM, DAD}

    def test_a_household_is_as_it_is_since_the_last_who_came_or_went(self):
        told = [
            homes.Stay(SAM, ONE, date(2020, 1, 1)),
            homes.Stay(DAD, ONE, date(2019, 1, 1), date(2023, 5, 1)),
        ]
        assert homes.since_when(told, ONE, date(2022, 1, 1)) == date(2020, 1, 1)
        assert homes.since_when(told, ONE, date(2024, 1, 1)) == date(2023, 5, 1)
        assert homes.since_when([], ONE, date(2024, 1, 1)) is None


guesses = st.tuples(st.integers(0, 90), st.integers(0, 5), days)


class TestAges:
    def test_a_mother_younger_than_her_child_is_refused(self):
        child = ages.birth_of(date(2010, 3, 1))
        assert ages.surely_no_parent(ages.birth_of(date(2012, 1, 1)), child)
        assert not ages.surely_no_parent(ages.birth_of(date(1985, 1, 1)), child)

    def test_what_is_not_known_is_not_refused(self):
        nobody = ages.birth_of(None)
        assert not ages.surely_no_parent(nobody, ages.birth_of(date(2010, 1, 1)))
        assert not ages.surely_no_parent(ages.birth_of(date(2010, 1, 1)), nobody)

    @unhurried
    @given(days, days)
    def test_nobody_is_parent_of_somebody_as_old_or_older(self, parent, child):
        refused = ages.surely_no_parent(ages.birth_of(parent), ages.birth_of(child))
        assert refused == (parent >= child)

    @unhurried
    @given(guesses, days)
    def test_a_guess_is_refused_only_where_no_day_in_it_would_do(self, guess, child):
        youngest, more, on = guess
        birth = ages.birth_of(None, None, (youngest, youngest + more, on))
        assert birth.first < birth.last
        refused = ages.surely_no_parent(birth, ages.birth_of(child))
        assert refused == (birth.first >= child)

    @pytest.mark.parametrize(
        ("born", "died", "apparent", "said"),
        [
            (date(2010, 6, 1), None, None, "15"),
            (date(1950, 1, 1), date(2020, 1, 1), None, "70"),
            (None, None, (14, 17, date(2024, 1, 1)), "about 16"),
            (None, None, None, ""),
            (date(2026, 6, 1), None, None, ""),
        ],
    )
    def test_an_age_is_said_as_it_is_known_and_never_older(self, born, died, apparent, said):
        assert ages.age_words(born, died, apparent, date(2026, 1, 10)) == said
