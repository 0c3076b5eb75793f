"""The small parts: widths of words, outlines of boxes, lanes, kinds of line."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.genogram.channels import CHILDREN, PASSES, Net, lanes
from kith.people.genogram.ink import Stroke, without_repeats
from kith.people.genogram.rectilinear import Box, outline
from kith.people.genogram.strokes import LAYERS, ZIGZAG, drawn, number, rounded, zigzag
from kith.people.genogram.tests.measured import extent, flat, inside
from kith.people.genogram.texts import width, wrapped

LETTERS = string.ascii_letters + string.digits + " .,-'()&/?"
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.integers(0, 20), st.integers(0, 20), st.integers(1, 9), st.integers(1, 9),
)  # fmt: skip


@given(st.text(LETTERS, min_size=1, max_size=30), st.booleans())
def test_widths_are_those_of_a_real_font(text, bold):
    assert width(text, 16, bold=bold) == pytest.approx(extent(text, 16, bold)[0], abs=0.3)


def test_letters_with_accents_are_as_wide_as_without_and_other_scripts_are_never_too_narrow():
    assert width("Zoë Müller", 16) == width("Zoe Muller", 16)
    assert width("美", 16) == 16


@given(st.text(LETTERS, max_size=60), st.integers(40, 200))
def test_a_name_breaks_between_words_and_loses_none(text, most):
    lines = wrapped(text, most, 16, bold=True)
    assert " ".join(lines).split() == text.split()
    assert all(width(line, 16, bold=True) <= most or " " not in line for line in lines)


@given(st.lists(boxes, min_size=1, max_size=6))
def test_an_outline_is_round_all_of_its_boxes_and_nothing_else(found):
    loops = [[(float(x), float(y)) for x, y in loop] for loop in outline(found)]
    for x in range(31):
        for y in range(31):
            within = any(box.left <= x < box.right and box.top <= y < box.bottom for box in found)
            assert inside((x + 0.5, y + 0.5), loops) == within


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=12))
def test_two_lines_in_one_lane_never_overlap(ends):
    nets = [Net(0, CHILDREN, [float(top)], [float(bottom)]) for top, bottom in ends]
    lanes(nets)
    for one in nets:
        for other in nets:
            if one is not other and one.lane == other.lane:
                assert one.high < other.low or other.high < one.low


def test_a_line_whose_way_up_is_above_anothers_way_down_runs_higher():
    lower = Net(0, PASSES, [10.0], [100.0])
    higher = Net(0, PASSES, [100.0], [200.0])
    lanes([lower, higher])
    assert higher.lane < lower.lane


def test_a_way_loses_what_says_nothing():
    way = [(0.0, 0.0), (0.0, 0.0), (5.0, 0.0), (9.0, 0.0), (9.0, 4.0)]
    assert without_repeats(way) == ((0.0, 0.0), (9.0, 0.0), (9.0, 4.0))


def test_round_corners_stay_within_the_way_and_reach_both_ends():
    [points] = flat(rounded([(0, 0), (40, 0), (40, 40)]))
    assert points[0] == (0, 0)
    assert points[-1] == (40, 40)
    assert all(0 <= x <= 40 and 0 <= y <= 40 for x, y in points)


def test_a_zigzag_goes_from_end_to_end_and_no_further_than_it_is_high():
    [points] = flat(zigzag([(0, 0), (100, 0)], 3))
    assert points[0] == (0, 0)
    assert points[-1] == (100, 0)
    assert {abs(y) for _, y in points} == {0, 3}


def test_no_two_kinds_of_line_differ_by_colour_alone():
    """Without its colours, each kind is drawn differently, unless words stand by it."""
    way = Stroke(((0.0, 0.0), (60.0, 0.0)), "")
    families = (
        ("birth", "adoptive", "foster", "step", "kinship"),
        ("married", "together", "affair", "none"),
        ("close", "fused", "distant", "conflict", "close_conflict", "cut_off", "repaired"),
        ("focused", "controlling", "abuse_physical", "conflict"),
    )
    for kinds in families:
        plain = {grey(drawn(Stroke(way.points, kind))) for kind in kinds}
        assert len(plain) == len(kinds)
    assert {*LAYERS, *ZIGZAG} >= {kind for kinds in families for kind in kinds}


def grey(svg: str) -> str:
    return re.sub(r"#[0-9a-f]{6}", "#000000", svg)


def test_numbers_are_short():
    assert [number(one) for one in (1.0, 1.26, -0.5)] == ["1", "1.3", "-0.5"]
