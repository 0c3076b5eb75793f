"""A fault for each of the 109 rules, as a child that would be clean without it.

Each is put among children without a fault. Where a fault cannot be without another, the other is
expected beside it. Faults of the whole return stand alone, with the children of their own.
"""

from dataclasses import dataclass, field

from kith.standards.cin_census.rules.tests.asking import (
    DONE,
    assessment,
    child,
    closed,
    details,
    enquiry,
    group,
    identifiers,
    plan,
    protection,
    traits,
    upn_of,
)

MET = enquiry("2025-06-10", held="2025-07-01")
"""An enquiry whose conference was held on 1 July 2025, a Tuesday."""

EARLY = {"CINreferralDate": "2025-03-03"}
NOT_BORN = {"UPN": None, "PersonBirthDate": None, "Sex": "U"}
NO_UPN = {"UPN": None}
OTHER = {"LAchildID": "KTH2", "UPN": upn_of("201000000002")}


@dataclass(frozen=True)
class Plant:
    """Children with a fault, the rules that find it besides its own, and the header's changes."""

    children: tuple[str, ...]
    beside: frozenset[str] = frozenset()
    alone: bool = False
    about: dict[str, str | None] = field(default_factory=dict)


def plant(*children, beside=(), alone=False, **about):
    """A fault in these children."""
    return Plant(children, frozenset(beside), alone, about)


def one(*work, **changes):
    """A fault in the one referral of a child."""
    return plant(child(details(*work, **changes)))


