"""An indicator is declared once, and is either measured or says what is missing."""

import pytest

from kith.promises.indicator import Better, Indicator, Unit

COMMON = {
    "code": "AS-04",
    "name": "Assessment within 45 working days",
    "says": "Children's assessments are finished in time",
    "unit": Unit.SHARE,
    "better": Better.UP,
    "green": 90.0,
    "amber": 85.0,
    "numerator": "authorised within the limit",
    "denominator": "authorised, and open past the limit",
    "owner": "team_manager",
}


def test_a_measured_indicator_is_live():
    assert Indicator(**COMMON, measure="SELECT 1").live


def test_an_unmeasured_indicator_says_what_is_missing():
    found = Indicator(**COMMON, missing="the reviews that did not take place")
    assert not found.live
    assert found.missing


@pytest.mark.parametrize("extra", [{}, {"measure": "SELECT 1", "missing": "something"}])
def test_neither_and_both_are_refused(extra):
    with pytest.raises(ValueError, match="either a measure or what is missing"):
        Indicator(**COMMON, **extra)
