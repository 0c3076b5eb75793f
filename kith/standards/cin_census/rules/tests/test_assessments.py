"""Rules on assessments and on the factors that they found."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.kernel.workdays import working_days_between
from kith.standards.cin_census.rules.tests.asking import (
    DONE,
    assessment,
    cases,
    child,
    closed,
    details,
    finds,
    referred,
)
from kith.standards.cin_census.years import structure


def done(start, end, *factors):
    """An assessment that was authorised."""
    return assessment(start, done=end, factors=factors or ("16A",))


@cases(
    ("1103", "on the day of the referral", 0, referred(assessment("2025-06-02"))),
    ("1103", "on the day before", 1, referred(assessment("2025-06-01"))),
    ("1103", "two of three", 2, referred(assessment("2025-06-01"), DONE, assessment("2025-01-01"))),
    ("1103", "before the child's other referral", 0, child(
        details(assessment("2025-06-02")), details(CINreferralDate="2025-09-01")
    )),
    ("1103", "one of the dates is absent", 0, referred(assessment(None)), referred(
        assessment("2025-06-01"), CINreferralDate=None
    )),
    ("8608", "authorised on the day it started", 0, referred(done("2025-06-03", "2025-06-03"))),
    ("8608", "authorised the day before", 1, referred(done("2025-06-03", "2025-06-02"))),
    ("8608", "open", 0, referred(assessment("2025-06-03"))),
    ("8670Q", "45 working days before the last day", 0, referred(assessment("2026-01-27"))),
    ("8670Q", "46 working days before", 1, referred(assessment("2026-01-26"))),
    ("8670Q", "authorised", 0, referred(done("2026-01-26", "2026-03-31"))),
    ("8670Q", "no start", 0, referred(assessment(None))),
    ("8696", "the first and the last day", 0, referred(
        done("2025-03-31", "2025-04-01"), done("2026-01-01", "2026-03-31")
    )),
    ("8696", "the day before and the day after", 2, referred(
        done("2025-03-31", "2025-03-31"), done("2026-01-01", "2026-04-01")
    )),
    ("8696", "open", 0, referred(assessment())),
    ("8736", "open since the first day", 0, referred(assessment("2025-04-01"))),
    ("8736", "open since the day before", 1, referred(assessment("2025-03-31"))),
    ("8736", "open from the day after", 1, referred(assessment("2026-04-01"))),
    ("8736", "authorised", 0, referred(done("2025-03-31", "2025-04-01"))),
    ("8736", "no start", 0, referred(assessment(None))),
    ("8863Q", "one after the other", 0, referred(DONE, assessment("2025-07-02"))),
    ("8863Q", "on the day the other ended", 1, referred(DONE, assessment("2025-07-01"))),
    ("8863Q", "both on one day", 2, referred(DONE, DONE)),
    ("8863Q", "while another is open", 1, referred(assessment(), assessment("2026-03-31"))),
    ("8863Q", "after the year", 0, referred(assessment("2025-06-03"), assessment("2026-04-01"))),
    ("8863Q", "in another episode", 0, child(details(DONE), details(DONE))),
    ("8863Q", "one in the midst of two is one finding", 1, referred(
        done("2025-06-03", "2025-08-01"), done("2025-06-10", "2025-06-11"),
    )),
    ("8896", "one open, one done", 0, referred(DONE, assessment("2025-07-02"))),
    ("8896", "two open", 2, referred(assessment(), assessment("2025-07-02"))),
    ("8896", "one open in each of two episodes", 0, child(
        details(assessment()), details(assessment())
    )),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


def told(*factors, done="2025-07-01", reason="RC8"):
    """An assessment with these factors, in an episode closed for this reason."""
    ended = closed("2025-07-01", reason) if reason else {}
    return referred(assessment("2025-06-03", done=done, factors=factors), **ended)


@cases(
    ("8614", "done", 0, told("16A")),
    ("8614", "open, without", 0, told(done=None)),
    ("8614", "open, with two: one finding", 1, told("16A", "3B", done=None)),
    ("8614", "open, with an empty one", 0, told("", done=None)),
    ("8614", "the second of two", 1, referred(DONE, assessment("2026-03-20", factors=("1A",)))),
    ("8869", "21 alone", 0, told("21")),
    ("8869", "21 twice is for 8898", 0, told("21", "21")),
    ("8869", "21 at first, in the midst, at last", 3,
        told("21", "3B", "4A"), told("3B", "21", "4A"), told("3B", "4A", "21")),
    ("8869", "no 21", 0, told("3B", "4A")),
    ("8869", "21 of one assessment, another of another", 0, referred(
        done("2025-06-03", "2025-07-01", "21"), done("2025-07-02", "2025-08-01", "3B")
    )),
    ("8873Q", "closed with RC8 or RC9", 0, told("21"), told("21", reason="RC9")),
    ("8873Q", "closed for another reason", 1, told("21", reason="RC7")),
    ("8873Q", "open", 1, told("21", reason=None)),
    ("8873Q", "something found", 0, told("3B", reason="RC7")),
    ("8873Q", "21 beside others, in whatever place", 2,
        told("3B", "21", reason="RC7"), told("21", "3B", reason="RC7")),
    ("8873Q", "two assessments", 0, referred(
        done("2025-06-03", "2025-07-01", "21"), done("2025-07-02", "2025-08-01", "21")
    )),
    ("8873Q", "not authorised is for 8614", 0, told("21", done=None, reason=None)),
    ("8897Q", "one and several", 0, told("16A"), told("1A", "24A", "19C")),
    ("8897Q", "an empty group", 1, told()),
    ("8897Q", "no group", 1, referred(assessment("2025-06-03", done="2025-07-01"))),
    ("8897Q", "a code that is none", 1, told("RB")),
    ("8897Q", "a code that is none among others, in whatever place", 3,
        told("RB", "16A", "3B"), told("16A", "RB", "3B"), told("16A", "3B", "RB")),
    ("8897Q", "two codes that are none", 2, told("RB", "8A")),
    ("8897Q", "an empty code", 1, told("16A", "")),
    ("8897Q", "18A and 19A are codes", 0, told("18A", "19A")),
    ("8897Q", "authorised on the first day", 1, told(done="2025-04-01")),
    ("8897Q", "authorised the day before", 0, told(done="2025-03-31")),
    ("8897Q", "open", 0, told(done=None)),
    ("8898", "each once", 0, told("16A", "3B")),
    ("8898", "one twice, side by side and apart", 2, told("16A", "16A"), told("16A", "3B", "16A")),
    ("8898", "two twice", 2, told("16A", "3B", "16A", "3B")),
    ("8898", "once each of two assessments", 0, referred(DONE, DONE)),
    ("8898", "two that are empty", 0, told("", "")),
    ("8945Q", "18A in whatever place", 3,
        told("18A"), told("18A", "3B"), told("16A", "3B", "18A")),
    ("8945Q", "18B and 18C", 0, told("18B", "18C")),
    ("8950Q", "19A in whatever place", 3,
        told("19A"), told("19A", "3B"), told("16A", "3B", "19A")),
    ("8950Q", "19B and 19C", 0, told("19B", "19C")),
)  # fmt: skip
def test_edges_of_factors(code, count, children):
    assert len(finds(code, *children)) == count


OUTSIDE_THE_FAMILY = ("10A", "11A", "12A", "13A", "24A", "18B", "19B")


@pytest.mark.parametrize("factor", structure(2026).codes["assessment factors"])
def test_each_factor_is_one_that_an_assessment_may_have_found(factor):
    assert finds("8897Q", told(factor)) == []
    assert factor not in OUTSIDE_THE_FAMILY or finds("8869", told(factor, "21")) != []


def test_a_wrong_factor_is_shown_by_itself_and_on_its_own_line():
    [found] = finds("8897Q", told("16A", "RB"))
    assert (found["AssessmentFactors"], found["line"]) == ("RB", 3)


DAYS = st.dates(date(2025, 4, 1), date(2026, 3, 31))


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_8670q_counts_working_days_as_the_house_does(day):
    late = working_days_between(day, date(2026, 3, 31)) > 45
    weekday = day.weekday() < 5
    if weekday:
        assert bool(finds("8670Q", referred(assessment(str(day))))) == late


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(("16A", "3B", "RB", "18A", "21", "")), max_size=6))
def test_factors_are_looked_at_every_one_whatever_their_order(factors):
    counts = [len(finds(code, told(*factors))) for code in ("8897Q", "8898", "8945Q")]
    unknown = sum(code in ("RB", "") for code in factors) if factors else 1
    again = sum(code in factors[:n] for n, code in enumerate(factors) if code)
    assert counts == [unknown, again, factors.count("18A")]


@settings(max_examples=30, deadline=None)
@given(st.lists(DAYS, min_size=2, max_size=8, unique=True).map(sorted))
def test_assessments_that_follow_each_other_never_overlap(days):
    pairs = zip(days[::2], days[1::2], strict=False)
    one_by_one = [done(str(start), str(end)) for start, end in pairs]
    assert finds("8863Q", referred(*one_by_one)) == []
