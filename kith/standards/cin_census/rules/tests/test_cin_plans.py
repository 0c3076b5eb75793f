"""Rules on child in need plans."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.rules.tests.asking import (
    cases,
    child,
    details,
    finds,
    plan,
    protection,
    referred,
)

DAY_OF_DEATH = {"PersonDeathDate": "2025-09-01"}


@cases(
    ("4001", "both open", 1, referred(plan(), protection())),
    ("4001", "two open beside one", 2, referred(plan(), plan(), protection())),
    ("4001", "the one ended", 0, referred(plan(end="2025-08-20"), protection())),
    ("4001", "the other ended", 0, referred(plan(), protection(end="2025-08-01"))),
    ("4001", "in two episodes", 0, child(details(plan()), details(protection()))),
    ("4003", "within the plan", 1, referred(
        plan("2025-08-01", "2025-09-01"), protection(reviews=["2025-08-15"])
    )),
    ("4003", "on its first and on its last day", 2, referred(
        plan("2025-08-01", "2025-09-01"), protection(reviews=["2025-08-01", "2025-09-01"])
    )),
    ("4003", "the day before and the day after", 0, referred(
        plan("2025-08-01", "2025-09-01"), protection(reviews=["2025-07-31", "2025-09-02"])
    )),
    ("4003", "while it is open", 1, referred(plan(), protection(reviews=["2026-03-31"]))),
    ("4003", "after the year", 0, referred(plan(), protection(reviews=["2026-04-01"]))),
    ("4003", "as the child protection plan ends", 0, referred(
        plan("2025-08-01"), protection(end="2025-08-01", reviews=["2025-08-01"])
    )),
    ("4003", "within two plans is one finding", 1, referred(
        plan("2025-08-01", "2025-09-01"), plan("2025-08-01"), protection(reviews=["2025-08-15"])
    )),
    ("4003", "in two episodes", 0, child(
        details(plan("2025-08-01")), details(protection(reviews=["2025-08-15"]))
    )),
    ("4003", "no reviews", 0, referred(plan(), protection())),
    ("4004", "one open", 0, referred(plan("2025-07-01", "2025-08-01"), plan("2025-08-02"))),
    ("4004", "two open", 2, referred(plan(), plan("2025-08-02"))),
    ("4004", "two open, in two episodes", 2, child(details(plan()), details(plan()))),
    ("4004", "of two children", 0, referred(plan()), referred(plan())),
    ("4008", "on the day of death", 0, child(details(plan("2025-09-01")), **DAY_OF_DEATH)),
    ("4008", "on the day after", 1, child(details(plan("2025-09-02")), **DAY_OF_DEATH)),
    ("4008", "alive", 0, referred(plan())),
    ("4009Q", "on the day of death", 0, child(details(plan(end="2025-09-01")), **DAY_OF_DEATH)),
    ("4009Q", "on the day after", 1, child(details(plan(end="2025-09-02")), **DAY_OF_DEATH)),
    ("4009Q", "open", 0, child(details(plan()), **DAY_OF_DEATH)),
    ("4010", "on the last day", 0, referred(plan("2026-03-31"))),
    ("4010", "on the day after", 1, referred(plan("2026-04-01"))),
    ("4010", "long ago", 0, referred(plan("2019-01-01"))),
    ("4010", "absent, empty, and no date", 3, referred(plan(None), plan(""), plan("2025"))),
    ("4011", "on the day it started is for 4012Q", 0, referred(plan("2025-08-01", "2025-08-01"))),
    ("4011", "on the day before", 1, referred(plan("2025-08-01", "2025-07-31"))),
    ("4011", "open, and without a start", 0, referred(plan(), plan(None, "2025-07-31"))),
    ("4012Q", "one day", 1, referred(plan("2025-08-01", "2025-08-01"))),
    ("4012Q", "two days", 0, referred(plan("2025-08-01", "2025-08-02"))),
    ("4012Q", "neither date", 0, referred(plan(None, None))),
    ("4013", "the first and the last day", 0, referred(
        plan("2025-01-01", "2025-04-01"), plan(end="2026-03-31")
    )),
    ("4013", "the day before and the day after", 2, referred(
        plan("2025-01-01", "2025-03-31"), plan(end="2026-04-01")
    )),
    ("4013", "open", 0, referred(plan())),
    ("4014", "one after the other", 0, referred(
        plan("2025-07-01", "2025-08-01"), plan("2025-08-02")
    )),
    ("4014", "on the day the other ended", 1, referred(
        plan("2025-07-01", "2025-08-01"), plan("2025-08-01")
    )),
    ("4014", "both on one day", 2, referred(plan(), plan())),
    ("4014", "while another is open", 1, referred(plan("2025-07-01"), plan("2026-03-31"))),
    ("4014", "after the year", 0, referred(plan("2025-07-01"), plan("2026-04-01"))),
    ("4014", "in two episodes of a child", 1, child(
        details(plan("2025-07-01")), details(plan("2025-08-01"))
    )),
    ("4014", "of two children", 0, referred(plan()), referred(plan())),
    ("4014", "one has no start", 0, referred(plan("2025-07-01"), plan(None))),
    ("4015", "on the day of the referral", 0, referred(plan("2025-06-02"))),
    ("4015", "on the day before", 1, referred(plan("2025-06-01"))),
    ("4015", "one of the dates is absent", 0, referred(plan(None)), referred(
        plan("2025-06-01"), CINreferralDate=None
    )),
    ("4016", "within the child protection plan", 1, referred(
        plan("2025-08-01"), protection("2025-07-01", "2025-10-01")
    )),
    ("4016", "on its first day", 1, referred(
        plan("2025-07-01"), protection("2025-07-01", "2025-10-01")
    )),
    ("4016", "on its last day", 0, referred(
        plan("2025-10-01"), protection("2025-07-01", "2025-10-01")
    )),
    ("4016", "the day before it", 0, referred(
        plan("2025-06-30"), protection("2025-07-01", "2025-10-01")
    )),
    ("4016", "while it is open", 1, referred(plan("2026-03-31"), protection("2025-07-01"))),
    ("4016", "on the last day of one, within another", 1, referred(
        plan("2025-10-01"), protection("2025-07-01", "2025-10-01"), protection("2025-09-30")
    )),
    ("4016", "in two episodes of a child", 1, child(
        details(plan("2025-08-01")), details(protection("2025-07-01"))
    )),
    ("4017", "within the child in need plan", 1, referred(
        plan("2025-06-20", "2025-07-10"), protection("2025-07-01")
    )),
    ("4017", "on its first day", 1, referred(
        plan("2025-07-01", "2025-07-10"), protection("2025-07-01")
    )),
    ("4017", "on its last day", 0, referred(
        plan("2025-06-20", "2025-07-01"), protection("2025-07-01")
    )),
    ("4017", "while it is open", 1, referred(plan("2025-06-20"), protection("2026-03-31"))),
    ("4017", "after the year", 0, referred(plan("2025-06-20"), protection("2026-04-01"))),
    ("4017", "in two episodes of a child", 1, child(
        details(plan("2025-06-20")), details(protection("2025-07-01"))
    )),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


DAYS = st.dates(date(2025, 4, 1), date(2026, 3, 31))
SPAN = st.tuples(DAYS, DAYS).map(sorted).map(lambda days: [str(day) for day in days])


@settings(max_examples=40, deadline=None)
@given(SPAN, SPAN)
def test_two_plans_overlap_or_one_ends_before_the_other_starts(one, other):
    overlap = bool(finds("4014", referred(plan(*one), plan(*other))))
    assert overlap == (one[0] <= other[1] and other[0] <= one[1])


@settings(max_examples=40, deadline=None)
@given(SPAN, SPAN)
def test_plans_of_two_kinds_may_meet_on_the_day_of_change_and_no_more(one, other):
    told = referred(plan(*one), protection(*other))
    found = {code for code in ("4016", "4017") if finds(code, told)}
    starts_within = {
        "4016": other[0] <= one[0] < other[1],
        "4017": one[0] <= other[0] < one[1],
    }
    assert found == {code for code, within in starts_within.items() if within}
