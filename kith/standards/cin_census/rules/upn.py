"""Rules on the pupil number: how it is made, and that each child of school age has one."""

import polars as pl
from polars import DataFrame, Expr
from polars import col as c

from kith.kernel.workdays import add_months
from kith.standards.cin_census.rule import rule
from kith.standards.cin_census.rules.terms import given, having, listed, no, yes
from kith.standards.cin_census.tables import Tables

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The letters of a pupil number, in the order of the remainders: no I, O or S."""

FORMAT = "^[A-Za-z][0-9]{11}[0-9A-Za-z]$"

_AUTHORITIES = (
    "001-005 201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420-420 660-681 "
    "701-708 800-803 805-808 810-813 815-816 820-823 825-826 830-831 835-841 845-846 850-852 "
    "855-857 860-861 865-896 908-909 916-916 919-919 921-921 925-926 928-929 931-931 933-933 "
    "935-938 940-941"
)


def authorities() -> list[str]:
    """Return the codes of authorities, some of them made up, that a number may hold."""
    spans = (span.split("-") for span in _AUTHORITIES.split())
    return [f"{code:03d}" for first, last in spans for code in range(int(first), int(last) + 1)]


def check_letter(name: str) -> Expr:
    """Return the letter with which the rest of a number must begin; none if it cannot be told."""
    digits = c(name).str.extract(r"^.([0-9]{11})[0-9A-Z]$").cast(pl.Int64)
    weighed = [digits // 10 ** (12 - place) % 10 * place for place in range(2, 13)]
    values = {letter: n for n, letter in enumerate(LETTERS)} | {str(n): n for n in range(10)}
    last = c(name).str.slice(12).replace_strict(values, default=None, return_dtype=pl.Int64)
    rest = pl.sum_horizontal(*weighed, 13 * last, ignore_nulls=False) % 23
    letters = dict(enumerate(LETTERS))
    return rest.replace_strict(letters, default=None, return_dtype=pl.String)


@rule(
    "1510",
    plain="The first letter of the UPN does not follow from the rest: something in it is mistyped.",
    mend="Ask the child's school for the UPN, or look it up, and type it again in full.",
)
def wrong_check_letter(t: Tables) -> DataFrame:
    """A pupil number begins with the letter that its other characters give, if they give one."""
    numbers = t.children.filter(given("UPN")).with_columns(c("UPN").str.to_uppercase().alias("upn"))
    return numbers.filter(c("upn").str.head(1) != check_letter("upn"))


@rule(
    "1520",
    plain="Two or more children in the return have the same UPN.",
    mend="If they are one child, merge the records; if not, ask the schools which child has it.",
)
def shared_upn(t: Tables) -> DataFrame:
    """No two children have one pupil number."""
    return t.children.filter(given("UPN"), c("UPN").is_duplicated())


@rule(
    "1530",
    plain="The second to fourth characters of the UPN are not the code of any local authority.",
    mend="Check the UPN with the child's school and type it again in full.",
)
def unknown_authority(t: Tables) -> DataFrame:
    """The number names the authority that first gave it."""
    known = authorities()
    return t.children.filter(given("UPN"), ~c("UPN").str.slice(1, 3).is_in(known))


@rule(
    "1540",
    plain="The fifth to twelfth characters of the UPN are not all digits.",
    mend="Check the UPN with the child's school; a letter O may stand where a nought should.",
)
def letters_in_upn(t: Tables) -> DataFrame:
    """The middle of a pupil number is digits."""
    return t.children.filter(given("UPN"), ~c("UPN").str.contains(r"^.{4}[0-9]{8}"))


@rule(
    "1550",
    plain="The UPN does not end, at its thirteenth character, with a digit or a permitted letter.",
    mend="Check that the UPN has 13 characters and ends with a digit or a letter but I, O or S.",
)
def wrong_last_character(t: Tables) -> DataFrame:
    """The last of a pupil number is a digit, or a letter if the number is for a time."""
    return t.children.filter(given("UPN"), ~c("UPN").str.contains(rf"^.{{12}}[0-9{LETTERS}]$"))


@rule(
    "1560Q",
    plain="The former UPN is not a letter, eleven digits, and a last digit or letter.",
    mend="Correct the former UPN, or leave it out if it is not known.",
)
def former_upn(t: Tables) -> DataFrame:
    """A former number is made as a number is."""
    return t.children.filter(given("FormerUPN"), ~c("FormerUPN").str.contains(FORMAT))


@rule(
    "8770Q",
    plain="A child aged four or more, whose referral went further, has no UPN and no good reason.",
    mend="Find the UPN, or give the reason why there is none. UN1 is only for younger children.",
)
def no_upn_at_school(t: Tables) -> DataFrame:
    """A child of school age has a pupil number, or a reason why not."""
    reasons = set(t.codes("upn unknown")) - {"UN1"}
    old_enough = c("PersonBirthDate") <= add_months(t.reference_date, -12 * 4)
    without = t.children.filter(old_enough, ~given("UPN"), ~listed("UPNunknown", reasons))
    return having(without, t.cin_details.filter(no("ReferralNFA")), of="child")


@rule(
    "8772",
    plain="The UPN is unknown because the referral went no further, but a referral did go further.",
    mend="Find the UPN, or give the true reason; UN7 is only for children with no further action.",
)
def unknown_but_worked_with(t: Tables) -> DataFrame:
    """UN7 is for a child with nothing but referrals that went no further."""
    further = t.cin_details.filter(~yes("ReferralNFA"))
    return having(t.children.filter(c("UPNunknown") == "UN7"), further, of="child")
