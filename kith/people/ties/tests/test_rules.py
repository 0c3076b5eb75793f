"""What follows from ties, with properties over invented families."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.kernel.workdays import age_on
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.rules import adding, ages, born, called
from kith.people.ties.rules.kin import (
    ADOPTIVE,
    BIRTH,
    FOSTER,
    FULL,
    HALF,
    SHARED,
    STEP,
    STEP_KIN,
    Parent,
    ancestors,
    pair,
    siblings,
    siblings_of,
    would_circle,
)
from kith.web.forms.days import Unread

unhurried = settings(deadline=None)  # a busy machine is no fault
SAM, MUM, DAD, ADA, BEN, GRAN, STEPDAD, LEO = range(1, 9)
hows = st.sampled_from([BIRTH, ADOPTIVE, STEP, FOSTER])


def born_to(child, *parents, how=BIRTH):
    return [Parent(parent, child, how) for parent in parents]


@st.composite
def families(draw):
    """Draw parents who always have a smaller number than their children: no circle."""
    ties = draw(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), hows), max_size=25))
    return [Parent(min(a, b), max(a, b), how) for a, b, how in ties if a != b]


class TestSiblings:
    def test_two_parents_in_common_make_full_ones(self):
        ties = born_to(SAM, MUM, DAD) + born_to(ADA, MUM, DAD)
        assert siblings(ties) == {(SAM, ADA): FULL}

    def test_one_in_common_makes_half_ones_where_both_of_each_are_known(self):
        ties = born_to(SAM, MUM, DAD) + born_to(ADA, MUM, STEPDAD)
        assert siblings(ties) == {(SAM, ADA): HALF}

    def test_where_the_other_parent_is_not_known_nobody_says_half(self):
        ties = born_to(SAM, MUM, DAD) + born_to(ADA, MUM)
        assert siblings(ties) == {(SAM, ADA): SHARED}

    def test_children_of_a_couple_are_step_siblings(self):
        ties = born_to(SAM, MUM) + born_to(LEO, STEPDAD)
        assert siblings(ties) == {}
        assert siblings(ties, {(MUM, STEPDAD)}) == {(SAM, LEO): STEP_KIN}

    def test_a_stepfather_s_own_child_is_a_step_sibling(self):
        ties = [*born_to(SAM, MUM), Parent(STEPDAD, SAM, STEP), *born_to(LEO, STEPDAD)]
        assert siblings(ties) == {(SAM, LEO): STEP_KIN}

    def test_an_adopted_child_has_brothers_by_birth_and_by_adoption(self):
        ties = (
            born_to(SAM, MUM, DAD)
            + born_to(SAM, GRAN, STEPDAD, how=ADOPTIVE)
            + born_to(ADA, MUM, DAD)
            + born_to(BEN, GRAN, STEPDAD)
        )
        assert dict(siblings_of(SAM, siblings(ties))) == {ADA: FULL, BEN: FULL}

    def test_children_of_one_foster_home_are_foster_siblings(self):
        ties = [Parent(GRAN, SAM, FOSTER), Parent(GRAN, LEO, FOSTER), *born_to(BEN, GRAN)]
        assert set(siblings(ties).values()) == {"foster"}
        assert set(siblings(ties)) == {(SAM, LEO), (SAM, BEN), pair(BEN, LEO)}

    @unhurried
    @given(families())
    def test_each_pair_once_and_nobody_with_themselves(self, ties):
        assert all(a < b for a, b in siblings(ties))

    @unhurried
    @given(families())
    def test_full_ones_share_two_parents_and_half_ones_one(self, ties):
        lasting = {}
        for tie in ties:
            if tie.how in (BIRTH, ADOPTIVE):
                lasting.setdefault(tie.child, set()).add(tie.parent)
        for (a, b), how in siblings(ties).items():
            shared = len(lasting.get(a, set()) & lasting.get(b, set()))
            assert {FULL: shared >= 2, HALF: shared == 1, SHARED: shared == 1}.get(how, not shared)

    @unhurried
    @given(families(), st.permutations(range(25)))
    def test_the_order_in_which_ties_were_written_says_nothing(self, ties, order):
        shuffled = [ties[n] for n in order if n < len(ties)]
        assert siblings(shuffled) == siblings(ties)

    @unhurried
    @given(families())
    def test_a_parent_is_nobody_s_brother(self, ties):
        pairs = siblings(ties)
        lasting = [tie for tie in ties if tie.how in (BIRTH, ADOPTIVE)]
        assert all(pair(tie.parent, tie.child) not in pairs for tie in lasting)


class TestCircles:
    def test_a_grandchild_cannot_be_the_parent(self):
        ties = born_to(MUM, GRAN) + born_to(SAM, MUM)
        assert would_circle(ties, SAM, GRAN)
        assert would_circle(ties, SAM, SAM)
        assert not would_circle(ties, GRAN, SAM)

    @unhurried
    @given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), hows), max_size=40))
    def test_whoever_is_added_with_care_is_never_their_own_ancestor(self, asked):
        ties = []
        for parent, child, how in asked:
            if not would_circle(ties, parent, child):
                ties.append(Parent(parent, child, how))
        assert all(one not in ancestors(ties, one) for one in range(1, 10))

    @unhurried
    @given(families(), st.integers(1, 12), st.integers(1, 12))
    def test_refused_exactly_where_it_would_make_a_circle(self, ties, parent, child):
        after = [*ties, Parent(parent, child)]
        circles = any(one in ancestors(after, one) for one in range(1, 13))
        assert would_circle(ties, parent, child) == circles


class TestCalled:
    TIES = (
        *born_to(SAM, MUM, DAD),
        *born_to(ADA, MUM, STEPDAD),
        *born_to(MUM, GRAN),
        *born_to(BEN, GRAN),
        *born_to(LEO, BEN),
        Parent(STEPDAD, SAM, STEP),
    )

    def words(self, **sides):
        partners_ = called.partners_now([((MUM, STEPDAD), "married"), ((DAD, MUM), "divorced")])
        known = {SAM: "male", MUM: "female", DAD: "male", ADA: "female", GRAN: "female"}
        kin = called.Kin(self.TIES, partners_, siblings(self.TIES), {**known, STEPDAD: "male"})
        return called.called(kin, SAM)

    def test_everybody_is_called_by_the_shortest_way(self):
        assert self.words() == {
            SAM: "",
            MUM: "mother",
            DAD: "father",
            STEPDAD: "stepfather",
            ADA: "half-sister",
            GRAN: "mother’s mother",
            BEN: "mother’s brother or sister",
            LEO: "mother’s brother or sister’s child",
        }

    @unhurried
    @given(families())
    def test_nobody_is_called_twice_or_after_themselves(self, ties):
        kin = called.Kin(tuple(ties), {}, siblings(ties), {})
        words = called.called(kin, 1)
        assert words[1] == ""
        assert all(said for one, said in words.items() if one != 1)

    def test_what_one_says_of_oneself_comes_before_what_was_written_at_birth(self):
        assert called.side_of("woman", "M") == "female"
        assert called.side_of("non-binary", "F") == "other"
        assert called.side_of("", "1") == "male"
        assert called.side_of("", "") == ""

    def test_a_household_is_called_after_the_child_or_the_nearest(self):
        words = self.words()
        assert called.home_words(SAM, "Sam", {SAM, MUM}, words) == "Where Sam lives"
        assert called.home_words(SAM, "Sam", {DAD}, words) == "Home of Sam’s father"
        assert called.home_words(SAM, "Sam", {99}, words) == "A household"


TODAY = date(2026, 1, 10)


class TestBorn:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", born.Said()),
            ("12 March 1985", born.Said(born=date(1985, 3, 12))),
            ("12/3/85", born.Said(born=date(1985, 3, 12))),
            ("1985-03-12", born.Said(born=date(1985, 3, 12))),
            ("born 12.3.1985", born.Said(born=date(1985, 3, 12))),
            ("1985", born.Said(youngest=40, eldest=41)),
            ("about 1985", born.Said(youngest=40, eldest=41)),
            ("40", born.Said(youngest=40, eldest=40)),
            ("about 40", born.Said(youngest=40, eldest=40)),
            ("14 years", born.Said(youngest=14, eldest=14)),
            ("due 3 May 2026", born.Said(expected=date(2026, 5, 3))),
            ("3 May 2026", born.Said(expected=date(2026, 5, 3))),
        ],
    )
    def test_people_say_it_in_many_ways(self, text, said):
        assert born.read_born(text, TODAY) == said

    @pytest.mark.parametrize("text", ["soon", "31/2/1985", "1700", "400", "3 March", "1/1/1850"])
    def test_what_cannot_be_is_said(self, text):
        with pytest.raises(Unread):
            born.read_born(text, TODAY)

    @unhurried
    @given(st.dates(date(1930, 1, 1), TODAY))
    def test_a_year_says_no_more_than_a_year(self, day):
        said = born.read_born(str(day.year), TODAY)
        age = age_on(day, TODAY)
        assert said.born is None
        assert said.youngest <= age <= said.eldest


class TestAdding:
    KNOWN = born_to(SAM, MUM, DAD)

    def test_a_mother_is_a_parent(self):
        ties = adding.new_ties("mother", SAM, GRAN, how="birth")
        assert ties == [adding.NewTie(GRAN, SAM, "parent", "birth")]

    @pytest.mark.parametrize(("said", "kept"), [("married", "married"), ("birth", "together")])
    def test_a_partner_of_whom_nobody_says_how_they_stand_is_one_of_a_couple(self, said, kept):
        ties = adding.new_ties("partner", MUM, STEPDAD, how=said)
        assert ties == [adding.NewTie(MUM, STEPDAD, "partner", kept)]

    def test_a_child_may_have_the_other_parent_too(self):
        ties = adding.new_ties("son", MUM, LEO, how="birth", with_parents=[STEPDAD])
        assert [(tie.a, tie.b) for tie in ties] == [(MUM, LEO), (STEPDAD, LEO)]

    def test_a_brother_comes_through_parents(self):
        through = [(MUM, "birth"), (DAD, "adoptive")]
        ties = adding.new_ties("brother", SAM, LEO, how="birth", sibling_parents=through)
        assert [(tie.a, tie.b, tie.how) for tie in ties] == [
            (MUM, LEO, "birth"),
            (DAD, LEO, "adoptive"),
        ]
        with pytest.raises(Mistaken, match="Add a parent first"):
            adding.new_ties("brother", GRAN, LEO, how="birth")

    @pytest.mark.parametrize(
        ("tie", "field"),
        [
            (adding.NewTie(SAM, MUM, "parent", "birth"), "of"),
            (adding.NewTie(SAM, SAM, "parent", "birth"), "of"),
            (adding.NewTie(SAM, SAM, "partner", "married"), "of"),
            (adding.NewTie(LEO, ADA, "parent", "birth"), "born"),
        ],
    )
    def test_what_cannot_be_is_refused_where_it_can_be_mended(self, tie, field):
        births = {LEO: ages.birth_of(date(2012, 1, 1)), ADA: ages.birth_of(date(2010, 1, 1))}
        with pytest.raises(Mistaken) as wrong:
            adding.check([tie], self.KNOWN, births)
        assert wrong.value.field == field

    def test_a_stepmother_may_be_younger(self):
        births = {LEO: ages.birth_of(date(2000, 1, 1)), ADA: ages.birth_of(date(1998, 1, 1))}
        assert adding.check([adding.NewTie(LEO, ADA, "parent", "step")], [], births) is None
