"""The timescales of SPEC A1, T1 to T31, as settled by SUPPLEMENT S0.

A code alone is the limit, by which we are judged; `-AIM` is what we try for and only show.
"""

from datetime import date
from itertools import chain

from kith.kernel.policy.rules import ALWAYS, Edition, PolicyRule, Said, Tag, through

WORKING_TOGETHER = (
    Edition(
        "Working Together to Safeguard Children, editions before 2018",
        ALWAYS,
        date(2018, 7, 3),
    ),
    Edition(
        "Working Together to Safeguard Children 2018",
        date(2018, 7, 4),
        date(2023, 12, 14),
    ),
    Edition(
        "Working Together to Safeguard Children 2023",
        date(2023, 12, 15),
        date(2026, 3, 18),
    ),
    Edition("Working Together to Safeguard Children 2026", date(2026, 3, 19), None),
)

_practice = Said(Tag.PRACTICE, "Usual practice of councils")
_unsure = Said(Tag.PRACTICE, "Usual practice of councils", confirmed=False)
_ours = Said(Tag.OURS, "Our own design")
_settled = Said(Tag.OURS, "How clocks were settled")
_act_1989 = Said(Tag.STATUTE, "Children Act 1989", confirmed=False)
_act_2004 = Said(Tag.STATUTE, "Children Act 2004 section 16C", confirmed=False)
_care_planning = Said(
    Tag.STATUTE,
    "Care Planning, Placement and Case Review (England) Regulations 2010",
    confirmed=False,
)
_london = Said(Tag.LONDON, "London Safeguarding Children Procedures", confirmed=False)

WORKING_TOGETHER_LIMITS: tuple[tuple[str, int, str, str], ...] = (
    ("T4", 1, "working days", "A referral has a decision, and its sender hears that it arrived"),
    (
        "T9",
        45,
        "working days",
        "The assessment is authorised, counted from the receipt of the referral",
    ),
    (
        "T13",
        15,
        "working days",
        "The initial child protection conference is held, counted from the strategy discussion "
        "that began the section 47 enquiry",
    ),
    ("T15", 10, "working days", "The first core group meets after the initial conference"),
    ("T17", 3, "months", "The first review conference is held after the initial conference"),
    ("T18", 6, "months", "The next review conference is held after the one before"),
    ("T26", 15, "working days", "A rapid review of a serious incident is complete and sent"),
)

FRONT_DOOR = (
    _act_1989("T1", 30, "minutes", "In immediate danger police or the night team are told at once"),
    _settled("T2-RED", 30, "minutes", "A contact that may be RED is graded, in office hours"),
    _settled("T2-RED-NIGHT", 60, "minutes", "A contact that may be RED is graded, out of hours"),
    _practice("T2", 4, "working hours", "Every contact is graded"),
    _practice("T3-RED", 4, "hours", "A RED enquiry is closed; elapsed time, through the night"),
    _practice("T3-AMBER", 24, "hub hours", "An AMBER enquiry is closed; 24 hours a working day"),
    _practice("T3-GREEN", 72, "hub hours", "A GREEN enquiry is closed; 24 hours a working day"),
    _practice("T5", 3, "working days", "Whoever referred hears what was decided"),
    _practice("T5-AIM", 1, "working days", "Whoever referred hears what was decided"),
    _practice("T6-RED", 0, "working days", "A child graded RED has a named worker the same day"),
    _practice("T6", 1, "working days", "A child has a named worker after the decision to assess"),
    _settled("T7A-RED", 0, "working days", "Allocated and RED, or section 47: seen the same day"),
    _settled("T7A-AMBER", 2, "working days", "Allocated and AMBER: seen"),
    _settled("T7A", 5, "working days", "Allocated: seen"),
    _settled("T7B-RED", 0, "working days", "Referred and RED: seen the same day"),
    _settled("T7B-AMBER", 3, "working days", "Referred and AMBER: seen"),
    _settled("T7B", 7, "working days", "Referred: seen"),
    _settled("FD-16", 1, "hours", "An arrival from police, health or the night team is opened"),
)

