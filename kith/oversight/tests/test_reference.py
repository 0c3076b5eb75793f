"""The reference pages are written from the code and kept in step."""

from pathlib import Path

import pytest

from kith.oversight import catalogue, reference

DOCS = Path(__file__).resolve().parents[3] / "docs" / "reference"


@pytest.mark.parametrize(
    ("name", "written"),
    [("indicators.md", reference.indicators_page), ("letter.md", reference.letter_page)],
)
def test_the_page_in_docs_is_what_the_code_says(name, written):
    assert (DOCS / name).read_text() == written(), "run: kith reference"


def test_every_indicator_has_a_heading_once():
    page = reference.indicators_page()
    for each in catalogue.INDICATORS.values():
        assert page.count(f"### {each.code} {each.name}\n") == 1


def test_every_family_is_headed_and_none_is_empty():
    found = dict(reference.by_family())
    assert sum(map(len, found.values())) == 125
    assert all(found.values())


def test_what_waits_says_so():
    page = reference.indicators_page()
    assert page.count("**State:** not measured yet. ") == 125 - len(catalogue.live())
    assert page.count("**State:** live") == len(catalogue.live())


def test_the_letter_has_a_row_for_each_sentence():
    rows = [line for line in reference.letter_page().splitlines() if line.startswith("| ")]
    numbers = [row.split("|")[1].strip() for row in rows]
    assert [n for n in numbers if n.isdigit()] == [str(n) for n in range(1, 75)]


def test_the_fourth_sentence_is_about_everything():
    assert "| everything | C00 |" in reference.letter_page()


def test_pages_are_written_where_they_are_asked_for(tmp_path):
    reference.write(tmp_path)
    assert (tmp_path / "indicators.md").read_text() == reference.indicators_page()
    assert (tmp_path / "letter.md").read_text() == reference.letter_page()
