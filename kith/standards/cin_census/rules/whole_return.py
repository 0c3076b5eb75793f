"""Rules on the return as a whole: counts and percentages."""

from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.section47 import conferences
from kith.standards.cin_census.rules.terms import blank, listed, undated, whole_return
from kith.standards.cin_census.tables import Tables

NOT_RECORDED = ("U", "0")
"""The code for a sex that is not known, now and until 2024."""

MOST_WITHOUT_SEX = 0.02
FEWEST_DISABILITIES = 8


@rule(
    "2883",
    plain="More child protection plans started this year than initial conferences were held.",
    mend="Look for plans whose conference is missing, and for plans recorded twice.",
)
def more_plans_than_conferences(t: Tables) -> DataFrame:
    """A plan starts at a conference, so there are no fewer conferences than plans."""
    in_year = (t.period_start, t.reference_date)
    plans = t.plans.filter(c("CPPstartDate").is_between(*in_year)).height
    held = conferences(t).filter(c("DateOfInitialCPC").is_between(*in_year)).height
    told = {"CPPstartDate": f"{plans} in the year", "DateOfInitialCPC": f"{held} in the year"}
    return whole_return(plans > held, **told)


@rule(
    "2886Q",
    plain="The sex of more than 2 in 100 children, the unborn apart, is missing or U, not known.",
    mend="Record the sex of the children for whom it is missing or U, or say why it is not known.",
)
def sex_often_unknown(t: Tables) -> DataFrame:
    """Sex is known of all but a few of the children who are born."""
    not_recorded = blank("Sex") | listed("Sex", NOT_RECORDED)
    unknown = t.children.filter(not_recorded, undated("ExpectedPersonBirthDate"))
    told = f"{unknown.height} of {t.children.height} children"
    too_many = unknown.height > MOST_WITHOUT_SEX * t.children.height
    return whole_return(too_many, ChildIdentifiers=told)


@rule(
    "2887Q",
    plain="Fewer than eight kinds of disability occur in the whole return.",
    mend="Check that disabilities are recorded by their own codes and not all as one kind.",
)
def few_disabilities(t: Tables) -> DataFrame:
    """In a whole council most kinds of disability occur."""
    kinds = disabilities(t)["Disability"].n_unique()
    return whole_return(kinds < FEWEST_DISABILITIES, Disability=f"{kinds} kinds")


@rule(
    "2888Q",
    plain="No child in the whole return has more than one disability.",
    mend="Record every disability of a child, not only the main one.",
)
def never_two_disabilities(t: Tables) -> DataFrame:
    """In a whole council some child has more than one disability."""
    several = disabilities(t).unique(["child", "Disability"])["child"].is_duplicated()
    return whole_return(not several.any(), Disability="never two for one child")


def disabilities(t: Tables) -> DataFrame:
    """Return the disabilities that children have, by codes of the year."""
    return t.disabilities.filter(listed("Disability", set(t.codes("disability")) - {"NONE"}))
