"""The ecomap measured: where its lines begin and end, what fits, and what each sample says."""

import re
from math import hypot, isclose
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.ecomap.drawing import (
    ACROSS,
    CENTRE,
    DOWN,
    HEIGHT,
    LEGEND,
    MIDDLE,
    ROUND,
    TREND,
    UPRIGHT,
    WIDE,
    Map,
    arrow,
    draw,
    places,
    stroke,
    wrapped,
    zigzag,
)
from kith.people.ecomap.faces import MOUTH, badge
from kith.people.ecomap.rules import FACES, FLOWS, STRENGTHS, SYSTEMS, TO_CHILD, Line, line_of_face

unhurried = settings(deadline=None)  # a busy machine is no fault
SVG = "{http://www.w3.org/2000/svg}"
names = st.text("abcdefghij ÄØ&<>\"'", min_size=1, max_size=40).filter(str.strip)
some_systems = st.lists(st.sampled_from(list(SYSTEMS)), min_size=1, unique=True)


def parsed(svg):
    """Return a picture as a reader's browser takes it apart; what is no XML does not pass."""
    return ElementTree.fromstring(str(svg))


def local(one):
    return one.tag.removeprefix(SVG)


def circles(root, radius):
    return [
        (float(one.get("cx")), float(one.get("cy")))
        for one in root.iter()
        if local(one) == "circle" and one.get("cx") and float(one.get("r")) == radius
    ]


def texts(root):
    return [one.text or "" for one in root.iter() if local(one) == "text"]


def points(d):
    """Return the corners of a path of straight lines."""
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", d)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def lines_in(svg):
    """Return the paths of a map without its legend: each line before its arrows and marks."""
    body = str(svg).split(f'r="{ROUND:g}"')[0]
    return re.findall(r'<path[^>]*d="([^"]*)"[^>]*stroke-linejoin="round"', body)


def drawn_lines(*lines):
    return parsed(draw(Map("Sam", lines)))


class TestPlaces:
    @pytest.mark.parametrize("count", range(1, len(SYSTEMS) + 1))
    def test_each_lies_on_the_ring(self, count):
        for x, y in places(count):
            on_ring = ((x - MIDDLE[0]) / ACROSS) ** 2 + ((y - MIDDLE[1]) / DOWN) ** 2
            assert isclose(on_ring, 1, abs_tol=1e-9)

    @pytest.mark.parametrize("count", range(3, len(SYSTEMS) + 1))
    def test_neighbours_stand_about_as_far_apart_all_the_way_round(self, count):
        found = places(count)
        pairs = zip(found, [*found[1:], found[0]], strict=True)
        gaps = [hypot(ax - bx, ay - by) for (ax, ay), (bx, by) in pairs]
        assert max(gaps) < 1.25 * min(gaps)

    def test_no_parts_have_no_places(self):
        assert places(0) == []


