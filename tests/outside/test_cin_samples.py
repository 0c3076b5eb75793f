"""What each of the eleven sample returns must give when it is taken in.

Why each is as it is:

- BAR, the 2021 files and CIN2rows: false where 0 is asked, and a word that was left lying between
  two elements. The meaning is clear: warnings. Their dates break many rules of the checker, which
  never leaves a child out. Two plans with the same dates (CIN2rows) are two plans.
- CIN_Census_2024 and 2026 say 2023 in their header, and that year decides. Their first child has a
  factor, RB, that no year knows: left out. Their second says M where 2023 asks for a number, and
  has an empty list of factors: clear, so taken. PreProceedingsandFGDM is of a year to come.
- The reference dates that are not 31 March of the header's year are taken as they stand, and said.
- fake_CIN_data says true for every ReferralNFA.
"""

from collections import Counter
from dataclasses import dataclass

import pytest

from kith.standards.cin_census.survey import survey
from kith.standards.commands import import_cin_census
from tests.outside.shared import beside

pytestmark = [pytest.mark.outside, pytest.mark.django_db]


@dataclass(frozen=True)
class Gives:
    """What a sample must give; a warning is named by the words that it begins with."""

    year: int
    reference_date: str
    children: int
    taken: int
    warnings: dict[str, int]
    left_out: tuple[tuple[int, str, str], ...] = ()


RB = (46, "DfEX0000001", "AssessmentFactors holds “RB”, which is not one of its codes in 2023")
STRAY = "Text between"
FALSE = "ICPCnotRequired"
NFA = "ReferralNFA"
REFERENCE = "ReferenceDate"
NO_GENDER = "GenderCurrent is missing"
SEX = "Sex has no place"
EMPTY = "AssessmentFactors is missing"

SAMPLES = {
    "BAR_cin_2022.xml": Gives(2022, "2022-03-31", 1, 1, {FALSE: 1, NFA: 1}),
    "CIN2rows.xml": Gives(2023, "2024-03-31", 1, 1, {REFERENCE: 1, STRAY: 1, FALSE: 1}),
    "CIN_Census_2021.xml": Gives(2023, "2023-03-31", 1, 1, {STRAY: 1, FALSE: 1}),
    "CIN_Census_2021_copy.xml": Gives(2023, "2024-03-31", 1, 1, {REFERENCE: 1, STRAY: 1, FALSE: 1}),
    "CIN_Census_2021_no_assessment_factors.xml": Gives(
        2023, "2024-03-31", 1, 1, {REFERENCE: 1, STRAY: 1, FALSE: 1}
    ),
    "CIN_Census_2024.xml": Gives(
        2023, "2024-03-31", 2, 1, {REFERENCE: 1, NO_GENDER: 1, SEX: 1, EMPTY: 1, NFA: 1}, (RB,)
    ),
    "CIN_Census_2026.xml": Gives(
        2023, "2024-03-31", 2, 1, {REFERENCE: 1, NO_GENDER: 1, SEX: 1, EMPTY: 1, NFA: 1}, (RB,)
    ),
    "CIN_header_issues_100.xml": Gives(
        2023, "2023-03-28", 1, 1, {REFERENCE: 1, STRAY: 1, FALSE: 1}
    ),
    "CIN_la_issues_2887Q.xml": Gives(2023, "2023-03-31", 1, 1, {STRAY: 1, FALSE: 1}),
    "fake_CIN_data.xml": Gives(2022, "2022-07-21", 332, 332, {REFERENCE: 1, NFA: 402}),
    "synthetic_clean_2026_300.xml": Gives(2026, "2026-03-31", 300, 300, {}),
}


def begins(words: str, among: dict[str, int]) -> str:
    """The beginning of a warning that the table names; the warning itself if it names none."""
    return next((start for start in among if words.startswith(start)), words)


def test_the_table_names_every_sample() -> None:
    assert {path.name for path in beside("standards", "cin_samples").glob("*")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_what_the_table_says(name: str) -> None:
    path, gives = beside("standards", "cin_samples", name), SAMPLES[name]
    found = survey(path)
    assert (found.year, found.reference_date.isoformat()) == (gives.year, gives.reference_date)
    result = import_cin_census(path)
    said = {key: value for key, value in result.as_dict().items() if key != "left_out"}
    assert said == {
        "children": gives.children,
        "created": gives.taken,
        "changed": 0,
        "unchanged": 0,
    }
    assert tuple((o.line, o.child, o.why) for o in result.left_out) == gives.left_out
    told = Counter(begins(note.words, gives.warnings) for note in result.warnings)
    assert told == Counter(gives.warnings)
    assert result.exit_code == (1 if gives.left_out else 0)
    again = import_cin_census(path)
    assert (again.created, again.changed, again.unchanged) == (0, 0, gives.taken)
