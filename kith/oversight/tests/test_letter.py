"""The letter as data: 74 sentences, their signs, and which figures answer each (SPEC F2)."""

import re
from collections import Counter

import pytest

from kith.oversight.letter import CAPABILITIES, PARTS, SENTENCES, SIGN_WORDS
from kith.oversight.letter.sentence import codes

BY_NUMBER = {each.number: each for each in SENTENCES}

# SPEC F2, read off once: the sign of each sentence in order.
SIGNS = (
    "o o o o o o o o o o + + + - - - - - + + o + + + + + + + + + + + + + - - - + + - - - +- "
    "- - - - - + + - - + + + + + - + + + + - + + + - - + +- + + + o"
)

# SPEC F2's third column with ranges spelt out.
CITED = {
    1: "BC-01",
    2: "IN-01",
    3: "",
    4: "",
    5: "IN-01",
    6: "IN-01",
    7: "BC-01",
    8: "IN-01",
    9: "IN-01",
    10: "IN-01 AU-01",
    11: "LE-01",
    12: "LE-01 LE-03",
    13: "FD-14 FD-15 EX-01 SP-01 TH-02",
    14: "LE-02 OC-01",
    15: "FD-01 CA-01 CA-05 AS-09",
    16: "RH-01 RH-02 RH-03 RH-04 RH-05 RH-06 RH-07 EX-04 EX-05 EX-06 EX-10",
    17: "FD-04 FD-05 FD-06 FD-07 FD-08 FD-09 TH-01 TH-04 TH-05 TH-06",
    18: "CA-01 CA-02 CA-03 CA-04 CA-05 CA-06 CA-07 FD-11 TH-02 TH-03 AC-01",
    19: "BC-01 SR-01",
    20: "WF-04",
    21: "CO-03 FD-01",
    22: "CO-03 EQ-01",
    23: "LE-03 CO-02",
    24: "CO-02 LE-01",
    25: "ED-01 ED-02 ED-03 CO-01 AS-06 VI-02",
    26: "WF-03 AS-01",
    27: "WF-03 CA-03",
    28: "FD-15 WF-03 OC-01",
    29: "AS-06",
    30: "AS-07",
    31: "AS-08 EX-01",
    32: "EX-01 SP-01",
    33: "EX-02",
    34: "EX-03",
    35: "EX-04 EX-05",
    36: "EX-06 EX-07",
    37: "EX-08 EX-10",
    38: "PM-01 PM-02 PM-03",
    39: "NR-01 NR-02 NR-03 NR-04",
    40: "FD-01 FD-02 FD-03 FD-11 CA-05",
    41: "FD-05 FD-06 FD-07 FD-08",
    42: "TH-01 TH-02 TH-03 TH-05 TH-06",
    43: "AS-01 AS-02 AS-03",
    44: "AS-03 SU-05",
    45: "CA-05 CA-06 AC-04 AL-02",
    46: "AC-01 SP-03",
    47: "WC-03 WC-02",
    48: "CA-01 CA-04 CA-06 AS-09",
    49: "CA-07",
    50: "MI-01 MI-02 MI-03 MI-04 MI-05",
    51: "RH-01 RH-02",
    52: "RH-04 RH-05 RH-06 RH-07 RH-03",
    53: "RH-08 RH-09 DI-01 IG-01",
    54: "LE-03",
    55: "VI-02",
    56: "VI-01 VI-03",
    57: "VI-04",
    58: "WC-01 VI-02",
    59: "SR-01",
    60: "ED-01 ED-02",
    61: "ED-03",
    62: "HE-01",
    63: "HE-02",
    64: "HE-03",
    65: "AL-01",
    66: "SU-01 SU-02",
    67: "SU-03 SU-04",
    68: "AC-02 AC-03 AC-01",
    69: "AU-01 AU-02 AU-03",
    70: "AU-02 AU-07",
    71: "AU-04 AU-05 AU-06",
    72: "WF-01",
    73: "WF-02 CA-02",
    74: "IN-01 LE-03",
}


def test_there_are_seventy_four_sentences_in_order():
    assert [each.number for each in SENTENCES] == list(range(1, 75))


def test_each_sentence_has_its_sign():
    assert [each.sign for each in SENTENCES] == SIGNS.split()


def test_the_signs_are_said_in_words():
    assert set(SIGN_WORDS) == {"+", "-", "+-", "o"}
    assert BY_NUMBER[43].sign_words == "Part to keep, part to put right"


@pytest.mark.parametrize("number", range(1, 75))
def test_each_sentence_is_answered_by_its_figures(number):
    assert list(BY_NUMBER[number].indicators) == CITED[number].split()


def test_no_sentence_names_a_figure_twice():
    for each in SENTENCES:
        assert max(Counter(each.indicators).values(), default=1) == 1


@pytest.mark.parametrize("each", SENTENCES, ids=lambda each: str(each.number))
def test_a_sentence_is_one_plain_line_of_our_own(each):
    assert each.says[0].isupper()
    assert each.says.endswith((".", "?"))
    assert 20 < len(each.says) < 180
    assert not re.search(r"\b(Ofsted|Hounslow|cohort|thresholds?|NFA)\b", each.says)


def test_every_capability_named_is_known_and_every_known_one_is_needed():
    named = {code for each in SENTENCES for code in each.capabilities}
    assert named == set(CAPABILITIES)


def test_the_parts_hold_every_sentence_once_under_a_heading():
    assert [s.number for part in PARTS for s in part.sentences] == list(range(1, 75))
    assert len({part.code for part in PARTS}) == len(PARTS)
    assert all(part.heading for part in PARTS)


@pytest.mark.parametrize(
    ("parts", "spelt"),
    [
        ((), ()),
        (("BC-01",), ("BC-01",)),
        (("PM-01..03",), ("PM-01", "PM-02", "PM-03")),
        (("FD-08..10", "TH-01"), ("FD-08", "FD-09", "FD-10", "TH-01")),
        (("FD-02b",), ("FD-02b",)),
    ],
)
def test_ranges_are_spelt_out(parts, spelt):
    assert codes(*parts) == spelt
