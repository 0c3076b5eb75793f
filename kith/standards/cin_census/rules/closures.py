"""Rules on how an episode ends."""

from collections.abc import Iterator

from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    any_of,
    blank,
    dated,
    given,
    having,
    lacking,
    listed,
    outside,
    together,
    undated,
    yes,
)
from kith.standards.cin_census.tables import Tables

AFTER_ASSESSMENT = ("RC8", "RC9")
"""Closed after the assessment: with nothing more, or on to early help."""


@rule(
    "8585Q",
    plain="The episode was closed because the child died, and no date of death is recorded.",
    mend="Record the date of death, or correct the reason for closure.",
)
def died_undated(t: Tables) -> DataFrame:
    """Where a child died, the day is recorded."""
    died = c("ReasonForClosure") == "RC2"
    return t.cin_with_child.filter(died, undated("PersonDeathDate"))


@rule(
    "8620",
    plain="The episode was closed on a day outside the collection year.",
    mend="Leave out episodes closed before the year; take out a closure after its last day.",
)
def closed_in_another_year(t: Tables) -> DataFrame:
    """An episode closes in the year, or is open."""
    return t.cin_details.filter(outside("CINclosureDate", t.period_start, t.reference_date))


@rule(
    "8630",
    plain="The episode was closed before its referral came in.",
    mend="Check both dates and correct the one that is wrong.",
)
def closed_before_referral(t: Tables) -> DataFrame:
    """An episode closes after it opened."""
    return t.cin_details.filter(c("CINclosureDate") < c("CINreferralDate"))


@rule(
    "8640",
    plain="The reason for closure is not one of the codes.",
    mend="Choose the reason from the codes of this year.",
)
def reason(t: Tables) -> DataFrame:
    """A reason for closure is one of the codes."""
    known = listed("ReasonForClosure", t.codes("reason for closure"))
    return t.cin_details.filter(given("ReasonForClosure"), ~known)


@rule(
    "8805",
    plain="The episode was closed and the reason is missing.",
    mend="Record why the episode was closed.",
)
def closed_without_reason(t: Tables) -> DataFrame:
    """An episode closes for a reason."""
    return t.cin_details.filter(dated("CINclosureDate"), blank("ReasonForClosure"))


@rule(
    "8810",
    plain="There is a reason for closure and no day on which the episode was closed.",
    mend="Record the day of closure, or take out the reason if the episode is open.",
)
def reason_without_closure(t: Tables) -> DataFrame:
    """A reason for closure comes with a day."""
    return t.cin_details.filter(given("ReasonForClosure"), undated("CINclosureDate"))


@rule(
    "8825Q",
    plain="The episode was closed after assessment, and no assessment is recorded in it.",
    mend="Add the assessment, or choose the reason for which the episode was really closed.",
)
def closed_after_no_assessment(t: Tables) -> DataFrame:
    """Closed after assessment means that there was one."""
    closed = t.cin_details.filter(listed("ReasonForClosure", AFTER_ASSESSMENT))
    return lacking(closed, t.assessments)


@rule(
    "2990",
    plain="Closed straight after assessment, yet there is an enquiry, a conference or a plan.",
    mend="Choose another reason for closure, or move the work to the episode where it belongs.",
)
def closed_after_more_than_assessment(t: Tables) -> DataFrame:
    """Closed after assessment means that nothing else followed it."""
    met = t.cin_details.filter(dated("DateOfInitialCPC"))
    closed = t.cin_details.filter(listed("ReasonForClosure", AFTER_ASSESSMENT))
    return having(closed, t.section47, t.plans, t.plan_dates, met)


@rule(
    "8867",
    plain="The episode is closed, and an assessment in it has not been authorised.",
    mend="Record when the assessment was authorised, or open the episode again.",
)
def closed_while_assessing(t: Tables) -> DataFrame:
    """When an episode closes, its assessments are done."""
    going_on = undated("AssessmentAuthorisationDate")
    return t.assessments_with_cin.filter(dated("CINclosureDate"), going_on)


@rule(
    "8868",
    plain="The episode is closed, and an enquiry in it has neither a conference nor an outcome.",
    mend="Record the conference, or that none was required, or open the episode again.",
)
def closed_while_enquiring(t: Tables) -> DataFrame:
    """When an episode closes, its enquiries are done."""
    going_on = undated("DateOfInitialCPC") & ~yes("ICPCnotRequired")
    return t.section47_with_cin.filter(dated("CINclosureDate"), going_on)


@rule(
    "8565",
    plain="Something in the episode is dated after the day on which it was closed.",
    mend="Correct the closure or the other date, or put the work under a later referral.",
)
def activity_after_closure(t: Tables) -> DataFrame:
    """When an episode is closed, nothing more happens in it."""
    return together(*_after_closure(t))


def _after_closure(t: Tables) -> Iterator[DataFrame]:
    """Yield, group by group, what is dated after the closure of its episode."""
    dates = (
        (t.cin_details, ("DateOfInitialCPC",)),
        (t.assessments_with_cin, ("AssessmentActualStartDate", "AssessmentAuthorisationDate")),
        (t.section47_with_cin, ("S47ActualStartDate", "DateOfInitialCPC")),
        (t.plan_dates_with_cin, ("CINPlanStartDate", "CINPlanEndDate")),
        (t.plans_with_cin, ("CPPendDate",)),
    )
    for frame, names in dates:
        late = any_of(*[c(name) > c("CINclosureDate") for name in names])
        yield frame.filter(late).select("child", "line", "CINclosureDate", *names)