class TestMaps:
    @unhurried
    @given(some_systems, names)
    def test_every_part_has_a_circle_of_its_own_and_the_child_stands_in_the_middle(
        self, systems, name
    ):
        root = parsed(draw(Map(name, tuple(Line(one) for one in systems))))
        assert sorted(circles(root, ROUND)) == sorted(
            (round(x, 2), round(y, 2)) for x, y in places(len(systems))
        )
        assert circles(root, CENTRE) == [MIDDLE]

    @unhurried
    @given(some_systems, st.sampled_from(list(STRENGTHS)), st.booleans())
    def test_a_line_runs_from_the_child_s_edge_to_the_part_s(self, systems, strength, stressful):
        told = tuple(Line(one, "", strength, stressful) for one in systems)
        drawn = lines_in(draw(Map("Sam", told)))
        assert len(drawn) == len(systems)
        for d, (x, y) in zip(drawn, places(len(systems)), strict=True):
            (sx, sy), *_, (ex, ey) = points(d)
            assert abs(hypot(sx - MIDDLE[0], sy - MIDDLE[1]) - CENTRE - 4) < 0.1
            assert abs(hypot(ex - x, ey - y) - ROUND - 4) < 0.1

    @unhurried
    @given(names, names)
    def test_names_are_words_and_never_marks_of_the_picture(self, name, label):
        root = parsed(draw(Map(name, (Line("school", label),))))
        assert {local(one) for one in root.iter()} <= {
            "svg", "title", "desc", "g", "path", "circle", "text", "rect", "line",
        }  # fmt: skip

    def test_an_empty_map_says_so_to_whoever_does_not_see_it(self):
        root = parsed(draw(Map("Sam", ())))
        assert root.find(f"{SVG}desc").text == "Nothing is drawn yet"
        assert root.find(f"{SVG}title").text == "What is around Sam"
        assert circles(root, ROUND) == []

    def test_a_title_of_its_own_is_read_out(self):
        root = parsed(draw(Map("Sam", (), "What is around Sam on 4 March 2026")))
        assert root.find(f"{SVG}title").text == "What is around Sam on 4 March 2026"

    def test_everything_is_spoken_in_the_order_of_the_ring(self):
        told = (Line("other"), Line("school", "Oakfield", "weak"), Line("family"))
        spoken = parsed(draw(Map("Sam", told))).find(f"{SVG}desc").text
        assert spoken == (
            "Family elsewhere: ordinary; School: Oakfield: weak; Something else: ordinary"
        )

    def test_a_worker_s_map_explains_its_lines_and_a_child_s_needs_no_key(self):
        ours, theirs = drawn_lines(Line("school")), drawn_lines(line_of_face("school", 4))
        assert ours.get("viewBox").endswith(f"{HEIGHT + LEGEND}")
        assert theirs.get("viewBox").endswith(f"{UPRIGHT.height}")
        key = {"Strong", "Ordinary", "Weak", "Stressful", "Gives in this direction", "Worse"}
        assert key <= set(texts(ours))
        assert not key & set(texts(theirs))

    def test_a_child_s_map_is_in_the_child_s_own_words(self):
        assert "My feelings worker" in " ".join(texts(drawn_lines(line_of_face("camhs", 3))))
        assert "CAMHS" in texts(drawn_lines(Line("camhs")))

    @pytest.mark.parametrize("label", ["Boxing", "The youth club behind the old swimming baths"])
    @pytest.mark.parametrize("face", [None, 2])
    def test_words_stay_within_their_circle_from_top_to_bottom(self, label, face):
        line = line_of_face("clubs", face, label) if face else Line("clubs", label)
        sheet = UPRIGHT if face else WIDE
        ((_, y),) = places(1, sheet)
        rows = [
            float(one.get("y"))
            for one in drawn_lines(line).iter()
            if local(one) == "text" and abs(float(one.get("y")) - y) < 2 * sheet.round
        ]
        assert 2 <= len(rows) <= 4
        assert all(abs(row - y) < sheet.round for row in rows)


