"""The invented families: of every shape, whole, and the same from the same seed."""

from collections import Counter
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from kith.people.genogram.family import Fill, Joined, Lost, Quality, Raised, Shape
from kith.people.genogram.testing import invent, without

MANY = [invent(seed, 40) for seed in range(120)]


@given(st.integers(0, 10_000), st.integers(1, 80))
def test_a_family_is_of_the_size_asked_for_and_names_nobody_else(seed, size):
    family = invent(seed, size)
    those = {one.id for one in family.people}
    assert len(those) == size
    assert sum(one.index for one in family.people) == 1
    for union in family.unions:
        assert {union.a, union.b} <= those
    for birth in family.births:
        assert {birth.child, *birth.parents} <= those
        assert birth.parents
    for home in family.homes:
        assert home.members <= those
    for feeling in family.feelings:
        assert {feeling.a, feeling.b} <= those


def test_the_same_seed_gives_the_same_family():
    assert invent(5, 30) == invent(5, 30)
    assert invent(5, 30) != invent(6, 30)


def test_everything_that_can_be_drawn_comes_up():
    people = [one for family in MANY for one in family.people]
    assert {one.shape for one in people} == set(get_args(Shape))
    assert {one.loss for one in people} == {None, *get_args(Lost)}
    assert set().union(*(one.fill for one in people)) == set(get_args(Fill))
    assert any(one.identical for one in people)
    assert any(one.twin and not one.identical for one in people)
    assert any(one.unknown for one in people)
    assert any(one.expected for one in people)
    assert any(one.inner for one in people)
    assert any(one.dead for one in people)
    unions = [one for family in MANY for one in family.unions]
    assert {one.how for one in unions} == set(get_args(Joined))
    assert any(one.divorced for one in unions)
    assert any(one.reconciled for one in unions)
    assert {one.how for family in MANY for one in family.births} == set(get_args(Raised))
    assert {one.quality for family in MANY for one in family.feelings} == set(get_args(Quality))


def test_some_have_three_partners_and_some_live_with_them():
    partners = Counter(
        (number, person)
        for number, family in enumerate(MANY)
        for union in family.unions
        for person in (union.a, union.b)
    )
    assert max(partners.values()) >= 3
    assert sum(len(family.homes) for family in MANY) > 100


def test_without_somebody_nothing_speaks_of_them():
    family = without(invent(3, 20), 20)
    assert 20 not in {one.id for one in family.people}
    assert all(20 not in home.members for home in family.homes)
    assert all(20 not in (birth.child, *birth.parents) for birth in family.births)
    assert all(birth.parents for birth in family.births)
