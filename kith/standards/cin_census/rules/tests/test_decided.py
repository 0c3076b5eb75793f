"""Where the published logic of a rule could be read in two ways: how it is read, and why.

The list gives for each rule its message and its logic. The logic carries dates of an older year,
codes that have changed since and remarks from other people's code. Where it contradicts the
message, the message holds; each line below is tried, as it is read and as it is not.
"""

from dataclasses import dataclass

import pytest

from kith.standards.cin_census.lists import rule_list
from kith.standards.cin_census.rules.tests.asking import (
    DONE,
    assessment,
    child,
    closed,
    details,
    enquiry,
    finds,
    plan,
    protection,
    referred,
    traits,
)

UNBORN = {"UPN": None, "PersonBirthDate": None, "ExpectedPersonBirthDate": "2026-05-01"}


@dataclass(frozen=True)
class Decided:
    """A rule, how it is read and why, a child that breaks it and one that does not."""

    code: str
    why: str
    breaks: str
    keeps: str


DECIDED = (
    Decided(
        "4010",
        "Its remark asks for a start after the reference date; the message speaks of one that is "
        "missing or out of the period, and the first sentence says on or before it.",
        breaks=referred(plan("2026-04-01")),
        keeps=referred(plan("2025-08-01")),
    ),
    Decided(
        "8750",
        "Its logic asks for the code 0, which stood for not known until 2024; the message says U.",
        breaks=child(**UNBORN, Sex="0"),
        keeps=child(**UNBORN, Sex="U"),
    ),
    Decided(
        "2886Q",
        "Its logic counts the code 0 or none; the message says no sex recorded, which is U now. "
        "Of an unborn child none need be. The whole is all children, as the logic says. A code "
        "that is none is for 4180.",
        breaks=child(Sex="U"),
        keeps=child(**UNBORN, Sex="U"),
    ),
    Decided(
        "8770Q",
        "Its logic turns the comparison round and so asks children under four; the message speaks "
        "of school age. It lets every reason pass; the message does not take UN1.",
        breaks=child(UPN=None, UPNunknown="UN1"),
        keeps=child(UPN=None, PersonBirthDate="2023-01-01"),
    ),
    Decided(
        "100",
        "Its logic names 31 March 2022; it is the 31 March of the return's own year.",
        breaks=child(),
        keeps=child(),
    ),
    Decided(
        "8820",
        "Between is read as the department's own note on this rule has it: the day on which one "
        "episode closes may be the day on which the next begins. It says nothing of a plan, an "
        "assessment or an enquiry, so there the last day counts (4014, 8863Q, 8890, 8940).",
        breaks=child(
            details(**closed("2025-07-01")), details(CINreferralDate="2025-06-30")
        ),
        keeps=child(details(**closed("2025-07-01")), details(CINreferralDate="2025-07-01")),
    ),
    Decided(
        "8839",
        "Its logic says twice, with an or between, which enquiry is open; the message says open. "
        "One that needed no conference is not.",
        breaks=referred(enquiry(), enquiry("2025-08-01")),
        keeps=referred(enquiry(not_required="1"), enquiry("2025-08-01", not_required="1")),
    ),
    Decided(
        "8816",
        "Its remark would show the latest referral as well; the message speaks of the one that is "
        "open and not the latest.",
        breaks=child(details(), details(nfa="1", CINreferralDate="2025-09-01")),
        keeps=child(details(nfa="1"), details(CINreferralDate="2025-09-01")),
    ),
    Decided(
        "2885",
        "Its remarks are about where to show it. An enquiry that needed no conference is not "
        "associated with one, so a conference of the episode itself still counts beside it.",
        breaks=referred(enquiry(), protection(), DateOfInitialCPC="2025-07-01"),
        keeps=referred(
            enquiry(not_required="1"), protection(), DateOfInitialCPC="2025-07-01"
        ),
    ),
    Decided(
        "8842Q",
        "Its remark calls one date enough for a group; the message speaks of a review record "
        "without a date, and each date is a record.",
        breaks=referred(protection(reviews=["2025-09-01", ""])),
        keeps=referred(protection(reviews=["2025-09-01", "2026-02-02"])),
    ),
    Decided(
        "8873Q",
        "The message speaks of the completed assessment; of one that is open, 8614 says that it "
        "has factors too early. An episode that is open has not been closed with RC8 or RC9.",
        breaks=referred(assessment(done="2025-07-01", factors=["21"])),
        keeps=referred(assessment("2026-03-20", factors=["21"])),
    ),
    Decided(
        "8869",
        "The message speaks of other factors; 21 said twice is for 8898.",
        breaks=referred(assessment(done="2025-07-01", factors=["21", "3B"])),
        keeps=referred(assessment(done="2025-07-01", factors=["21", "21"])),
    ),
    Decided(
        "8897Q",
        "Valid is asked of every factor of the list, not of any one of them.",
        breaks=referred(assessment(done="2025-07-01", factors=["16A", "RB"])),
        keeps=referred(assessment(done="2025-07-01", factors=["16A", "3B"])),
    ),
    Decided(
        "8945Q",
        "18A was to leave the codes and stayed in them: it is no wrong code (8897Q) but one not "
        "to be used.",
        breaks=referred(assessment(done="2025-07-01", factors=["3B", "18A"])),
        keeps=referred(assessment(done="2025-07-01", factors=["18B", "18C"])),
    ),
    Decided(
        "8950Q",
        "As 8945Q, of 19A.",
        breaks=referred(assessment(done="2025-07-01", factors=["3B", "19A"])),
        keeps=referred(assessment(done="2025-07-01", factors=["19B", "19C"])),
    ),
    Decided(
        "4016",
        "The message has no word of the episode, as those of 4001 and 4003 have in their logic: "
        "two plans are open at one time whichever referral each is under. So is 4017.",
        breaks=child(details(plan("2025-08-01")), details(protection("2025-07-01"))),
        keeps=child(details(plan("2025-08-01")), details(protection("2025-08-02"))),
    ),
    Decided(
        "1104",
        "A conference stands at two places under one name; its date is asked at both, as by 8715 "
        "and 8875.",
        breaks=referred(DateOfInitialCPC="2025-05-30"),
        keeps=referred(DateOfInitialCPC="2025-06-02"),
    ),
    Decided(
        "1510",
        "Where a digit is none, no letter follows from it: 1530, 1540 or 1550 tell of it, and 1510 "
        "is silent until that is put right.",
        breaks=child(UPN="Z201000000001"),
        keeps=child(UPN="Z2010000X0001"),
    ),
    Decided(
        "8540",
        "A child who is not yet born need have no disability recorded, but what is recorded for a "
        "child who is must be codes, all of them.",
        breaks=child(who=traits(disabilities=("MOB", "XYZ"))),
        keeps=child(**UNBORN, Sex="U", who=traits(disabilities=None)),
    ),
    Decided(
        "8615",
        "The message asks for a start; the logic asks for it where there is a conference, and so "
        "narrows the message without contradicting it.",
        breaks=referred(DONE, enquiry(None, held="2025-07-01")),
        keeps=referred(DONE, enquiry(None)),
    ),
)  # fmt: skip


@pytest.mark.parametrize("told", DECIDED, ids=[told.code for told in DECIDED])
def test_a_rule_is_read_so(told):
    assert told.code in rule_list(2026).entries
    assert told.why
    about = {"reference_date": "2022-03-31"} if told.code == "100" else {}
    assert finds(told.code, told.breaks, **about) != []
    assert finds(told.code, told.keeps) == []


def test_18a_and_19a_are_codes_of_2026_with_rules_of_their_own():
    both = referred(assessment(done="2025-07-01", factors=["18A", "19A"]))
    found = [code for code in ("8897Q", "8945Q", "8950Q") if finds(code, both)]
    assert found == ["8945Q", "8950Q"]
