"""Rules on referrals, and on several referrals of one child."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.rules.tests.asking import (
    DONE,
    assessment,
    cases,
    child,
    closed,
    details,
    enquiry,
    finds,
    plan,
    protection,
    referred,
)

DAY_OF_DEATH = {"PersonDeathDate": "2025-06-02"}


def on(day, nfa="0", closes=None, **changes):
    """A referral of this day, open or closed on another."""
    ended = closed(closes) if closes else {}
    return details(nfa=nfa, CINreferralDate=day, **ended, **changes)


def flagged(*flags):
    """A child with a referral for each way to say whether it went further."""
    return child(*[details(nfa=flag) for flag in flags])


EARLIER = on("2025-06-02", closes="2025-07-01")


@cases(
    ("8555Q", "referred on the day of death", 0, child(**DAY_OF_DEATH)),
    ("8555Q", "on the day after", 1, child(on("2025-06-03"), **DAY_OF_DEATH)),
    ("8555Q", "the second of two", 1, child(details(), on("2025-06-03"), **DAY_OF_DEATH)),
    ("8555Q", "no date of referral", 0, child(on(None), **DAY_OF_DEATH)),
    ("8555Q", "alive", 0, child()),
    ("8568", "each way to say it", 0, flagged("0", "1", "true", "false")),
    ("8568", "any other", 4, flagged("2", "yes", "", None)),
    ("8569Q", "the working day before the year", 0, child(on("2025-03-31", nfa="1"))),
    ("8569Q", "the day before that", 1, child(on("2025-03-30", nfa="1"))),
    ("8569Q", "long ago, and it went further", 0, child(on("2024-03-30", nfa="0"))),
    ("8569Q", "long ago, and it is not told", 0, child(on("2024-03-30", nfa=None))),
    ("8569Q", "long ago, written as a word", 1, child(on("2024-03-30", nfa="true"))),
    ("8600", "the last day", 0, child(on("2026-03-31"))),
    ("8600", "the day after", 1, child(on("2026-04-01"))),
    ("8600", "long ago", 0, child(on("2012-01-01"))),
    ("8600", "absent, empty, and no date", 3, child(on(None), on(""), on("2 June"))),
    ("8606", "280 days before birth", 0, child(PersonBirthDate="2026-03-09")),
    ("8606", "281 days before birth", 1, child(PersonBirthDate="2026-03-10")),
    ("8606", "280 days before it is expected", 0, child(
        PersonBirthDate=None, ExpectedPersonBirthDate="2026-03-09"
    )),
    ("8606", "281 days before it is expected", 1, child(
        PersonBirthDate=None, ExpectedPersonBirthDate="2026-03-10"
    )),
    ("8606", "before one of the two", 1, child(ExpectedPersonBirthDate="2026-03-10")),
    ("8606", "neither is known", 0, child(PersonBirthDate=None)),
    ("8610", "a need", 0, child()),
    ("8610", "absent and empty", 2, child(
        details(PrimaryNeedCode=None), details(PrimaryNeedCode="")
    )),
    ("8610", "it went no further", 0, child(details(nfa="1", PrimaryNeedCode=None))),
    ("8610", "it is not told whether", 0, child(details(nfa=None, PrimaryNeedCode=None))),
    ("8650", "N0 is a code", 0, child(details(PrimaryNeedCode="N0"))),
    ("8650", "a small letter is none", 1, child(details(PrimaryNeedCode="n1"))),
    ("8650", "absent is for 8610", 0, child(details(PrimaryNeedCode=None))),
    ("8650", "asked even if it went no further", 1, child(details(nfa="1", PrimaryNeedCode="X"))),
    ("8866", "a code", 0, child(details(ReferralSource="5D"))),
    ("8866", "no code, empty, absent", 3, child(*[
        details(ReferralSource=code) for code in ("5E", "", None)
    ])),
    ("8866", "the first day on which it was asked", 1, child(
        on("2013-04-01", ReferralSource=None)
    )),
    ("8866", "the day before", 0, child(on("2013-03-31", ReferralSource=None))),
    ("8866", "no date of referral", 0, child(on(None, ReferralSource=None))),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


@cases(
    ("8815", "one open", 0, child(EARLIER, on("2025-09-01"))),
    ("8815", "two open", 2, child(on("2025-06-02"), on("2025-09-01"))),
    ("8815", "two open that went no further", 0, flagged("1", "1")),
    ("8815", "one of two went further", 0, child(on("2025-06-02", "1"), on("2025-09-01"))),
    ("8815", "one each of two children", 0, child(), child()),
    ("8816", "the latest is open", 0, child(EARLIER, on("2025-09-01"))),
    ("8816", "an earlier one is open", 1, child(on("2025-06-02"), on("2025-09-01", "1"))),
    ("8816", "in whatever order they are", 1, child(on("2025-09-01", "1"), on("2025-06-02"))),
    ("8816", "both of one day", 0, child(on("2025-06-02"), on("2025-06-02"))),
    ("8816", "the other has no date", 0, child(on("2025-06-02"), on(None))),
    ("8816", "it went no further", 0, child(on("2025-06-02", "1"), on("2025-09-01"))),
    ("8820", "one after the other", 0, child(EARLIER, on("2025-07-02"))),
    ("8820", "on the day the other closed", 0, child(EARLIER, on("2025-07-01"))),
    ("8820", "on the day before", 1, child(EARLIER, on("2025-06-30"))),
    ("8820", "both of one day", 2, child(EARLIER, on("2025-06-02", closes="2025-08-01"))),
    ("8820", "while another is open", 1, child(on("2025-06-02"), on("2026-03-31"))),
    ("8820", "while another is open, after the year", 0, child(on("2025-06-02"), on("2026-04-01"))),
    ("8820", "after one that went no further", 0, child(on("2025-06-02", "1"), on("2025-09-01"))),
    ("8820", "within one that went no further and closed", 1, child(
        on("2025-06-02", "1", closes="2025-09-02"), on("2025-09-01")
    )),
    ("8820", "three in a row", 0, child(
        on("2025-04-02", closes="2025-05-01"),
        on("2025-05-01", closes="2025-06-01"),
        on("2025-06-01"),
    )),
    ("8820", "one within two others is one finding", 1, child(
        on("2025-04-02", closes="2025-07-01"),
        on("2025-05-02", closes="2025-05-02"),
    )),
    ("8820", "of two children", 0, child(), child()),
)  # fmt: skip
def test_edges_of_several(code, count, children):
    assert len(finds(code, *children)) == count


PROTECTED = protection()


@cases(
    ("8831", "nothing followed", 0, referred(nfa="1")),
    ("8831", "an assessment", 1, referred(DONE, nfa="1")),
    ("8831", "an assessment without a date", 0, referred(assessment(None), nfa="1")),
    ("8831", "an enquiry", 1, referred(enquiry(), nfa="true")),
    ("8831", "a conference of an enquiry without a start", 1, referred(
        enquiry(None, held="2025-07-01"), nfa="1"
    )),
    ("8831", "a conference", 1, referred(nfa="1", DateOfInitialCPC="2025-07-01")),
    ("8831", "two of them are one finding", 1, referred(DONE, enquiry(), nfa="1")),
    ("8831", "it went further", 0, referred(DONE, enquiry())),
    ("8831", "a plan is for 4000 and 8832", 0, referred(plan(), PROTECTED, nfa="1")),
    ("8832", "a child protection plan", 1, referred(PROTECTED, nfa="1")),
    ("8832", "it went further", 0, referred(PROTECTED)),
    ("8832", "of another referral", 0, child(details(nfa="1"), details(PROTECTED))),
    ("4000", "a child in need plan", 1, referred(plan(), nfa="1")),
    ("4000", "two plans are one finding", 1, referred(plan(), plan(), nfa="1")),
    ("4000", "it went further", 0, referred(plan())),
    ("4000", "it is not told whether", 0, referred(plan(), nfa=None)),
)  # fmt: skip
def test_edges_of_no_further_action(code, count, children):
    assert len(finds(code, *children)) == count


DAYS = st.dates(min_value=date(2025, 4, 1), max_value=date(2026, 3, 31))


@settings(max_examples=25, deadline=None)
@given(st.lists(DAYS, min_size=2, max_size=8, unique=True).map(sorted))
def test_episodes_that_follow_each_other_never_overlap(days):
    pairs = [on(str(a), closes=str(b)) for a, b in zip(days[::2], days[1::2], strict=False)]
    assert finds("8820", child(*pairs)) == []


@settings(max_examples=25, deadline=None)
@given(st.tuples(DAYS, DAYS, DAYS).map(sorted).filter(lambda days: days[1] < days[2]))
def test_a_referral_within_another_episode_always_overlaps(days):
    outer = on(str(days[0]), closes=str(days[2]))
    assert len(finds("8820", child(outer, on(str(days[1]), "1")))) >= 1
