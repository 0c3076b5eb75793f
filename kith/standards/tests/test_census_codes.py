"""The codes of a person that the whole house uses are those of the returns."""

from datetime import date

import pytest

from kith.kernel.census import DISABILITY, ETHNICITY, SEX
from kith.standards.cin_census.years import YEARS, structure


@pytest.mark.parametrize("year", YEARS)
def test_the_house_and_the_return_have_the_same_codes_and_words(year: int) -> None:
    told, day = structure(year).codes, date(year, 3, 31)
    assert dict(ETHNICITY.at(day)) == dict(told["ethnicity"])
    assert dict(DISABILITY.at(day)) == dict(told["disability"])
    assert dict(SEX.at(day)) == dict(told["sex" if "sex" in told else "gender"])