ASSESSMENT = (
    _unsure("T8", 10, "working days", "A manager looks at the assessment after its start"),
    Said(Tag.STATUTE, "Children in need census", confirmed=False)(
        "T9-CENSUS",
        45,
        "working days",
        "The assessment is authorised, counted from its own start as the census counts it",
    ),
    _london("T10-SERIOUS-EARLY", 0, "days", "Serious incident notified before 15:00: same day"),
    _london("T10-SERIOUS", 24, "hours", "Serious incident notified later: strategy discussion"),
    _london("T10-CUT-OFF", 15 * 60, "minutes after midnight", "Before this, the same day counts"),
    _london("T10-SAFE", 1, "working days", "Strategy discussion after immediate action was taken"),
    _london("T10", 3, "working days", "Strategy discussion after reasonable cause was seen"),
    _london("T10-COMPLEX", 5, "working days", "Strategy discussion on complex or organised abuse"),
    Said(Tag.STATUTE, "Children Act 1989 section 47")(
        "T11", 0, "days", "The section 47 enquiry starts on the day of the strategy discussion"
    ),
    _practice("T12-AIM", 10, "working days", "The outcome of the section 47 enquiry is authorised"),
)

PLANS = (
    _practice("T14", 1, "working days", "The family has the conference's decision in writing"),
    _practice("T14-RECORD", 10, "working days", "The family has the conference's record"),
    _practice("T14-RECORD-AIM", 5, "working days", "The family has the conference's record"),
    _practice("T16", 6, "weeks", "The core group meets again"),
    _practice("T19", 10, "working days", "A child with a protection plan is seen, and alone"),
    _practice("T20", 10, "working days", "The child in need plan is agreed in a meeting"),
    _practice("T21", 3, "months", "The child in need plan is reviewed"),
    _practice("T21-EFH", 6, "weeks", "The plan is reviewed, where harm is outside the family"),
    _practice("T22", 20, "working days", "A child in need is seen"),
    _practice("T22-EFH", 10, "working days", "A child at high risk outside the family is seen"),
    _care_planning("T23-FIRST", 1, "weeks", "A looked-after child is seen after placement"),
    _care_planning("T23", 6, "weeks", "A looked-after child is seen"),
    _care_planning("T23-SETTLED", 3, "months", "A child placed until 18 is seen, after a year"),
    _care_planning("T24-FIRST", 20, "working days", "First review after coming into care"),
    _care_planning("T24-SECOND", 3, "months", "Second review of a looked-after child"),
    _care_planning("T24", 6, "months", "Later reviews of a looked-after child"),
    _practice("T29", 3, "months", "The summary and chronology are brought up to date"),
    _ours("T30", 5, "working days", "A proposed closure is decided"),
    _ours("CLOSURE-REASON", 0, "days", "A closure has a reason on the day it happens"),
)

INCIDENTS_AND_POWERS = (
    _act_2004("T25", 5, "working days", "The national panel is told of a serious incident"),
    Said(Tag.STATUTE, "Children Act 1989 section 46")("T27", 72, "hours", "Police protection ends"),
    Said(Tag.STATUTE, "Children Act 1989 section 45")(
        "T28", 8, "days", "An emergency protection order ends"
    ),
    Said(Tag.STATUTE, "Children Act 1989 section 45")(
        "T28-EXTENDED", 7, "days", "An emergency protection order's one extension ends"
    ),
    _unsure("T31-PLAN", 17 * 12, "months of age", "There is a plan for turning 18"),
    _unsure("T31-PARTNER", 17 * 12 + 6, "months of age", "The adult partner is named"),
    _unsure("T31-HANDOVER", 18 * 12, "months of age", "The handover was held"),
)

LIFECYCLE: tuple[PolicyRule, ...] = (
    *chain.from_iterable(through(WORKING_TOGETHER, *limit) for limit in WORKING_TOGETHER_LIMITS),
    *FRONT_DOOR,
    *ASSESSMENT,
    *PLANS,
    *INCIDENTS_AND_POWERS,
)
