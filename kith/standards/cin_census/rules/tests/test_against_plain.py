"""Each rule against the same rule written the slow and plain way, over returns in disorder."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kith.standards.cin_census.lists import rule_list
from kith.standards.cin_census.rules.tests.anyhow import any_child
from kith.standards.cin_census.rules.tests.asking import found_in, read
from kith.standards.tests import plain_return, plain_rules
from kith.standards.tests.small import message

CODES = tuple(rule_list(2026).entries)


def by_the_rules(text) -> set[tuple[str, int | None]]:
    """What the rules find, by number of the child; what children share has none."""
    told = read(text)
    found = {(code, row.get("child")) for code in CODES for row in found_in(told, code)}
    return {(code, None if code in plain_rules.WHOLE else number) for code, number in found}


def plainly(text) -> set[tuple[str, int | None]]:
    """The same, the slow way."""
    return set(plain_rules.findings(plain_return.told_by(etree.fromstring(text.encode()))))


def test_there_is_a_plain_rule_for_each():
    assert {*plain_rules.CHILD, *plain_rules.DETAILS, *plain_rules.WHOLE} == set(CODES)


@given(st.lists(st.randoms(use_true_random=False), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_few_children_in_disorder(chances):
    text = message(*[any_child(rng, f"KTH{n}") for n, rng in enumerate(chances)])
    assert by_the_rules(text) == plainly(text)


@pytest.fixture(scope="module")
def found():
    """What both found, over some thousands of children, in large returns and in small ones."""
    both = Counter()
    for seed, size in enumerate((1, 2, 3, 5, 600, 600, 600, 600, 600)):
        rng = Random(seed)
        children = [any_child(rng, f"KTH{seed}x{n}") for n in range(size)]
        ends = rng.choice(("2026-03-31", "2026-03-30", None, "31/03/2026"))
        text = message(*children, reference_date=ends)
        rules, plain = by_the_rules(text), plainly(text)
        for code, number in sorted(rules ^ plain, key=str):
            who = children[number] if number is not None else "the whole return"
            where = "only the rule" if (code, number) in rules else "only the plain rule"
            raise AssertionError(f"{code}: {where} finds it in {who}")
        both.update(code for code, _ in rules)
    return both


def test_thousands_of_children_in_disorder_broke_every_rule(found, capsys):
    with capsys.disabled():
        print(f"\n{len(found)} rules fired: {dict(sorted(found.items()))}")
    assert set(found) == set(CODES)