class TestLines:
    def arrows(self, flow):
        """Return the tips of the arrows of a lone line, which runs straight up."""
        svg = str(draw(Map("Sam", (Line("school", flow=flow),))))
        body = svg.split(f'r="{ROUND:g}"')[0]
        return [points(d)[0] for d in re.findall(r'd="([^"]*)Z"', body)]

    def test_what_gives_to_the_child_points_at_the_child_and_what_takes_points_away(self):
        ((_, top),) = places(1)
        child, part = MIDDLE[1] - CENTRE - 4, top + ROUND + 4
        assert [y for _, y in self.arrows("to")] == [child]
        assert [y for _, y in self.arrows("from")] == [part]
        assert sorted(y for _, y in self.arrows("both")) == sorted([child, part])
        assert self.arrows("none") == []

    @pytest.mark.parametrize("flow", FLOWS)
    @pytest.mark.parametrize("trend", ["", *TREND])
    def test_a_trend_is_one_mark_whatever_flows(self, flow, trend):
        root = drawn_lines(Line("school", flow=flow, trend=trend))
        marks = [one.get("d") for one in root.iter() if one.get("d") in TREND.values()]
        legend = list(TREND.values())
        assert sorted(marks) == sorted([*legend, *([TREND[trend]] if trend else [])])

    @pytest.mark.parametrize(
        ("strength", "width", "dashed"),
        [("strong", "7", False), ("ordinary", "3", False), ("weak", "2", True)],
    )
    def test_strength_is_thickness_and_weakness_is_dashes(self, strength, width, dashed):
        drawn = stroke((0, 0), (100, 0), strength)
        assert f'stroke-width="{width}"' in drawn
        assert ("stroke-dasharray" in drawn) == dashed

    @pytest.mark.parametrize("strength", STRENGTHS)
    def test_stress_is_a_zigzag_and_is_never_broken_by_dashes(self, strength):
        drawn = stroke((0, 0), (100, 0), strength, stressful=True)
        assert "stroke-dasharray" not in drawn
        corners = points(re.search(r'd="([^"]*)"', drawn)[1])
        assert {y for _, y in corners} == {0, 7, -7}

    @unhurried
    @given(st.floats(30, 400), st.floats(-300, 300))
    def test_a_zigzag_never_strays_farther_than_its_height(self, x, y):
        far = hypot(x, y)
        for px, py in zigzag((0.0, 0.0), (x, y)):
            assert abs(px * y - py * x) / far <= 7 + 1e-6
            assert -1e-6 <= (px * x + py * y) / far <= far + 1e-6

    @unhurried
    @given(st.floats(-300, 300), st.floats(-300, 300))
    def test_an_arrow_has_its_tip_at_the_head_and_two_barbs_as_long(self, x, y):
        tip, *barbs = points(re.search(r'd="([^"]*)"', arrow((500.0, 500.0), (x, y)))[1])
        assert hypot(tip[0] - x, tip[1] - y) < 0.1
        assert len(barbs) == 2
        assert all(abs(hypot(bx - x, by - y) - 20) < 0.1 for bx, by in barbs)


class TestWrapping:
    @unhurried
    @given(st.lists(st.text("abcdef", min_size=1, max_size=6), min_size=1, max_size=8))
    def test_words_that_have_room_are_all_there_in_their_order(self, words):
        found = wrapped(" ".join(words), 8, 99)
        assert " ".join(found).split() == words

    def test_a_word_that_is_too_long_is_cut_and_says_so(self):
        assert wrapped("Llanfairpwllgwyngyll", 10, 2) == ["Llanfairpw…"]

    def test_no_words_are_one_empty_line(self):
        assert wrapped("  ", 10, 2) == [""]

    @pytest.mark.parametrize("system", SYSTEMS)
    def test_every_part_of_life_fits_into_its_circle_uncut(self, system):
        for words in (SYSTEMS[system], TO_CHILD[system]):
            assert "…" not in "".join(wrapped(words, 14, 2))


class TestFaces:
    def mouth(self, number):
        """Return how far the middle of a mouth hangs below its corners."""
        d = re.search(r'd="(M[^"]*Q[^"]*)"', badge(number))[1]
        (_, corner), (_, pulled), _ = points(d)
        return pulled - corner

    def test_each_smiles_more_than_the_one_before(self):
        smiles = [self.mouth(number) for number in FACES]
        assert smiles == sorted(smiles)
        assert smiles[0] < 0 < smiles[-1]
        assert abs(smiles[2]) < 0.01
        assert MOUTH.keys() == FACES.keys()

    def test_only_the_saddest_has_a_tear(self):
        tears = [badge(number).count("<circle") - 3 for number in FACES]
        assert tears == [1, 0, 0, 0, 0]

    @pytest.mark.parametrize("number", FACES)
    def test_a_badge_is_silent_because_its_word_stands_beside_it(self, number):
        root = parsed(badge(number))
        assert (root.get("aria-hidden"), root.get("focusable")) == ("true", "false")
        assert root.get("viewBox") == "0 0 56 56"
        assert "style" not in {name for one in root.iter() for name in one.attrib}

    @pytest.mark.parametrize("size", [24, 56, 96])
    def test_a_face_fits_its_badge(self, size):
        root = parsed(badge(3, size))
        (head,) = [one for one in root.iter() if local(one) == "circle" and not one.get("cx")]
        assert float(head.get("r")) <= size / 2 - 1
