"""Files of figures: nothing in them runs, nothing is lost, nothing hidden comes out."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.oversight import export, windows
from kith.oversight.breakdown import Breakdown, Group
from kith.oversight.catalogue import INDICATORS
from kith.oversight.reading import Point, Reading

SPANS = windows.line(windows.ending_on(date(2026, 3, 31)))
CUTS = [Breakdown("Sex", (Group("Girls", 6, 10), Group("Boys", 5, 10)))]


def reading(*pairs, guarded=False):
    points = tuple(Point(s, n, d, d - n) for s, (n, d) in zip(SPANS, pairs, strict=False))
    return Reading(INDICATORS["AS-04"], points, guarded)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  ="])
def test_a_cell_that_looks_like_a_formula_is_made_harmless(start):
    assert export.harmless(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["Sam", "a = b", "", 3, -3, 0.5, None])
def test_other_cells_stay_as_they_are(cell):
    assert export.harmless(cell) == cell


@given(st.text())
def test_no_text_ever_begins_like_a_formula(text):
    assert not str(export.harmless(text)).lstrip(" ").startswith(export.RISKY)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n\0")), min_size=1, max_size=3))
def test_a_file_reads_back(cells):
    columns = [str(n) for n in range(len(cells))]
    written = export.as_csv(columns, [dict(zip(columns, cells, strict=True))])
    rows = list(csv.reader(io.StringIO(written)))
    assert rows[0] == columns
    assert rows[1] == [export.harmless(cell) for cell in cells]


def test_a_missing_cell_is_empty():
    assert export.as_csv(["a", "b"], [{"a": 1}]) == "a,b\r\n1,\r\n"


def test_json_keeps_our_letters():
    assert "“é”" in export.as_json({"says": "“é”"})
    assert json.loads(export.as_json([{"a": None}])) == [{"a": None}]


def test_signs_leave_as_words_and_a_sentence_without_figures_has_a_row():
    letter = [
        {"sentence": 3, "sign": "o", "says": "Two.", "indicators": []},
        {"sentence": 35, "sign": "-", "says": "Yet.", "indicators": [{"code": "EX-04"}]},
        {"sentence": None, "sign": None, "says": "Rails", "indicators": [{"code": "AS-04"}]},
    ]
    rows = export.letter_rows(letter)
    assert [row["sign"] for row in rows] == ["Background", "Put this right", ""]
    assert [row.get("code") for row in rows] == [None, "EX-04", "AS-04"]


def test_one_indicator_leaves_with_its_line_and_its_groups():
    rows = export.indicator_rows(reading((8, 10), (11, 20)), CUTS)
    assert [(row["cut"], row["group"], row["figure"]) for row in rows] == [
        ("Line", "", 0.8),
        ("Line", "", 0.55),
        ("Sex", "Girls", 0.6),
        ("Sex", "Boys", 0.5),
    ]
    assert set(rows[0]) == set(export.INDICATOR_COLUMNS)
    assert rows[2]["low"] < 0.6 < rows[2]["high"]


def test_what_is_hidden_does_not_leave():
    assert export.indicator_rows(reading((5, 10), (1, 20), guarded=True), CUTS) == []


def test_of_a_guarded_line_the_last_point_leaves_since_the_others_share_its_weeks():
    rows = export.indicator_rows(reading((5, 11), (6, 12), guarded=True), [])
    assert [(row["numerator"], row["denominator"]) for row in rows] == [(6, 12)]


def test_what_waits_leaves_nothing():
    assert export.indicator_rows(Reading(INDICATORS["EX-04"]), []) == []
