"""The census rules once more, the slow and plain way: one child, one test, no cleverness.

Written from each rule's message, apart from the product's own checker, so that the two can be held
against each other. `broken(path)` gives the codes of the rules that a return breaks.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from re import fullmatch

from kith.kernel.workdays import add_months, add_working_days
from kith.standards.tests.plain_return import DAY, Return, read

CODES = {
    name: codes.split()
    for name, codes in {
        "disability": "NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA",
        "ethnicity": "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR "
        "BOTH CHNE OOTH REFU NOBT",
        "source": "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10",
        "need": "N0 N1 N2 N3 N4 N5 N6 N7 N8 N9",
        "reason": "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9",
        "abuse": "NEG PHY SAB EMO MUL",
        "factors": "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A "
        "10A 11A 12A 13A 14A 15A 16A 17A 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A",
    }.items()
}
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
FORMER = "[A-Za-z][0-9]{11}[0-9A-Za-z]"


def las() -> set[str]:
    """The authority codes that may stand in a pupil number."""
    spans = (
        "001-005 201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420 660-681 "
        "701-708 800-803 805-808 810-813 815 816 820-823 825 826 830 831 835-839 840 841 845 846 "
        "850-852 855-857 860 861 865-896 908 909 916 919 921 925 926 928 929 931 933 935-938 "
        "940-941"
    )
    pairs = (span.partition("-") for span in spans.split())
    return {f"{n:03d}" for a, _, b in pairs for n in range(int(a), int(b or a) + 1)}


LAS = las()


def within(day, start, end) -> bool:
    """Whether a day lies from start to end; what is missing is in nobody's way."""
    return bool(day and start and end and start <= day <= end)


def before(a, b) -> bool:
    """Whether both are there and a comes before b."""
    return bool(a and b and a < b)


def others(groups, one) -> list:
    """All but this one."""
    return [g for g in groups if g is not one]


def overlapping(groups, end) -> bool:
    """Whether one starts while another runs; an open one runs to the end of the year."""
    return any(within(a.start, b.start, b.end or end) for a in groups for b in others(groups, a))


def every(child, kind) -> list:
    """All groups of a kind that a child has, over all referrals."""
    return [one for cin in child.cins for one in getattr(cin, kind)]


def working_before(day: date, n: int) -> date:
    return add_working_days(day, -n)


def conferences(c) -> list:
    return [s.conference for s in c.s47s if s.conference]


def closing_dates(c) -> list:
    return [
        *[d for a in c.assessments for d in (a.start, a.end)],
        *[d for s in c.s47s for d in (s.start, s.conference)],
        c.conference,
        *[p.end for p in c.cpps],
        *[d for p in c.plans for d in (p.start, p.end)],
    ]


