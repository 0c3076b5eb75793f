"""Law as data: what is declared, and which rule judges a case."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from kith.kernel.policy import DECLARED, NoRule, PolicyRule, Tag, in_force, rule_at, tag_words
from kith.kernel.workdays import MASH_HOURS, Unit, due


def by_code() -> dict[str, list[PolicyRule]]:
    codes = defaultdict(list)
    for rule in DECLARED:
        codes[rule.code].append(rule)
    return codes


@pytest.mark.parametrize("number", range(1, 32))
def test_every_timescale_of_a1_is_declared(number):
    here = f"T{number}"
    assert any(code == here or code.startswith((f"{here}-", f"{here}A")) for code in by_code())


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        ("T4", 1, "working days"),
        ("T8", 10, "working days"),
        ("T9", 45, "working days"),
        ("T9-CENSUS", 45, "working days"),
        ("T13", 15, "working days"),
        ("T17", 3, "months"),
        ("T18", 6, "months"),
        ("CLOSURE-REASON", 0, "days"),
        ("SETTLE", 20, "working days"),
        ("BREAK-GLASS", 15, "minutes"),
        ("BREAK-GLASS-REVIEW", 2, "working days"),
        ("P0-RUNG-1", 15, "minutes"),
        ("P0-RUNG-2", 30, "minutes"),
        ("P0-RUNG-3", 60, "minutes"),
        ("P2-HOS", 5, "working days"),
    ],
)
def test_the_limits_that_the_ledger_stands_on(code, value, unit):
    rule = rule_at(DECLARED, code, date(2026, 6, 1))
    assert (rule.value, rule.unit) == (value, unit)


def test_the_hub_s_limits_are_those_of_its_clock():
    limits = {rag: rule_at(DECLARED, f"T3-{rag}", date(2026, 6, 1)).value for rag in MASH_HOURS}
    assert limits == MASH_HOURS


def test_what_counts_as_time_is_a_unit_that_the_clocks_know():
    start = datetime(2026, 6, 1, 9, tzinfo=UTC)
    for rule in DECLARED:
        if rule.unit in list(Unit):
            assert due(start, rule.value, rule.unit) >= start


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2012, 1, 1), "editions before 2018"),
        (date(2021, 7, 14), "Children 2018"),
        (date(2023, 12, 14), "Children 2018"),
        (date(2023, 12, 15), "Children 2023"),
        (date(2026, 3, 18), "Children 2023"),
        (date(2026, 3, 19), "Children 2026"),
    ],
)
def test_j28_a_case_is_judged_by_the_edition_of_its_day(day, edition):
    assert rule_at(DECLARED, "T9", day).source.endswith(edition)


def test_j28_what_came_later_is_off():
    with pytest.raises(NoRule, match="DUTY-TO-SHARE"):
        rule_at(DECLARED, "DUTY-TO-SHARE", date(2021, 7, 14))


def test_editions_follow_one_another_without_gap_or_overlap():
    for code, rules in by_code().items():
        rules = sorted(rules, key=lambda rule: rule.effective_from or date.min)
        for before, after in pairwise(rules):
            assert before.effective_to is not None, code
            assert before.effective_to + timedelta(days=1) == after.effective_from, code
        assert rules[-1].effective_to is None, code


def test_a_later_rule_of_the_council_wins_over_the_declared_one():
    own = PolicyRule("T19", 5, "working days", "P", True, "…", "Us", date(2026, 1, 1))
    assert rule_at((own, *DECLARED), "T19", date(2026, 1, 1)) == own
    assert rule_at((own, *DECLARED), "T19", date(2025, 12, 31)).value == 10


def test_first_and_last_day_count():
    rule = PolicyRule("A", 1, "days", "X", True, "…", "…", date(2026, 1, 2), date(2026, 1, 3))
    held = [in_force(rule, date(2026, 1, day)) for day in (1, 2, 3, 4)]
    assert held == [False, True, True, False]


def test_the_screen_says_what_is_ours_and_what_is_not_confirmed():
    day = date(2026, 6, 1)
    assert tag_words(rule_at(DECLARED, "SETTLE", day)) == "Our own design"
    assert tag_words(rule_at(DECLARED, "T9", day)).endswith("Not yet confirmed")
    assert tag_words(rule_at(DECLARED, "T16", day)).startswith("Common practice")


def test_every_rule_says_what_it_is_and_where_it_comes_from():
    for rule in DECLARED:
        assert Tag(rule.tag)
        assert rule.words
        assert rule.source
        assert rule.code == rule.code.upper()
        assert rule.value >= 0


def test_working_together_is_never_called_confirmed_before_someone_read_it():
    told = [rule for rule in DECLARED if rule.source.startswith("Working Together")]
    assert told
    assert not any(rule.confirmed for rule in told)
