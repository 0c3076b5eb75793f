"""Rules on enquiries and initial conferences."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.rules.tests.asking import (
    DONE,
    cases,
    child,
    details,
    enquiry,
    finds,
    referred,
)


def met(day):
    """A child whose conference is recorded with the episode, on this day."""
    return referred(DateOfInitialCPC=day)


def ended(start, day=None):
    """An enquiry that ended: with a conference on this day, or with none required."""
    return enquiry(start, held=day, not_required="0" if day else "1")


@cases(
    ("1104", "on the day of the referral", 0, met("2025-06-02")),
    ("1104", "on the day before", 1, met("2025-06-01")),
    ("1104", "with an enquiry, on the day before", 1, referred(enquiry(held="2025-06-01"))),
    ("1104", "at both places", 2, referred(
        enquiry(held="2025-06-01"), DateOfInitialCPC="2025-06-01"
    )),
    ("1104", "no date of referral", 0, referred(
        CINreferralDate=None, DateOfInitialCPC="2025-06-01"
    )),
    ("2884", "at both places", 1, referred(
        enquiry(held="2025-06-24"), DateOfInitialCPC="2025-06-24"
    )),
    ("2884", "at both places, on two days", 1, referred(
        enquiry(held="2025-06-24"), DateOfInitialCPC="2025-06-25"
    )),
    ("2884", "with two enquiries and the episode", 2, referred(
        enquiry(held="2025-06-24"), enquiry(held="2025-07-24"), DateOfInitialCPC="2025-06-24"
    )),
    ("2884", "with the episode, beside an enquiry without", 0, referred(
        enquiry(not_required="1"), DateOfInitialCPC="2025-06-24"
    )),
    ("2884", "in two episodes", 0, child(
        details(enquiry(held="2025-06-24")), details(DateOfInitialCPC="2025-06-24")
    )),
    ("2889", "on the day of the referral", 0, referred(enquiry("2025-06-02"))),
    ("2889", "on the day before", 1, referred(enquiry("2025-06-01"))),
    ("2889", "absent", 0, referred(enquiry(None))),
    ("2991Q", "with an assessment", 0, referred(DONE, enquiry())),
    ("2991Q", "two enquiries without are one finding", 1, referred(enquiry(), enquiry())),
    ("2991Q", "an assessment in another episode", 1, child(details(enquiry()), details(DONE))),
    ("2991Q", "no enquiry", 0, child()),
    ("8615", "on the day it started", 0, referred(enquiry("2025-06-24", held="2025-06-24"))),
    ("8615", "the day before it started", 1, referred(enquiry("2025-06-24", held="2025-06-23"))),
    ("8615", "a conference, no start", 1, referred(enquiry(None, held="2025-06-24"))),
    ("8615", "no conference, no start", 0, referred(enquiry(None))),
    ("8675Q", "15 working days before the last day", 0, referred(enquiry("2026-03-10"))),
    ("8675Q", "16 working days before", 1, referred(enquiry("2026-03-09"))),
    ("8675Q", "held", 0, referred(enquiry("2026-03-09", held="2026-03-31"))),
    ("8675Q", "none required", 0, referred(enquiry("2026-03-09", not_required="true"))),
    ("8675Q", "it is not told whether", 0, referred(enquiry("2026-03-09", not_required=None))),
    ("8675Q", "written as a word", 1, referred(enquiry("2026-03-09", not_required="false"))),
    ("8715", "the first and the last day", 0, met("2025-04-01"), met("2026-03-31")),
    ("8715", "the day before and the day after", 2, met("2025-03-31"), met("2026-04-01")),
    ("8715", "with an enquiry, the day after", 1, referred(enquiry(held="2026-04-01"))),
    ("8715", "absent", 0, referred(enquiry())),
    ("8740", "waiting since the first day", 0, referred(enquiry("2025-04-01"))),
    ("8740", "waiting since the day before", 1, referred(enquiry("2025-03-31"))),
    ("8740", "from the day after the last", 1, referred(enquiry("2026-04-01"))),
    ("8740", "no start", 1, referred(enquiry(None))),
    ("8740", "held", 0, referred(enquiry("2025-03-31", held="2025-04-02"))),
    ("8740", "none required", 0, referred(ended("2025-03-31"))),
    ("8839", "one open", 0, referred(enquiry(), ended("2025-08-01"))),
    ("8839", "two open", 2, referred(enquiry(), enquiry("2025-08-01"))),
    ("8839", "it is not told of one", 2, referred(enquiry(), enquiry(not_required=None))),
    ("8839", "in two episodes", 0, child(details(enquiry()), details(enquiry()))),
    ("8870Q", "Friday and Monday", 0, referred(
        enquiry(target="2025-06-27"), enquiry(target="2025-06-30")
    )),
    ("8870Q", "Saturday and Sunday", 2, referred(
        enquiry(target="2025-06-28"), enquiry(target="2025-06-29")
    )),
    ("8870Q", "a bank holiday is no weekend", 0, referred(enquiry(target="2025-08-25"))),
    ("8870Q", "absent", 0, referred(enquiry())),
    ("8875", "Friday and Monday", 0, met("2025-06-27"), met("2025-06-30")),
    ("8875", "Saturday and Sunday", 2, met("2025-06-28"), met("2025-06-29")),
    ("8875", "with an enquiry, Saturday", 1, referred(enquiry(held="2025-06-28"))),
    ("8890", "one after the other", 0, referred(
        ended("2025-06-10", "2025-06-24"), enquiry("2025-06-25")
    )),
    ("8890", "on the day of the other's conference", 1, referred(
        ended("2025-06-10", "2025-06-24"), enquiry("2025-06-24")
    )),
    ("8890", "while another is open", 1, referred(enquiry("2025-06-10"), ended("2026-03-31"))),
    ("8890", "after the year", 0, referred(enquiry("2025-06-10"), enquiry("2026-04-01"))),
    ("8890", "after one that needed no conference", 0, referred(
        ended("2025-06-10"), enquiry("2025-06-11")
    )),
    ("8890", "both on one day", 2, referred(
        ended("2025-06-10", "2025-06-24"), ended("2025-06-10", "2025-06-26")
    )),
    ("8890", "both on one day, no conference required", 0, referred(
        ended("2025-06-10"), ended("2025-06-10")
    )),
    ("8890", "in two episodes", 0, child(details(enquiry()), details(enquiry()))),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2025, 4, 1), date(2026, 3, 31)))
def test_a_conference_at_either_place_is_asked_alike(day):
    for code in ("1104", "8715", "8875"):
        with_episode, with_enquiry = met(str(day)), referred(enquiry(held=str(day)))
        assert len(finds(code, with_episode)) == len(finds(code, with_enquiry))
    assert bool(finds("8875", met(str(day)))) == (day.weekday() > 4)
