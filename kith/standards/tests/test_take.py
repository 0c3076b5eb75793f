"""What is kept of a child: who they are, what happened, or why nothing can be kept."""

import random
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.reader import opened
from kith.standards.cin_census.take import LeftOut, Taken, covered, take
from kith.standards.tests import small
from kith.standards.tests.small import assessment, child, details, enquiry, plan, protection


def taken(*children, **about):
    """What is kept of the first child of a return with these children."""
    with TemporaryDirectory() as folder:
        path = small.written(Path(folder), *children, **about)
        with opened(path) as reading:
            return take(next(reading.children()), "201", reading.structure)


def kept(*children, **about):
    """The same, of a child who is sure to be kept."""
    told = taken(*children, **about)
    assert isinstance(told, Taken), told
    return told


def facts(*children, **about):
    """Name, day and data of what is kept."""
    return [(f.name, f.day.isoformat(), dict(f.data)) for f in kept(*children, **about).facts]


FULL = child(
    details(
        assessment(review="2025-06-12", done="2025-07-15", factors=["11A", "10A"]),
        plan("2025-10-02", "2025-12-01"),
        enquiry("2025-06-10", held="2025-06-27", target="2025-07-01"),
        after=protection("2025-06-27", "2025-10-01", reviews=["2025-09-20"], previous="2"),
        CINclosureDate="2025-12-02",
        ReasonForClosure="RC7",
    ),
    PersonDeathDate="2026-01-05",
)


def test_each_thing_that_happened_is_a_fact():
    assert facts(FULL) == [
        ("referral.received", "2025-06-02", {"source": "6", "need": "N1", "nfa": False}),
        ("assessment.started", "2025-06-03", {"internal_review": "2025-06-12"}),
        ("assessment.reviewed", "2025-06-12", {}),
        ("assessment.authorised", "2025-07-15", {"factors": ["11A", "10A"]}),
        ("cin_plan.started", "2025-10-02", {}),
        ("cin_plan.ended", "2025-12-01", {}),
        ("s47.started", "2025-06-10", {"icpc_required": True, "target": "2025-07-01"}),
        ("icpc.held", "2025-06-27", {}),
        (
            "cp_plan.started",
            "2025-06-27",
            {"category_initial": "NEG", "category_latest": "NEG", "previous": 2},
        ),
        ("cp_review.held", "2025-09-20", {}),
        ("cp_plan.ended", "2025-10-01", {}),
        ("episode.closed", "2025-12-02", {"reason": "RC7"}),
        ("closure.reasoned", "2025-12-02", {"reason": "RC7"}),
        ("child.died", "2026-01-05", {}),
    ]


def test_each_piece_of_work_has_a_thread_and_knows_its_referral():
    told = kept(FULL)
    threads = {f.name: f.thread for f in told.facts}
    parents = {f.name: f.parent for f in told.facts}
    episode = threads["referral.received"]
    assert threads["episode.closed"] == threads["closure.reasoned"] == episode
    assert threads["assessment.authorised"] == threads["assessment.started"] != episode
    assert threads["icpc.held"] == threads["s47.started"]
    assert threads["cp_review.held"] == threads["cp_plan.started"] == threads["cp_plan.ended"]
    for name in ("assessment.started", "s47.started", "cin_plan.ended", "cp_review.held"):
        assert parents[name] == episode
    assert parents["referral.received"] is parents["child.died"] is None


def test_a_conference_without_an_enquiry_belongs_to_the_referral():
    told = kept(child(details(DateOfInitialCPC="2025-06-20")))
    referral, held = told.facts
    assert (held.name, held.thread, held.parent) == ("icpc.held", referral.thread, None)


def test_factors_of_an_assessment_that_is_not_finished_stay_with_its_start():
    told = facts(child(details(assessment(factors=["24A"]))))
    assert told[1] == ("assessment.started", "2025-06-03", {"factors": ["24A"]})


def test_who_the_child_is():
    told = taken(
        child(
            UPN="a005000000001", FormerUPN="B005000000002", who=small.traits("AIND", ("AUT", "LD"))
        )
    )
    assert isinstance(told, Taken)
    who = told.person
    assert (who.sex, who.born, who.ethnicity) == ("F", date(2011, 2, 3), "AIND")
    assert (who.upn, who.former_upn) == ("A005000000001", "B005000000002")
    assert who.disabilities == {"AUT", "LD"}


def test_an_unborn_child_has_the_day_that_is_expected():
    told = taken(
        child(PersonBirthDate=None, ExpectedPersonBirthDate="2026-05-01", Sex="U", UPN=None)
    )
    assert isinstance(told, Taken)
    assert (told.person.born, told.person.expected) == (None, date(2026, 5, 1))


