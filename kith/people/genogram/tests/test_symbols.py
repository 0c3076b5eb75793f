"""The symbols and samples, looked at one by one."""

from dataclasses import replace
from typing import get_args

import pytest
from lxml import etree

from kith.people.genogram.draw import draw
from kith.people.genogram.family import Family, Fill, Someone
from kith.people.genogram.ink import Stroke, Words
from kith.people.genogram.legend import MEANINGS, legend
from kith.people.genogram.measures import HALF
from kith.people.genogram.places import reach
from kith.people.genogram.strokes import ARROWED, drawn, rounded
from kith.people.genogram.symbols import said, shape, symbol, text
from kith.people.genogram.tests.measured import flat, measure, texts_on_lines

SAM = Someone(1, "Sam", "square", age="16")


def parts(svg: str) -> list:
    return list(etree.fromstring(f"<svg>{svg}</svg>"))


def tags(svg: str) -> list[str]:
    return [one.tag for one in parts(svg)]


def lines(someone: Someone) -> int:
    return tags(symbol(someone)).count("line")


class TestShapes:
    def test_a_square_a_circle_and_a_diamond_are_equally_high(self):
        [square] = parts(shape("square", 20, 2))
        [circle] = parts(shape("circle", 20, 2))
        [diamond] = parts(shape("diamond", 20, 2))
        assert (square.get("width"), square.get("y")) == ("40", "-20")
        assert circle.get("r") == "20"
        [loop] = flat(diamond.get("d"))
        assert (min(y for _, y in loop), max(y for _, y in loop)) == (-20, 20)

    def test_the_age_is_inside(self):
        [box, age] = parts(symbol(SAM))
        assert box.tag == "rect"
        assert (age.text, age.get("x"), age.get("text-anchor")) == ("16", "0", "middle")

    @pytest.mark.parametrize("kind", ["square", "circle", "diamond"])
    @pytest.mark.parametrize("inner", [None, "square", "circle", "diamond"])
    @pytest.mark.parametrize("age", ["7", "88", "100", "113"])
    @pytest.mark.parametrize("mark", [None, *get_args(Fill)])
    def test_the_age_touches_no_line_however_old_and_whatever_is_marked(
        self, kind, inner, age, mark
    ):
        old = replace(SAM, shape=kind, inner=inner, age=age, fill=frozenset([mark] if mark else []))
        for someone in (old, replace(old, dead=True), replace(old, index=True)):
            found = measure(draw(Family((someone,), (), (), (), ())).svg)
            assert texts_on_lines(found) == []

    def test_without_an_age_nothing_is(self):
        assert tags(symbol(replace(SAM, age=""))) == ["rect"]

    def test_whoever_has_died_is_crossed_out_round_their_age(self):
        crossed = [one for one in parts(symbol(replace(SAM, dead=True))) if one.tag == "line"]
        assert len(crossed) == 4
        for one in crossed:
            assert min(abs(float(one.get("x2"))), abs(float(one.get("y2")))) > 9

    def test_who_is_not_known_is_dashed_and_has_a_question_mark(self):
        [box, mark] = parts(symbol(Someone(1, "", "square", unknown=True)))
        assert box.get("stroke-dasharray")
        assert mark.text == "?"

    def test_the_index_child_is_drawn_twice_the_inner_one_smaller(self):
        outer, inner, _ = parts(symbol(replace(SAM, index=True)))
        assert float(inner.get("width")) < float(outer.get("width")) == 2 * HALF

    @pytest.mark.parametrize("inner", ["square", "circle", "diamond"])
    def test_the_shape_recorded_at_birth_is_inside_if_they_want_it(self, inner):
        plain, marked = (tags(symbol(replace(SAM, inner=one))) for one in (None, inner))
        assert len(marked) == len(plain) + 1


class TestMarks:
    def test_substance_misuse_fills_the_lower_half(self):
        filled = parts(symbol(replace(SAM, fill=frozenset({"substance"}))))[1]
        [loop] = flat(filled.get("d"))
        assert min(y for _, y in loop) == 0
        assert filled.get("transform") is None

    def test_recovery_fills_a_quarter_below_a_line_across(self):
        filled, cross = parts(symbol(replace(SAM, fill=frozenset({"substance_recovery"}))))[1:3]
        [loop] = flat(filled.get("d"))
        assert {(x >= 0, y >= 0) for x, y in loop} == {(True, True)}
        ends = [point for line in flat(cross.get("d")) for point in line]
        assert all(max(abs(x), abs(y)) >= 11 for x, y in ends), "the age in the middle stays clear"

    def test_a_disability_fills_the_upper_right_quarter(self):
        filled = parts(symbol(replace(SAM, fill=frozenset({"disability"}))))[1]
        assert filled.get("transform") == "rotate(-90)"

    @pytest.mark.parametrize("kind", ["square", "circle", "diamond"])
    def test_illness_of_the_mind_is_hatched_on_the_left_beside_the_age(self, kind):
        someone = replace(SAM, shape=kind, fill=frozenset({"mental"}))
        hatched = [one for one in parts(symbol(someone)) if one.tag == "line"]
        assert len(hatched) >= 3
        for one in hatched:
            assert float(one.get("x1")) < float(one.get("x2")) <= -11
            assert float(one.get("x1")) >= -reach(kind, float(one.get("y1"))) - 0.1

    def test_no_two_marks_look_alike(self):
        drawn_as = {symbol(replace(SAM, fill=frozenset({one}))) for one in get_args(Fill)}
        assert len(drawn_as) == len(get_args(Fill))

    def test_illness_fills_the_left_half(self):
        filled = parts(symbol(replace(SAM, fill=frozenset({"illness"}))))[1]
        assert filled.get("transform") == "rotate(90)"

    def test_what_is_only_suspected_is_hatched_below_the_age(self):
        hatched = [
            one
            for one in parts(symbol(replace(SAM, fill=frozenset({"substance_suspected"}))))
            if one.tag == "line"
        ]
        assert len(hatched) > 4
        assert all(float(one.get("y1")) >= 10 for one in hatched)

    def test_hatching_stays_within_a_circle(self):
        someone = replace(SAM, shape="circle", fill=frozenset({"substance_suspected"}))
        for one in parts(symbol(someone)):
            if one.tag == "line":
                x, y = float(one.get("x2")), float(one.get("y2"))
                assert x * x + y * y <= HALF * HALF + 3


