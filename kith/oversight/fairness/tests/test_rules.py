"""Small groups are pooled and never lost; what is hidden cannot be worked out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.oversight.fairness.rules import (
    FEW,
    LESS,
    MORE,
    NOT_RECORDED,
    POOLED,
    Cut,
    Rate,
    guarded,
    how_far,
    pooled,
    ratio,
    stands,
)

NAMES = st.sampled_from(["A", "B", "C", "D", "E", "F", NOT_RECORDED])
RATE = st.integers(0, 40).flatmap(
    lambda of: st.builds(Rate, NAMES, st.integers(0, of), st.just(of))
)
RATES = st.lists(RATE, max_size=7, unique_by=lambda one: one.words)


def total(rates):
    return sum(one.hits for one in rates), sum(one.of for one in rates)


def cut(*rates):
    hits, of = total(rates)
    return Cut("Ethnicity", Rate("All children", hits, of), tuple(rates))


class TestPooling:
    @given(RATES)
    def test_nobody_is_lost(self, rates):
        assert total(pooled(rates)) == total(rates)

    @given(RATES)
    def test_one_small_group_at_most_is_left_and_only_beside_a_single_other(self, rates):
        known = [one for one in pooled(rates) if one.words != NOT_RECORDED]
        small = [one for one in known if one.of < FEW]
        assert len(small) <= 1
        if small and small[0].words != POOLED:
            assert len(known) <= 2

    @given(RATES)
    def test_what_nobody_recorded_stays_a_group_of_its_own(self, rates):
        before = [one for one in rates if one.words == NOT_RECORDED and one.of]
        assert [one for one in pooled(rates) if one.words == NOT_RECORDED] == before

    def test_a_small_group_alone_takes_the_smallest_other_with_it(self):
        found = pooled([Rate("A", 9, 20), Rate("B", 3, 8), Rate("C", 1, 2)])
        assert found == (Rate("A", 9, 20), Rate(POOLED, 4, 10))


class TestStandingApart:
    @given(RATE, RATE)
    def test_it_stands_apart_on_the_side_on_which_its_share_lies(self, group, whole):
        whole = Rate("All children", whole.hits, whole.of)
        how = stands(group, whole)
        if how == MORE:
            assert group.share > whole.share
        if how == LESS:
            assert group.share < whole.share

    @given(RATE, RATE)
    def test_it_is_as_far_apart_as_the_share_of_all_lies_outside_its_range(self, group, whole):
        far = how_far(group, whole)
        assert far >= 0
        if stands(group, replace(whole, words="All children")):
            assert far > 0

    def test_few_children_prove_little(self):
        whole = Rate("All children", 100, 1000)
        assert stands(Rate("A", 2, 6), whole) == ""
        assert (stands(Rate("A", 4, 4), whole), stands(Rate("A", 5, 5), whole)) == ("", MORE)
        assert stands(Rate("A", 200, 600), whole) == MORE
        assert stands(Rate("A", 2, 600), whole) == LESS

    def test_how_many_times_the_share_of_all(self):
        whole = Rate("All children", 10, 100)
        assert ratio(Rate("A", 3, 10), whole) == pytest.approx(3)
        assert ratio(Rate("A", 0, 0), whole) is None
        assert ratio(Rate("A", 1, 10), Rate("All children", 0, 10)) is None


class TestHiding:
    @given(RATES)
    def test_what_is_hidden_together_is_not_few_either_unless_all_of_it_is(self, rates):
        told = guarded(cut(*rates))
        hidden = [one for one in told.groups if one.hidden]
        shown = [one for one in told.groups if not one.hidden]
        assert not any(one.few for one in shown)
        assert total(told.groups) == total(rates)
        if hidden and shown:
            assert len(hidden) > 1
            assert not Rate("", *total(hidden)).few

    @given(RATES)
    def test_a_whole_that_is_few_is_hidden_with_everything_in_it(self, rates):
        told = guarded(cut(*rates))
        assert told.whole.hidden == cut(*rates).whole.few
        if told.whole.hidden:
            assert all(one.hidden for one in told.groups)

    def test_nothing_small_nothing_hidden(self):
        told = guarded(cut(Rate("A", 10, 40), Rate("B", 12, 30)))
        assert not any(one.hidden for one in told.groups)

    def test_one_small_figure_takes_the_smallest_other_group_with_it(self):
        told = guarded(cut(Rate("A", 20, 90), Rate("B", 12, 30), Rate("C", 2, 25)))
        assert [one.words for one in told.groups if one.hidden] == ["B", "C"]

    @given(RATE)
    def test_a_hidden_rate_tells_no_share(self, one):
        hidden = Rate(one.words, one.hits, one.of, hidden=True)
        assert (hidden.share, hidden.between) == (None, None)
