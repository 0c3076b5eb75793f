"""A figure is its numerator over its denominator, judged by its aim."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.oversight import say, windows
from kith.oversight.catalogue import INDICATORS
from kith.oversight.reading import Point, Reading, Status, figure, status, together
from kith.promises.indicator import Better, Unit

SPAN = windows.ending_on(date(2026, 3, 31))
ASSESSED = INDICATORS["AS-04"]
LATE_STEPS = INDICATORS["AC-01"]
COUNTED = INDICATORS["FD-12"]


def point(numerator, denominator, **more):
    return Point(SPAN, numerator, denominator, more.pop("exceptions", 0), **more)


def reading(declared, *counts, guarded=False):
    return Reading(declared, tuple(point(*each) for each in counts), guarded)


counts = st.integers(0, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(counts)
def test_a_share_is_what_was_counted_over_what_it_is_out_of(pair):
    found = reading(ASSESSED, pair)
    if pair[1]:
        assert found.figure == pair[0] / pair[1]
        assert 0 <= found.figure <= 1
    else:
        assert found.figure is None


@given(counts)
def test_a_count_is_itself(pair):
    assert figure(COUNTED, point(*pair)) == pair[0]


@given(st.lists(counts, min_size=1, max_size=13))
def test_the_line_ends_at_the_figure(pairs):
    found = reading(ASSESSED, *pairs)
    assert len(found.line) == len(pairs)
    assert found.line[-1] == found.figure


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, Status.GREEN),
        (0.9, Status.GREEN),
        (0.8999, Status.AMBER),
        (0.85, Status.AMBER),
        (0.84, Status.RED),
        (None, Status.NONE),
    ],
)
def test_higher_is_better(value, expected):
    assert status(ASSESSED, value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, Status.GREEN), (0.05, Status.GREEN), (0.0501, Status.RED)],
)
def test_lower_is_better_and_without_amber_there_is_no_near(value, expected):
    assert status(LATE_STEPS, value) is expected


def test_none_at_all_is_an_aim():
    assert status(COUNTED, 0) is Status.GREEN
    assert status(COUNTED, 1) is Status.RED


def test_without_an_aim_nothing_is_judged():
    assert status(INDICATORS["RH-04"], 0.9) is Status.NONE


@given(st.floats(0, 2), st.floats(0, 2))
def test_better_never_stands_worse(one, other):
    order = [Status.GREEN, Status.AMBER, Status.RED]
    for declared in (ASSESSED, LATE_STEPS):
        better, worse = (one, other) if one > other else (other, one)
        if declared.better is Better.DOWN:
            better, worse = worse, better
        assert order.index(status(declared, better)) <= order.index(status(declared, worse))


def test_what_waits_has_nothing_to_show():
    found = Reading(INDICATORS["EX-04"])
    assert (found.now, found.figure, found.status, found.line) == (None, None, Status.NONE, ())
    assert say.figure(found) == "Not measured yet"
    assert say.fraction(found) == ""


@pytest.mark.parametrize(
    ("pair", "hidden"),
    [((0, 20), False), ((1, 20), True), ((4, 20), True), ((5, 20), False), ((15, 20), False),
     ((16, 20), True), ((20, 20), False), ((0, 0), False), ((0, 3), True)],
)  # fmt: skip
def test_somebody_who_may_see_five_or_more_sees_no_fewer(pair, hidden):
    found = reading(ASSESSED, pair, guarded=True)
    assert found.hidden is hidden
    assert (found.now is None) is hidden
    assert (say.figure(found) == "Fewer than five") is hidden
    assert say.fraction(found) == ("" if hidden or not pair[1] else f"{pair[0]} of {pair[1]}")


def test_small_points_of_the_line_are_hidden_too():
    found = reading(ASSESSED, (1, 10), (5, 10), guarded=True)
    assert found.line == (None, 0.5)
    assert replace(found, guarded=False).line == (0.1, 0.5)


def test_a_guarded_line_is_told_in_whole_per_cent():
    found = reading(ASSESSED, (50, 99), (51, 100), guarded=True)
    assert found.line == (0.51, 0.51)
    assert replace(found, guarded=False).line == (50 / 99, 0.51)


def test_of_a_ratio_the_rest_between_its_numbers_tells_nobody():
    surge = INDICATORS["FD-01"]
    assert not reading(surge, (102, 105), guarded=True).hidden
    assert reading(surge, (3, 105), guarded=True).hidden
    assert reading(surge, (102, 4), guarded=True).hidden


def test_figures_that_add_up_to_another_are_told_together_or_not_at_all():
    whole, few = (reading(ASSESSED, pair, guarded=True) for pair in ((10, 20), (1, 20)))
    assert together([whole, whole]) == (whole, whole)
    assert together([whole, few]) == ()
    assert together([replace(one, guarded=False) for one in (whole, few)])[1].now.numerator == 1


@pytest.mark.parametrize(
    ("declared", "pair", "said"),
    [
        (ASSESSED, (212, 252), "84%"),
        (ASSESSED, (251, 252), "99%"),
        (ASSESSED, (252, 252), "100%"),
        (ASSESSED, (0, 0), "Nothing to count"),
        (COUNTED, (7, 30), "7"),
        (INDICATORS["FD-01"], (115, 100), "1.15"),
        (INDICATORS["MI-05"], (18, 2), "9 hours"),
        (INDICATORS["AC-03"], (1, 1), "1 day"),
        (INDICATORS["WC-03"], (6, 1), "6 points"),
    ],
)
def test_figures_are_said_in_their_unit(declared, pair, said):
    assert say.figure(reading(declared, pair)) == said


@pytest.mark.parametrize(
    ("code", "aim", "near"),
    [
        ("AS-04", "at least 90%", "near it from 85%"),
        ("AC-01", "no more than 5%", ""),
        ("FD-10", "no more than 20%", "near it up to 25%"),
        ("FD-12", "none", ""),
        ("FD-01", "no more than 1.10", "near it up to 1.20"),
        ("CA-04", "at least 56 days", ""),
        ("IN-01", "no more than 1 hour", ""),
        ("RH-04", "no target", ""),
        ("FD-07", "no target", ""),
        ("MI-05", "no target; lower is better", ""),
        ("OC-01", "no target; higher is better", ""),
    ],
)
def test_aims_are_said_plainly(code, aim, near):
    assert (say.aim(INDICATORS[code]), say.near(INDICATORS[code])) == (aim, near)


def test_the_source_of_a_rule_is_said_and_whether_anybody_confirmed_it():
    assert say.source(INDICATORS["AC-01"]) == "Our own design"
    assert say.source(ASSESSED) == "Law or statutory guidance · Not yet confirmed"


def test_the_days_are_said_with_their_reason():
    assert say.looks_at(ASSESSED, SPAN).endswith("31 March 2026, to the day of the latest return")
    assert say.looks_at(LATE_STEPS, SPAN) == "How things stand on 31 March 2026"
    visits = say.looks_at(INDICATORS["VI-01"], SPAN)
    assert visits == "31 December 2025 to 31 March 2026"


def test_every_unit_can_be_said():
    assert all(say.amount(unit, 2) for unit in Unit)