LEFT_OUT = {
    "no LAchildID": (child(LAchildID=None), "LAchildID is missing"),
    "a blank LAchildID": (child(LAchildID="  "), "LAchildID is missing"),
    "an LAchildID without end": (child(LAchildID="K" * 61), "longer than 60"),
    "no identifiers at all": (child(ids=""), "LAchildID is missing"),
    "two sets of identifiers": (child(ids=small.identifiers() * 2), "there twice"),
    "no traits": (child(who=""), "Ethnicity is missing"),
    "no ethnicity": (child(who=small.traits("")), "Ethnicity is missing"),
    "an unknown ethnicity": (child(who=small.traits("MARS")), "“MARS”, which is not one of"),
    "an unknown disability": (child(who=small.traits(disabilities=["XX"])), "Disability holds"),
    "no sex": (child(Sex=None), "Sex is missing"),
    "a sex of no year": (child(Sex="X"), "no code of any year"),
    "an unknown reason for no UPN": (child(UPNunknown="UN9"), "UPNunknown holds"),
    "an unreadable death": (child(PersonDeathDate="soon"), "PersonDeathDate holds “soon”"),
    "no referral": (child("", small.group("Foo")), "CINdetails is missing"),
    "no referral date": (child(details(CINreferralDate=None)), "CINreferralDate is missing"),
    "an unreadable referral date": (child(details(CINreferralDate="2/6/25")), "“2/6/25”"),
    "a referral date of a calendar not ours": (
        child(details(CINreferralDate="12025-06-02")),
        "is not a date",
    ),
    "no source": (child(details(ReferralSource=None)), "ReferralSource is missing"),
    "a source of nobody": (child(details(ReferralSource="99")), "ReferralSource holds “99”"),
    "an unknown need": (child(details(PrimaryNeedCode="N99")), "PrimaryNeedCode holds"),
    "an unreadable closure": (child(details(CINclosureDate="?")), "CINclosureDate holds"),
    "an unknown reason": (
        child(details(CINclosureDate="2025-07-01", ReasonForClosure="RC99")),
        "ReasonForClosure holds",
    ),
    "no word of further action": (child(details(nfa=None)), "ReferralNFA is missing"),
    "no clear word of further action": (child(details(nfa="maybe")), "neither 1 nor 0"),
    "two closures that differ": (
        child(details("<CINclosureDate>2025-08-02</CINclosureDate>", CINclosureDate="2025-08-01")),
        "there twice",
    ),
    "an assessment without a start": (
        child(details(assessment(start=None))),
        "AssessmentActualStartDate is missing",
    ),
    "an unreadable authorisation": (
        child(details(assessment(done="in July"))),
        "AssessmentAuthorisationDate holds",
    ),
    "an unknown factor": (
        child(details(assessment(done="2025-07-01", factors=["11A", "RB"]))),
        "AssessmentFactors holds “RB”",
    ),
    "an enquiry without a start": (child(details(enquiry(start=None))), "S47ActualStartDate"),
    "an enquiry without its flag": (
        child(details(enquiry(not_required=None))),
        "ICPCnotRequired is missing",
    ),
    "a plan without a start": (child(details(plan(start=None))), "CINPlanStartDate is missing"),
    "a protection plan without a category": (
        child(details(after=protection(first=None))),
        "InitialCategoryOfAbuse is missing",
    ),
    "a protection plan with an unknown category": (
        child(details(after=protection(latest="ABC"))),
        "LatestCategoryOfAbuse holds",
    ),
    "a review without its date": (
        child(details(after=protection(reviews=["2025-09-01", ""]))),
        "CPPreviewDate is empty",
    ),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_child_is_left_out_who_cannot_be_kept_truly(name):
    text, why = LEFT_OUT[name]
    told = taken(text)
    assert isinstance(told, LeftOut)
    assert told.line == 3
    assert re.search(why, told.why), told.why


@pytest.mark.parametrize(
    ("year", "text"),
    [(2022, child(details(ReferralSource="5D"), Sex=None, GenderCurrent="2")),
     (2022, child(details(CINclosureDate="2021-12-01", ReasonForClosure="RC9"), Sex="F"))],
)  # fmt: skip
def test_a_code_of_a_later_year_is_outside_this_years_set(year, text):
    assert isinstance(taken(text, year=year), LeftOut)


KEPT = {
    "true for 1": child(details(nfa="true")),
    "false for 0": child(details(enquiry(not_required="false"), nfa="False")),
    "stray text": child(details("PersonBirthDate")),
    "the sex as another year asks": child(Sex=None, GenderCurrent="2"),
    "the code of another year": child(Sex="1"),
    "an element that we do not know": child(details(after="<PreProceedingsandFGDM/>")),
    "an attribute": child().replace("<Child>", '<Child note="x">'),
    "elements out of order": child(details(nfa="0", after=assessment())),
    "an element given twice alike": child(details("<ReferralSource>6</ReferralSource>")),
    "space round a code": child(details(ReferralSource=" 6 ")),
    "space round a date": child(details(CINreferralDate=" 2025-06-02")),
    "a time of nought": child(details(CINreferralDate="2025-06-02T00:00:00")),
    "an empty date that need not be there": child(details(CINclosureDate="")),
    "an empty code that need not be there": child(details(PrimaryNeedCode="")),
    "a UPN that is none": child(UPN="unknown"),
    "an unreadable birthday": child(PersonBirthDate="spring 2011"),
    "an unreadable day of an internal review": child(details(assessment(review="n/a"))),
    "a number that is none": child(details(after=protection(previous="two"))),
    "no number of plans before": child(details(after=protection(previous=None))),
    "no factor in a list of factors": child(details(assessment(done="2025-07-01", factors=[]))),
    "a blank factor": child(details(assessment(done="2025-07-01", factors=[""]))),
    "no review in a list of reviews": child(details(after=protection(reviews=[]))),
    "no disability in a list of them": child(who=small.traits(disabilities=[])),
    "a reason without a closure": child(details(ReasonForClosure="RC7")),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_what_leaves_the_meaning_clear_is_a_warning_beside_a_child_who_is_kept(name):
    told = taken(KEPT[name])
    assert isinstance(told, Taken), told
    assert told.warnings, "there is something to say"
    assert {note.child for note in told.warnings} == {"KTH1"}


CLOSED_EARLY = {"CINclosureDate": "2025-01-01", "ReasonForClosure": "RC7"}
NONE_AND_SOME = assessment(done="2025-07-01", factors=["21", "11A"])
RULES_BROKEN = {
    "8600: referred after the year": child(details(CINreferralDate="2026-07-01")),
    "8630: closed before it began": child(details(**CLOSED_EARLY)),
    "8805: closed without a reason": child(details(CINclosureDate="2025-08-01")),
    "1510: a wrong check letter": child(UPN="B005000000001"),
    "1570: a long local id": child(LAchildID="K" * 40),
    "1580: an id with other signs": child(LAchildID="K_1/2"),
    "8525Q: neither born nor expected": child(PersonBirthDate=None),
    "8775Q: far over 25": child(PersonBirthDate="1966-01-01"),
    "8831: work under no further action": child(details(assessment(), nfa="1")),
    "8790: none and some": child(who=small.traits(disabilities=["NONE", "LD"])),
    "8869: none found and some": child(details(NONE_AND_SOME)),
    "8840: a plan of one day": child(details(after=protection("2025-07-01", "2025-07-01"))),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES_BROKEN)
def test_breaking_a_rule_of_the_checker_never_leaves_a_child_out(name):
    told = kept(RULES_BROKEN[name])
    assert told.warnings == ()


def test_the_reason_says_the_line_of_the_fault():
    text = child(details(assessment(done="2025-07-01", factors=["11A", "RB"])))
    told = taken(text.replace("<AssessmentFactors>RB", "\n<AssessmentFactors>RB"))
    assert isinstance(told, LeftOut)
    assert told.line == 4


def test_the_same_thing_has_the_same_id_in_every_return():
    one, later, other = kept(FULL), kept(FULL, year=2025), kept(child(LAchildID="other"))
    assert [f.root for f in one.facts] == [f.root for f in later.facts]
    assert not {f.root for f in one.facts} & {f.root for f in other.facts}


def test_what_a_return_covers_is_one_fact_for_each_year():
    this, again = (covered("201", "K", 2026, date(2026, 3, day)) for day in (31, 30))
    next_year = covered("201", "K", 2027, date(2027, 3, 31))
    assert this.root == again.root != next_year.root
    assert this.data == {"reference_date": "2026-03-31"}


def test_a_changed_end_keeps_the_id_and_a_changed_start_does_not():
    def roots(text):
        told = kept(text)
        return {f.name: f.root for f in told.facts}

    before = roots(child(details(assessment(done="2025-07-01"))))
    moved_end = roots(child(details(assessment(done="2025-07-09"))))
    moved_start = roots(child(details(assessment(start="2025-06-04", done="2025-07-01"))))
    assert before == moved_end
    assert before["referral.received"] == moved_start["referral.received"]
    assert before["assessment.authorised"] != moved_start["assessment.authorised"]


WORK = st.lists(
    st.sampled_from(
        [assessment("2025-06-03"), assessment("2025-09-03"), enquiry("2025-06-10"),
         enquiry("2025-08-10", held="2025-08-25"), plan("2025-07-01", "2025-08-01"),
         plan("2025-09-01")]
    ),
    max_size=6,
    unique=True,
)  # fmt: skip
DATES = st.lists(
    st.sampled_from(["2025-04-02", "2025-06-02", "2025-11-02"]), min_size=1, max_size=3
)


@given(DATES, WORK, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_every_fact_has_an_id_of_its_own_whatever_order_the_file_has(dates, work, chance):
    rng = random.Random(chance)
    groups = [details(*sorted(work), CINreferralDate=day) for day in dates]
    shuffled = [details(*rng.sample(work, len(work)), CINreferralDate=day) for day in dates]
    rng.shuffle(shuffled)
    one, other = kept(child(*groups)), kept(child(*shuffled))
    roots = [f.root for f in one.facts]
    assert len(set(roots)) == len(roots)
    assert {f.root: f for f in one.facts} == {f.root: f for f in other.facts}
