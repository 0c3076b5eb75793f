"""Rules on the header and on the return as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.rules.tests.asking import (
    assessment,
    broken,
    child,
    closed,
    details,
    enquiry,
    finds,
    plan,
    protection,
    referred,
    traits,
)

KINDS = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")


@pytest.mark.parametrize(
    ("ends", "year", "wrong"),
    [
        ("2026-03-31", 2026, False),
        ("2024-03-31", 2024, False),
        ("2026-03-30", 2026, True),
        ("2025-03-31", 2026, True),
        ("", 2026, True),
        (None, 2026, True),
        ("31/03/2026", 2026, True),
    ],
)
def test_100_a_return_ends_on_31_march_of_its_year(ends, year, wrong):
    found = finds("100", child(), year=year, reference_date=ends)
    assert len(found) == wrong


def test_100_is_found_on_the_line_of_the_header():
    [found] = finds("100", child(), reference_date="2026-03-30")
    assert found["line"] == 2


def met(*days):
    """Children with a conference on each of these days, at either place in turn."""
    return [
        referred(enquiry(held=day)) if n % 2 else referred(DateOfInitialCPC=day)
        for n, day in enumerate(days)
    ]


def protected(*days):
    """Children with a plan since each of these days."""
    return [referred(protection(day)) for day in days]


def test_2883_as_many_plans_as_conferences_are_no_finding():
    assert (
        finds("2883", *met("2025-07-01", "2025-07-02"), *protected("2025-07-01", "2025-07-02"))
        == []
    )


def test_2883_one_plan_more_is_one_finding_with_both_counts():
    [found] = finds("2883", *met("2025-07-01"), *protected("2025-07-01", "2025-07-02"))
    assert (found["child"], found["line"]) == (None, None)
    assert found["CPPstartDate"].startswith("2 ")
    assert found["DateOfInitialCPC"].startswith("1 ")


def test_2883_counts_what_lies_in_the_year_on_both_sides():
    first_and_last = protected("2025-04-01", "2026-03-31")
    assert len(finds("2883", *first_and_last)) == 1
    assert finds("2883", *protected("2025-03-31", "2026-04-01"), *protected(None)) == []
    assert len(finds("2883", *met("2025-03-31"), *protected("2025-04-01"))) == 1


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 4), st.integers(0, 4))
def test_2883_compares_the_counts_and_nothing_else(plans, conferences):
    days = ["2025-07-01"] * 4
    found = finds("2883", child(), *protected(*days[:plans]), *met(*days[:conferences]))
    assert bool(found) == (plans > conferences)


UNBORN = child(Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-05-01")
KNOWN, UNKNOWN = child(Sex="F"), child(Sex="U")


@pytest.mark.parametrize(
    ("unknown", "of", "found"), [(1, 50, 0), (1, 49, 1), (2, 100, 0), (3, 100, 1), (0, 1, 0)]
)
def test_2886q_two_in_a_hundred_are_let_pass(unknown, of, found):
    children = [UNKNOWN] * unknown + [KNOWN] * (of - unknown)
    assert len(finds("2886Q", *children)) == found


def test_2886q_the_unborn_are_not_among_those_whose_sex_should_be_known():
    assert finds("2886Q", *[KNOWN] * 5, *[UNBORN] * 5) == []


@pytest.mark.parametrize("sex", ["U", "", None, "0"])
def test_2886q_missing_and_not_known_are_not_recorded(sex):
    [found] = finds("2886Q", KNOWN, child(Sex=sex))
    assert found["ChildIdentifiers"] == "1 of 2 children"


@pytest.mark.parametrize("sex", ["M", "F", "1", "X"])
def test_2886q_a_code_that_is_none_is_for_4180(sex):
    assert finds("2886Q", KNOWN, child(Sex=sex)) == []


def disabled(*codes):
    """A child with these disabilities."""
    return child(who=traits(disabilities=codes))


def test_2887q_eight_kinds_are_enough_and_seven_are_not():
    assert finds("2887Q", disabled(*KINDS[:4]), disabled(*KINDS[4:8])) == []
    [found] = finds("2887Q", disabled(*KINDS[:4]), disabled(*KINDS[3:7]))
    assert found["Disability"] == "7 kinds"


def test_2887q_none_and_what_is_no_code_are_no_kinds():
    assert len(finds("2887Q", disabled(*KINDS[:7]), disabled("NONE"), disabled("XYZ", ""))) == 1
    assert len(finds("2887Q", child())) == 1


def test_2888q_one_child_with_two_disabilities_is_enough():
    assert finds("2888Q", disabled("MOB"), disabled("LD", "AUT")) == []
    assert len(finds("2888Q", disabled("MOB"), disabled("LD"))) == 1


def test_2888q_none_beside_another_and_one_said_twice_are_not_two():
    assert len(finds("2888Q", disabled("MOB", "NONE"), disabled("LD", "LD"))) == 1
    assert len(finds("2888Q", child(details()))) == 1


def test_a_return_without_children_is_asked_every_rule_too():
    assert broken() == {"2887Q", "2888Q"}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1582-10-10"])
def test_no_rule_stumbles_over_a_day_far_away(day):
    anything = details(
        assessment(day, done=day, factors=["16A"]),
        plan(day, day),
        enquiry(day, held=day, target=day),
        protection(day, day, reviews=[day]),
        CINreferralDate=day,
        DateOfInitialCPC=day,
        **closed(day),
    )
    dates = dict.fromkeys(("PersonBirthDate", "ExpectedPersonBirthDate", "PersonDeathDate"), day)
    assert {"8620", "8530Q", "8545Q"} <= broken(child(anything, anything, **dates))
