"""Rules on the referral itself, and on several referrals of one child."""

from datetime import timedelta

import polars as pl
from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    any_of,
    beside_another,
    blank,
    dated,
    given,
    having,
    listed,
    no,
    undated,
    working_days_before,
    yes,
)
from kith.standards.cin_census.tables import Tables

LONGEST_BEFORE_BIRTH = timedelta(weeks=40)
SOURCE_ASKED_FROM = pl.date(2013, 4, 1)


@rule(
    "8555Q",
    plain="The referral is dated after the child's death.",
    mend="Check the date of death and the date of the referral.",
)
def referred_after_death(t: Tables) -> DataFrame:
    """A referral comes on or before the day of a death."""
    return t.cin_with_child.filter(c("CINreferralDate") > c("PersonDeathDate"))


@rule(
    "8568",
    plain="The mark whether the referral went no further is missing, or no 0, 1, false or true.",
    mend="Set ReferralNFA to 1 if the referral went no further, otherwise to 0.",
)
def no_flag(t: Tables) -> DataFrame:
    """Whether a referral went no further is told."""
    return t.cin_details.filter(~yes("ReferralNFA"), ~no("ReferralNFA"))


@rule(
    "8569Q",
    plain="A referral from before the collection year is marked as no further action.",
    mend="Take the referral out of this return, or correct its date or the mark.",
)
def old_and_no_further(t: Tables) -> DataFrame:
    """A referral that went no further is of this year, or of the working day before it."""
    last_year = c("CINreferralDate") < working_days_before(t.period_start, 1)
    return t.cin_details.filter(last_year, yes("ReferralNFA"))


@rule(
    "8600",
    plain="The date of the referral is missing, or is after the last day of the collection.",
    mend="Give the day on which the referral came in; leave out referrals of the next year.",
)
def referral_date(t: Tables) -> DataFrame:
    """A referral has a date, in the year or before it."""
    late = c("CINreferralDate") > t.reference_date
    return t.cin_details.filter(undated("CINreferralDate") | late)


@rule(
    "8606",
    plain="The referral came in more than 40 weeks before the child was born or is expected.",
    mend="Check the date of the referral and the date of birth or of the expected birth.",
)
def referred_before_conception(t: Tables) -> DataFrame:
    """A child is referred no more than 40 weeks before birth."""
    births = ("PersonBirthDate", "ExpectedPersonBirthDate")
    early = [c("CINreferralDate") < c(birth) - LONGEST_BEFORE_BIRTH for birth in births]
    return t.cin_with_child.filter(any_of(*early))


@rule(
    "8610",
    plain="The referral went further, and the child's primary need is not recorded.",
    mend="Record the primary need that was found when the referral was taken on.",
)
def no_need(t: Tables) -> DataFrame:
    """A referral that went further has a primary need."""
    return t.cin_details.filter(no("ReferralNFA"), blank("PrimaryNeedCode"))


@rule(
    "8650",
    plain="The primary need is not one of the codes.",
    mend="Choose one of N1 to N9, or N0 if the need is not known.",
)
def need(t: Tables) -> DataFrame:
    """A primary need is one of the codes."""
    known = listed("PrimaryNeedCode", t.codes("primary need"))
    return t.cin_details.filter(given("PrimaryNeedCode"), ~known)


@rule(
    "8866",
    plain="The source of the referral is missing, or is not one of the codes.",
    mend="Record who referred the child, by the codes of this year; 10 if it is not known.",
)
def source(t: Tables) -> DataFrame:
    """A referral since April 2013 says who made it."""
    known = listed("ReferralSource", t.codes("referral source"))
    return t.cin_details.filter(c("CINreferralDate") >= SOURCE_ASKED_FROM, ~known)


@rule(
    "8815",
    plain="The child has more than one open episode that is not marked as no further action.",
    mend="Close the episode that has ended; work with a child goes on under one referral.",
)
def several_open(t: Tables) -> DataFrame:
    """A child has one open episode."""
    still = t.cin_details.filter(undated("CINclosureDate"), no("ReferralNFA"))
    return still.filter(pl.len().over("child") > 1)


@rule(
    "8816",
    plain="An earlier episode of the child is open, though there is a later one.",
    mend="Close the earlier episode, or correct the dates of the referrals.",
)
def open_and_not_the_latest(t: Tables) -> DataFrame:
    """Only the latest episode of a child may be open."""
    later = c("CINreferralDate") < c("CINreferralDate").max().over("child")
    still = c("CINclosureDate").is_null() & no("ReferralNFA")
    return t.cin_details.filter(later & still)


@rule(
    "8820",
    plain="The referral falls within another episode of the same child.",
    mend="Correct the dates; what came in while an episode was open belongs to that episode.",
)
def overlapping_episodes(t: Tables) -> DataFrame:
    """Episodes of a child follow each other; one may begin on the day the last one closed."""
    start, end = c("CINreferralDate_other"), c("CINclosureDate_other")
    lasts = (no("ReferralNFA_other") & end.is_null()) & (c("CINreferralDate") <= t.reference_date)
    within = (c("CINreferralDate") < end) | lasts
    return beside_another(t.cin_details, "child", (c("CINreferralDate") >= start) & within)


@rule(
    "8831",
    plain="An assessment, enquiry or conference is recorded under a referral that went no further.",
    mend="Correct the mark if work was done; otherwise put the work under the right referral.",
)
def work_without_further_action(t: Tables) -> DataFrame:
    """Nothing follows a referral that went no further: no assessment, enquiry or conference."""
    started = dated("AssessmentActualStartDate") | dated("AssessmentAuthorisationDate")
    assessed = t.assessments.filter(started)
    enquired = t.section47.filter(dated("S47ActualStartDate") | dated("DateOfInitialCPC"))
    met = t.cin_details.filter(dated("DateOfInitialCPC"))
    return having(t.cin_details.filter(yes("ReferralNFA")), assessed, enquired, met)


@rule(
    "8832",
    plain="A child protection plan is recorded under a referral that went no further.",
    mend="Correct the mark if there was a plan; otherwise put the plan under the right referral.",
)
def protection_without_further_action(t: Tables) -> DataFrame:
    """Nor a child protection plan."""
    return having(t.cin_details.filter(yes("ReferralNFA")), t.plans)


@rule(
    "4000",
    plain="A child in need plan is recorded under a referral that went no further.",
    mend="Correct the mark if there was a plan; otherwise put the plan under the right referral.",
)
def plan_without_further_action(t: Tables) -> DataFrame:
    """Nor a child in need plan."""
    return having(t.cin_details.filter(yes("ReferralNFA")), t.plan_dates)
