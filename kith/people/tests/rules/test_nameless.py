"""Somebody without a name is called by what is known of them."""

from datetime import date

import pytest

from kith.people.rules import before_birth, described, introduce
from kith.people.rules.ages import Apparent

DAY = date(2019, 3, 3)
DUE = date(2027, 3, 9)
SEEMED = Apparent(14, 16, date(2026, 3, 4))


@pytest.mark.parametrize(
    ("kind", "known", "called"),
    [
        ("child", {"expected": DUE}, "Unborn child, expected March 2027"),
        ("child", {"born": DAY}, "Child born 3 Mar 2019"),
        ("child", {"born": DAY, "expected": DUE}, "Child born 3 Mar 2019"),
        ("adult", {"born": DAY}, "Adult born 3 Mar 2019"),
        ("child", {"apparent": SEEMED}, "Child who looked 14 to 16 on 4 Mar 2026"),
        ("professional", {"work": "School nurse"}, "Professional: School nurse"),
        ("adult", {}, "Adult with no name yet (7)"),
        ("child", {}, "Child with no name yet (7)"),
    ],
)
def test_by_what_tells_most(kind, known, called):
    assert described(7, kind, **known) == called


@pytest.mark.parametrize(
    ("name", "why", "born", "expected", "line"),
    [
        ("Unborn child, expected March 2027", "", None, DUE, "Unborn child, expected March 2027"),
        ("Child born 3 Mar 2019", "name not known", DAY, None,
         "Child born 3 Mar 2019, name not known"),
        ("Sam", "", None, DUE, "Sam, expected 9 Mar 2027"),
    ],
)  # fmt: skip
def test_the_line_that_tells_them_apart_says_nothing_twice(name, why, born, expected, line):
    assert introduce(name, why, born, expected) == line


def test_in_the_place_of_an_age_before_birth():
    assert before_birth(DUE, DUE) == "not yet born"
    assert before_birth(DUE, date(2027, 3, 10)) == "expected on 9 Mar 2027"
