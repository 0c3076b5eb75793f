"""The first look at a whole file, and what an import says of itself."""

from datetime import date

import pytest

from kith.standards.cin_census.findings import CannotRead
from kith.standards.cin_census.survey import survey
from kith.standards.cin_census.take import LeftOut, Note
from kith.standards.results import ImportResult
from kith.standards.tests import small


def test_it_says_whose_return_it_is_and_how_many_children_are_in_it(tmp_path):
    found = survey(small.written(tmp_path, small.child(), small.child(LAchildID="KTH2")))
    assert (found.lea, found.year, found.reference_date) == ("201", 2026, date(2026, 3, 31))
    assert (found.children, found.findings, found.first, found.twice) == (2, 0, None, frozenset())
    assert len(found.sha256) == 64


def test_an_id_given_twice_is_found_even_with_space_round_it(tmp_path):
    path = small.written(tmp_path, small.child(), small.child(LAchildID=" KTH1 "))
    assert survey(path).twice == {"KTH1"}


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"lea": None}, "which council"),
        ({"lea": "20"}, "is not a number"),
        ({"lea": "2O1"}, "is not a number"),
    ],
)
def test_a_return_of_no_council_is_refused(tmp_path, about, words):
    with pytest.raises(CannotRead, match=words):
        survey(small.written(tmp_path, small.child(), **about))


def test_a_return_of_two_councils_is_refused(tmp_path):
    two = small.header().replace("</Header>", "<Source><LEA>202</LEA></Source></Header>")
    with pytest.raises(CannotRead, match="more than one council"):
        survey(small.written(tmp_path, small.child(), head=two))


def test_a_return_of_nobody_is_refused(tmp_path):
    with pytest.raises(CannotRead, match="no children"):
        survey(small.written(tmp_path))


@pytest.mark.parametrize(
    ("told", "taken", "warned"),
    [
        ("2026-03-31", date(2026, 3, 31), 0),
        ("2026-03-28", date(2026, 3, 28), 1),
        ("2025-12-31", date(2025, 12, 31), 1),
        (None, date(2026, 3, 31), 1),
        ("2206-03-31", date(2026, 3, 31), 1),
    ],
)
def test_the_reference_date_is_taken_as_it_stands_where_it_can_be(tmp_path, told, taken, warned):
    found = survey(small.written(tmp_path, small.child(), reference_date=told))
    assert found.reference_date == taken
    assert len(found.notes) == warned


def test_a_file_that_changes_between_two_looks_is_refused(tmp_path):
    path = small.written(tmp_path, small.child())
    found = survey(path)
    path.write_text(path.read_text().replace("KTH1", "KTH2"))
    with pytest.raises(CannotRead, match="changed"):
        list(found.again())


def test_the_exit_code_says_all_taken_some_left_out_or_refused():
    assert ImportResult(children=3, created=3).exit_code == 0
    assert ImportResult(left_out=[LeftOut(3, "K", "no reason")]).exit_code == 1
    assert ImportResult(refused="It is not XML.").exit_code == 2


def test_a_result_is_said_in_lines_and_as_data():
    result = ImportResult(
        children=2, created=1, left_out=[LeftOut(9, None, "LAchildID is missing")]
    )
    result.warn(*[Note(n, "KTH1", "stray text") for n in range(30)])
    said = str(result).splitlines()
    assert said[0] == "2 children in the return: 1 new, 0 changed, 0 as they were, 1 left out."
    assert said[1] == "Left out: line 9, no LAchildID: LAchildID is missing."
    assert said[2] == "Warning: line 0, KTH1: stray text."
    assert said[-1] == "And 10 more warnings."
    assert result.as_dict()["left_out"] == [
        {"line": 9, "child": None, "why": "LAchildID is missing"}
    ]


def test_warnings_without_end_are_counted_and_not_kept():
    result = ImportResult()
    for _ in range(3):
        result.warn(*[Note(1, None, "x")] * 15_000)
    assert len(result.warnings) + result.more_warnings == 45_000
    assert len(result.warnings) < 45_000
