"""Invented returns: whole, repeatable, and clean by every rule of the census."""

import hashlib
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest

from kith.kernel.workdays import add_months, working_days_between
from kith.standards.cin_census import check
from kith.standards.cin_census.generator import generate, write_return
from kith.standards.cin_census.lists import rule_list
from kith.standards.cin_census.reader import opened
from kith.standards.cin_census.years import YEARS, structure
from kith.standards.tests import plain_return, plain_rules

UNUSED = {2025: {"18A", "19A"}, 2026: {"18A", "19A"}}
"""Codes that a rule of the year asks not to use (8945Q, 8950Q)."""


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    """The demonstration's return: 3,000 children, as plain objects."""
    path = write_return(tmp_path_factory.mktemp("borough") / "return.xml", 3_000)
    return plain_return.read(path)


def fingerprint(**how):
    return hashlib.sha256("".join(generate(60, **how)).encode()).hexdigest()


def test_the_same_seed_gives_the_same_file_byte_for_byte():
    assert fingerprint(seed=4) == fingerprint(seed=4)
    assert len({fingerprint(seed=n) for n in range(5)}) == 5


def test_a_longer_return_begins_with_the_same_children():
    assert list(generate(30))[1:11] == list(generate(10))[1:11]


@pytest.mark.parametrize("year", YEARS)
def test_the_reader_finds_nothing_and_no_rule_is_broken(tmp_path, year):
    path = write_return(tmp_path / "return.xml", 1_500, year=year, seed=year)
    with opened(path) as reading:
        assert [f for child in reading.children() for f in child.findings] == []
        assert reading.findings == ()
    assert plain_rules.broken(path) == Counter()


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_checker_finds_nothing(tmp_path, year):
    found = check(write_return(tmp_path / "return.xml", 3_000, year=year, seed=1_000 + year))
    assert found.issues.height == len(found.schema) == 0
    assert found.children == 3_000
    assert {one.rule for one in found.not_run} == set(rule_list(year).cannot)


@pytest.mark.parametrize("children", [1, 2, 7, 40])
@pytest.mark.parametrize("seed", range(4))
def test_a_small_return_is_as_clean(tmp_path, children, seed):
    path = write_return(tmp_path / "return.xml", children, seed=seed)
    assert plain_rules.broken(path) == Counter()


@pytest.mark.parametrize("year", YEARS)
def test_every_element_and_every_code_is_used(tmp_path, year):
    path = write_return(tmp_path / "return.xml", 1_500, year=year)
    text = path.read_text()
    told = structure(year)
    missing = [n for s in told.shapes.values() for n in s.holds if f"<{n}>" not in text]
    assert missing == []
    for shape in told.shapes.values():
        for name, held in shape.holds.items():
            codes = set(getattr(held, "codes", None) or ()) - UNUSED.get(year, set())
            assert {c for c in codes if f"<{name}>{c}</{name}>" not in text} == set()


def test_a_return_may_end_on_another_day(tmp_path):
    path = write_return(tmp_path / "r.xml", 300, year=2025, reference_date=date(2025, 6, 30))
    assert set(plain_rules.broken(path)) == {"100"}


def test_how_far_it_is_is_told(tmp_path):
    told = []
    write_return(tmp_path / "r.xml", 1_200, progress=lambda *so_far: told.append(so_far))
    assert told[-1] == (1_200, 1_200)


def test_many_shapes_of_case_occur(borough):
    shapes = Counter(
        (len(c.assessments) > 0, len(c.plans) > 0, len(c.s47s), len(c.cpps), c.nfa, bool(c.closed))
        for child in borough.children
        for c in child.cins
    )
    assert len(shapes) >= 20
    children = borough.children
    assert any(k.expected for k in children)
    assert any(k.died for k in children)
    assert any(len(k.cins) == 3 for k in children)
    assert any(c.conference for k in children for c in k.cins)
    assert any(len(c.cpps) == 2 for k in children for c in k.cins)
    assert any(not k.upn and k.unknown == "UN7" for k in children)


@pytest.fixture(scope="module")
def whole(borough):
    """The referrals of the borough."""
    return [c for k in borough.children for c in k.cins]


def test_what_a_rule_just_lets_pass_occurs(borough, whole):
    plans = [(p, x) for c in whole for p in c.plans for x in c.cpps]
    assert any(p.end == x.start for p, x in plans), "from one kind of plan to the other (4017)"
    assert any(p.start == x.end for p, x in plans), "and back, on the day (4016)"
    twice = [c.assessments for c in whole if len(c.assessments) == 2]
    assert any("21" in a.factors for pair in twice for a in pair), "nothing found at first (8873Q)"
    assert any(a.start < borough.start <= a.end for c in whole for a in c.assessments if a.end)
    assert any(c.closed and k.died and c.plans for k in borough.children for c in k.cins)
    assert any(c.conference and not c.cpps for c in whole)


def test_what_may_be_absent_is_sometimes_absent(borough, whole):
    assert any(k.born and not k.disabilities for k in borough.children)
    assert any(s.target is None for c in whole for s in c.s47s)
    assert any(not c.need for c in whole)
    assert any(not p.has_reviews for c in whole for p in c.cpps)
    assert any(k.upn and k.upn[-1].isalpha() for k in borough.children)


def test_some_children_are_referred_again_within_a_year(borough):
    again = [
        b.referral
        for k in borough.children
        for a, b in pairwise(k.cins)
        if b.referral <= add_months(a.referral, 12)
    ]
    assert len(again) > 200
    assert sum(lately(borough, day) for day in again) > 50


def test_the_last_thirteen_weeks_have_what_each_live_figure_counts(borough):
    cins = [c for k in borough.children for c in k.cins]
    done = [
        working_days_between(c.referral, c.assessments[0].end)
        for c in cins
        if c.assessments and c.referral >= borough.start and lately(borough, c.assessments[0].end)
    ]
    assert len(done) > 400
    assert 33 <= median(done) <= 39
    assert 0.78 <= sum(days <= 45 for days in done) / len(done) <= 0.90
    held = [s for c in cins for s in c.s47s if lately(borough, s.conference)]
    in_time = sum(working_days_between(s.start, s.conference) <= 15 for s in held)
    assert len(held) > 60
    assert 0.7 <= in_time / len(held) < 1
    reviews = [d for c in cins for p in c.cpps for d in p.reviews if lately(borough, d)]
    assert len(reviews) > 100


def test_some_reviews_were_late_and_much_falls_due_after_the_last_day(borough):
    plans = [p for k in borough.children for c in k.cins for p in c.cpps]
    first_late = [p for p in plans if p.reviews and p.reviews[0] > add_months(p.start, 3)]
    later_late = [p for p in plans for a, b in pairwise(p.reviews) if b > add_months(a, 6)]
    assert first_late
    assert later_late
    assert sum(not p.end for p in plans) > 200
    assert sum(not a.end for k in borough.children for c in k.cins for a in c.assessments) > 200


def test_some_teenagers_are_harmed_outside_the_family_and_no_small_child_is(borough):
    outside = {"10A", "11A", "12A", "13A", "24A", "18B", "19B"}
    harmed = [
        k
        for k in borough.children
        if any(outside & set(a.factors) for c in k.cins for a in c.assessments)
    ]
    assert len(harmed) > 200
    assert all(k.born <= add_months(borough.end, -12 * 11) for k in harmed)


def lately(told, day) -> bool:
    """Whether a day lies in the 13 weeks that end on the reference date."""
    return day is not None and told.end - timedelta(weeks=13) < day <= told.end
