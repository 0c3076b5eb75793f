"""Rules on child protection plans and their reviews."""

import polars as pl
from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    beside_another,
    lacking,
    listed,
    outside,
    undated,
    yes,
)
from kith.standards.cin_census.tables import Tables


@rule(
    "1105",
    plain="The child protection plan started before the referral came in.",
    mend="Check both dates; put the plan under an earlier referral if it belongs there.",
)
def protected_before_referral(t: Tables) -> DataFrame:
    """A plan follows the referral."""
    return t.plans_with_cin.filter(c("CPPstartDate") < c("CINreferralDate"))


@rule(
    "2885",
    plain="The plan started this year, but not on the day of an initial conference.",
    mend="Check both days; a plan starts on the day of the conference that decided on it.",
)
def started_without_conference(t: Tables) -> DataFrame:
    """A plan starts on the day of its conference.

    That is one held after an enquiry in the episode, or one recorded with the episode itself if no
    enquiry in it calls for a conference.
    """
    new = t.plans.filter(c("CPPstartDate").is_between(t.period_start, t.reference_date))
    calling = t.section47.filter(~yes("ICPCnotRequired"))
    with_episode = lacking(t.cin_details, calling).select("cin", "DateOfInitialCPC")
    met = pl.concat([t.section47.select("cin", "DateOfInitialCPC"), with_episode])
    on_the_day = met.rename({"DateOfInitialCPC": "CPPstartDate"})
    return new.join(on_the_day, on=["cin", "CPPstartDate"], how="anti", maintain_order="left")


@rule(
    "8720",
    plain="The start of the child protection plan is missing, or is after the last day.",
    mend="Record when the plan started; leave out plans of the next year.",
)
def protection_start(t: Tables) -> DataFrame:
    """A plan started, in the year or before it."""
    late = c("CPPstartDate") > t.reference_date
    return t.plans.filter(undated("CPPstartDate") | late)


@rule(
    "8730",
    plain="It is not recorded how many child protection plans the child had before this one.",
    mend="Give the number of earlier plans, with every council; 0 if this is the first.",
)
def earlier_plans(t: Tables) -> DataFrame:
    """The number of earlier plans is nought or more."""
    number = c("NumberOfPreviousCPP").fill_null("").str.contains(r"^(\+?[0-9]+|-0+)$")
    return t.plans.filter(~number)


@rule(
    "8840",
    plain="The child protection plan started and ended on the same day.",
    mend="Check both dates; leave the plan out if there was none.",
)
def protection_of_a_day(t: Tables) -> DataFrame:
    """A plan lasts longer than a day."""
    return t.plans.filter(c("CPPstartDate") == c("CPPendDate"))


@rule(
    "8841",
    plain="A review is dated on or before the day on which the plan started.",
    mend="Check the date; the initial conference is not a review.",
)
def reviewed_too_early(t: Tables) -> DataFrame:
    """A review follows the start of its plan."""
    return t.reviews_with_plan.filter(c("CPPreviewDate") <= c("CPPstartDate"))


@rule(
    "8842Q",
    plain="A review of the plan has no date, or none that can be read.",
    mend="Record the day on which the review was held, or take the empty review out.",
)
def review_undated(t: Tables) -> DataFrame:
    """A review has a date."""
    return t.reviews.filter(undated("CPPreviewDate"))


@rule(
    "8905",
    plain="The category of abuse at the start of the plan is missing, or is not one of the codes.",
    mend="Record the category that the conference decided on: NEG, PHY, SAB, EMO or MUL.",
)
def first_category(t: Tables) -> DataFrame:
    """The category at first is one of the codes."""
    return t.plans.filter(~listed("InitialCategoryOfAbuse", t.codes("category of abuse")))


@rule(
    "8910",
    plain="The latest category of abuse is missing, or is not one of the codes.",
    mend="Record the category that the last review decided on: NEG, PHY, SAB, EMO or MUL.",
)
def latest_category(t: Tables) -> DataFrame:
    """The category at last is one of the codes."""
    return t.plans.filter(~listed("LatestCategoryOfAbuse", t.codes("category of abuse")))


@rule(
    "8915",
    plain="The child protection plan started after the child's death.",
    mend="Check the date of death and the start of the plan.",
)
def protected_after_death(t: Tables) -> DataFrame:
    """A plan starts on or before the day of a death."""
    return t.plans_with_cin.filter(c("CPPstartDate") > c("PersonDeathDate"))


@rule(
    "8920",
    plain="The child protection plan ended after the child's death.",
    mend="End the plan on the day when the child died, or check that day.",
)
def protection_past_death(t: Tables) -> DataFrame:
    """A plan ends on or before the day of a death."""
    return t.plans_with_cin.filter(c("CPPendDate") > c("PersonDeathDate"))


@rule(
    "8925",
    plain="The child protection plan ended before it started.",
    mend="Check both dates and correct the one that is wrong.",
)
def protection_backwards(t: Tables) -> DataFrame:
    """A plan ends after it started."""
    return t.plans.filter(c("CPPendDate") < c("CPPstartDate"))


@rule(
    "8930",
    plain="The child protection plan ended on a day outside the collection year.",
    mend="Leave out plans that ended before the year; take out an end after its last day.",
)
def protection_ended_in_another_year(t: Tables) -> DataFrame:
    """A plan ends in the year, or is open."""
    return t.plans.filter(outside("CPPendDate", t.period_start, t.reference_date))


@rule(
    "8935",
    plain="The child has more than one open child protection plan.",
    mend="Record the end of the plan that is over, or leave out one that was recorded twice.",
)
def several_open_protections(t: Tables) -> DataFrame:
    """A child has one open plan."""
    still = t.plans.filter(undated("CPPendDate"))
    return still.filter(pl.len().over("child") > 1)


@rule(
    "8940",
    plain="The child protection plan started while another such plan of the child was open.",
    mend="Correct the dates so that one plan ends before the next starts.",
)
def overlapping_protections(t: Tables) -> DataFrame:
    """A child's plans follow each other."""
    end = c("CPPendDate_other").fill_null(t.reference_date)
    within = c("CPPstartDate").is_between("CPPstartDate_other", end)
    return beside_another(t.plans, "child", within)
