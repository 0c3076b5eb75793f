"""Rules on child protection plans and their reviews."""

from kith.standards.cin_census.rules.tests.asking import (
    cases,
    child,
    details,
    enquiry,
    finds,
    protection,
    referred,
)

MET = enquiry("2025-06-10", held="2025-07-01")


def dead(*work):
    """A child who died on 1 September 2025."""
    return child(details(*work), PersonDeathDate="2025-09-01")


def met(*work, day="2025-07-01"):
    """A child whose conference is recorded with the episode."""
    return referred(*work, DateOfInitialCPC=day)


def reviewed(*days):
    """A child with a plan since 1 July 2025, reviewed on these days."""
    return referred(protection("2025-07-01", reviews=list(days)))


@cases(
    ("1105", "on the day of the referral", 0, referred(protection("2025-06-02"))),
    ("1105", "on the day before", 1, referred(protection("2025-06-01"))),
    ("1105", "one of the dates is absent", 0, referred(protection(None)), referred(
        protection("2025-06-01"), CINreferralDate=None
    )),
    ("2885", "on the day of the enquiry's conference", 0, referred(MET, protection())),
    ("2885", "on the day after", 1, referred(MET, protection("2025-07-02"))),
    ("2885", "on the day of the second of two", 0, referred(
        enquiry("2025-06-03", held="2025-06-10"), MET, protection()
    )),
    ("2885", "no conference at all", 1, referred(protection())),
    ("2885", "an enquiry that waits for one", 1, referred(enquiry(), protection())),
    ("2885", "with the episode, no enquiry", 0, met(protection())),
    ("2885", "with the episode, on another day", 1, met(protection(), day="2025-06-30")),
    ("2885", "with the episode, beside an enquiry that needed none", 0, met(
        enquiry(not_required="1"), protection()
    )),
    ("2885", "with the episode, beside an enquiry that waits for one", 1, met(
        enquiry(), protection()
    )),
    ("2885", "with the episode, beside one held on another day", 1, met(
        enquiry(held="2025-06-30"), protection()
    )),
    ("2885", "in another episode", 1, child(details(MET), details(protection()))),
    ("2885", "two plans, one conference", 1, referred(
        MET, protection(end="2025-09-01"), protection("2025-10-01")
    )),
    ("2885", "before the year", 0, referred(protection("2025-03-31"))),
    ("2885", "on its first day and on its last", 2, referred(
        protection("2025-04-01"), protection("2026-03-31")
    )),
    ("2885", "after the year", 0, referred(protection("2026-04-01"))),
    ("2885", "no start", 0, referred(protection(None))),
    ("8720", "on the last day", 0, referred(protection("2026-03-31"))),
    ("8720", "on the day after", 1, referred(protection("2026-04-01"))),
    ("8720", "absent, empty, and no date", 3, referred(
        protection(None), protection(""), protection("July")
    )),
    ("8730", "none and some", 0, referred(protection(previous="0"), protection(previous="12"))),
    ("8730", "absent, empty, a word, and less than none", 4, referred(*[
        protection(previous=text) for text in (None, "", "two", "-1")
    ])),
    ("8730", "numbers written oddly", 0, referred(
        protection(previous=" 1 "), protection(previous="+1"), protection(previous="-0")
    )),
    ("8730", "a number with a fraction", 1, referred(protection(previous="1.0"))),
    ("8840", "one day", 1, referred(protection("2025-07-01", "2025-07-01"))),
    ("8840", "two days", 0, referred(protection("2025-07-01", "2025-07-02"))),
    ("8840", "neither date", 0, referred(protection(None, None))),
    ("8841", "the day after it started", 0, reviewed("2025-07-02")),
    ("8841", "on the day and the day before", 2, reviewed("2025-07-01", "2025-06-30")),
    ("8841", "of another plan", 0, referred(
        protection("2025-07-01", "2025-10-01", reviews=["2025-09-01"]), protection("2025-10-01")
    )),
    ("8841", "no start", 0, referred(protection(None, reviews=["2025-09-01"]))),
    ("8842Q", "a date", 0, reviewed("2025-09-01")),
    ("8842Q", "no reviews yet", 0, referred(protection())),
    ("8842Q", "reviews without a date", 1, reviewed()),
    ("8842Q", "one of two is empty", 1, reviewed("2025-09-01", "")),
    ("8842Q", "one that is no date", 1, reviewed("1 September")),
    ("8905", "a code", 0, referred(protection(first="MUL"))),
    ("8905", "no code, empty, absent", 3, referred(*[
        protection(first=code) for code in ("neg", "", None)
    ])),
    ("8910", "a code", 0, referred(protection(latest="EMO"))),
    ("8910", "no code, empty, absent", 3, referred(*[
        protection(latest=code) for code in ("ABC", "", None)
    ])),
    ("8915", "on the day of death", 0, dead(protection("2025-09-01"))),
    ("8915", "on the day after", 1, dead(protection("2025-09-02"))),
    ("8915", "alive", 0, referred(protection())),
    ("8920", "on the day of death", 0, dead(protection(end="2025-09-01"))),
    ("8920", "on the day after", 1, dead(protection(end="2025-09-02"))),
    ("8920", "open", 0, dead(protection())),
    ("8925", "on the day it started is for 8840", 0, referred(protection(end="2025-07-01"))),
    ("8925", "on the day before", 1, referred(protection("2025-07-01", "2025-06-30"))),
    ("8925", "open, and without a start", 0, referred(
        protection(), protection(None, "2025-06-30")
    )),
    ("8930", "the first and the last day", 0, referred(
        protection("2025-01-01", "2025-04-01"), protection(end="2026-03-31")
    )),
    ("8930", "the day before and the day after", 2, referred(
        protection("2025-01-01", "2025-03-31"), protection(end="2026-04-01")
    )),
    ("8930", "open", 0, referred(protection())),
    ("8935", "one open", 0, referred(protection(end="2025-09-01"), protection("2025-10-01"))),
    ("8935", "two open", 2, referred(protection(), protection("2025-10-01"))),
    ("8935", "two open, in two episodes", 2, child(details(protection()), details(protection()))),
    ("8935", "of two children", 0, referred(protection()), referred(protection())),
    ("8940", "one after the other", 0, referred(
        protection("2025-07-01", "2025-09-01"), protection("2025-09-02")
    )),
    ("8940", "on the day the other ended", 1, referred(
        protection("2025-07-01", "2025-09-01"), protection("2025-09-01")
    )),
    ("8940", "both on one day", 2, referred(protection(), protection())),
    ("8940", "while another is open", 1, referred(protection(), protection("2026-03-31"))),
    ("8940", "after the year", 0, referred(protection(), protection("2026-04-01"))),
    ("8940", "in two episodes of a child", 1, child(
        details(protection()), details(protection("2025-10-01"))
    )),
    ("8940", "of two children", 0, referred(protection()), referred(protection())),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count
