"""What a map says in words: its lines, what changed, and how a child's faces moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.ecomap.rules import (
    ASKED,
    FACES,
    FLOW_WORDS,
    FLOWS,
    MOST_LABEL,
    STRENGTHS,
    SYSTEMS,
    TO_CHILD,
    TREND_WORDS,
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
drawn = st.lists(
    st.builds(
        Line,
        st.sampled_from(list(SYSTEMS)),
        st.just(""),
        st.sampled_from(list(STRENGTHS)),
        st.booleans(),
        st.sampled_from(list(FLOWS)),
        st.sampled_from(list(TRENDS)),
    ),
    unique_by=lambda line: line.system,
)
faces = st.dictionaries(st.sampled_from(list(SYSTEMS)), st.integers(1, 5)).map(
    lambda told: [line_of_face(system, number) for system, number in told.items()]
)


class TestOneLine:
    @pytest.mark.parametrize("flow", FLOW_WORDS)
    def test_which_way_it_gives_is_said_of_the_child_by_name(self, flow):
        words = said(Line("school", flow=flow), "Sam")
        assert words == f"ordinary; {FLOW_WORDS[flow].format(name='Sam')}"

    @pytest.mark.parametrize("trend", TREND_WORDS)
    def test_how_it_goes_is_said_last(self, trend):
        line = Line("school", "", "weak", False, "to", trend)
        assert said(line, "Sam") == f"weak; gives to Sam; {TREND_WORDS[trend]}"

    def test_a_name_with_braces_in_it_is_only_a_name(self):
        assert said(Line("school", flow="to"), "{name}") == "ordinary; gives to {name}"

    @pytest.mark.parametrize("face", FACES)
    def test_a_face_is_said_as_it_was_tapped_and_nothing_is_read_out_of_it(self, face):
        line = line_of_face("school", face, "Oakfield", "Maths")
        assert said(line, "Sam") == FACES[face].lower()
        assert (line.flow, line.trend, line.words) == ("none", "", "Maths")
        assert said_by_child(line) == f"School (Oakfield): {FACES[face].lower()}"

    def test_the_happier_the_face_the_stronger_the_line(self):
        order = ["weak", "ordinary", "strong"]
        ranks = [order.index(line_of_face("school", face).strength) for face in FACES]
        assert ranks == sorted(ranks)
        assert [line_of_face("school", face).stressful for face in FACES] == [
            True, True, False, False, False,
        ]  # fmt: skip

    @unhurried
    @given(drawn)
    def test_two_lines_that_differ_in_what_is_drawn_are_said_differently(self, lines):
        told = {
            (one.strength, one.stressful, one.flow, one.trend): said(one, "Sam") for one in lines
        }
        assert len(set(told.values())) == len(told)


class TestOrder:
    @unhurried
    @given(drawn, st.randoms(use_true_random=False))
    def test_lines_stand_round_the_child_always_the_same(self, lines, chance):
        shuffled = list(lines)
        chance.shuffle(shuffled)
        assert in_order(shuffled) == in_order(lines)
        order = list(SYSTEMS)
        stood = [order.index(one.system) for one in in_order(lines)]
        assert stood == sorted(stood)


class TestChanges:
    @unhurried
    @given(drawn, drawn)
    def test_a_part_of_life_is_spoken_of_once_and_only_where_it_differs(self, before, after):
        was = {one.system: said(one, "Sam") for one in before}
        now = {one.system: said(one, "Sam") for one in after}
        differing = [system for system in SYSTEMS if was.get(system) != now.get(system)]
        told = changes(before, after, "Sam")
        assert len(told) == len(differing)
        for words, system in zip(told, differing, strict=True):
            assert words.startswith(SYSTEMS[system])

    @unhurried
    @given(drawn)
    def test_a_first_map_is_all_new_and_an_empty_one_has_lost_all(self, lines):
        assert all(" is new: " in words for words in changes([], lines, "Sam"))
        assert all("no longer there" in words for words in changes(lines, [], "Sam"))
        assert len(changes([], lines, "Sam")) == len(changes(lines, [], "Sam")) == len(lines)

    @unhurried
    @given(drawn, drawn)
    def test_in_whichever_order_the_lines_were_drawn(self, before, after):
        assert changes(before[::-1], after[::-1], "Sam") == changes(before, after, "Sam")

    def test_a_child_s_changes_are_said_by_faces(self):
        told = changes([line_of_face("school", 1)], [line_of_face("school", 4)], "Sam")
        assert told == ["School: it was very sad. Now it is happy."]


class TestHowFacesMoved:
    @unhurried
    @given(faces, faces)
    def test_only_what_is_on_both_maps_has_moved(self, before, after):
        moved = trends(before, after)
        both = {one.system for one in before} & {one.system for one in after}
        assert set(moved) == both

    @unhurried
    @given(faces, faces)
    def test_looking_back_turns_better_into_worse(self, before, after):
        turned = {"up": "down", "down": "up", "same": "same"}
        there, back = trends(before, after), trends(after, before)
        assert {system: turned[how] for system, how in there.items()} == back

    def test_a_line_of_a_worker_has_no_face_and_moves_nowhere(self):
        assert trends([Line("school")], [line_of_face("school", 5)]) == {}
        assert trends([line_of_face("school", 5)], [Line("school")]) == {}


class TestWordsForAChild:
    def test_every_question_is_about_a_part_of_life_and_is_short(self):
        assert ASKED.keys() <= SYSTEMS.keys()
        assert all(len(words.split()) <= 12 for words in ASKED.values())

    @pytest.mark.parametrize("system", TO_CHILD)
    def test_no_word_of_an_office_is_in_it(self, system):
        words = f"{TO_CHILD[system]} {ASKED.get(system, '')}".lower()
        for office in ("camhs", "yjs", "case", "referral", "assessment", "agency", "service"):
            assert office not in words.split()

    def test_a_label_is_short_enough_to_be_read_on_the_map(self):
        assert MOST_LABEL <= 60
