"""How a map is drawn and said: nothing overlaps, nothing is said by colour alone."""

import re
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.ecomap.drawing import (
    CENTRE,
    FEW,
    UPRIGHT,
    WIDE,
    Map,
    draw,
    places,
    sheet_of,
    wrapped,
    zigzag,
)
from kith.people.ecomap.faces import badge
from kith.people.ecomap.rules import (
    FACES,
    FLOWS,
    STRENGTHS,
    SYSTEMS,
    TO_CHILD,
    TRENDS,
    Line,
    changes,
    in_order,
    line_of_face,
    said,
    said_by_child,
    trends,
)

unhurried = settings(deadline=None)  # a busy machine is no fault
words = st.text("abcdefgh &<'\"é", max_size=60).map(str.strip)
lines = st.builds(
    Line,
    st.sampled_from(list(SYSTEMS)),
    words,
    st.sampled_from(list(STRENGTHS)),
    st.booleans(),
    st.sampled_from(list(FLOWS)),
    st.sampled_from(list(TRENDS)),
    words,
    st.none() | st.integers(1, 5),
)
maps = st.lists(lines, max_size=16, unique_by=lambda line: line.system)


@pytest.mark.parametrize(
    ("count", "sheet"),
    [
        *((count, WIDE) for count in range(1, len(SYSTEMS) + 1)),
        *((count, UPRIGHT) for count in range(1, FEW + 1)),
    ],
)
def test_no_two_circles_touch_and_none_leaves_the_picture(count, sheet):
    found, room = places(count, sheet), sheet.round
    assert len(found) == count
    for (ax, ay), (bx, by) in combinations(found, 2):
        assert hypot(ax - bx, ay - by) > 2 * room
    for x, y in found:
        assert hypot(x - sheet.middle[0], y - sheet.middle[1]) > CENTRE + room
        assert room <= x <= sheet.width - room
        assert room <= y <= sheet.height - room
    assert min(y for _, y in found) == sheet.middle[1] - sheet.down


@pytest.mark.parametrize(("count", "sheet"), [(FEW, UPRIGHT), (FEW + 1, WIDE)])
def test_what_a_child_drew_stands_upright_while_there_is_room(count, sheet):
    told = tuple(Line(system, face=4) for system in list(SYSTEMS)[:count])
    assert sheet_of(Map("Sam", told)) is sheet
    assert sheet_of(Map("Sam", (Line("school"),))) is WIDE


@unhurried
@given(maps, words)
def test_the_same_map_gives_the_same_bytes_and_no_styles(told, name):
    svg = draw(Map(name, tuple(told)))
    assert svg == draw(Map(name, tuple(reversed(told))))
    assert " style=" not in svg
    assert " id=" not in svg
    assert "<script" not in svg


@unhurried
@given(maps)
def test_every_line_is_in_the_description(told):
    svg = draw(Map("Sam", tuple(told)))
    described = re.search(r"<desc>(.*?)</desc>", svg, re.DOTALL)[1]
    assert all(SYSTEMS[line.system] in described for line in told)


@unhurried
@given(st.text(max_size=80), st.integers(4, 20), st.integers(1, 4))
def test_wrapped_words_keep_to_their_room(text, width, most):
    found = wrapped(text, width, most)
    assert 1 <= len(found) <= most
    assert all(len(one) <= width + 1 for one in found)


def test_what_does_not_fit_ends_in_dots_and_what_fits_does_not():
    assert wrapped("Boxing", 13, 2) == ["Boxing"]
    assert wrapped("Boxing on Tuesdays", 10, 2) == ["Boxing on", "Tuesdays"]
    assert wrapped("Boxing on Tuesdays with Jo", 10, 2)[-1].endswith("…")


@unhurried
@given(st.floats(20, 400), st.floats(-300, 300))
def test_a_zigzag_begins_and_ends_where_the_line_does(x, y):
    points = zigzag((0.0, 0.0), (x, y))
    assert (points[0], points[-1]) == ((0.0, 0.0), (x, y))
    assert len(points) >= 4


def test_each_strength_and_stress_has_a_stroke_of_its_own():
    drawn = {
        (strength, stressful): re.findall(
            r"<path[^>]*>", draw(Map("Sam", (Line("school", "", strength, stressful),)))
        )[0]
        for strength in STRENGTHS
        for stressful in (True, False)
    }
    shapes = {re.sub(r' stroke="[^"]*"', "", one) for one in drawn.values()}
    assert len(shapes) == len(drawn)


def test_five_faces_differ_in_more_than_colour():
    bare = {re.sub(r'fill="#[0-9a-f]{6}"', "", str(badge(number))) for number in FACES}
    assert len(bare) == 5


class TestWords:
    def test_a_line_is_said_in_a_sentence(self):
        line = Line("friends", "The estate", "strong", True, "from", "down")
        assert said(line, "Sam") == "strong and stressful; takes from Sam; getting worse"
        assert line.name == "Friends: The estate"
        assert said(Line("school"), "Sam") == "ordinary"

    def test_a_face_says_how_it_feels_and_no_more(self):
        sad, happy = line_of_face("school", 1), line_of_face("clubs", 5, "Boxing")
        assert (sad.strength, sad.stressful, sad.flow) == ("weak", True, "none")
        assert (happy.strength, happy.stressful) == ("strong", False)
        assert said(sad, "Sam") == "very sad"
        assert said_by_child(happy) == "Clubs and sport (Boxing): very happy"

    def test_what_changed_is_said_for_each_part_of_life(self):
        before = [Line("school", "", "weak", True), Line("work")]
        after = [Line("school", "", "strong"), Line("clubs")]
        assert changes(before, after, "Sam") == [
            "School: it was weak and stressful. Now it is strong.",
            "Clubs is new: ordinary.",
            "Work is no longer there. It was ordinary.",
        ]

    @unhurried
    @given(maps, maps)
    def test_nothing_changed_between_a_map_and_itself(self, one, other):
        assert changes(one, one, "Sam") == []
        assert bool(changes(one, other, "Sam")) == bool(changes(other, one, "Sam"))

    def test_how_a_face_moved(self):
        before = [line_of_face("school", 2), line_of_face("clubs", 5), line_of_face("work", 3)]
        after = [line_of_face("school", 4), line_of_face("clubs", 4), line_of_face("work", 3)]
        told = trends(before, [*after, line_of_face("faith", 1)])
        assert told == {"school": "up", "clubs": "down", "work": "same"}

    def test_every_part_has_words_for_a_child_that_are_short(self):
        assert TO_CHILD.keys() == SYSTEMS.keys()
        assert all(len(words.split()) <= 4 for words in TO_CHILD.values())
        assert [line.system for line in in_order([Line("other"), Line("family")])] == [
            "family", "other",
        ]  # fmt: skip
