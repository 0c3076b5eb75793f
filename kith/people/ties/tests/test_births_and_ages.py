"""When somebody was born, as people say it and as a picture tells it: never more than is known."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kith.kernel.workdays import age_on
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.rules.adding import MOST_PARENTS, ROLES, NewTie, check, new_ties
from kith.people.ties.rules.ages import Birth, age_words, birth_of, surely_no_parent
from kith.people.ties.rules.born import Said, read_born
from kith.people.ties.rules.kin import Parent, ancestors
from kith.web.forms.days import Unread

unhurried = settings(deadline=None)  # a busy machine is no fault
TODAY = date(2026, 1, 10)
births = st.dates(date(1930, 1, 1), TODAY)
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
WAYS = (
    "{d.day} {d:%B} {d.year}",
    "{d.day}/{d.month}/{d.year}",
    "{d:%Y-%m-%d}",
    "born {d:%d.%m.%Y}",
)


def read_or_told(text):
    """Return what was read, or the words that say what is wrong; any other fault is one."""
    try:
        return read_born(text, TODAY)
    except Unread as problem:
        return problem.words


class TestReading:
    @unhurried
    @given(births, st.sampled_from(WAYS), st.booleans())
    def test_one_day_is_read_alike_in_every_way_of_writing_it(self, day, way, loud):
        text = f"  {way.format(d=day)} "
        assert read_born(text.upper() if loud else text, TODAY) == Said(born=day)

    @unhurried
    @given(
        st.integers(0, 120), st.sampled_from(["{}", "about {}", "aged {}", "c. {}", "{} years old"])
    )
    def test_an_age_is_an_age_and_never_a_day(self, age, way):
        said = read_born(way.format(age), TODAY)
        assert (said.youngest, said.eldest, said.born, said.expected) == (age, age, None, None)
        assert said.is_grown == (age >= 18)

    @unhurried
    @given(st.text(max_size=30))
    def test_whatever_is_typed_is_read_or_answered_in_words(self, text):
        assert read_or_told(text)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("soon", "Write a day like"),
            ("12 March", "Write a day like"),
            ("due", "Write a day like"),
            ("31 April 2010", "There is no 31 April 2010"),
            ("12 Foo 1985", "Write the month"),
            ("²/3/2020", "Write the day in figures"),
            ("2030", "Look at the year again"),
            ("1870", "Look at the year again"),
            ("121", "Look at the age again"),
            ("1 January 1900", "more than 120 years ago"),
            ("3 May 2099", "due within a year"),
            ("due 3 May 1990", "due within a year"),
        ],
    )
    def test_what_is_wrong_is_said_so_that_it_can_be_put_right(self, text, words):
        with pytest.raises(Unread) as problem:
            read_born(text, TODAY)
        assert words in problem.value.words

    @pytest.mark.parametrize("text", ["due 1 January 2026", "expected on 1/1/2026"])
    def test_a_baby_may_be_late(self, text):
        assert read_born(text, TODAY) == Said(expected=date(2026, 1, 1))

    def test_whoever_turns_18_this_year_may_be_17(self):
        said = read_born("2008", TODAY)
        assert (said.youngest, said.eldest, said.is_grown) == (17, 18, False)
        assert read_born("2007", TODAY).is_grown

    def test_whoever_was_born_this_year_is_no_less_than_nothing(self):
        assert read_born("2026", TODAY) == Said(youngest=0, eldest=0)


class TestBounds:
    def test_a_day_comes_before_a_guess_and_before_the_day_expected(self):
        born, expected, guess = date(2010, 3, 1), date(2010, 3, 9), (10, 12, TODAY)
        assert birth_of(born, expected, guess) == Birth(born, born)
        assert birth_of(None, expected, guess) == Birth(expected, expected)
        assert birth_of(None) == Birth(None, None)

    @unhurried
    @given(st.integers(0, 100), st.integers(0, 9), births)
    def test_whoever_has_an_age_was_born_between_its_bounds(self, youngest, more, day):
        birth = birth_of(None, None, (youngest, youngest + more, TODAY))
        if youngest <= age_on(day, TODAY) <= youngest + more:
            assert birth.first - timedelta(days=1) <= day <= birth.last + timedelta(days=1)

    @unhurried
    @given(births, births)
    def test_of_two_people_at_most_one_can_be_the_other_s_parent(self, one, other):
        a, b = birth_of(one), birth_of(other)
        assert surely_no_parent(a, b) or surely_no_parent(b, a)

    @pytest.mark.parametrize("half", [Birth(date(2000, 1, 1), None), Birth(None, date(2000, 1, 1))])
    def test_half_of_a_birth_refuses_only_what_it_excludes(self, half):
        late = birth_of(date(2010, 1, 1))
        assert not surely_no_parent(half, late)
        assert surely_no_parent(late, half) == (half.last is not None)


class TestAges:
    @unhurried
    @given(st.integers(0, 17), st.integers(0, 4), days, st.integers(0, 9000))
    def test_a_guessed_child_is_never_older_than_they_may_be(self, youngest, more, said_on, later):
        """The youngest of whom the guess may have been made had their birthday on that day."""
        assume((said_on.month, said_on.day) != (2, 29))
        day = said_on + timedelta(days=later)
        born = said_on.replace(year=said_on.year - youngest)
        told = age_words(None, None, (youngest, youngest + more, said_on), day)
        assert told == f"about {age_on(born, day)}"

    def test_a_guess_of_sixteen_becomes_seventeen_after_a_whole_year_of_days(self):
        guess = (16, 18, date(2023, 3, 1))
        assert age_words(None, None, guess, date(2024, 2, 29)) == "about 16"
        assert age_words(None, None, guess, date(2024, 3, 1)) == "about 17"

    def test_a_moment_before_the_guess_knows_no_other_age(self):
        assert age_words(None, None, (16, 18, date(2023, 3, 1)), date(2020, 1, 1)) == "about 16"

    @unhurried
    @given(births, st.integers(0, 20000), st.integers(0, 20000))
    def test_the_dead_grow_no_older(self, born, lived, since):
        assume(lived + since < 40000)
        died = born + timedelta(days=lived)
        told = age_words(born, died, None, died + timedelta(days=since))
        assert told == str(age_on(born, died))

    def test_whoever_is_not_born_yet_has_no_age(self):
        assert age_words(date(2030, 1, 1), None, None, TODAY) == ""


class TestNewTies:
    @pytest.mark.parametrize(
        "role", [one for one, what in ROLES.items() if what.relation == "child"]
    )
    def test_a_child_has_each_parent_once(self, role):
        ties = new_ties(role, 1, 9, how="birth", with_parents=[2, 1, 2])
        assert [(tie.a, tie.b) for tie in ties] == [(1, 9), (2, 9)]

    @pytest.mark.parametrize("role", ROLES)
    def test_whoever_is_added_is_in_every_tie(self, role):
        ties = new_ties(role, 1, 9, how="birth", sibling_parents=[(2, "birth")])
        assert ties
        assert all(9 in (tie.a, tie.b) for tie in ties)

    @unhurried
    @given(
        st.lists(
            st.builds(
                NewTie,
                st.integers(1, 7),
                st.integers(1, 7),
                st.just("parent"),
                st.sampled_from(["birth", "adoptive", "step", "foster"]),
            ),
            max_size=30,
        )
    )
    def test_what_is_let_in_one_by_one_never_makes_a_circle_or_a_third_parent(self, asked):
        known = []
        for tie in asked:
            with suppress(Mistaken):
                check([tie], known, {})
                known.append(Parent(tie.a, tie.b, tie.how))
        for one in range(1, 8):
            assert one not in ancestors(known, one)
            for how in ("birth", "adoptive"):
                mine = {tie.parent for tie in known if (tie.child, tie.how) == (one, how)}
                assert len(mine) <= MOST_PARENTS

    def test_ties_that_are_each_right_are_refused_where_together_they_are_not(self):
        together = [NewTie(1, 2, "parent", "birth"), NewTie(2, 1, "parent", "birth")]
        with pytest.raises(Mistaken, match="their own parent"):
            check(together, [], {})

    @pytest.mark.parametrize(("how", "room"), [("birth", False), ("adoptive", True)])
    def test_an_unknown_parent_takes_a_place_among_those_by_birth_alone(self, how, room):
        known = [Parent(1, 9, how)]
        new = NewTie(2, 9, "parent", how)
        if room:
            assert check([new], known, {}, unknown=[9]) is None
        else:
            with pytest.raises(Mistaken, match="Two parents"):
                check([new], known, {}, unknown=[9])