class TestPregnancies:
    @pytest.mark.parametrize(
        ("loss", "crossing"),
        [("pregnancy", 0), ("miscarriage", 2), ("stillbirth", 2), ("termination", 3)],
    )
    def test_each_has_a_sign_of_its_own(self, loss, crossing):
        assert lines(Someone(1, "", "circle", loss=loss)) == crossing

    def test_a_child_not_born_yet_is_a_triangle(self):
        unborn = Someone(1, "Baby", expected=True)
        assert symbol(unborn) == symbol(Someone(2, "", loss="pregnancy"))

    def test_a_stillborn_child_keeps_their_shape(self):
        assert tags(symbol(Someone(1, "", "circle", loss="stillbirth")))[0] == "circle"


class TestSaid:
    @pytest.mark.parametrize(
        ("someone", "words"),
        [
            (SAM, "Sam, 16 years old"),
            (replace(SAM, born="2010"), "Sam, 16 years old, born 2010"),
            (replace(SAM, dead=True), "Sam, died at 16"),
            (replace(SAM, dead=True, age=""), "Sam, has died"),
            (Someone(1, "", loss="miscarriage"), "Miscarriage"),
            (Someone(1, "Baby", expected=True, born="Due Feb 2027"), "Baby, Due Feb 2027"),
            (Someone(1, ""), "Not known"),
        ],
    )
    def test_a_link_is_read_as_a_person(self, someone, words):
        assert said(someone) == words


class TestStrokes:
    WAY = ((0.0, 0.0), (60.0, 0.0), (60.0, 40.0))

    @pytest.mark.parametrize("style", ARROWED)
    def test_an_arrow_has_its_tip_where_the_line_ends(self, style):
        [arrow] = [
            one for one in parts(drawn(Stroke(self.WAY, style))) if one.get("fill") != "none"
        ]
        [loop] = flat(arrow.get("d"))
        assert loop[0] == (60, 40)
        assert max(y for _, y in loop) == 40

    def test_a_tie_cut_off_has_two_bars_and_one_mended_a_ring_between_them(self):
        assert tags(drawn(Stroke(self.WAY, "cut_off"))) == ["path"] * 3
        assert tags(drawn(Stroke(self.WAY, "repaired"))) == ["path"] * 3 + ["circle"]

    def test_close_is_two_lines_and_fused_three(self):
        assert len(parts(drawn(Stroke(self.WAY, "close")))) == 2  # a broad one and a white one
        assert len(parts(drawn(Stroke(self.WAY, "fused")))) == 3

    def test_adoption_is_a_solid_and_a_dotted_line_side_by_side(self):
        solid, dotted = parts(drawn(Stroke(((0.0, 0.0), (0.0, 50.0)), "adoptive")))
        assert not solid.get("stroke-dasharray")
        assert dotted.get("stroke-dasharray")
        [[(one, _), _]], [[(other, _), _]] = flat(solid.get("d")), flat(dotted.get("d"))
        assert abs(one - other) == 5

    def test_a_closed_way_is_round_at_every_corner(self):
        way = rounded([(0, 0), (40, 0), (40, 40), (0, 40)], closed=True)
        assert way.count("Q") == 4
        assert way.endswith("Z")


class TestLegend:
    def test_every_sample_is_well_formed(self):
        for words, sample in MEANINGS.values():
            assert words
            assert parts(sample())

    def test_it_fills_columns_from_top_to_bottom(self):
        made = legend(["married", "together", "affair", "divorced", "separated"], 500)
        words = [one for one in parts(made.svg) if one.tag == "text"]
        places = [(float(one.get("x")), float(one.get("y"))) for one in words]
        assert places == sorted(places)
        assert len({x for x, _ in places}) > 1

    def test_in_a_narrow_picture_it_is_one_column(self):
        made = legend(["married", "together", "affair"], 100)
        words = [one for one in parts(made.svg) if one.tag == "text"]
        assert len({one.get("x") for one in words}) == 1
        assert made.width > 100

    def test_of_nothing_there_is_none(self):
        made = legend([], 600)
        assert (made.svg, made.height) == ("", 0)


def test_a_text_is_escaped():
    assert "&lt;b&gt; &amp; co" in text(Words(0, 0, "<b> & co"))