PLANTS = {
    "100": plant(child(), reference_date=None),
    "1103": one(assessment("2025-06-01", done="2025-07-01", factors=["16A"])),
    "1104": one(DONE, DateOfInitialCPC="2025-05-30"),
    "1105": one(DONE, protection("2025-03-31", reviews=["2025-06-26"])),
    "1510": plant(child(UPN="B201000000001")),
    "1520": plant(child(), child(LAchildID="KTH2")),
    "1530": plant(child(UPN=upn_of("999000000001"))),
    "1540": plant(child(UPN="Y2010000X0001")),
    "1550": plant(child(UPN="Y20100000000I")),
    "1560Q": plant(child(FormerUPN="12345")),
    "1570": plant(child(LAchildID="K" * 21)),
    "1580": plant(child(LAchildID="KTH-1")),
    # Two plans from one conference start on one day, or one of them on another day than it.
    "2883": plant(
        child(
            details(DONE, MET, protection("2025-07-01", "2025-09-01"), protection("2025-11-03")),
            who=traits(disabilities=("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS")),
        ),
        alone=True,
        beside={"2885"},
    ),
    "2884": one(DONE, MET, DateOfInitialCPC="2025-07-01"),
    "2885": one(DONE, MET, protection("2025-07-02")),
    "2886Q": plant(child(Sex="U"), child(**OTHER, Sex="U")),
    "2887Q": plant(child(who=traits(disabilities=("MOB", "LD"))), alone=True),
    "2888Q": plant(
        *[
            child(
                LAchildID=f"KTH{n}",
                UPN=upn_of(f"20100000000{n}"),
                who=traits(disabilities=(code,)),
            )
            for n, code in enumerate(("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS"))
        ],
        alone=True,
    ),
    "2889": one(DONE, enquiry("2025-05-30", not_required="1")),
    "2990": one(DONE, plan("2025-07-02", "2025-08-01"), **closed("2025-08-01", "RC8")),
    "2991Q": one(enquiry("2025-06-10", not_required="1")),
    "4000": one(plan(), nfa="1"),
    # Of two plans that are both open, one started while the other was open.
    "4001": plant(child(details(DONE, MET, plan(), protection())), beside={"4016"}),
    "4003": one(
        DONE,
        MET,
        plan("2025-10-01"),
        protection("2025-07-01", "2025-10-01", reviews=["2025-11-03"]),
    ),
    "4004": plant(child(details(DONE, plan(), plan("2025-09-01"))), beside={"4014"}),
    "4008": plant(child(details(DONE, plan()), PersonDeathDate="2025-07-20")),
    "4009Q": plant(child(details(DONE, plan(end="2025-09-10")), PersonDeathDate="2025-09-01")),
    "4010": one(DONE, plan("2026-04-10")),
    "4011": one(DONE, plan("2025-08-01", "2025-07-20")),
    "4012Q": one(DONE, plan("2025-08-01", "2025-08-01")),
    "4013": one(DONE, plan("2025-08-01", "2026-04-10")),
    "4014": one(DONE, plan("2025-07-02", "2025-09-01"), plan("2025-08-01", "2025-10-01")),
    "4015": one(DONE, plan("2025-05-30", "2025-07-01")),
    "4016": one(DONE, MET, plan("2025-09-01"), protection("2025-07-01", "2025-10-01")),
    "4017": one(DONE, MET, plan("2025-06-20", "2025-07-10"), protection("2025-07-01")),
    "4180": plant(child(Sex="9")),
    "4220": plant(child(who=traits("ZZZZ"))),
    "8500": plant(child(LAchildID=None)),
    "8510": plant(child(), child(UPN=OTHER["UPN"])),
    "8520": plant(child(details(CINreferralDate="2025-10-01"), PersonBirthDate="2026-04-05")),
    "8525Q": plant(
        child(details(CINreferralDate="2025-10-01"), ExpectedPersonBirthDate="2026-05-01")
    ),
    "8530Q": plant(
        child(
            details(CINreferralDate="2025-10-01"),
            **NOT_BORN,
            ExpectedPersonBirthDate="2026-02-01",
        )
    ),
    "8535Q": plant(
        child(
            details(CINreferralDate="2026-03-02"),
            PersonBirthDate="2026-03-20",
            PersonDeathDate="2026-03-10",
        )
    ),
    "8540": plant(child(who=traits(disabilities=None))),
    "8545Q": plant(child(PersonDeathDate="2026-04-10")),
    "8555Q": plant(child(PersonDeathDate="2025-05-20")),
    "8565": one(DONE, **closed("2025-06-20")),
    "8568": one(nfa=None),
    "8569Q": one(nfa="1", CINreferralDate="2025-03-20"),
    "8585Q": one(DONE, **closed("2025-07-01", "RC2")),
    "8590": plant(group("Child", identifiers(), traits())),
    "8600": one(CINreferralDate="2026-04-10"),
    "8606": plant(child(PersonBirthDate="2026-03-25")),
    "8608": one(assessment("2025-07-10", done="2025-07-01", factors=["16A"])),
    "8610": one(PrimaryNeedCode=None),
    "8614": one(assessment("2026-03-10", factors=["16A"])),
    "8615": one(DONE, enquiry("2025-07-02", held="2025-07-01")),
    "8620": one(**closed("2026-04-10")),
    "8630": one(**closed("2025-05-20")),
    "8640": one(**closed("2025-07-01", "RC99")),
    "8650": one(PrimaryNeedCode="N99"),
    "8670Q": one(assessment("2026-01-12")),
    "8675Q": one(DONE, enquiry("2026-02-02")),
    "8696": one(assessment("2025-03-05", done="2025-03-20", factors=["16A"]), **EARLY),
    "8715": one(DONE, enquiry("2025-03-05", held="2025-03-20"), **EARLY),
    "8720": one(DONE, protection("2026-04-10")),
    "8730": one(DONE, MET, protection(previous="")),
    "8736": one(assessment("2026-04-06")),
    "8740": one(DONE, enquiry("2026-04-06")),
    "8750": plant(
        child(
            details(CINreferralDate="2025-10-01"),
            **NOT_BORN | {"Sex": "F"},
            ExpectedPersonBirthDate="2026-05-01",
        )
    ),
    "8770Q": plant(child(**NO_UPN, UPNunknown="UN1")),
    "8772": plant(child(**NO_UPN, UPNunknown="UN7")),
    "8775Q": plant(child(PersonBirthDate="1999-01-01")),
    "8790": plant(child(who=traits(disabilities=("NONE", "MOB")))),
    "8794": plant(child(who=traits(disabilities=("MOB", "MOB")))),
    "8805": one(CINclosureDate="2025-07-01"),
    "8810": one(ReasonForClosure="RC7"),
    # Of two open episodes one is not the latest, and the later one falls within it.
    "8815": plant(child(details(), details(CINreferralDate="2025-09-01")), beside={"8816", "8820"}),
    # A later referral falls within an episode that is open.
    "8816": plant(
        child(details(), details(nfa="1", CINreferralDate="2025-09-01")), beside={"8820"}
    ),
    "8820": plant(
        child(details(**closed("2025-09-01")), details(CINreferralDate="2025-08-01")),
    ),
    "8825Q": one(**closed("2025-07-01", "RC8")),
    "8831": one(DONE, nfa="1"),
    "8832": one(protection("2025-03-31"), nfa="1", CINreferralDate="2025-03-31"),
    # An open enquiry lasts to the end of the year, so another one starts within it.
    "8839": plant(
        child(details(DONE, enquiry("2026-03-16"), enquiry("2026-03-18"))), beside={"8890"}
    ),
    "8840": one(DONE, MET, protection("2025-07-01", "2025-07-01")),
    "8841": one(DONE, MET, protection("2025-07-01", reviews=["2025-07-01"])),
    "8842Q": one(DONE, MET, protection("2025-07-01", reviews=[""])),
    "8863Q": one(DONE, assessment("2025-06-20", done="2025-07-15", factors=["16A"])),
    "8866": one(ReferralSource="ZZ"),
    "8867": one(assessment("2026-03-10"), **closed("2026-03-20")),
    "8868": one(DONE, enquiry("2026-03-16"), **closed("2026-03-20")),
    "8869": one(
        assessment("2025-06-03", done="2025-07-01", factors=["16A", "21"]),
        **closed("2025-07-01", "RC8"),
    ),
    "8870Q": one(DONE, enquiry("2025-06-10", held="2025-07-01", target="2025-06-28")),
    "8873Q": one(assessment("2025-06-03", done="2025-07-01", factors=["21"])),
    "8875": one(DONE, enquiry("2025-06-10", held="2025-06-28")),
    "8890": one(DONE, MET, enquiry("2025-06-20", not_required="1")),
    # The same: an open assessment lasts to the end of the year.
    "8896": plant(
        child(details(assessment("2026-03-10"), assessment("2026-03-12"))), beside={"8863Q"}
    ),
    "8897Q": one(assessment("2025-06-03", done="2025-07-01")),
    "8898": one(assessment("2025-06-03", done="2025-07-01", factors=["16A", "3B", "16A"])),
    "8905": one(DONE, MET, protection(first="ZZZ")),
    "8910": one(DONE, MET, protection(latest="ZZZ")),
    "8915": plant(child(details(DONE, MET, protection()), PersonDeathDate="2025-06-30")),
    "8920": plant(
        child(details(DONE, MET, protection(end="2025-09-10")), PersonDeathDate="2025-09-01")
    ),
    "8925": one(DONE, MET, protection("2025-07-01", "2025-06-20")),
    "8930": one(DONE, MET, protection("2025-07-01", "2026-04-10")),
    # And an open plan.
    "8935": plant(
        child(
            details(
                DONE,
                MET,
                enquiry("2025-09-15", held="2025-10-01"),
                protection("2025-07-01"),
                protection("2025-10-01"),
            )
        ),
        beside={"8940"},
    ),
    "8940": one(
        DONE,
        MET,
        enquiry("2025-09-15", held="2025-10-01"),
        protection("2025-07-01", "2025-10-15"),
        protection("2025-10-01"),
    ),
    "8945Q": one(assessment("2025-06-03", done="2025-07-01", factors=["18A", "3B"])),
    "8950Q": one(assessment("2025-06-03", done="2025-07-01", factors=["3B", "19A"])),
}
