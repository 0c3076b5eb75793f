"""Kin, worked out: who is whose brother or sister, and what everybody is called."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.ties.rules.called import FARTHEST, Kin, called, home_words, side_of
from kith.people.ties.rules.kin import (
    ADOPTIVE,
    BIRTH,
    FOSTER,
    FOSTER_KIN,
    FULL,
    HALF,
    KINSHIP,
    SHARED,
    STEP,
    STEP_KIN,
    Parent,
    ancestors,
    pair,
    parents_of,
    siblings,
    siblings_of,
)

unhurried = settings(deadline=None)  # a busy machine is no fault
MUM, DAD, GRAN, AUNT, SAM, ADA, BEN, KIM = range(1, 9)
ELDERS, CHILDREN = st.integers(1, 4), st.integers(5, 8)
hows = st.sampled_from([BIRTH, ADOPTIVE, STEP, FOSTER, KINSHIP])
two_levels = st.lists(st.builds(Parent, ELDERS, CHILDREN, hows), max_size=14)
couples = st.sets(
    st.tuples(ELDERS, ELDERS).filter(lambda two: two[0] < two[1]), max_size=4
)  # fmt: skip


@st.composite
def families_of_birth(draw):
    """Draw children each of whom has at most two parents, all of them by birth."""
    found = []
    for child in range(5, 9):
        chosen = draw(st.sets(ELDERS, max_size=2))
        found += [Parent(one, child) for one in sorted(chosen)]
    return found


def raised(child, *parents, how=BIRTH):
    return [Parent(one, child, how) for one in parents]


class TestSiblings:
    def test_two_children_of_one_mother_of_whom_one_father_is_known_only_share_her(self):
        ties = raised(SAM, MUM, DAD) + raised(ADA, MUM)
        assert siblings(ties) == {(SAM, ADA): SHARED}

    def test_a_father_who_becomes_known_makes_them_full_or_half(self):
        ties = raised(SAM, MUM, DAD) + raised(ADA, MUM)
        assert siblings([*ties, Parent(DAD, ADA)]) == {(SAM, ADA): FULL}
        assert siblings([*ties, Parent(AUNT, ADA)]) == {(SAM, ADA): HALF}

    def test_whoever_is_brought_up_by_an_aunt_is_a_foster_sibling_of_her_children(self):
        ties = [Parent(AUNT, SAM, KINSHIP), *raised(KIM, AUNT)]
        assert siblings(ties) == {(SAM, KIM): FOSTER_KIN}

    def test_a_brother_by_birth_in_the_same_foster_home_stays_a_brother(self):
        ties = raised(SAM, MUM, DAD) + raised(BEN, MUM, DAD)
        ties += raised(SAM, AUNT, how=FOSTER) + raised(BEN, AUNT, how=FOSTER)
        assert siblings(ties) == {(SAM, BEN): FULL}

    def test_an_aunt_who_adopts_her_sister_s_child_does_not_become_a_sister(self):
        """Both are children of the grandmother, and she is his parent all the same."""
        ties = [*raised(AUNT, GRAN), Parent(GRAN, SAM, ADOPTIVE), Parent(AUNT, SAM, ADOPTIVE)]
        assert (AUNT, SAM) not in siblings(ties)

    def test_parents_who_parted_make_no_step_siblings_any_more(self):
        ties = raised(SAM, MUM) + raised(KIM, DAD)
        assert siblings(ties, {(MUM, DAD)}) == {(SAM, KIM): STEP_KIN}
        assert siblings(ties, set()) == {}

    @unhurried
    @given(families_of_birth())
    def test_the_full_brother_of_a_full_brother_is_one_too(self, ties):
        found = siblings(ties)
        for one in range(5, 9):
            full = [other for other, how in siblings_of(one, found) if how == FULL]
            pairs = [(a, b) for a in full for b in full if a < b]
            assert all(found[two] == FULL for two in pairs)

    @unhurried
    @given(families_of_birth())
    def test_by_birth_alone_nobody_is_a_step_or_foster_sibling(self, ties):
        assert set(siblings(ties).values()) <= {FULL, HALF, SHARED}

    @unhurried
    @given(two_levels, couples)
    def test_a_couple_changes_nothing_among_children_who_share_a_parent(self, ties, two):
        before, after = siblings(ties), siblings(ties, two)
        by_parents = {FULL, HALF, SHARED}
        assert {one: how for one, how in before.items() if how in by_parents} == {
            one: how for one, how in after.items() if how in by_parents
        }
        assert before.keys() <= after.keys()

    @unhurried
    @given(two_levels, st.integers(1, 4))
    def test_a_parent_who_is_hidden_never_makes_a_brother_of_anybody(self, ties, hidden):
        seen = [tie for tie in ties if tie.parent != hidden]
        assert siblings(seen).keys() <= siblings(ties).keys()

    @unhurried
    @given(two_levels)
    def test_a_tie_that_is_written_twice_says_no_more_than_once(self, ties):
        assert siblings([*ties, *ties]) == siblings(ties)

    @unhurried
    @given(two_levels)
    def test_each_is_the_other_s(self, ties):
        found = siblings(ties)
        for one in range(5, 9):
            for other, how in siblings_of(one, found):
                assert (one, how) in list(siblings_of(other, found))


class TestAncestors:
    def test_every_kind_of_parent_counts(self):
        line = [Parent(GRAN, MUM, ADOPTIVE), Parent(MUM, SAM, STEP), Parent(AUNT, SAM, FOSTER)]
        assert ancestors(line, SAM) == {MUM, GRAN, AUNT}

    def test_parents_are_kept_apart_by_what_they_are(self):
        line = [Parent(MUM, SAM), Parent(AUNT, SAM, FOSTER)]
        assert parents_of(line, {BIRTH}) == {SAM: {MUM}}
        assert parents_of(line, {FOSTER, KINSHIP}) == {SAM: {AUNT}}
        assert parents_of(line, {STEP}) == {}

    @unhurried
    @given(st.lists(st.builds(Parent, st.integers(1, 8), st.integers(1, 8), hows), max_size=20))
    def test_whoever_is_above_my_parent_is_above_me_even_where_the_record_goes_round(self, ties):
        for tie in ties:
            assert ancestors(ties, tie.parent) | {tie.parent} <= ancestors(ties, tie.child)

    @given(st.integers(), st.integers())
    def test_a_pair_has_one_name(self, a, b):
        assert pair(a, b) == pair(b, a) == tuple(sorted((a, b)))


def words_of(ties, index=SAM, partners=None, **sides):
    named = {globals()[name.upper()]: side for name, side in sides.items()}
    kin = Kin(tuple(ties), partners or {}, siblings(ties), named)
    return called(kin, index)


class TestWords:
    @pytest.mark.parametrize(
        ("how", "female", "male", "neither"),
        [
            (BIRTH, "mother", "father", "parent"),
            (ADOPTIVE, "adoptive mother", "adoptive father", "adoptive parent"),
            (STEP, "stepmother", "stepfather", "stepparent"),
            (FOSTER, "foster mother", "foster father", "foster parent"),
            (KINSHIP, "kinship mother", "kinship father", "kinship parent"),
        ],
    )
    def test_a_parent_is_called_by_how_they_are_one(self, how, female, male, neither):
        tie = [Parent(MUM, SAM, how)]
        assert words_of(tie, mum="female")[MUM] == female
        assert words_of(tie, mum="male")[MUM] == male
        assert words_of(tie)[MUM] == words_of(tie, mum="other")[MUM] == neither

    @pytest.mark.parametrize(
        ("kind", "side", "word"),
        [
            ("spouse", "female", "wife"),
            ("spouse", "male", "husband"),
            ("spouse", "other", "spouse"),
            ("partner", "female", "partner"),
            ("former", "male", "former partner"),
        ],
    )
    def test_a_partner_is_called_by_how_they_stand(self, kind, side, word):
        words = words_of([Parent(MUM, SAM)], partners={(MUM, DAD): kind}, mum="female", dad=side)
        assert words[DAD] == f"mother’s {word}"

    @pytest.mark.parametrize(
        ("theirs", "side", "word"),
        [
            (raised(ADA, MUM, DAD), "female", "sister"),
            (raised(ADA, MUM, AUNT), "female", "half-sister"),
            (raised(ADA, MUM, AUNT), "", "half-brother or half-sister"),
            (raised(ADA, MUM), "male", "brother"),
            ([*raised(ADA, AUNT), Parent(MUM, ADA, STEP)], "", "stepbrother or stepsister"),
        ],
    )
    def test_a_brother_or_sister_is_called_by_what_they_share(self, theirs, side, word):
        words = words_of([*raised(SAM, MUM, DAD), *theirs], ada=side)
        assert words[ADA] == word

    def test_a_cousin_is_found_through_the_shortest_way(self):
        line = [*raised(MUM, GRAN), *raised(AUNT, GRAN), *raised(SAM, MUM), *raised(KIM, AUNT)]
        words = words_of(line, mum="female", aunt="female", gran="female", kim="female")
        assert words[GRAN] == "mother’s mother"
        assert words[AUNT] == "mother’s sister"
        assert words[KIM] == "mother’s sister’s daughter"

    def test_a_mother_who_is_also_the_aunt_s_wife_is_the_mother(self):
        words = words_of(
            raised(SAM, MUM, AUNT), partners={(MUM, AUNT): "spouse"}, mum="female", aunt="female"
        )
        assert (words[MUM], words[AUNT]) == ("mother", "mother")

    def test_everybody_is_called_from_the_side_of_whoever_the_page_is_about(self):
        line = raised(SAM, MUM)
        assert words_of(line, index=MUM, sam="male") == {MUM: "", SAM: "son"}
        assert words_of(line, index=SAM, mum="female") == {SAM: "", MUM: "mother"}

    def test_beyond_so_many_steps_nobody_is_called_anything(self):
        line = [Parent(number + 1, number) for number in range(1, 9)]
        words = words_of(line, index=1)
        assert set(words) == set(range(1, FARTHEST + 2))
        assert words[FARTHEST + 1].count("’s") == FARTHEST - 1

    @unhurried
    @given(two_levels)
    def test_nobody_is_reached_who_is_not_tied_and_words_grow_by_a_step_at_a_time(self, ties):
        words = words_of(ties)
        tied = {end for tie in ties for end in (tie.parent, tie.child)}
        assert set(words) <= tied | {SAM}
        assert all(said.count("’s") < FARTHEST for said in words.values())

    @unhurried
    @given(two_levels, st.integers(1, 8))
    def test_whoever_i_call_something_calls_me_something(self, ties, one):
        assert SAM in words_of(ties, index=one) or one not in words_of(ties)


class TestWhatOneIs:
    @pytest.mark.parametrize(
        ("gender", "sex", "side"),
        [
            (" Female ", "", "female"),
            ("BOY", "", "male"),
            ("she", "M", "female"),
            ("not recorded", "F", "female"),
            ("unknown", "U", ""),
            ("", "9", ""),
            ("agender", "", "other"),
            ("0", "2", "female"),
        ],
    )
    def test_is_read_from_what_they_say_and_then_from_the_record(self, gender, sex, side):
        assert side_of(gender, sex) == side

    @given(st.text(max_size=20), st.text(max_size=3))
    def test_is_one_of_four_whatever_was_typed(self, gender, sex):
        assert side_of(gender, sex) in ("female", "male", "other", "")


class TestHomes:
    WORDS = {SAM: "", MUM: "mother", DAD: "father", AUNT: "mother’s sister"}

    def test_are_called_after_the_nearest_who_lives_there(self):
        assert home_words(SAM, "Sam", {AUNT, DAD}, self.WORDS) == "Home of Sam’s father"
        assert home_words(SAM, "Sam", {AUNT}, self.WORDS) == "Home of Sam’s mother’s sister"

    def test_are_the_child_s_own_wherever_the_child_lives(self):
        assert home_words(SAM, "Sam", {AUNT, SAM}, self.WORDS) == "Where Sam lives"