Test = Callable[..., bool]
CHILD: dict[str, Test] = {
    "1510": lambda k, r: bool(k.upn) and not _check_letter(k.upn),
    "1530": lambda k, r: bool(k.upn) and k.upn[1:4] not in LAS,
    "1540": lambda k, r: bool(k.upn) and not fullmatch("[0-9]{8}", k.upn[4:12]),
    "1550": lambda k, r: bool(k.upn) and k.upn[12:] not in [*UPN_LETTERS, *"0123456789"],
    "1560Q": lambda k, r: (
        bool(k.former) and not fullmatch("[A-Za-z][0-9]{11}[0-9A-Za-z]", k.former)
    ),
    "1570": lambda k, r: bool(k.id) and len(k.id) > 20,
    "1580": lambda k, r: bool(k.id) and not (k.id.isalnum() and k.id.isascii()),
    "4180": lambda k, r: r.year >= 2025 and k.sex not in ("M", "F", "U"),
    "4220": lambda k, r: k.ethnicity not in CODES["ethnicity"],
    "8500": lambda k, r: not k.id,
    "8520": lambda k, r: before(r.end, k.born),
    "8525Q": lambda k, r: bool(k.born) == bool(k.expected),
    "8530Q": lambda k, r: (
        bool(k.expected) and not within(k.expected, r.end - 30 * DAY, add_months(r.end, 9))
    ),
    "8535Q": lambda k, r: before(k.died, k.born),
    "8540": lambda k, r: (
        bool(k.born)
        and any(c.further for c in k.cins)
        and (not k.disabilities or any(d not in CODES["disability"] for d in k.disabilities))
    ),
    "8545Q": lambda k, r: bool(k.died) and not within(k.died, r.start, r.end),
    "8590": lambda k, r: not k.cins,
    "8750": lambda k, r: r.year >= 2025 and bool(k.expected) and not k.born and k.sex != "U",
    "8770Q": lambda k, r: (
        bool(k.born)
        and any(c.further for c in k.cins)
        and k.born <= add_months(r.end, -48)
        and not k.upn
        and k.unknown not in ("UN2", "UN3", "UN4", "UN5", "UN6", "UN7")
    ),
    "8772": lambda k, r: k.unknown == "UN7" and any(not c.nfa for c in k.cins),
    "8775Q": lambda k, r: (
        before(k.born, add_months(r.end, -300))
        and any(not c.closed or c.closed > add_months(k.born, 300) for c in k.cins)
    ),
    "8790": lambda k, r: "NONE" in k.disabilities and bool({*k.disabilities} - {"NONE", ""}),
    "8794": lambda k, r: _shared(k.disabilities),
    "8815": lambda k, r: len([c for c in k.cins if not c.closed and c.further]) > 1,
    "8816": lambda k, r: any(
        before(c.referral, o.referral)
        for c in k.cins
        if not c.closed and c.further
        for o in others(k.cins, c)
    ),
    "8820": lambda k, r: any(
        within(c.referral, o.referral, o.closed - DAY)
        if o.closed
        else o.further and within(c.referral, o.referral, r.end)
        for c in k.cins
        for o in others(k.cins, c)
    ),
    "4004": lambda k, r: len([p for p in every(k, "plans") if not p.end]) > 1,
    "4014": lambda k, r: overlapping(every(k, "plans"), r.end),
    "4016": lambda k, r: any(
        within(p.start, x.start, x.end or r.end) and p.start != x.end
        for p in every(k, "plans")
        for x in every(k, "cpps")
    ),
    "4017": lambda k, r: any(
        within(x.start, p.start, p.end or r.end) and x.start != p.end
        for p in every(k, "plans")
        for x in every(k, "cpps")
    ),
    "8935": lambda k, r: len([p for p in every(k, "cpps") if not p.end]) > 1,
    "8940": lambda k, r: overlapping(every(k, "cpps"), r.end),
}
DETAILS: dict[str, Test] = {
    "1103": lambda c, k, r: any(before(a.start, c.referral) for a in c.assessments),
    "1104": lambda c, k, r: any(before(d, c.referral) for d in (c.conference, *conferences(c))),
    "1105": lambda c, k, r: any(before(p.start, c.referral) for p in c.cpps),
    "2884": lambda c, k, r: bool(c.conference and conferences(c)),
    "2885": lambda c, k, r: any(
        within(p.start, r.start, r.end)
        and p.start not in conferences(c)
        and (p.start != c.conference or any(not s.not_required for s in c.s47s))
        for p in c.cpps
    ),
    "2889": lambda c, k, r: any(before(s.start, c.referral) for s in c.s47s),
    "2990": lambda c, k, r: (
        c.reason in ("RC8", "RC9") and bool(c.s47s or c.cpps or c.conference or c.plans)
    ),
    "2991Q": lambda c, k, r: bool(c.s47s) and not c.assessments,
    "4000": lambda c, k, r: c.nfa and bool(c.plans),
    "4001": lambda c, k, r: any(not p.end for p in c.cpps) and any(not p.end for p in c.plans),
    "4003": lambda c, k, r: any(
        within(review, p.start, p.end or r.end) and review != cpp.end
        for cpp in c.cpps
        for review in cpp.reviews
        for p in c.plans
    ),
    "4008": lambda c, k, r: any(before(k.died, p.start) for p in c.plans),
    "4009Q": lambda c, k, r: any(before(k.died, p.end) for p in c.plans),
    "4010": lambda c, k, r: any(not p.start or p.start > r.end for p in c.plans),
    "4011": lambda c, k, r: any(before(p.end, p.start) for p in c.plans),
    "4012Q": lambda c, k, r: any(p.start and p.start == p.end for p in c.plans),
    "4013": lambda c, k, r: any(p.end and not within(p.end, r.start, r.end) for p in c.plans),
    "4015": lambda c, k, r: any(before(p.start, c.referral) for p in c.plans),
    "8555Q": lambda c, k, r: before(k.died, c.referral),
    "8565": lambda c, k, r: any(before(c.closed, d) for d in closing_dates(c)),
    "8568": lambda c, k, r: c.nfa_text not in ("0", "1", "true", "false"),
    "8569Q": lambda c, k, r: c.nfa and before(c.referral, working_before(r.start, 1)),
    "8585Q": lambda c, k, r: c.reason == "RC2" and not k.died,
    "8600": lambda c, k, r: not c.referral or c.referral > r.end,
    "8606": lambda c, k, r: any(
        before(c.referral, d - 280 * DAY) for d in (k.born, k.expected) if d
    ),
    "8608": lambda c, k, r: any(before(a.end, a.start) for a in c.assessments),
    "8610": lambda c, k, r: c.further and not c.need,
    "8614": lambda c, k, r: any(any(a.factors) and not a.end for a in c.assessments),
    "8615": lambda c, k, r: any(
        s.conference and (not s.start or s.start > s.conference) for s in c.s47s
    ),
    "8620": lambda c, k, r: bool(c.closed) and not within(c.closed, r.start, r.end),
    "8630": lambda c, k, r: before(c.closed, c.referral),
    "8640": lambda c, k, r: bool(c.reason) and c.reason not in CODES["reason"],
    "8650": lambda c, k, r: bool(c.need) and c.need not in CODES["need"],
    "8670Q": lambda c, k, r: any(
        not a.end and before(a.start, working_before(r.end, 45)) for a in c.assessments
    ),
    "8675Q": lambda c, k, r: any(
        not s.conference and s.required and before(s.start, working_before(r.end, 15))
        for s in c.s47s
    ),
    "8696": lambda c, k, r: any(a.end and not within(a.end, r.start, r.end) for a in c.assessments),
    "8715": lambda c, k, r: any(
        d and not within(d, r.start, r.end) for d in (c.conference, *conferences(c))
    ),
    "8720": lambda c, k, r: any(not p.start or p.start > r.end for p in c.cpps),
    "8730": lambda c, k, r: any(not fullmatch(r"[+]?[0-9]+|-0+", p.previous or "") for p in c.cpps),
    "8736": lambda c, k, r: any(
        not a.end and a.start and not within(a.start, r.start, r.end) for a in c.assessments
    ),
    "8740": lambda c, k, r: any(
        not s.conference and s.required and not within(s.start, r.start, r.end) for s in c.s47s
    ),
    "8805": lambda c, k, r: bool(c.closed) and not c.reason,
    "8810": lambda c, k, r: bool(c.reason) and not c.closed,
    "8825Q": lambda c, k, r: c.reason in ("RC8", "RC9") and not c.assessments,
    "8831": lambda c, k, r: (
        c.nfa
        and bool(
            [a for a in c.assessments if a.start or a.end]
            or [s for s in c.s47s if s.start or s.conference]
            or c.conference
            or conferences(c)
        )
    ),
    "8832": lambda c, k, r: c.nfa and bool(c.cpps),
    "8839": lambda c, k, r: len([s for s in c.s47s if not s.conference and not s.not_required]) > 1,
    "8840": lambda c, k, r: any(p.start and p.start == p.end for p in c.cpps),
    "8841": lambda c, k, r: any(d and p.start and d <= p.start for p in c.cpps for d in p.reviews),
    "8842Q": lambda c, k, r: any(p.has_reviews and not all(p.reviews or [None]) for p in c.cpps),
    "8863Q": lambda c, k, r: overlapping(c.assessments, r.end),
    "8866": lambda c, k, r: (
        before(date(2013, 3, 31), c.referral) and c.source not in CODES["source"]
    ),
    "8867": lambda c, k, r: bool(c.closed) and any(not a.end for a in c.assessments),
    "8868": lambda c, k, r: (
        bool(c.closed) and any(not s.conference and not s.not_required for s in c.s47s)
    ),
    "8869": lambda c, k, r: any(
        "21" in a.factors and bool({*a.factors} - {"21", ""}) for a in c.assessments
    ),
    "8870Q": lambda c, k, r: any(s.target and s.target.weekday() > 4 for s in c.s47s),
    "8873Q": lambda c, k, r: (
        len(c.assessments) == 1
        and bool(c.assessments[0].end)
        and "21" in c.assessments[0].factors
        and c.reason not in ("RC8", "RC9")
    ),
    "8875": lambda c, k, r: any(d.weekday() > 4 for d in (c.conference, *conferences(c)) if d),
    "8890": lambda c, k, r: any(
        within(s.start, o.start, o.conference or (None if o.not_required else r.end))
        for s in c.s47s
        for o in others(c.s47s, s)
    ),
    "8896": lambda c, k, r: len([a for a in c.assessments if not a.end]) > 1,
    "8897Q": lambda c, k, r: any(
        a.end
        and a.end >= r.start
        and (not a.factors or any(f not in CODES["factors"] for f in a.factors))
        for a in c.assessments
    ),
    "8898": lambda c, k, r: any(_shared(a.factors) for a in c.assessments),
    "8905": lambda c, k, r: any(p.first not in CODES["abuse"] for p in c.cpps),
    "8910": lambda c, k, r: any(p.latest not in CODES["abuse"] for p in c.cpps),
    "8915": lambda c, k, r: any(before(k.died, p.start) for p in c.cpps),
    "8920": lambda c, k, r: any(before(k.died, p.end) for p in c.cpps),
    "8925": lambda c, k, r: any(before(p.end, p.start) for p in c.cpps),
    "8930": lambda c, k, r: any(p.end and not within(p.end, r.start, r.end) for p in c.cpps),
    "8945Q": lambda c, k, r: r.year >= 2025 and any("18A" in a.factors for a in c.assessments),
    "8950Q": lambda c, k, r: r.year >= 2025 and any("19A" in a.factors for a in c.assessments),
}
WHOLE: dict[str, Callable[[Return], bool]] = {
    "100": lambda r: r.given_end != date(r.year, 3, 31),
    "1520": lambda r: _shared(k.upn for k in r.children),
    "8510": lambda r: _shared(k.id for k in r.children),
    "2883": lambda r: _plans_starting(r) > _conferences_held(r),
    "2886Q": lambda r: (
        r.year >= 2025
        and len([k for k in r.children if not k.expected and k.sex in ("U", "0", "", None)])
        > 0.02 * len(r.children)
    ),
    "2887Q": lambda r: len({d for k in r.children for d in _disabled_by(k)}) < 8,
    "2888Q": lambda r: all(len(_disabled_by(k)) < 2 for k in r.children),
}


