"""What is missing, doubtful, old or contradictory, and where it is mended."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.ages import Apparent
from kith.people.rules.quality import Known, marks

TODAY = date(2026, 3, 4)
LATELY = TODAY - timedelta(days=20)
LONG_AGO = TODAY - timedelta(days=400)
WHOLE = Known(
    named=True,
    born=date(2012, 6, 9),
    sex="F",
    ethnicity="BAFR",
    language="Twi",
    disabilities=frozenset(["NONE"]),
    homes=(LATELY,),
    phones=(LATELY,),
    numbers=(("UPN", "G801200001201"), ("NHS", "9434765919")),
)
WORKER = Known(kind="professional", named=True, occupation="School nurse", phones=(LATELY,))


def of(known):
    return {(mark.sort, mark.mend) for mark in marks(known, TODAY)}


@pytest.mark.parametrize("known", [WHOLE, WORKER], ids=["child", "professional"])
def test_a_whole_record_has_nothing_to_mend(known):
    assert marks(known, TODAY) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"named": False}, ("missing", "name")),
        ({"born": None}, ("missing", "born")),
        ({"homes": ()}, ("missing", "place")),
        ({"sex": "U"}, ("missing", "about")),
        ({"ethnicity": "NOBT"}, ("missing", "about")),
        ({"language": ""}, ("missing", "about")),
        ({"disabilities": frozenset()}, ("missing", "about")),
        ({"numbers": ()}, ("missing", "number")),
        ({"born": date(2012, 1, 1)}, ("doubtful", "born")),
        ({"numbers": (("UPN", "A801200001201"),)}, ("doubtful", "number")),
        ({"homes": (LONG_AGO,)}, ("old", "place")),
        ({"phones": (LONG_AGO,)}, ("old", "phone")),
        ({"born": None, "apparent": Apparent(13, 14, LONG_AGO)}, ("old", "born")),
        ({"homes": (LATELY, LATELY)}, ("contradicting", "place")),
        ({"born": None, "expected": LONG_AGO}, ("contradicting", "born")),
        ({"apparent": Apparent(18, 20, LATELY)}, ("contradicting", "born")),
        ({"disabilities": frozenset(["NONE", "AUT"])}, ("contradicting", "about")),
        (
            {"numbers": (("UPN", "G801200001201"), ("NHS", "9434765919"), ("NHS", "4010232137"))},
            ("contradicting", "number"),
        ),
    ],
)
def test_one_thing_wrong_is_one_mark(changes, expected):
    assert of(replace(WHOLE, **changes)) == {expected}


def test_a_professional_is_asked_only_what_they_do_and_how_to_reach_them():
    assert of(replace(WORKER, occupation="", phones=())) == {
        ("missing", "work"),
        ("missing", "phone"),
    }


def test_of_a_child_before_birth_nothing_is_asked_that_cannot_be_known():
    assert marks(Known(named=True, expected=TODAY + timedelta(days=60)), TODAY) == []


def test_an_adult_is_not_asked_what_only_the_return_of_children_asks():
    adult = Known(kind="adult", named=True, born=date(1985, 5, 5), homes=(LATELY,))
    assert marks(adult, TODAY) == []


def test_whoever_may_be_a_child_is_asked_as_a_child():
    adult = Known(kind="adult", named=True, apparent=Apparent(17, 25, LATELY), homes=(LATELY,))
    assert ("missing", "about") in of(adult)


knowns = st.builds(
    Known,
    kind=st.sampled_from(["child", "adult", "professional"]),
    named=st.booleans(),
    born=st.none() | st.dates(date(1950, 1, 1), TODAY),
    expected=st.none() | st.dates(LONG_AGO, TODAY + timedelta(days=200)),
    homes=st.lists(st.dates(LONG_AGO, TODAY), max_size=3).map(tuple),
    disabilities=st.frozensets(st.sampled_from(["NONE", "AUT", "LD"])),
)


@given(knowns)
def test_a_mark_is_said_once_and_what_is_contradictory_comes_first(known):
    found = marks(known, TODAY)
    assert len(found) == len(set(found))
    order = ["contradicting", "doubtful", "missing", "old"]
    places = [order.index(mark.sort) for mark in found]
    assert places == sorted(places)
