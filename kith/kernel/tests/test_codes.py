"""Codes through the years: a year is what changed against the last."""

from datetime import date

import pytest

from kith.kernel.codes import CodeSet

SHAPES = (
    CodeSet("shape", date(2021, 4, 1), {"1": "Circle", "2": "Square", "3": "Heart"})
    .changed(date(2023, 4, 1), adds={"4": "Star"}, drops=["2"])
    .changed(date(2024, 4, 1), adds={"1": "Round", "2": "Square again"})
)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2021, 3, 31), ""),
        (date(2021, 4, 1), "123"),
        (date(2023, 3, 31), "123"),
        (date(2023, 4, 1), "134"),
        (date(2026, 1, 1), "1342"),
    ],
)
def test_the_codes_of_a_day(day, codes):
    assert "".join(SHAPES.at(day)) == codes


def test_words_are_those_of_the_day_or_else_the_latest():
    assert SHAPES.words("1", date(2023, 6, 1)) == "Circle"
    assert SHAPES.words("1") == "Round"
    assert SHAPES.words("3") == "Heart"


def test_a_code_that_was_taken_away_still_has_its_words():
    gone = CodeSet("letter", date(2021, 4, 1), {"A": "First"}).changed(
        date(2022, 4, 1), drops=["A"]
    )
    assert "A" not in gone.at(date(2022, 4, 1))
    assert gone.words("A") == "First"


def test_an_unknown_code_is_shown_as_it_is():
    assert SHAPES.words("Z") == "Z"
    assert SHAPES.words("4", date(2021, 6, 1)) == "4"


def test_nobody_can_change_a_year_by_accident():
    with pytest.raises(TypeError):
        SHAPES.at(date(2024, 6, 1))["9"] = "Spiral"


def test_a_set_stays_as_it_was_when_a_later_year_is_made():
    before = CodeSet("letter", date(2021, 4, 1), {"A": "First"})
    before.changed(date(2022, 4, 1), adds={"B": "Second"})
    assert list(before.at(date(2025, 1, 1))) == ["A"]


def test_changes_come_in_order():
    with pytest.raises(ValueError, match="later"):
        SHAPES.changed(date(2024, 4, 1), adds={"5": "Moon"})


def test_only_a_code_that_is_there_can_be_taken_away():
    with pytest.raises(ValueError, match="no Z"):
        SHAPES.changed(date(2025, 4, 1), drops=["Z"])