def _disabled_by(k) -> set[str]:
    return {*k.disabilities} & {*CODES["disability"]} - {"NONE"}


def _shared(values) -> bool:
    return any(n > 1 for value, n in Counter(values).items() if value)


def _plans_starting(r: Return) -> int:
    cins = [c for k in r.children for c in k.cins]
    return sum(within(p.start, r.start, r.end) for c in cins for p in c.cpps)


def _conferences_held(r: Return) -> int:
    cins = [c for k in r.children for c in k.cins]
    held = [d for c in cins for d in (c.conference, *conferences(c))]
    return sum(within(d, r.start, r.end) for d in held)


def _check_letter(upn: str) -> bool:
    if not fullmatch(f"[0-9]{{11}}[0-9{UPN_LETTERS}]", upn[1:].upper()):
        return True  # nothing to hold it against
    values = [int(d) if d.isdigit() else UPN_LETTERS.find(d.upper()) for d in upn[1:]]
    total = sum(v * weight for weight, v in enumerate(values, start=2))
    return UPN_LETTERS[total % 23] == upn[0].upper()


def findings(told: Return) -> Iterator[tuple[str, int | None]]:
    """Yield each broken rule with the number of the child whose it is, from nought."""
    for code, whole in WHOLE.items():
        if whole(told):
            yield code, None
    for number, child in enumerate(told.children):
        yield from ((code, number) for code, test in CHILD.items() if test(child, told))
        for cin in child.cins:
            yield from ((code, number) for code, t in DETAILS.items() if t(cin, child, told))


def broken(path: Path | str) -> Counter[str]:
    """Count, by rule, what a return breaks."""
    return Counter(code for code, _ in findings(read(path)))
