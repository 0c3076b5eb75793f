"""What must hold of every picture, measured in the drawing itself, over invented families."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kith.people.genogram.draw import draw
from kith.people.genogram.family import Family
from kith.people.genogram.testing import invent, without
from kith.people.genogram.tests import measured
from kith.people.genogram.tests.measured import Measured, inside, measure

MOST = 80
families = st.builds(invent, st.integers(0, 10_000), st.integers(1, MOST))
small = st.builds(invent, st.integers(0, 10_000), st.integers(2, 30))
often = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
rarely = settings(often, max_examples=12)


@often
@given(families)
@example(invent(65, 74))  # somebody of a hundred years
def test_a_picture_can_be_read_and_trusted(family):
    found = measure(draw(family).svg)
    nothing_lies_on_anything(family, found)
    outlines_hold_those_who_live_there_and_nobody_else(family, found)
    every_child_hangs_under_the_line_of_their_parents(family, found)
    the_marks_of_unions_are_drawn_last(family, found)


def nothing_lies_on_anything(family, found):
    assert len(found.symbols) == len(family.people)
    assert measured.symbols_overlapping(found) == []
    assert measured.texts_overlapping(found) == []
    assert measured.texts_on_symbols(found) == []
    assert measured.texts_on_lines(found) == []
    assert measured.lines_through_symbols(found) == []


def outlines_hold_those_who_live_there_and_nobody_else(family, found):
    assert len(found.homes) == len(family.homes)
    for home, loops in zip(family.homes, found.homes, strict=True):
        for person, symbol in found.symbols.items():
            within = {inside(corner, loops) for corner in symbol.box.corners()}
            assert within == {person in home.members}
        for text in found.texts:
            if text.person is not None:
                within = {inside(corner, loops) for corner in text.box.corners()}
                assert within == {text.person in home.members}


def every_child_hangs_under_the_line_of_their_parents(family, found):
    row = {person: symbol.y for person, symbol in found.symbols.items()}
    for birth in family.births:
        if all(row[parent] < row[birth.child] for parent in birth.parents):
            assert hangs(found, birth.child, birth.parents)


def hangs(found: Measured, child: int, parents: tuple[int, ...]) -> bool:
    """Go up a child's lines, and say whether one way ends at what joins exactly these parents."""
    symbol = found.symbols[child]
    lines = found.of("descents")
    unions = found.of("unions")
    entering = [
        line
        for line in lines
        if abs(line.points[-1][0] - symbol.x) <= symbol.half
        and 0 <= symbol.y - line.points[-1][1] <= symbol.half + 1
    ]
    return any(ends_at(found, climb(lines, line), unions, parents) for line in entering)


def climb(lines, start) -> list:
    """Return the lines that hang together with one, end on line."""
    joined, waiting = [start], [start]
    while waiting:
        one = waiting.pop()
        near = [other for other in lines if other not in joined and hang_together(one, other)]
        joined += near
        waiting += near
    return joined


def hang_together(one, other) -> bool:
    ends = ((one.points[0], other), (one.points[-1], other), (other.points[0], one))
    return any(lies_on(*end) for end in (*ends, (other.points[-1], one)))


def lies_on(point, line, room: float = 3.0) -> bool:
    x, y = point
    return any(
        min(a[0], b[0]) - room <= x <= max(a[0], b[0]) + room
        and min(a[1], b[1]) - room <= y <= max(a[1], b[1]) + room
        for a, b in line.pieces()
    )


def ends_at(found: Measured, joined, unions, parents) -> bool:
    return any(
        all(meets(found, union, parent) for parent in parents)
        for union in unions
        if any(lies_on(line.points[0], union) for line in joined)
    )


def meets(found: Measured, line, person: int) -> bool:
    symbol = found.symbols[person]
    ends = (line.points[0], line.points[-1])
    return any(
        abs(x - symbol.x) <= symbol.half + 1 and abs(y - symbol.y) <= symbol.half for x, y in ends
    )


def the_marks_of_unions_are_drawn_last(family, found):
    assert found.groups[-1] == "marks"
    ended = [one for one in family.unions if one.b and (one.separated or one.divorced)]
    slashes = sum(
        (2 if one.divorced else 1) + bool(one.reconciled)
        for one in {frozenset((one.a, one.b)): one for one in ended}.values()
    )
    assert len(found.of("marks")) == slashes
    for mark in found.of("marks"):
        (x1, y1), (x2, y2) = mark.points
        middle = measured.Rect(
            (x1 + x2) / 2 - 5, (y1 + y2) / 2 - 2, (x1 + x2) / 2 + 5, (y1 + y2) / 2 + 2
        )
        assert any(line.touches(middle) for line in found.of("unions"))


@rarely
@given(small)
def test_the_same_family_gives_the_same_picture(family):
    turned = Family(
        family.people[::-1], family.unions, family.births, family.homes, family.feelings
    )
    picture = draw(family)
    assert draw(family) == picture
    assert draw(turned).svg == picture.svg


def flips(before, after) -> tuple[int, int]:
    """Return how many pairs of a row changed sides, and of how many."""
    pairs = [
        (one, other)
        for one, other in combinations(sorted(before), 2)
        if before[one].row == before[other].row and after[one].row == after[other].row
    ]
    turned = sum(
        (before[one].place < before[other].place) != (after[one].place < after[other].place)
        for one, other in pairs
    )
    return turned, len(pairs)


def test_one_person_more_leaves_the_others_where_they_were():
    """Over 120 additions: hardly a pair changes sides, and half of the people move but a little."""
    turned = pairs = unturned = 0
    moved = []
    for seed in range(30):
        for size in (6, 12, 20, 31):
            family = invent(seed, size)
            before, after = draw(without(family, size)).placed, draw(family).placed
            some, of = flips(before, after)
            turned, pairs, unturned = turned + some, pairs + of, unturned + (some == 0)
            shifts = sorted(after[one].x - before[one].x for one in before)
            middle = shifts[len(shifts) // 2]
            moved.append(sorted(abs(shift - middle) for shift in shifts)[len(shifts) // 2])
    assert turned / pairs < 0.02
    assert unturned > 105
    assert sorted(moved)[len(moved) // 2] < 40


@rarely
@given(small, st.data())
def test_an_order_given_by_hand_is_kept(family, data):
    placed = draw(family).placed
    person = data.draw(st.sampled_from(sorted(placed)))
    row = [one for one in placed.values() if one.row == placed[person].row]
    wanted = data.draw(st.integers(0, len(row) - 1))
    people = tuple(replace(one, nudge=wanted) if one.id == person else one for one in family.people)
    nudged = Family(people, family.unions, family.births, family.homes, family.feelings)
    picture = draw(nudged)
    assert picture.placed[person].place == wanted
    found = measure(picture.svg)
    assert measured.symbols_overlapping(found) == []
    assert measured.texts_on_lines(found) == []


@pytest.mark.parametrize("size", [20, 60])
def test_hardly_any_line_of_a_family_runs_along_another(size):
    found = [measured.lines_on_lines(measure(draw(invent(seed, size)).svg)) for seed in range(12)]
    assert sum(map(len, found)) <= 1
