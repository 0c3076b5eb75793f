"""Breakdowns: small numbers pooled, ranges that hold for them, groups that a manager reads."""

from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.chance import wilson
from kith.oversight.breakdown import NOT_KNOWN, POOLED, Group, pooled
from kith.oversight.groups import age_band, ethnic_group, in_order

groups = st.lists(
    st.integers(0, 40).flatmap(
        lambda of: st.builds(Group, st.text(min_size=1), st.integers(0, of), st.just(of))
    ),
    max_size=12,
    unique_by=lambda group: group.words,
)
counts = st.integers(1, 3000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(counts)
def test_a_range_holds_the_share_and_lies_between_nought_and_one(pair):
    low, high = wilson(*pair)
    assert 0 <= low <= pair[0] / pair[1] <= high <= 1


@given(counts)
def test_more_children_make_the_range_narrower(pair):
    low, high = wilson(*pair)
    tighter_low, tighter_high = wilson(pair[0] * 4, pair[1] * 4)
    assert tighter_high - tighter_low < high - low


def test_one_in_one_proves_little():
    low, high = wilson(1, 1)
    assert high == 1
    assert 0.2 < low < 0.21


def test_a_known_range():
    low, high = wilson(10, 100)
    assert (round(low, 4), round(high, 4)) == (0.0552, 0.1744)


@given(groups)
def test_pooling_loses_nobody(given_groups):
    shown = pooled(given_groups)
    assert sum(g.denominator for g in shown) == sum(g.denominator for g in given_groups)
    assert sum(g.numerator for g in shown) == sum(g.numerator for g in given_groups)


@given(groups)
def test_at_most_one_group_is_small(given_groups):
    pool = [g for g in pooled(given_groups) if g.denominator < 5]
    assert len([g for g in pool if g.words != POOLED]) <= 1


def test_small_groups_are_put_together_and_the_largest_comes_first():
    shown = pooled([Group("a", 1, 3), Group("b", 9, 10), Group("c", 2, 4), Group("d", 5, 20)])
    assert shown == (Group("d", 5, 20), Group("b", 9, 10), Group(POOLED, 3, 7))


def test_one_small_group_alone_keeps_its_name():
    assert pooled([Group("a", 1, 3)]) == (Group("a", 1, 3),)


def test_a_group_of_none_has_no_share():
    assert (Group("a", 0, 0).share, Group("a", 0, 0).between) == (None, None)


def test_ages_are_read_in_bands():
    bands = [age_band(years) for years in (None, -1, 0, 4, 5, 12, 13, 15, 16, 17, 18, 40)]
    assert bands == [
        NOT_KNOWN, "Under 5", "Under 5", "Under 5", "5 to 9", "10 to 12", "13 to 15", "13 to 15",
        "16 and 17", "16 and 17", "18 and over", "18 and over",
    ]  # fmt: skip


def test_ethnicity_codes_are_read_in_groups():
    assert ethnic_group("WBRI") == "White"
    assert ethnic_group("MWBC") == "Mixed background"
    assert ethnic_group("CHNE") == ethnic_group("AIND") == "Asian or Asian British"
    assert ethnic_group("BOTH") == "Black or Black British"
    assert ethnic_group("OOTH") == "Another background"
    assert {ethnic_group(code) for code in ("", None, "REFU", "NOBT", "?")} == {NOT_KNOWN}


def test_ages_stand_from_the_youngest_and_others_as_they_were():
    ages = [Group(words, 1, 9) for words in ("13 to 15", POOLED, "5 to 9", "Under 5")]
    assert [one.words for one in in_order(ages)] == ["Under 5", "5 to 9", "13 to 15", POOLED]
    teams = (Group("North", 1, 90), Group("East", 1, 9))
    assert in_order(teams) == teams
