"""Whole layouts of small families, and what one sees in them."""

from dataclasses import replace

import pytest

from kith.people.genogram.draw import draw
from kith.people.genogram.family import Birth, Family, Feeling, Home, Someone, Union
from kith.people.genogram.layout import lay_out
from kith.people.genogram.tests.measured import measure
from kith.people.genogram.tree import tree_of

NAMES = ("Sam", "Kerry", "Marcus", "Ron", "Gloria", "Ella", "Amy", "Lee")


def someone(number: int, **more) -> Someone:
    return Someone(number, NAMES[number - 1], more.pop("shape", "square"), **more)


PARENTS = Family(
    (someone(1, order="2010"), someone(2, shape="circle"), someone(3)),
    (Union(3, 2, "married", "2008"),),
    (Birth(1, (3, 2)),),
)


def with_twins(**more) -> Family:
    twins = tuple(
        someone(number, shape="circle", order="2013", twin=6, **more) for number in (6, 7)
    )
    births = (*PARENTS.births, Birth(6, (3, 2)), Birth(7, (3, 2)))
    return replace(PARENTS, people=(*PARENTS.people, *twins), births=births)


def test_an_only_child_hangs_straight_under_the_middle_of_the_union():
    laid = lay_out(PARENTS)
    x = {number: place.x for number, place in laid.placed.items()}
    assert x[1] == pytest.approx((x[2] + x[3]) / 2, abs=1)
    [down, entering] = laid.descents
    assert {point[0] for point in (*down.points, *entering.points)} == {down.points[0][0]}


def test_rows_are_level_and_generations_below_each_other():
    placed = lay_out(PARENTS).placed
    assert placed[2].y == placed[3].y < placed[1].y
    assert (placed[2].row, placed[1].row) == (0, 1)


def test_children_of_one_line_hang_from_one_bar():
    laid = lay_out(with_twins())
    bars = [
        stroke
        for stroke in laid.descents
        if len(stroke.points) == 2 and stroke.points[0][1] == stroke.points[1][1]
    ]
    assert len(bars) == 1


def test_twins_part_from_one_point():
    laid = lay_out(with_twins())
    forks = [stroke for stroke in laid.descents if len(stroke.points) == 3]
    assert len(forks) == 2
    assert forks[0].points[0] == forks[1].points[0]
    assert not [stroke for stroke in laid.descents if stroke.style == "identical"]


def test_identical_twins_have_a_bar_between_the_ways():
    laid = lay_out(with_twins(identical=True))
    [bar] = [stroke for stroke in laid.descents if stroke.style == "identical"]
    forks = [stroke for stroke in laid.descents if len(stroke.points) == 3]
    ends = sorted(point[0] for fork in forks for point in fork.points[1:2])
    assert ends[0] < bar.points[0][0] < bar.points[1][0] < ends[1]


def test_birth_is_above_at_the_left_and_death_above_at_the_right():
    family = Family((someone(4, born="1950", died="2019", dead=True, age="69"),))
    found = measure(draw(family).svg)
    box = {text.words: text.box for text in found.texts}
    symbol = found.symbols[4]
    assert box["1950"].right < symbol.x < box["2019"].left
    assert box["1950"].bottom < symbol.box.top
    assert box["2019"].bottom < symbol.box.top
    assert symbol.box.left < box["69"].left < box["69"].right < symbol.box.right
    assert box["Ron"].top > symbol.box.bottom


@pytest.mark.parametrize("how", ["adoptive", "foster", "step", "kinship"])
def test_care_is_drawn_as_what_it_is_beside_birth(how):
    family = replace(
        PARENTS,
        people=(*PARENTS.people, someone(4), someone(5, shape="circle")),
        unions=(*PARENTS.unions, Union(4, 5, "married")),
        births=(*PARENTS.births, Birth(1, (4, 5), how)),
    )
    laid = lay_out(family)
    entering = {
        stroke.style: stroke.points[-1][0]
        for stroke in laid.descents
        if stroke.points[-1][1] == pytest.approx(laid.placed[1].y - 27)
    }
    assert set(entering) == {"birth", how}
    assert abs(entering["birth"] - entering[how]) > 10


