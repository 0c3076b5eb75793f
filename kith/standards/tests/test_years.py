"""Each year's structure, as what the first year had and what each later year changed."""

import pytest

from kith.standards.cin_census.shapes import Shape
from kith.standards.cin_census.years import YEARS, UnknownYear, structure


def names(year, shape):
    return [part.name for part in structure(year).shapes[shape].parts]


def test_there_is_a_structure_for_every_year_and_none_beside():
    assert [structure(year).year for year in YEARS] == [2022, 2023, 2024, 2025, 2026]
    for year in (2021, 2027):
        with pytest.raises(UnknownYear, match="2022 to 2026"):
            structure(year)


def test_2023_adds_early_help_as_a_source_and_as_a_reason():
    before, after = structure(2022).codes, structure(2023).codes
    assert set(after["referral source"]) - set(before["referral source"]) == {"5D"}
    assert set(after["reason for closure"]) - set(before["reason for closure"]) == {"RC9"}


def test_2024_changes_nothing():
    assert structure(2024).codes == structure(2023).codes


def test_2025_asks_for_sex_where_it_asked_for_gender():
    assert "GenderCurrent" in names(2024, "ChildIdentifiers")
    assert "GenderCurrent" not in names(2025, "ChildIdentifiers")
    assert names(2025, "ChildIdentifiers").index("Sex") == 6
    assert list(structure(2025).codes["sex"]) == ["M", "F", "U"]
    assert "gender" not in structure(2025).codes


def test_2026_names_exploitation_in_the_first_need_and_changes_nothing_else():
    before, after = structure(2025).codes, structure(2026).codes
    assert after["primary need"]["N1"] == "Abuse, neglect or exploitation"
    assert before["primary need"]["N1"] == "Abuse or neglect"
    assert {k: list(v) for k, v in before.items()} == {k: list(v) for k, v in after.items()}


@pytest.mark.parametrize("year", YEARS)
def test_every_part_of_a_group_is_a_group_or_a_value_of_that_year(year):
    for shape in structure(year).shapes.values():
        assert [part.name for part in shape.parts] == list(shape.holds)


@pytest.mark.parametrize("year", YEARS)
def test_the_header_is_the_same_in_every_year_so_that_it_can_say_which_it_is(year):
    def drawn(shape):
        return [(p, drawn(shape.holds[p.name])) for p in shape.parts] if is_group(shape) else None

    def is_group(held):
        return isinstance(held, Shape)

    assert drawn(structure(year).shapes["Header"]) == drawn(structure(2022).shapes["Header"])


def test_the_factors_that_speak_of_harm_outside_the_family_are_there_in_every_year():
    for year in YEARS:
        factors = structure(year).codes["assessment factors"]
        assert {"10A", "11A", "12A", "13A", "24A", "18B", "19B"} <= set(factors)
