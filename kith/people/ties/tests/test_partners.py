"""Couples over time: what two people were on a day, and how their story is told."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kith.people.ties.rules.called import partners_now
from kith.people.ties.rules.partners import (
    AFFAIR,
    DIVORCED,
    HOWS,
    MARRIED,
    OVER,
    SEPARATED,
    TOGETHER,
    Story,
    Turn,
    are_a_couple,
    between,
    in_order,
    story,
)

unhurried = settings(deadline=None)  # a busy machine is no fault
TODAY = date(2026, 3, 4)
ONE_DAY = timedelta(days=1)
days = st.dates(date(1990, 1, 1), date(2026, 1, 1))
kinds = st.sampled_from(sorted(HOWS))
couplings = st.sampled_from([MARRIED, TOGETHER, AFFAIR])


@st.composite
def turns_with_days(draw):
    """Draw turns of which each has a day of its own; some ended on a later day."""
    found = []
    for on in draw(st.lists(days, unique=True, max_size=6)):
        lasted = draw(st.none() | st.integers(1, 4000))
        until = on + timedelta(days=lasted) if lasted else None
        found.append(Turn(draw(kinds), on, until))
    return found


def year(number):
    return date(number, 6, 1)


class TestOnADay:
    def test_before_anything_is_said_they_are_nothing_to_each_other(self):
        assert between([], TODAY) == ""
        assert between([Turn(MARRIED, TODAY + ONE_DAY)], TODAY) == ""
        assert not are_a_couple([], TODAY)

    @pytest.mark.parametrize("how", HOWS)
    def test_a_turn_holds_from_its_very_day(self, how):
        assert between([Turn(how, TODAY)], TODAY) == how
        assert between([Turn(how, TODAY)], TODAY - ONE_DAY) == ""

    @pytest.mark.parametrize("how", HOWS)
    def test_a_turn_of_which_nobody_knows_the_day_was_always_so(self, how):
        assert between([Turn(how)], date(1950, 1, 1)) == how

    def test_what_has_a_day_comes_after_what_has_none_in_whichever_order_it_was_written(self):
        dated, undated = Turn(SEPARATED, year(2020)), Turn(MARRIED)
        assert in_order([dated, undated]) == in_order([undated, dated]) == [undated, dated]
        assert between([dated, undated], TODAY) == SEPARATED

    def test_of_two_turns_on_one_day_the_one_written_later_holds(self):
        assert between([Turn(TOGETHER, TODAY), Turn(MARRIED, TODAY)], TODAY) == MARRIED
        assert between([Turn(MARRIED, TODAY), Turn(TOGETHER, TODAY)], TODAY) == TOGETHER

    @unhurried
    @given(couplings, days, st.integers(1, 5000))
    def test_what_ended_held_until_the_day_before(self, how, on, lasted):
        until = on + timedelta(days=lasted)
        turn = Turn(how, on, until)
        assert between([turn], until - ONE_DAY) == how
        assert between([turn], until) == SEPARATED

    @pytest.mark.parametrize("how", sorted(OVER))
    def test_a_parting_that_has_ended_is_no_new_couple(self, how):
        ended = Turn(how, year(2010), year(2012))
        assert between([ended], TODAY) == how

    @unhurried
    @given(turns_with_days(), days, st.randoms(use_true_random=False))
    def test_the_order_in_which_turns_were_written_says_nothing(self, told, day, chance):
        shuffled = list(told)
        chance.shuffle(shuffled)
        assert between(shuffled, day) == between(told, day)
        assert story(shuffled, day) == story(told, day)

    @unhurried
    @given(turns_with_days(), days)
    def test_nobody_is_a_couple_and_parted_on_one_day(self, told, day):
        now = between(told, day)
        assert are_a_couple(told, day) == (now not in ("", *OVER))


class TestStory:
    def test_a_couple_of_whom_only_the_parting_is_known_were_together_before(self):
        told = story([Turn(SEPARATED, year(2019))], TODAY)
        assert told == Story(TOGETHER, "", "2019", "", over=True)

    @pytest.mark.parametrize(
        ("hows", "closest"),
        [
            ((TOGETHER, MARRIED), MARRIED),
            ((MARRIED, AFFAIR), MARRIED),
            ((AFFAIR, TOGETHER), TOGETHER),
            ((AFFAIR,), AFFAIR),
        ],
    )
    def test_they_are_told_as_they_were_at_their_closest(self, hows, closest):
        turns = [Turn(how, year(2010 + number)) for number, how in enumerate(hows)]
        told = story(turns, TODAY)
        assert told.how == closest
        assert told.started == str(2010 + hows.index(closest))

    def test_a_marriage_that_came_later_is_not_told_before_it_was(self):
        turns = [Turn(TOGETHER, year(2010)), Turn(MARRIED, year(2015))]
        assert story(turns, date(2012, 1, 1)) == Story(TOGETHER, "2010", "", "", over=False)

    def test_whoever_parted_and_came_together_again_has_not_parted(self):
        turns = [
            Turn(TOGETHER, year(2010)),
            Turn(SEPARATED, year(2012)),
            Turn(TOGETHER, year(2013)),
        ]
        assert story(turns, TODAY) == Story(TOGETHER, "2010", "", "", over=False)

    def test_the_last_parting_is_told_and_not_the_first(self):
        """They came together again, and that ended without a turn of its own."""
        turns = [
            Turn(TOGETHER, year(2010)),
            Turn(SEPARATED, year(2012)),
            Turn(TOGETHER, year(2013), year(2015)),
        ]
        assert story(turns, TODAY) == Story(TOGETHER, "2010", "2015", "", over=True)

    def test_a_divorce_without_a_parting_tells_only_the_divorce(self):
        turns = [Turn(MARRIED, year(2010)), Turn(DIVORCED, year(2018))]
        assert story(turns, TODAY) == Story(MARRIED, "2010", "", "2018", over=True)

    def test_a_divorce_after_a_marriage_that_ended_tells_both_years(self):
        turns = [Turn(MARRIED, year(2010), year(2016)), Turn(DIVORCED, year(2018))]
        assert story(turns, TODAY) == Story(MARRIED, "2010", "2016", "2018", over=True)

    def test_an_end_that_has_not_come_is_no_parting(self):
        turns = [Turn(TOGETHER, year(2010), TODAY + ONE_DAY)]
        assert story(turns, TODAY) == Story(TOGETHER, "2010", "", "", over=False)

    def test_whoever_married_again_after_a_divorce_is_married(self):
        turns = [
            Turn(MARRIED, year(2000)),
            Turn(DIVORCED, year(2005)),
            Turn(MARRIED, year(2010)),
        ]
        assert story(turns, TODAY) == Story(MARRIED, "2000", "", "", over=False)

    @unhurried
    @given(turns_with_days(), days)
    def test_no_year_is_told_that_has_not_come(self, told, day):
        said = story(told, day)
        years = [one for one in (said.started, said.separated, said.divorced) if one]
        assert all(int(one) <= day.year for one in years)

    @unhurried
    @given(turns_with_days(), days)
    def test_only_a_couple_that_is_over_has_years_of_its_end(self, told, day):
        said = story(told, day)
        if not said.over:
            assert (said.separated, said.divorced) == ("", "")

    @unhurried
    @given(turns_with_days(), days)
    def test_a_dated_end_is_always_told_with_its_year(self, told, day):
        said = story(told, day)
        assume(said.over)
        assert said.separated or said.divorced

    @unhurried
    @given(turns_with_days(), days)
    def test_a_new_beginning_today_undoes_every_parting(self, told, day):
        again = [*told, Turn(TOGETHER, day)]
        assert are_a_couple(again, day)
        assert not story(again, day).over


class TestWhatTheyAreCalled:
    @pytest.mark.parametrize(
        ("how", "step"),
        [
            (MARRIED, "spouse"),
            (TOGETHER, "partner"),
            (AFFAIR, "partner"),
            (SEPARATED, "former"),
            (DIVORCED, "former"),
            ("", "former"),
        ],
    )
    def test_each_standing_has_its_kind_of_word(self, how, step):
        assert partners_now([((2, 1), how)]) == {(1, 2): step}
