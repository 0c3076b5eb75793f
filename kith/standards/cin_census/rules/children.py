"""Rules on who the child is: identifiers, birth, death, sex, and that there is a referral."""

from datetime import timedelta

from polars import DataFrame
from polars import col as c

from kith.kernel.workdays import add_months
from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import (
    blank,
    dated,
    given,
    lacking,
    listed,
    outside,
    undated,
)
from kith.standards.cin_census.tables import Tables


@rule(
    "1570",
    plain="The child's identifier is longer than 20 characters.",
    mend="Use an identifier of at most 20 letters and digits, the same as in other returns.",
)
def long_identifier(t: Tables) -> DataFrame:
    """An identifier has room for 20 characters."""
    return t.children.filter(c("LAchildID").str.len_chars() > 20)


@rule(
    "1580",
    plain="The child's identifier holds something other than letters and digits.",
    mend="Take out spaces, dashes, slashes and other signs, in every return alike.",
)
def odd_identifier(t: Tables) -> DataFrame:
    """An identifier is letters and digits."""
    return t.children.filter(c("LAchildID").str.contains("[^A-Za-z0-9]"))


@rule(
    "8500",
    plain="A child has no identifier.",
    mend="Give the identifier that your own records use for the child.",
)
def no_identifier(t: Tables) -> DataFrame:
    """Each child has an identifier."""
    return t.children.filter(blank("LAchildID"))


@rule(
    "8510",
    plain="Two or more children in the return have the same identifier.",
    mend="If they are one child, put all referrals under one record; if not, mend the identifiers.",
)
def shared_identifier(t: Tables) -> DataFrame:
    """No two children have one identifier."""
    return t.children.filter(given("LAchildID"), c("LAchildID").is_duplicated())


@rule(
    "4180",
    plain="The child's sex is missing, or is not one of M, F and U.",
    mend="Record M, F, or U where it is not known or the child is not yet born.",
)
def sex(t: Tables) -> DataFrame:
    """Sex is told by one of the codes."""
    return t.children.filter(~listed("Sex", t.codes("sex")))


@rule(
    "8520",
    plain="The child's date of birth is after the last day of the collection.",
    mend="Correct the date; if the child was not yet born, give the expected date instead.",
)
def born_after_the_year(t: Tables) -> DataFrame:
    """A date of birth is not in the future."""
    return t.children.filter(c("PersonBirthDate") > t.reference_date)


@rule(
    "8525Q",
    plain="The child has neither a date of birth nor an expected one, or has both.",
    mend="Give the date of birth; of a child not yet born on the last day, only the expected one.",
)
def born_or_expected(t: Tables) -> DataFrame:
    """A child was born or is expected."""
    return t.children.filter(dated("PersonBirthDate") == dated("ExpectedPersonBirthDate"))


@rule(
    "8530Q",
    plain="The birth is expected over 30 days before the last day, or over 9 months after it.",
    mend="If the child has been born, give the date of birth; otherwise check the expected date.",
)
def expected_at_another_time(t: Tables) -> DataFrame:
    """A birth is expected within nine months, or was in the last thirty days."""
    first, last = t.reference_date - timedelta(days=30), add_months(t.reference_date, 9)
    return t.children.filter(~c("ExpectedPersonBirthDate").is_between(first, last))


@rule(
    "8535Q",
    plain="The child's date of death is before the date of birth.",
    mend="Check both dates and correct the one that is wrong.",
)
def died_before_birth(t: Tables) -> DataFrame:
    """A date of death is on or after the date of birth."""
    return t.children.filter(c("PersonDeathDate") < c("PersonBirthDate"))


@rule(
    "8545Q",
    plain="The child's date of death is not within the collection year.",
    mend="Check the date. A child who died before the year began should not be in this return.",
)
def died_in_another_year(t: Tables) -> DataFrame:
    """Who died in another year is not in this return."""
    return t.children.filter(outside("PersonDeathDate", t.period_start, t.reference_date))


@rule(
    "8590",
    plain="The child is in the return without any referral.",
    mend="Add the referral that brought the child into the return, or take the child out.",
)
def no_referral(t: Tables) -> DataFrame:
    """Each child has at least one CINdetails group."""
    return lacking(t.children, t.cin_details, of="child")


@rule(
    "8750",
    plain="The child is not yet born, so the sex should be U, for not known.",
    mend="Set the sex to U; if the child has been born, give the date of birth.",
)
def sex_before_birth(t: Tables) -> DataFrame:
    """An unborn child's sex is not told."""
    unborn = dated("ExpectedPersonBirthDate") & undated("PersonBirthDate")
    return t.children.filter(unborn, c("Sex").ne_missing("U"))


@rule(
    "8775Q",
    plain="The person was over 25 on the last day, and the episode was open past that birthday.",
    mend="Check the date of birth; close the episode if adult services have taken over.",
)
def over_twenty_five(t: Tables) -> DataFrame:
    """Work with someone ends by the age of 25."""
    old = t.children.filter(c("PersonBirthDate") < add_months(t.reference_date, -12 * 25))
    episodes = t.cin_details.join(old.select("child", "PersonBirthDate"), on="child")
    past = c("CINclosureDate") > c("PersonBirthDate").dt.offset_by("25y")
    return episodes.filter(undated("CINclosureDate") | past)
