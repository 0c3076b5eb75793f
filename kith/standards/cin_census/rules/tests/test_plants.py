"""A fault planted for each rule, in a return that is clean without it."""

import pytest

from kith.standards.cin_census.generator import generate
from kith.standards.cin_census.lists import rule_list
from kith.standards.cin_census.rules.tests.asking import broken, finds
from kith.standards.cin_census.rules.tests.plants import PLANTS

CLEAN = [child.strip() for child in list(generate(60))[1:-1]]


def test_the_children_around_the_faults_are_clean():
    assert broken(*CLEAN) == set()


def test_each_rule_of_the_list_has_a_fault():
    assert list(PLANTS) == list(rule_list(2026).entries)


@pytest.mark.parametrize("code", PLANTS)
def test_a_fault_is_found_by_its_rule_and_by_no_unexpected_other(code):
    fault = PLANTS[code]
    children = fault.children if fault.alone else [*CLEAN, *fault.children]
    assert broken(*children, **fault.about) == {code} | fault.beside


@pytest.mark.parametrize("code", [code for code in PLANTS if not PLANTS[code].alone])
def test_it_is_found_in_the_child_that_has_it(code):
    fault = PLANTS[code]
    found = finds(code, *CLEAN, *fault.children, **fault.about)
    whole_return = code in ("100", "2886Q")
    assert {row.get("child") for row in found} == (
        {None} if whole_return else set(range(len(CLEAN), len(CLEAN) + len(fault.children)))
    )
    first = len(CLEAN) + 3
    assert whole_return or {row["line"] for row in found} <= {first, first + 1}
