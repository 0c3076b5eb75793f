"""Rules on ethnicity and disability."""

from polars import DataFrame
from polars import col as c

from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    dated,
    given,
    having,
    lacking,
    listed,
    no,
    repeated,
    together,
)
from kith.standards.cin_census.tables import Tables


@rule(
    "4220",
    plain="The child's ethnicity is missing, or is not one of the codes.",
    mend="Record it as the child or the family tells it; NOBT if nobody has asked yet.",
)
def ethnicity(t: Tables) -> DataFrame:
    """Ethnicity is told by one of the codes."""
    return t.children.filter(~listed("Ethnicity", t.codes("ethnicity")))


@rule(
    "8540",
    plain="A child whose referral went further has no disability code, or one that is not known.",
    mend="Record each disability by its code, or NONE if the child has none.",
)
def disability(t: Tables) -> DataFrame:
    """Of a child who was born and worked with, disability is told by the codes."""
    further = t.cin_details.filter(no("ReferralNFA"))
    children = having(t.children.filter(dated("PersonBirthDate")), further, of="child")
    unknown = t.disabilities.filter(~listed("Disability", t.codes("disability")))
    untold = lacking(children, t.disabilities, of="child")
    return together(untold, having(unknown, children, of="child"))


@rule(
    "8790",
    plain="The child is recorded as having no disability and also as having one.",
    mend="Remove NONE, or remove the disabilities if they were recorded by mistake.",
)
def none_and_some(t: Tables) -> DataFrame:
    """NONE stands alone."""
    some = t.disabilities.filter(given("Disability"), c("Disability") != "NONE")
    return having(t.disabilities.filter(c("Disability") == "NONE"), some, of="child")


@rule(
    "8794",
    plain="The same disability is recorded more than once for the child.",
    mend="Leave each disability once.",
)
def disability_twice(t: Tables) -> DataFrame:
    """Each disability is told once."""
    return repeated(t.disabilities.filter(given("Disability")), "child", "Disability")
