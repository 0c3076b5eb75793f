"""How an order is made better: what it costs, what a swap changes, who may not move."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.genogram.family import Birth, Family, Home, Someone, Union
from kith.people.genogram.ordering import Order, arrange
from kith.people.genogram.testing import invent
from kith.people.genogram.tree import tree_of
from kith.people.genogram.wishes import Before, Near, Together, edges, wishes

families = st.builds(invent, st.integers(0, 10_000), st.integers(2, 40))


def order_of(family: Family) -> Order:
    """Return an order with everybody in it, as they were told."""
    tree = tree_of(family)
    order = Order(tree, family)
    for node in tree.row:
        order.at[node] = len(order.rows[tree.row[node]])
        order.rows[tree.row[node]].append(node)
    return order


@settings(max_examples=40, deadline=None)
@given(families, st.data())
def test_what_a_swap_says_it_changes_is_what_it_changes(family, data):
    order = order_of(family)
    row = data.draw(st.sampled_from([row for row in order.rows if len(row) > 1] or [[]]))
    if not row:
        return
    place = data.draw(st.integers(0, len(row) - 2))
    before = order.total()
    rose = order.swap(row, place)
    assert order.total() == pytest.approx(before + rose)
    assert order.swap(row, place) == pytest.approx(-rose)
    assert order.total() == pytest.approx(before)


@settings(max_examples=25, deadline=None)
@given(families)
def test_an_arranged_family_is_never_worse_than_one_as_it_was_told(family):
    tree = tree_of(family)
    order = order_of(family)
    as_told = order.total()
    order.put(arrange(tree, family))
    assert order.total() <= as_told + 1e-9


def test_wishes_cost_what_stands_in_their_way():
    at = {1: 0, 2: 1, 3: 2, 4: 3}
    assert Near(1, 2, 5).cost(at) == 0
    assert Near(4, 1, 5).cost(at) == 10
    assert Before(1, 2, 7).cost(at) == 0
    assert Before(2, 1, 7).cost(at) == 7
    assert Together((1, 2), 4).cost(at) == 0
    assert Together((1, 4), 4).cost(at) == 8


def test_those_who_have_not_come_yet_wish_for_nothing():
    at = {1: 0}
    assert Near(1, 2, 5).cost(at) == Before(2, 1, 7).cost(at) == Together((1, 2), 4).cost(at) == 0


def people(*numbers: int) -> tuple[Someone, ...]:
    return tuple(Someone(one, f"N{one}", "square", order=f"{one:03}") for one in numbers)


def wishes_of(family: Family) -> list:
    return wishes(tree_of(family), family)


def test_those_who_live_together_wish_for_it_row_by_row():
    births = (Birth(2, (1,)), Birth(3, (1,)))
    family = Family(people(1, 2, 3), births=births, homes=(Home(frozenset({1, 2, 3})),))
    assert [one.those for one in wishes_of(family) if isinstance(one, Together)] == [(2, 3)]


def test_who_was_left_is_less_near_than_who_is_there():
    unions = (Union(1, 2, "married", separated="2010"), Union(1, 3, "married"))
    near = {
        one.b: one.weight
        for one in wishes_of(Family(people(1, 2, 3), unions))
        if isinstance(one, Near)
    }
    assert near[2] < near[3]


def test_the_elder_of_two_wishes_to_be_left_of_the_younger():
    births = (Birth(3, (1,)), Birth(2, (1,)))
    family = Family(people(1, 2, 3), births=births)
    assert (2, 3) in {(one.a, one.b) for one in wishes_of(family) if isinstance(one, Before)}


def test_a_line_of_two_parents_is_crossed_at_the_price_of_one():
    one = Family(people(1, 3), births=(Birth(3, (1,)),))
    two = Family(people(1, 2, 3), births=(Birth(3, (1, 2)),))
    assert sum(weight for *_, weight in edges(tree_of(one))) == sum(
        weight for *_, weight in edges(tree_of(two))
    )


def test_two_families_side_by_side_do_not_cross():
    births = (Birth(5, (1, 2)), Birth(6, (3, 4)))
    family = Family(people(1, 2, 3, 4, 5, 6), births=births)
    order = order_of(family)
    order.put([[1, 2, 3, 4], [6, 5]])
    crossed = order.total()
    order.put([[1, 2, 3, 4], [5, 6]])
    assert order.total() < crossed
    above, below = arrange(tree_of(family), family)
    assert (above.index(1) < above.index(3)) == (below.index(5) < below.index(6))