def test_a_grandmother_who_cares_passes_the_row_between():
    family = replace(
        PARENTS,
        people=(*PARENTS.people, someone(5, shape="circle")),
        births=(*PARENTS.births, Birth(2, (5,)), Birth(1, (5,), "kinship")),
    )
    tree = tree_of(family)
    [line] = [line for line in tree.lines if line.how == "kinship"]
    assert list(line.threads) == [1]
    found = measure(draw(family).svg)
    assert "kinship care" in {text.words for text in found.texts}


def test_a_sister_who_cares_is_joined_from_the_side():
    births = (*PARENTS.births, Birth(6, (3, 2)), Birth(1, (6,), "kinship"))
    people = (*PARENTS.people, someone(6, shape="circle", order="2001"))
    laid = lay_out(replace(PARENTS, people=people, births=births))
    assert [stroke.style for stroke in laid.joined.feelings] == ["kinship"]


def test_three_partners_stand_in_order_with_the_children_of_each_below():
    people = (
        someone(2, shape="circle"), someone(3), someone(4), someone(8),
        someone(1, order="2010"), someone(6, order="2013"), someone(7, order="2016"),
    )  # fmt: skip
    unions = (Union(2, 3, "married"), Union(2, 4, "together"), Union(2, 8, "affair"))
    births = (Birth(1, (3, 2)), Birth(6, (4, 2)), Birth(7, (8, 2)))
    placed = lay_out(Family(people, unions, births)).placed
    assert placed[3].x < placed[4].x < placed[8].x
    assert placed[1].x < placed[6].x < placed[7].x


def test_the_words_of_a_home_are_in_it():
    family = replace(PARENTS, homes=(Home(frozenset({1, 2}), "Mum’s home", "since 2018"),))
    found = measure(draw(family).svg)
    [loop] = found.homes[0]
    xs, ys = [x for x, _ in loop], [y for _, y in loop]
    for words in ("Mum’s home", "since 2018"):
        [box] = [text.box for text in found.texts if text.words == words]
        assert min(xs) < box.left < box.right < max(xs)
        assert min(ys) < box.top < box.bottom < max(ys)


def test_what_points_points_from_the_first_to_the_second():
    family = replace(PARENTS, feelings=(Feeling(2, 3, "focused"), Feeling(1, 2, "controlling")))
    laid = lay_out(family)
    for stroke, (start, end) in zip(laid.joined.feelings, ((2, 3), (1, 2)), strict=True):
        assert near(stroke.points[0], laid.placed[start])
        assert near(stroke.points[-1], laid.placed[end])


def near(point, place) -> bool:
    return abs(point[0] - place.x) <= 27 and abs(point[1] - place.y) <= 27


@pytest.mark.parametrize("nudge", [0, 1, 2])
def test_a_child_nudged_to_a_place_stands_there(nudge):
    family = with_twins()
    people = tuple(replace(one, nudge=nudge) if one.id == 1 else one for one in family.people)
    assert lay_out(replace(family, people=people)).placed[1].place == nudge


def test_a_place_beyond_the_row_is_its_end():
    people = tuple(replace(one, nudge=9) if one.id == 1 else one for one in with_twins().people)
    assert lay_out(replace(with_twins(), people=people)).placed[1].place == 2


def test_two_nudged_keep_the_order_that_was_given():
    wanted = {1: 2, 7: 0}
    people = tuple(replace(one, nudge=wanted.get(one.id)) for one in with_twins().people)
    placed = lay_out(replace(with_twins(), people=people)).placed
    assert (placed[7].place, placed[6].place, placed[1].place) == (0, 1, 2)


def test_one_person_alone_is_a_picture():
    found = measure(draw(Family((someone(1, index=True),))).svg)
    assert list(found.symbols) == [1]
