"""Rules on how an episode ends."""

import pytest

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

RC8, RC9 = closed("2025-07-01", "RC8"), closed("2025-07-01", "RC9")
CLOSED = closed("2025-07-01")


def died(day):
    """A child whose episode was closed by death, and the day."""
    return child(details(**closed("2025-07-01", "RC2")), PersonDeathDate=day)


@cases(
    ("8585Q", "died, and the day is known", 0, died("2025-07-01")),
    ("8585Q", "died, and no day is known", 1, died(None)),
    ("8585Q", "died, and the day cannot be read", 1, died("July")),
    ("8585Q", "another reason", 0, referred(**CLOSED)),
    ("8620", "the first and the last day", 0, child(
        details(**closed("2025-04-01")), details(**closed("2026-03-31"))
    )),
    ("8620", "the day before and the day after", 2, child(
        details(**closed("2025-03-31")), details(**closed("2026-04-01"))
    )),
    ("8620", "open", 0, child()),
    ("8630", "on the day of the referral", 0, referred(**closed("2025-06-02"))),
    ("8630", "on the day before", 1, referred(**closed("2025-06-01"))),
    ("8630", "no date of referral", 0, referred(CINreferralDate=None, **CLOSED)),
    ("8640", "RC9 is a code", 0, referred(**RC9)),
    ("8640", "RC10 is none", 1, referred(**closed("2025-07-01", "RC10"))),
    ("8640", "absent and empty", 0, child(), referred(**closed("2025-07-01", ""))),
    ("8805", "a reason", 0, referred(**CLOSED)),
    ("8805", "absent and empty", 2, referred(CINclosureDate="2025-07-01"), referred(
        **closed("2025-07-01", "")
    )),
    ("8805", "open", 0, child()),
    ("8810", "closed", 0, referred(**CLOSED)),
    ("8810", "not closed", 1, referred(ReasonForClosure="RC7")),
    ("8810", "closed on no day that can be read", 1, referred(**closed("soon"))),
    ("8825Q", "after an assessment", 0, referred(DONE, **RC8)),
    ("8825Q", "after none", 2, referred(**RC8), referred(**RC9)),
    ("8825Q", "after none, for another reason", 0, referred(**CLOSED)),
    ("8825Q", "after one in another episode", 1, child(details(**RC8), details(DONE))),
    ("2990", "nothing but an assessment", 0, referred(DONE, **RC8)),
    ("2990", "an enquiry", 1, referred(DONE, enquiry(not_required="1"), **RC8)),
    ("2990", "a child protection plan", 1, referred(DONE, protection(), **RC9)),
    ("2990", "a conference", 1, referred(DONE, DateOfInitialCPC="2025-07-01", **RC8)),
    ("2990", "a child in need plan", 1, referred(DONE, plan(), **RC9)),
    ("2990", "all of them are one finding", 1, referred(plan(), enquiry(), protection(), **RC8)),
    ("2990", "another reason", 0, referred(plan(), enquiry(), protection(), **CLOSED)),
    ("2990", "in another episode", 0, child(details(DONE, **RC8), details(plan()))),
    ("8867", "authorised", 0, referred(DONE, **CLOSED)),
    ("8867", "one of two is open", 1, referred(DONE, assessment("2025-06-20"), **CLOSED)),
    ("8867", "the episode is open", 0, referred(assessment("2025-06-20"))),
    ("8868", "a conference", 0, referred(enquiry(held="2025-07-01"), **CLOSED)),
    ("8868", "none required", 0, referred(enquiry(not_required="true"), **CLOSED)),
    ("8868", "neither", 1, referred(enquiry(), **CLOSED)),
    ("8868", "it is not told", 1, referred(enquiry(not_required=None), **CLOSED)),
    ("8868", "no enquiry", 0, referred(**CLOSED)),
    ("8868", "the episode is open", 0, referred(enquiry())),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


LATE, ON_THE_DAY = "2025-08-02", "2025-08-01"
ACTIVITIES = {
    "the start of an assessment": lambda day: details(assessment(day), **closed(ON_THE_DAY)),
    "the end of an assessment": lambda day: details(
        assessment("2025-06-03", done=day), **closed(ON_THE_DAY)
    ),
    "the start of an enquiry": lambda day: details(enquiry(day), **closed(ON_THE_DAY)),
    "the conference of an enquiry": lambda day: details(enquiry(held=day), **closed(ON_THE_DAY)),
    "a conference": lambda day: details(DateOfInitialCPC=day, **closed(ON_THE_DAY)),
    "the end of a child protection plan": lambda day: details(
        protection("2025-07-01", day), **closed(ON_THE_DAY)
    ),
    "the start of a child in need plan": lambda day: details(plan(day), **closed(ON_THE_DAY)),
    "the end of a child in need plan": lambda day: details(
        plan("2025-07-01", day), **closed(ON_THE_DAY)
    ),
}


@pytest.mark.parametrize("what", ACTIVITIES)
def test_8565_nothing_happens_after_an_episode_closed(what):
    assert len(finds("8565", child(ACTIVITIES[what](LATE)))) == 1
    assert finds("8565", child(ACTIVITIES[what](ON_THE_DAY))) == []


def test_8565_an_open_episode_has_no_end_and_a_start_of_protection_is_not_asked_for():
    assert finds("8565", referred(plan(LATE), enquiry(LATE))) == []
    assert finds("8565", referred(protection(LATE), **closed(ON_THE_DAY))) == []


def test_8565_shows_each_activity_on_its_own():
    found = finds("8565", referred(plan(LATE), enquiry(LATE), DONE, **closed(ON_THE_DAY)))
    assert len(found) == 2
    assert {str(row["CINclosureDate"]) for row in found} == {ON_THE_DAY}
