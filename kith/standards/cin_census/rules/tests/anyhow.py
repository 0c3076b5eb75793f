"""Children with everything in disorder: days that meet, cross or are missing, codes that are none.

The days come from a short list around the ends of the year, so that two are often the same.
"""

from kith.standards.cin_census.rules.tests.asking import (
    assessment,
    child,
    details,
    enquiry,
    plan,
    protection,
    traits,
    upn_of,
)

DAYS = (
    "2025-03-28", "2025-03-31", "2025-04-01", "2025-04-02", "2025-06-02", "2025-07-01",
    "2025-07-05", "2025-09-01", "2026-01-26", "2026-01-27", "2026-03-10", "2026-03-12",
    "2026-03-31", "2026-04-01", "2024-11-04",
)  # fmt: skip
BIRTHS = (
    "1999-01-01", "2001-03-31", "2001-03-30", "2011-02-03", "2022-03-31", "2022-04-01",
    "2025-06-02", "2026-03-01", "2026-03-31", "2026-04-01",
)  # fmt: skip
EXPECTED = ("2026-02-28", "2026-03-01", "2026-05-06", "2026-12-31", "2027-01-01")
NUMBERS = (
    "", "Y201000000001", "B201000000001", "y201000000001", "Y2010000000012", "Y20100000",
    upn_of("201000000002"), upn_of("999000000001"), upn_of("20100000003A"), "A2010000000O1",
    "A20100000000I", upn_of("20100000003A").lower(),
)  # fmt: skip
FACTORS = ("", "21", "21", "16A", "16A", "3B", "18A", "19A", "24A", "RB")
KINDS = ("NONE", "NONE", "MOB", "LD", "AUT", "VIS", "DDA", "")
FLAGS = ("0", "0", "0", "1", "1", "true", "false", "2", "", None)
ABUSE = ("NEG", "NEG", "SAB", "ZZ", "", None)


def any_day(rng, present=0.85):
    """A day, or now and then none, or something that is no day."""
    if rng.random() < present:
        return rng.choice(DAYS)
    return rng.choice((None, None, None, "", "01/07/2025"))


def some(rng, make, most=3):
    """A few of a kind, most often one or none."""
    return [make(rng) for _ in range(min(rng.randrange(5), rng.randrange(most + 2)))]


def any_assessment(rng):
    return assessment(
        any_day(rng), done=any_day(rng, 0.7), factors=some(rng, lambda r: r.choice(FACTORS), 4)
    )


def any_plan(rng):
    return plan(any_day(rng), any_day(rng, 0.5))


def any_enquiry(rng):
    return enquiry(
        any_day(rng), any_day(rng, 0.5), not_required=rng.choice(FLAGS), target=any_day(rng, 0.5)
    )


def any_protection(rng):
    return protection(
        any_day(rng),
        any_day(rng, 0.5),
        reviews=rng.choice((None, [], some(rng, any_day))) and some(rng, any_day),
        first=rng.choice(ABUSE),
        latest=rng.choice(ABUSE),
        previous=rng.choice(("0", "1", "+2", "-1", "-0", "two", "", None)),
    )


def any_referral(rng):
    return details(
        *some(rng, any_assessment),
        *some(rng, any_plan),
        *some(rng, any_enquiry),
        *some(rng, any_protection),
        nfa=rng.choice(FLAGS),
        CINreferralDate=rng.choice((any_day(rng), "2013-03-31", "2025-06-02", "2025-06-02")),
        ReferralSource=rng.choice(("6", "5D", "ZZ", "", None)),
        PrimaryNeedCode=rng.choice(("N1", "N0", "N99", "", None)),
        CINclosureDate=any_day(rng, 0.5),
        ReasonForClosure=rng.choice(("RC1", "RC2", "RC8", "RC8", "RC9", "RC10", "", None)),
        DateOfInitialCPC=any_day(rng, 0.2),
    )


def any_child(rng, name="KTH1"):
    """A child of whom anything may be said."""
    referrals = some(rng, any_referral, 4)
    return child(
        *referrals,
        alone=not referrals,
        who=traits(
            rng.choice(("WBRI", "REFU", "ZZZ", "", None)),
            rng.choice((None, some(rng, lambda r: r.choice(KINDS), 4))),
        ),
        LAchildID=rng.choice((name, name, name, "", None, "K-1", "é1", "K" * 20, "K" * 21)),
        UPN=rng.choice((None, *NUMBERS)),
        FormerUPN=rng.choice((None, None, *NUMBERS)),
        UPNunknown=rng.choice((None, "UN1", "UN2", "UN7", "UN9", "")),
        PersonBirthDate=rng.choice((*BIRTHS, None, "", "1 May")),
        ExpectedPersonBirthDate=rng.choice((None, None, None, *EXPECTED)),
        Sex=rng.choice(("M", "F", "F", "U", "1", "", None)),
        PersonDeathDate=any_day(rng, 0.3),
    )
