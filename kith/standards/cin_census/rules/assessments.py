"""Rules on assessments."""

import polars as pl
from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    beside_another,
    outside,
    undated,
    working_days_before,
)
from kith.standards.cin_census.tables import Tables

MOST_WORKING_DAYS = 45


@rule(
    "1103",
    plain="The assessment started before the referral that it belongs to came in.",
    mend="Check both dates; put the assessment under an earlier referral if it belongs there.",
)
def assessed_before_referral(t: Tables) -> DataFrame:
    """An assessment follows the referral."""
    early = c("AssessmentActualStartDate") < c("CINreferralDate")
    return t.assessments_with_cin.filter(early)


@rule(
    "8608",
    plain="The assessment was authorised before it started.",
    mend="Check both dates and correct the one that is wrong.",
)
def authorised_before_start(t: Tables) -> DataFrame:
    """An assessment is authorised after it started."""
    late = c("AssessmentActualStartDate") > c("AssessmentAuthorisationDate")
    return t.assessments.filter(late)


@rule(
    "8670Q",
    plain="The assessment started over 45 working days before the last day and is still open.",
    mend="Record when it was authorised, or say why it has taken longer than 45 working days.",
)
def long_open(t: Tables) -> DataFrame:
    """An assessment is done within 45 working days."""
    limit = working_days_before(t.reference_date, MOST_WORKING_DAYS)
    late = c("AssessmentActualStartDate") < limit
    return t.assessments.filter(undated("AssessmentAuthorisationDate"), late)


@rule(
    "8696",
    plain="The assessment was authorised on a day outside the collection year.",
    mend="Leave out assessments of other years, or correct the date.",
)
def authorised_in_another_year(t: Tables) -> DataFrame:
    """A return holds the assessments that were authorised in its year."""
    day = "AssessmentAuthorisationDate"
    return t.assessments.filter(outside(day, t.period_start, t.reference_date))


@rule(
    "8736",
    plain="An assessment that is still open started outside the collection year.",
    mend="Record when it was authorised, or correct the day on which it started.",
)
def open_since_another_year(t: Tables) -> DataFrame:
    """An open assessment started in the year."""
    other = outside("AssessmentActualStartDate", t.period_start, t.reference_date)
    return t.assessments.filter(undated("AssessmentAuthorisationDate"), other)


@rule(
    "8863Q",
    plain="The assessment started while another assessment in the same episode was going on.",
    mend="Check the dates; if the two are one assessment, record it once.",
)
def overlapping_assessments(t: Tables) -> DataFrame:
    """Assessments in an episode follow each other."""
    end = c("AssessmentAuthorisationDate_other").fill_null(t.reference_date)
    within = c("AssessmentActualStartDate").is_between("AssessmentActualStartDate_other", end)
    return beside_another(t.assessments, "cin", within)


@rule(
    "8896",
    plain="The episode has two or more assessments that have not been authorised.",
    mend="Record when each was authorised, or leave out one that was recorded twice.",
)
def several_open_assessments(t: Tables) -> DataFrame:
    """An episode has one open assessment."""
    still = t.assessments.filter(undated("AssessmentAuthorisationDate"))
    return still.filter(pl.len().over("cin") > 1)
