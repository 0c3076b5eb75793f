"""Households on a day: they are their members, and change when somebody comes or goes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kith.people.ties.rules.homes import Stay, homes_on, lives_with, main_home, since_when

unhurried = settings(deadline=None)  # a busy machine is no fault
SAM, MUM, DAD, GRAN = range(1, 5)
FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))
MOVED = date(2024, 9, 1)
ONE_DAY = timedelta(days=1)
days = st.dates(date(2010, 1, 1), date(2026, 1, 1))


@st.composite
def stays(draw):
    """Draw the stays of six people in three homes; whoever left did so after they came."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        since = draw(st.none() | days)
        lasted = draw(st.none() | st.integers(1, 3000))
        until = (since or date(2015, 1, 1)) + timedelta(days=lasted) if lasted else None
        home = draw(st.sampled_from([FIRST, SECOND, THIRD]))
        found.append(Stay(draw(st.integers(1, 6)), home, since, until, draw(st.booleans()), number))
    return found


class TestOneStay:
    def test_begins_on_its_first_day_and_is_over_on_its_last(self):
        stay = Stay(SAM, FIRST, MOVED, MOVED + 7 * ONE_DAY)
        held = [day for day in range(-1, 9) if stay.holds(MOVED + day * ONE_DAY)]
        assert held == list(range(7))

    def test_without_days_is_for_ever(self):
        assert Stay(SAM, FIRST).holds(date.min)
        assert Stay(SAM, FIRST).holds(date.max)

    def test_that_began_and_ended_on_one_day_never_was(self):
        assert not Stay(SAM, FIRST, MOVED, MOVED).holds(MOVED)


class TestLivingTogether:
    MOVE = (
        Stay(SAM, FIRST, None, MOVED),
        Stay(SAM, SECOND, MOVED),
        Stay(MUM, FIRST),
        Stay(DAD, SECOND),
    )

    def test_whoever_moves_is_in_one_home_the_day_before_and_in_another_on_the_day(self):
        assert lives_with(self.MOVE, SAM, MOVED - ONE_DAY) == {MUM}
        assert lives_with(self.MOVE, SAM, MOVED) == {DAD}

    def test_a_home_stays_when_somebody_leaves_and_is_gone_when_the_last_one_does(self):
        told = [Stay(SAM, FIRST, None, MOVED), Stay(MUM, FIRST, None, MOVED + ONE_DAY)]
        assert homes_on(told, MOVED) == {FIRST: {MUM}}
        assert homes_on(told, MOVED + ONE_DAY) == {}

    def test_whoever_lives_alone_lives_with_nobody(self):
        assert lives_with([Stay(SAM, FIRST)], SAM, MOVED) == frozenset()
        assert lives_with([], SAM, MOVED) == frozenset()

    def test_a_child_of_two_homes_lives_with_both_and_those_two_not_with_each_other(self):
        told = [
            Stay(SAM, FIRST),
            Stay(SAM, SECOND, main=False),
            Stay(MUM, FIRST),
            Stay(DAD, SECOND),
        ]
        assert lives_with(told, SAM, MOVED) == {MUM, DAD}
        assert lives_with(told, MUM, MOVED) == {SAM}

    @unhurried
    @given(stays(), days, st.randoms(use_true_random=False))
    def test_the_order_in_which_stays_were_written_says_nothing(self, told, day, chance):
        shuffled = list(told)
        chance.shuffle(shuffled)
        assert homes_on(shuffled, day) == homes_on(told, day)

    @unhurried
    @given(stays(), days, st.integers(1, 4000))
    def test_a_move_today_changes_nothing_of_what_was(self, told, day, before):
        ended = [replace(one, until=day) if one.holds(day) else one for one in told]
        earlier = day - timedelta(days=before)
        assert homes_on(ended, earlier) == homes_on(told, earlier)
        assert homes_on(ended, day) == {}

    @unhurried
    @given(stays(), days, st.integers(1, 6))
    def test_whoever_is_hidden_takes_nobody_else_out_of_a_home(self, told, day, hidden):
        seen = [one for one in told if one.person != hidden]
        expected = {home: people - {hidden} for home, people in homes_on(told, day).items()}
        assert homes_on(seen, day) == {home: people for home, people in expected.items() if people}


class TestTheMainHome:
    def test_is_the_one_that_is_called_so_even_where_another_began_later(self):
        told = [Stay(SAM, FIRST, date(2015, 1, 1)), Stay(SAM, SECOND, MOVED, main=False)]
        assert main_home(told, SAM, MOVED) == FIRST

    def test_is_the_last_to_begin_where_two_are_called_so(self):
        told = [Stay(SAM, SECOND, MOVED), Stay(SAM, FIRST), Stay(SAM, THIRD, MOVED - ONE_DAY)]
        assert main_home(told, SAM, MOVED) == SECOND
        assert main_home(told, SAM, MOVED - ONE_DAY) == THIRD
        assert main_home(told, SAM, MOVED - 2 * ONE_DAY) == FIRST

    def test_is_the_second_one_where_there_is_no_other(self):
        assert main_home([Stay(SAM, SECOND, main=False)], SAM, MOVED) == SECOND

    def test_of_somebody_else_is_not_mine(self):
        assert main_home([Stay(MUM, FIRST)], SAM, MOVED) is None

    @unhurried
    @given(stays(), days, st.integers(1, 6))
    def test_is_one_in_which_the_person_lives_and_is_missing_only_with_no_home(
        self, told, day, person
    ):
        lived_in = {home for home, people in homes_on(told, day).items() if person in people}
        home = main_home(told, person, day)
        assert home in lived_in if lived_in else home is None


class TestSinceWhen:
    def test_is_the_day_on_which_the_last_one_came_or_went(self):
        told = [
            Stay(MUM, FIRST),
            Stay(SAM, FIRST, MOVED),
            Stay(GRAN, FIRST, None, MOVED + 30 * ONE_DAY),
        ]
        assert since_when(told, FIRST, MOVED - ONE_DAY) is None
        assert since_when(told, FIRST, MOVED) == MOVED
        assert since_when(told, FIRST, MOVED + 60 * ONE_DAY) == MOVED + 30 * ONE_DAY

    def test_a_move_in_another_home_says_nothing_of_this_one(self):
        assert since_when([Stay(MUM, FIRST), Stay(SAM, SECOND, MOVED)], FIRST, MOVED) is None

    @unhurried
    @given(stays(), days, st.data())
    def test_from_then_until_now_the_same_people_lived_there(self, told, day, data):
        begun = since_when(told, FIRST, day)
        assume(begun is not None)
        between = data.draw(st.dates(begun, day))
        assert homes_on(told, between).get(FIRST) == homes_on(told, day).get(FIRST)
