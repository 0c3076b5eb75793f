"""How much reaches the borough, and how well it is done: figures, each with where it comes from.

For a borough of 66,000 children (SPEC G4, assumptions there unless a source is named). Shares of
what is missed are F3's words for sizes: "a few" 6 of 100, "a small minority" 8, "some" 20.
"""

from collections.abc import Mapping
from datetime import timedelta

CONTACTS_A_YEAR = 13_000
MONTHS = (1.03, 0.97, 1.15, 0.90, 1.02, 1.12, 1.08, 0.70, 1.00, 1.05, 1.15, 0.90)
MONDAY = 1.2
WEEKEND = 0.45  # an assumption of ours: police and the night team go on, schools do not
WEEKDAY = (7 - 2 * WEEKEND) / (4 + MONDAY)

# The surge (G4): it begins on the 5 October before a July, rises to a third more, and holds; what
# people can do rises by less. Here it is counted back from the day on which the story ends.
SURGE_BEGINS = timedelta(days=282)
SURGE_IS_WHOLE = timedelta(days=132)
SURGE = 0.32
MORE_HANDS = 0.08

OUTSIDE_HOME = 0.09
"""The share of contacts about harm outside the family; most by far are of children over ten."""

COMES_AGAIN = 0.42
COMES_AGAIN_AFTER = 170.0  # days, in the middle of an exponential

RAGS: Mapping[str, float] = {"RED": 0.07, "AMBER": 0.38, "GREEN": 0.55}
OUTSIDE_RAGS: Mapping[str, float] = {"RED": 0.2, "AMBER": 0.55, "GREEN": 0.25}

# What is decided, by how urgent it was: together about 3,450 referrals a year, re-referrals among
# them, and about 1,000 strategy discussions (G4).
OUTCOMES: Mapping[str, Mapping[str, float]] = {
    "RED": {"strategy": 0.62, "assess": 0.33, "advice": 0.05},
    "AMBER": {
        "strategy": 0.05, "assess": 0.36, "early_help": 0.25, "advice": 0.22, "nothing_more": 0.08,
        "other_route": 0.04,
    },
    "GREEN": {
        "assess": 0.07, "early_help": 0.2, "advice": 0.45, "nothing_more": 0.21,
        "other_authority": 0.04, "other_route": 0.03,
    },
}  # fmt: skip
AGENCIES: Mapping[str, float] = {
    "police": 0.28, "education": 0.21, "health": 0.15, "family": 0.09, "public": 0.04,
    "council": 0.05, "housing": 0.04, "voluntary": 0.03, "edt": 0.03, "authority": 0.03,
    "yjs": 0.02, "camhs": 0.02, "child": 0.01,
}  # fmt: skip
"""Police 28 and schools 21 of 100: England 2025 (G1). The rest is an assumption."""

# How often word of a professional holds what A4 calls enough; of all of them about F3's "some". It
# gives no figure by agency: those who see the child daily tell more than those who came to a door,
# and the form that counts while one types tells most. The rest tell a part.
TELLS_WELL: Mapping[str, float] = {
    "police": 0.13, "education": 0.22, "health": 0.25, "camhs": 0.3, "yjs": 0.28, "council": 0.25,
    "authority": 0.4, "edt": 0.14, "housing": 0.1, "voluntary": 0.2,
}  # fmt: skip
TELLS_WELL_ON_THE_FORM = 0.45
SAYS_HOW_KNOWN = 0.7
IN_PART = (1, 2, 2, 3, 3, 4)
"""So many of the things that can be left out are told by somebody who tells a part."""

# By Census 2021 for those of 10 to 24 (G3, Hounslow): Asian 37, White 37, other 16, Black 11.
ETHNICITIES: Mapping[str, float] = {
    "WBRI": 24, "WOTH": 13, "AIND": 17, "APKN": 8, "ABAN": 4, "AOTH": 8, "BAFR": 8, "BCRB": 3,
    "MWBC": 4, "MWAS": 3, "MOTH": 3, "OOTH": 5,
}  # fmt: skip
DISABLED = 0.12

# F3: how often each clock is missed while what comes can be done.
A_FEW, SMALL_MINORITY, SOME = 0.06, 0.08, 0.20
MISSED: Mapping[str, float] = {
    "opened": A_FEW,
    "graded": A_FEW,
    "taken": A_FEW,
    "screened": A_FEW,
    "passed": SMALL_MINORITY,
    "decided": A_FEW,
    "referrer": SMALL_MINORITY,
    "acknowledged": A_FEW,
    "allocated": A_FEW,
    "first_seen": SMALL_MINORITY,
    "strategy": A_FEW,
    "help": SOME,
    "sent": SOME,
    "handover": A_FEW,
    "second_look": SOME,
    "ripple": SOME,
    "visit": 0.10,
    "action": SOME,
    "assessment": 0.16,  # 84 of 100 within 45 working days (G4)
    "reply": SOME,
    "backfill": SMALL_MINORITY,
    "specialist": SOME,
}
WORST = 0.6
"""However busy it is, so many are still done in time as are not."""

FORGOTTEN = 0.002
"""The share of screens that nobody thinks of until a leader looks through what is late."""
ASKED_BACK = 0.05
INQUORATE = 0.05
NOT_IN_NEED = 0.3  # assessed and not in need: England 2023 (G1)
IN_NEED_DAYS = 230.0  # so that about 2,400 children are open at a time (G4)
NOT_DISCUSSED = 0.5
"""Of serious incidents without a joint enquiry, so many are not discussed, with a reason: of all of
them F3's "some"."""
SERIOUS = 0.5
"""The share of RED contacts about harm outside the family that tell of a serious incident."""

# Others who are asked (G4): how often, how many, and how much of an answer comes.
ASKED: Mapping[str, float] = {"RED": 0.9, "AMBER": 0.85, "GREEN": 0.08}
ASKED_FOR_WORK = 0.95
"""Where it becomes our work, so often is somebody asked, whatever the colour."""
HOW_MANY: Mapping[str, tuple[int, ...]] = {"RED": (3, 3, 4), "AMBER": (2, 3, 3), "GREEN": (1, 2)}
FORGOT = 0.02
"""How often one of those who matter most is not among those who are asked."""
SLOW = 0.25
"""The share of enquiries in which answers come late; in the others everybody is in time."""
PARTIAL: Mapping[str, float] = {
    "police": 0.08, "education": 0.12, "health": 0.18, "camhs": 0.15, "housing": 0.20,
}  # fmt: skip
PARTIAL_ELSE = 0.12
ALL_THAT_MATTERS = 0.6
"""The share of answers in part that leave out nothing that matters most."""
NOT_LOOKED_UP = 0.01
"""How often one of our own boxes that matter is left blank."""
WRITES_MORE, FILLS_A_BOX = 0.3, 0.5
STRAIN = 1.8  # so that it is more by 1.6 where a third more comes
NEVER_WHOLE = 0.15
