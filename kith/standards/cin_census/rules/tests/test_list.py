"""The list of each year, and the words of each rule."""

import re

import pytest

from kith.standards.cin_census.lists import Severity, rule_list
from kith.standards.cin_census.rule import written
from kith.standards.cin_census.rules.tests.asking import broken, referred
from kith.standards.cin_census.rules.tests.plants import PLANTS
from kith.standards.cin_census.years import structure

NEW_IN_2025 = {"1570", "1580", "8945Q", "8950Q"}
OTHER_WORDS = {
    2023: {"1530", "2886Q", "4180", "8750", "8770Q"},
    2024: {"2886Q", "4180", "8750", "8770Q"},
}
NO_ELEMENTS = {"ChildIdentifiers", "CINdetailsID", "ChildProtectionPlans"}
"""Words that the list has among its fields and that are groups, or no element at all."""


def test_the_list_of_2026_has_109_rules_and_all_are_run():
    listed = rule_list(2026)
    assert len(listed.entries) == 109
    assert listed.cannot == {}
    assert [code for code in listed.entries if written(code, 2026) is None] == []


def test_a_query_is_told_by_its_code():
    for code, entry in rule_list(2026).entries.items():
        assert (entry.severity is Severity.QUERY) == code.endswith("Q")


def test_2025_is_as_2026():
    assert rule_list(2025).entries == rule_list(2026).entries
    assert rule_list(2025).cannot == {}


@pytest.mark.parametrize("year", [2023, 2024])
def test_an_earlier_list_lacks_what_was_new_later_and_cannot_run_what_had_other_words(year):
    listed = rule_list(year)
    assert set(rule_list(2026).entries) - set(listed.entries) == NEW_IN_2025
    assert set(listed.cannot) == OTHER_WORDS[year]
    assert all(str(year) in why for why in listed.cannot.values())


def test_no_rule_is_run_on_a_return_of_2022():
    assert set(rule_list(2022).cannot) == set(rule_list(2026).entries)


def test_the_fields_are_elements_of_the_year():
    shapes = structure(2026).shapes
    elements = {name for shape in shapes.values() for name in shape.holds} - set(shapes)
    told = {field for entry in rule_list(2026).entries.values() for field in entry.fields}
    assert told - elements == NO_ELEMENTS


@pytest.mark.parametrize("code", PLANTS)
def test_a_rule_says_in_plain_words_what_it_means_and_how_to_put_it_right(code):
    told, message = written(code, 2026), rule_list(2026).entries[code].message
    for sentence in (told.plain, told.mend):
        assert re.fullmatch(r"[A-Z0-9].*[^.]\.", sentence)
        assert len(sentence) <= 95
    assert told.plain.rstrip(".") != message.rstrip(".")
    assert "<" not in told.plain + told.mend


def test_each_rule_has_words_of_its_own():
    plain = [written(code, 2026).plain for code in PLANTS]
    assert len(set(plain)) == len(plain)


def fired(year):
    """The rules that fire on all faults together, brought back to a year before if need be."""
    together = [fault for fault in PLANTS.values() if not fault.alone]
    returns = [[child for fault in together for child in fault.children]]
    returns += [PLANTS["2886Q"].children]  # too few among so many
    returns += [fault.children for fault in PLANTS.values() if fault.alone]
    found = broken(*returns[0], year=year, reference_date=None)
    for children in returns:
        before = [earlier(child, 2026 - year) for child in children]
        found |= broken(*before, year=year, reference_date=f"{year}-03-31")
    return found


def earlier(text, years):
    """The same, so many years before."""
    return re.sub(r"\b\d{4}(?=-\d\d-\d\d)", lambda year: str(int(year[0]) - years), text)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_faults_of_2026_are_faults_in_the_years_before_as_far_as_these_can_be_run(year):
    listed = rule_list(year)
    on_other_weekdays = {"8870Q", "8875"}
    assert set(listed.entries) - set(listed.cannot) - fired(year) <= on_other_weekdays


def test_the_rules_that_fired_are_all_of_them(capsys):
    found = fired(2026)
    with capsys.disabled():
        print(f"\n{len(found)} rules fired on some return: {' '.join(sorted(found))}")
    assert found == set(rule_list(2026).entries)


def test_a_child_without_a_fault_breaks_no_rule_but_those_of_a_whole_return():
    assert broken(referred()) == {"2887Q", "2888Q"}
