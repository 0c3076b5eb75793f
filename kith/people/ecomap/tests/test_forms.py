"""The two forms of a map: what they ask, what they begin with, and what they hand on."""

import pytest

from kith.people.ecomap.forms import FacesForm, MapForm
from kith.people.ecomap.rules import FACES, SYSTEMS, TO_CHILD, Line, line_of_face


def table(**said):
    """Return what a browser sends of the table of lines: every box of every part of life."""
    sent = {"note": ""}
    for system in SYSTEMS:
        for box in ("strength", "trend", "label", "words"):
            sent[f"{system}-{box}"] = ""
        sent[f"{system}-flow"] = "none"
    return {**sent, **{name.replace("_", "-"): value for name, value in said.items()}}


def filled(made, said):
    form = made(said)
    assert form.is_valid(), form.errors
    return form


class TestTheTable:
    def test_asks_six_things_of_each_part_of_life(self):
        rows = MapForm().rows
        assert [row.system for row in rows] == list(SYSTEMS)
        for row in rows:
            assert list(row.boxes) == ["strength", "stressful", "flow", "trend", "label", "words"]

    def test_each_box_is_named_after_its_part_of_life_for_whoever_hears_it(self):
        form = MapForm()
        for row in form.rows:
            assert all(box.label.startswith(f"{row.words}: ") for box in row.boxes.values())

    def test_a_part_without_a_line_is_not_on_the_map_whatever_else_was_said(self):
        form = filled(MapForm, table(school_label="Oakfield", school_words="He likes it"))
        assert form.lines() == []

    def test_a_line_is_handed_on_as_it_was_drawn(self):
        form = filled(
            MapForm,
            table(
                school_strength="weak", school_stressful="on", school_flow="from",
                school_trend="down", school_label=" Oakfield ", school_words="He hates it",
                clubs_strength="strong", clubs_flow="",
            ),
        )  # fmt: skip
        assert form.lines() == [
            Line("school", "Oakfield", "weak", True, "from", "down", "He hates it"),
            Line("clubs", strength="strong"),
        ]

    @pytest.mark.parametrize(
        ("box", "typed"),
        [
            ("school_strength", "enormous"),
            ("school_flow", "sideways"),
            ("school_trend", "round"),
            ("school_label", "x" * 61),
            ("school_words", "x" * 301),
            ("note", "x" * 1001),
        ],
    )
    def test_what_cannot_be_is_said_at_its_box_and_what_was_typed_stays(self, box, typed):
        form = MapForm(table(**{box: typed}))
        name = box.replace("_", "-")
        assert list(form.errors) == [name]
        assert form[name].value() == typed

    def test_begins_with_the_lines_of_the_last_map_and_asks_anew_how_they_go(self):
        last = Line("school", "Oakfield", "weak", True, "from", "down", "He hates it")
        form = MapForm(before=(last,))
        first = {name: form[f"school-{name}"].initial for name in
                 ("label", "strength", "stressful", "flow", "trend", "words")}  # fmt: skip
        assert first == {
            "label": "Oakfield", "strength": "weak", "stressful": True, "flow": "from",
            "trend": None, "words": None,
        }  # fmt: skip
        assert form["clubs-strength"].initial == ""


class TestTheFaces:
    def test_ask_a_face_and_a_name_and_nothing_of_strength_or_flow(self):
        for row in FacesForm().rows:
            assert list(row.boxes) == ["face", "label"]
            assert row.words == TO_CHILD[row.system]

    def test_offer_five_faces_and_that_it_is_not_in_my_life(self):
        form = FacesForm()
        choices = [words for _, words in form.fields["school-face"].choices]
        assert choices == [*FACES.values(), "Not in my life"]
        assert [words for _, words, _ in form.faces] == list(FACES.values())

    def test_no_face_is_chosen_for_the_child_though_the_names_are_remembered(self):
        form = FacesForm(before=(line_of_face("clubs", 5, "Boxing"),))
        assert form["clubs-face"].value() is None
        assert form["clubs-label"].initial == "Boxing"

    @pytest.mark.parametrize("face", FACES)
    def test_a_face_becomes_the_line_that_it_draws(self, face):
        form = filled(FacesForm, {"school-face": str(face), "school-label": "Oakfield", "note": ""})
        assert form.lines() == [line_of_face("school", face, "Oakfield")]

    def test_a_name_without_a_face_is_no_line(self):
        form = filled(FacesForm, {"school-label": "Oakfield", "note": ""})
        assert form.lines() == []

    @pytest.mark.parametrize("face", ["0", "6", "happy", "5.0", "-1"])
    def test_there_is_no_sixth_face(self, face):
        form = FacesForm({"school-face": face})
        assert list(form.errors) == ["school-face"]
