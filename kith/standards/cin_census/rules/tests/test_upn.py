"""Rules on pupil numbers."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.generator.numbers import upn, upn_for_a_time
from kith.standards.cin_census.rules.tests.asking import cases, child, details, finds, upn_of
from kith.standards.cin_census.rules.upn import LETTERS, authorities, check_letter
from kith.standards.tests import plain_rules

FURTHER, NOT_FURTHER = details(), details(nfa="1")
FOUR_YEARS, NEARLY_FOUR = "2022-03-31", "2022-04-01"


def without(reason=None, *referrals, born=FOUR_YEARS):
    """A child who has no pupil number, and why not."""
    told = referrals or (FURTHER,)
    return child(*told, UPN=None, UPNunknown=reason, PersonBirthDate=born)


@cases(
    ("1510", "the letter is right", 0, child()),
    ("1510", "the letter is right, and small", 0, child(UPN="y201000000001")),
    ("1510", "the letter is another", 1, child(UPN="Z201000000001")),
    ("1510", "a number for a time, right", 0, child(UPN=upn_of("20100000003A"))),
    ("1510", "a number for a time, wrong", 1, child(UPN="A20100000003A")),
    ("1510", "a digit is none, which is for 1540", 0, child(UPN="Y2010000O0001")),
    ("1510", "one too few is for 1550", 0, child(UPN="Z20100000001")),
    ("1510", "one too many is for 1550", 0, child(UPN="Z2010000000011")),
    ("1510", "empty", 0, child(UPN="")),
    ("1510", "absent", 0, child(UPN=None)),
    ("1520", "two children, two numbers", 0, child(), child(UPN=upn_of("201000000002"))),
    ("1520", "three children with one number", 3, child(), child(), child()),
    ("1520", "two children without a number", 0, child(UPN=None), child(UPN="")),
    ("1530", "the first authority", 0, child(UPN=upn_of("001000000001"))),
    ("1530", "the last authority", 0, child(UPN=upn_of("941000000001"))),
    ("1530", "between two runs of codes", 1, child(UPN=upn_of("006000000001"))),
    ("1530", "after the last", 1, child(UPN=upn_of("942000000001"))),
    ("1530", "letters", 1, child(UPN="YABC000000001")),
    ("1530", "absent", 0, child(UPN=None)),
    ("1540", "a letter in the fifth place", 1, child(UPN="Y201A00000001")),
    ("1540", "a letter in the twelfth place", 1, child(UPN="Y2010000000A1")),
    ("1540", "a letter in the fourth place", 0, child(UPN="Y20A000000001")),
    ("1540", "a letter in the last place", 0, child(UPN="Y20100000000A")),
    ("1540", "digits of another script", 1, child(UPN="Y201٠٠٠٠٠٠٠٠1")),
    ("1550", "a digit", 0, child()),
    ("1550", "a letter", 0, child(UPN="Y20100000000Z")),
    ("1550", "I", 1, child(UPN="Y20100000000I")),
    ("1550", "O", 1, child(UPN="Y20100000000O")),
    ("1550", "S", 1, child(UPN="Y20100000000S")),
    ("1550", "a small letter", 1, child(UPN="Y20100000000z")),
    ("1550", "one too few", 1, child(UPN="Y20100000001")),
    ("1550", "one too many", 1, child(UPN="Y2010000000011")),
    ("1560Q", "well made", 0, child(FormerUPN="Y201000000001")),
    ("1560Q", "well made, whatever its check letter", 0, child(FormerUPN="a20100000000z")),
    ("1560Q", "one too few", 1, child(FormerUPN="Y20100000001")),
    ("1560Q", "no letter at first", 1, child(FormerUPN="1201000000001")),
    ("1560Q", "absent or empty", 0, child(), child(FormerUPN="")),
    ("8770Q", "four on the last day, no number, no reason", 1, without()),
    ("8770Q", "four on the day after", 0, without(born=NEARLY_FOUR)),
    ("8770Q", "UN1 is no reason at four", 1, without("UN1")),
    ("8770Q", "UN2 is a reason", 0, without("UN2")),
    ("8770Q", "UN7 is a code too; 8772 asks about it", 0, without("UN7")),
    ("8770Q", "UN9 is no code", 1, without("UN9")),
    ("8770Q", "a number, and UN1 beside it", 0, child(UPNunknown="UN1")),
    ("8770Q", "an empty number", 1, child(UPN="")),
    ("8770Q", "no referral went further", 0, without(None, NOT_FURTHER)),
    ("8770Q", "one of two went further", 1, without(None, NOT_FURTHER, FURTHER)),
    ("8770Q", "not yet born", 0, without(born=None)),
    ("8770Q", "grown up", 1, without(born="2007-01-01")),
    ("8772", "no referral went further", 0, without("UN7", NOT_FURTHER, NOT_FURTHER)),
    ("8772", "one of two went further", 1, without("UN7", NOT_FURTHER, FURTHER)),
    ("8772", "it is not told whether", 1, without("UN7", details(nfa=None))),
    ("8772", "another reason", 0, without("UN6", FURTHER)),
    ("8772", "no referral at all", 0, child(UPNunknown="UN7", alone=True)),
)
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


def test_the_authorities_are_those_of_the_list():
    assert set(authorities()) == plain_rules.LAS
    assert len(authorities()) == len(plain_rules.LAS) == 193


NUMBER = st.tuples(
    st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789" + LETTERS)
).map("".join)


def letter(rest):
    """The check letter that the rule works out for a number without its first letter."""
    return pl.DataFrame({"upn": ["?" + rest]}).select(check_letter("upn")).item()


@settings(deadline=None)
@given(NUMBER)
def test_the_letter_is_the_one_worked_out_by_hand(rest):
    assert letter(rest) + rest == upn_of(rest)


@given(NUMBER, st.integers(0, 10), st.integers(1, 9))
@settings(max_examples=50, deadline=None)
def test_one_digit_mistyped_is_always_noticed(rest, place, by):
    wrong = rest[:place] + str((int(rest[place]) + by) % 10) + rest[place + 1 :]
    assert letter(wrong) != letter(rest)


@given(st.integers(0, 10**9 - 1))
@settings(max_examples=25, deadline=None)
def test_the_generators_numbers_are_sound(serial):
    numbers = child(UPN=upn(serial)), child(UPN=upn_for_a_time(serial))
    assert [code for code in ("1510", "1530", "1540", "1550") if finds(code, *numbers)] == []
