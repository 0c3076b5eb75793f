"""Who stands in which row, and in which order."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.genogram.columns import isotonic
from kith.people.genogram.family import Birth, Family, Feeling, Home, Someone, Union
from kith.people.genogram.generations import generations
from kith.people.genogram.ordering import arrange
from kith.people.genogram.testing import invent
from kith.people.genogram.tree import tree_of

families = st.builds(invent, st.integers(0, 10_000), st.integers(1, 60))


def people(*numbers: int, **more) -> tuple[Someone, ...]:
    return tuple(Someone(one, f"N{one}", order=f"{one:03}", **more) for one in numbers)


def order_of(family: Family) -> list[list[int]]:
    return arrange(tree_of(family), family)


@given(families)
def test_partners_share_a_row_and_children_are_below(family):
    row = generations(family)
    assert min(row.values()) == 0
    for birth in family.births:
        if birth.how in ("birth", "adoptive"):
            assert all(row[parent] < row[birth.child] for parent in birth.parents)


def test_parents_stand_right_above_their_own_children():
    family = Family(
        people(1, 2, 3, 4, 5, 6),
        births=(Birth(2, (1,)), Birth(3, (2,)), Birth(4, (3, 5)), Birth(5, (6,))),
    )
    assert generations(family) == {1: 0, 2: 1, 3: 2, 5: 2, 6: 1, 4: 3}


def test_carers_stand_above_the_child_and_move_nobody():
    family = Family(
        people(1, 2, 3, 4, 5),
        births=(
            Birth(1, (2,)),
            Birth(2, (3,)),
            Birth(1, (4, 5), "foster"),
            Birth(1, (3,), "kinship"),
        ),
    )
    assert generations(family) == {1: 2, 2: 1, 3: 0, 4: 1, 5: 1}


def test_a_sister_who_cares_stays_beside_and_care_is_drawn_sideways():
    family = Family(
        people(1, 2, 3), births=(Birth(1, (3,)), Birth(2, (3,)), Birth(1, (2,), "kinship"))
    )
    tree = tree_of(family)
    assert tree.row[1] == tree.row[2]
    assert [birth.parents for birth in tree.sideways] == [(2,)]


def test_an_uncle_joined_to_his_niece_stands_beside_her():
    births = (Birth(2, (1,)), Birth(3, (1,)), Birth(4, (3,)))
    row = generations(Family(people(1, 2, 3, 4), (Union(2, 4),), births))
    assert row[2] == row[4] == row[3] + 1


def test_nobody_stands_beside_one_who_descends_from_them():
    births = (Birth(2, (1,)), Birth(3, (2,)))
    row = generations(Family(people(1, 2, 3), (Union(1, 3),), births))
    assert row == {1: 0, 2: 1, 3: 2}


def test_somebody_who_is_their_own_grandparent_breaks_nothing():
    family = Family(people(1, 2, 3), births=(Birth(2, (1,)), Birth(3, (2,)), Birth(1, (3,))))
    assert sorted(generations(family)) == [1, 2, 3]


def test_a_friend_stands_at_the_height_of_the_one_they_are_close_to():
    family = Family(people(1, 2, 3), births=(Birth(1, (2,)),), feelings=(Feeling(1, 3, "close"),))
    row = generations(family)
    assert row[3] == row[1]


def test_brothers_and_sisters_stand_by_age_with_the_eldest_left():
    family = Family(
        (
            Someone(1, "Middle", order="2005"),
            Someone(2, "Youngest", order="2010"),
            Someone(3, "Eldest", order="2001"),
            *people(4, 5),
        ),
        births=tuple(Birth(child, (4, 5)) for child in (1, 2, 3)),
    )
    assert order_of(family)[1] == [3, 1, 2]


def test_partners_are_in_order_from_left_to_right():
    family = Family(
        people(1, 2, 3, 4),
        unions=(Union(1, 2, "married"), Union(1, 3, "married"), Union(1, 4, "together")),
    )
    row = [one for one in order_of(family)[0] if one != 1]
    assert row == [2, 3, 4]


def test_a_man_stands_left_of_a_woman():
    family = Family(
        (Someone(1, "She", "circle"), Someone(2, "He", "square")), unions=(Union(1, 2, "married"),)
    )
    assert order_of(family) == [[2, 1]]


def test_those_who_live_together_stand_together():
    children = tuple(range(3, 9))
    family = Family(
        people(1, 2, *children),
        unions=(Union(1, 2, "married"),),
        births=(
            *(Birth(child, (1,)) for child in children[:3]),
            *(Birth(child, (2,)) for child in children[3:]),
        ),
        homes=(Home(frozenset({1, 3, 4, 5})),),
    )
    [places] = [[row.index(one) for one in (3, 4, 5)] for row in order_of(family) if 3 in row]
    assert max(places) - min(places) == 2


@settings(max_examples=25, deadline=None)
@given(families)
def test_everybody_has_one_place(family):
    rows = order_of(family)
    placed = [node for row in rows for node in row if node >= 0]
    assert sorted(placed) == sorted(one.id for one in family.people)


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 10)), min_size=1, max_size=30))
def test_isotonic_regression_rises_and_changes_nothing_that_rises_already(points):
    wanted, weights = [one for one, _ in points], [weight for _, weight in points]
    found = isotonic(wanted, weights)
    assert all(one <= other + 1e-9 for one, other in itertools.pairwise(found))
    assert isotonic(sorted(wanted), weights) == sorted(wanted)
    total = sum(weights)
    mean = sum(one * weight for one, weight in points) / total
    assert abs(sum(x * w for x, w in zip(found, weights, strict=True)) / total - mean) < 1e-6
