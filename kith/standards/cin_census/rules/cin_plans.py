"""Rules on child in need plans, alone and beside child protection plans."""

import polars as pl
from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    beside_another,
    having,
    meeting,
    outside,
    undated,
)
from kith.standards.cin_census.tables import Tables


@rule(
    "4001",
    plain="A child in need plan and a child protection plan are open in the same episode.",
    mend="End the one that is over; the other may start on the day when it ended.",
)
def both_plans_open(t: Tables) -> DataFrame:
    """One of the two kinds of plan is open, not both."""
    protected = t.plans.filter(undated("CPPendDate"))
    return having(t.plan_dates.filter(undated("CINPlanEndDate")), protected)


@rule(
    "4003",
    plain="A review of a child protection plan was held while a child in need plan was open.",
    mend="Check the dates of the review and of both plans.",
)
def reviewed_during_plan(t: Tables) -> DataFrame:
    """A child protection plan is not reviewed under a child in need plan, but as it ends."""
    end = c("CINPlanEndDate").fill_null(t.reference_date)
    within = c("CPPreviewDate").is_between("CINPlanStartDate", end)
    last = c("CPPreviewDate").eq_missing(c("CPPendDate"))
    return meeting(t.reviews_with_plan, t.plan_dates, "cin", within & ~last)


@rule(
    "4004",
    plain="The child has more than one open child in need plan.",
    mend="Record the end of the plan that is over, or leave out one that was recorded twice.",
)
def several_open_plans(t: Tables) -> DataFrame:
    """A child has one open plan."""
    still = t.plan_dates.filter(undated("CINPlanEndDate"))
    return still.filter(pl.len().over("child") > 1)


@rule(
    "4008",
    plain="The child in need plan started after the child's death.",
    mend="Check the date of death and the start of the plan.",
)
def planned_after_death(t: Tables) -> DataFrame:
    """A plan starts on or before the day of a death."""
    return t.plan_dates_with_cin.filter(c("CINPlanStartDate") > c("PersonDeathDate"))


@rule(
    "4009Q",
    plain="The child in need plan ended after the child's death.",
    mend="End the plan on the day when the child died, or check that day.",
)
def plan_past_death(t: Tables) -> DataFrame:
    """A plan ends on or before the day of a death."""
    return t.plan_dates_with_cin.filter(c("CINPlanEndDate") > c("PersonDeathDate"))


@rule(
    "4010",
    plain="The start of the child in need plan is missing, or is after the last day.",
    mend="Record when the plan started; leave out plans of the next year.",
)
def plan_start(t: Tables) -> DataFrame:
    """A plan started, in the year or before it."""
    late = c("CINPlanStartDate") > t.reference_date
    return t.plan_dates.filter(undated("CINPlanStartDate") | late)


@rule(
    "4011",
    plain="The child in need plan ended before it started.",
    mend="Check both dates and correct the one that is wrong.",
)
def plan_backwards(t: Tables) -> DataFrame:
    """A plan ends after it started."""
    return t.plan_dates.filter(c("CINPlanEndDate") < c("CINPlanStartDate"))


@rule(
    "4012Q",
    plain="The child in need plan started and ended on the same day.",
    mend="Check both dates; leave the plan out if there was none.",
)
def plan_of_a_day(t: Tables) -> DataFrame:
    """A plan lasts longer than a day."""
    return t.plan_dates.filter(c("CINPlanStartDate") == c("CINPlanEndDate"))


@rule(
    "4013",
    plain="The child in need plan ended on a day outside the collection year.",
    mend="Leave out plans that ended before the year; take out an end after its last day.",
)
def plan_ended_in_another_year(t: Tables) -> DataFrame:
    """A plan ends in the year, or is open."""
    return t.plan_dates.filter(outside("CINPlanEndDate", t.period_start, t.reference_date))


@rule(
    "4014",
    plain="The child in need plan started while another such plan of the child was open.",
    mend="Correct the dates so that one plan ends before the next starts.",
)
def overlapping_plans(t: Tables) -> DataFrame:
    """A child's plans follow each other."""
    end = c("CINPlanEndDate_other").fill_null(t.reference_date)
    within = c("CINPlanStartDate").is_between("CINPlanStartDate_other", end)
    return beside_another(t.plan_dates, "child", within)


@rule(
    "4015",
    plain="The child in need plan started before the referral came in.",
    mend="Check both dates; put the plan under an earlier referral if it belongs there.",
)
def planned_before_referral(t: Tables) -> DataFrame:
    """A plan follows the referral."""
    return t.plan_dates_with_cin.filter(c("CINPlanStartDate") < c("CINreferralDate"))


@rule(
    "4016",
    plain="The child in need plan started while a child protection plan was open.",
    mend="Start the child in need plan on the day when the child protection plan ended.",
)
def plan_during_protection(t: Tables) -> DataFrame:
    """A child in need plan starts as the child protection plan ends, or later."""
    end = c("CPPendDate").fill_null(t.reference_date)
    within = c("CINPlanStartDate").is_between("CPPstartDate", end)
    follows = c("CINPlanStartDate").eq_missing(c("CPPendDate"))
    return meeting(t.plan_dates, t.plans, "child", within & ~follows)


@rule(
    "4017",
    plain="The child protection plan started while a child in need plan was open.",
    mend="End the child in need plan on the day when the child protection plan started.",
)
def protection_during_plan(t: Tables) -> DataFrame:
    """A child protection plan starts as the child in need plan ends, or later."""
    end = c("CINPlanEndDate").fill_null(t.reference_date)
    within = c("CPPstartDate").is_between("CINPlanStartDate", end)
    follows = c("CPPstartDate").eq_missing(c("CINPlanEndDate"))
    return meeting(t.plans, t.plan_dates, "child", within & ~follows)
