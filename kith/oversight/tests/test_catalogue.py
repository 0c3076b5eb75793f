"""Every indicator is declared once, whole, and either measured or waiting for something named."""

import re

import pytest

from kith.accounts.roles import ROLES
from kith.oversight import catalogue
from kith.oversight.catalogue import INDICATORS
from kith.oversight.reference import FAMILIES
from kith.promises.indicator import Better, Unit, Window

FAMILY_SIZES = {
    "FD": 17, "TH": 9, "AL": 2, "AS": 9, "EX": 10, "SP": 3, "PM": 3, "NR": 4, "DI": 1, "MI": 6,
    "RH": 9, "VI": 4, "WC": 3, "AC": 4, "SU": 5, "SR": 1, "ED": 3, "HE": 3, "AU": 7, "LE": 3,
    "OC": 1, "EQ": 1, "CA": 7, "WF": 4, "CO": 3, "BC": 1, "IG": 1, "IN": 1,
}  # fmt: skip

LIVE = [
    "AC-01", "AL-02", "AS-04", "CA-05", "FD-01", "FD-02", "FD-02b", "FD-03", "FD-05", "FD-06",
    "FD-07", "FD-08", "FD-09", "FD-10", "FD-11", "FD-12", "FD-13", "FD-14", "FD-16", "TH-01",
    "TH-02", "TH-03", "TH-04",
    "TH-07", "TH-08", "VI-01",
]  # fmt: skip

# SPEC F2, last line: what no sentence names; and the two that SUPPLEMENT S0 #3 and #4 add.
GUARD_RAILS = {
    "AS-04", "AS-05", "EX-09", "FD-10", "FD-12", "FD-13", "MI-06", "SP-02", "TH-07", "TH-08",
    "TH-09", "FD-02b", "FD-16",
}  # fmt: skip

# SPEC F2: always shown together; SUPPLEMENT S0 #4 and #28 add two.
PAIRS = [
    ("RH-02", "RH-04"),
    ("RH-02", "RH-06"),
    ("FD-03", "FD-07"),
    ("FD-08", "FD-07"),
    ("EX-05", "EX-04"),
    ("EX-06", "EX-08"),
    ("AS-04", "AS-09"),
    ("AC-01", "AC-02"),
    ("SU-01", "SU-03"),
    ("AU-01", "AU-02"),
    ("AS-03", "SU-05"),
    ("TH-02", "TH-04"),
    ("WC-01", "CA-02"),
    ("FD-02", "FD-02b"),
]

# SPEC F1's figures, green and amber, as far as they are numbers.
AIMS = {
    "FD-01": (1.10, 1.20), "FD-02": (0.98, 0.95), "FD-04": (0.90, 0.75), "FD-05": (0.95, 0.85),
    "FD-06": (0.90, 0.80), "FD-08": (0.95, 0.85), "FD-09": (0.90, 0.80), "FD-10": (0.20, 0.25),
    "FD-11": (0.95, 0.90), "FD-12": (0, None), "FD-13": (0.95, 0.85), "FD-14": (0.98, 0.95),
    "FD-15": (0.10, None), "FD-16": (0, None), "TH-01": (1, 0.95), "TH-02": (1, None),
    "TH-03": (0, None), "TH-04": (0.98, 0.95), "TH-07": (0.95, 0.85), "TH-08": (0.98, 0.95),
    "TH-09": (0.95, 0.90), "AL-01": (1, 0.95), "AL-02": (0, None), "AS-01": (0.95, 0.90),
    "AS-04": (0.90, 0.85), "AS-05": (0.98, 0.95), "AS-06": (0.90, 0.80), "AS-07": (0.95, 0.90),
    "AS-08": (0.95, 0.85), "EX-04": (0.80, 0.65), "EX-05": (0.95, 0.85), "EX-06": (0.95, 0.85),
    "EX-07": (0.05, None), "EX-10": (0.85, 0.70), "SP-01": (0.98, 0.95), "SP-03": (0.05, None),
    "PM-01": (0.90, 0.80), "PM-03": (1, None), "NR-01": (1, 0.95), "NR-02": (0.95, None),
    "NR-04": (0, None), "DI-01": (0.90, 0.75), "MI-01": (0.95, 0.85), "MI-06": (1, 0.95),
    "RH-01": (0.98, 0.95), "RH-02": (0.75, 0.60), "RH-03": (0.80, 0.65), "RH-05": (1, 0.90),
    "RH-06": (0.90, 0.75), "RH-07": (0.95, 0.80), "RH-08": (1, 0.95), "RH-09": (0.80, 0.60),
    "VI-01": (0.95, 0.90), "VI-03": (0.80, 0.65), "WC-01": (0.05, None), "WC-02": (0.95, 0.85),
    "WC-03": (5, None), "AC-01": (0.05, None), "SU-03": (0.80, 0.65), "SU-05": (1, 0.97),
    "SR-01": (1, 0.95), "ED-03": (0.85, 0.70), "HE-01": (0.98, 0.95), "HE-03": (1, 0.90),
    "AU-02": (0.70, 0.55), "AU-05": (0.90, 0.80), "LE-01": (0.90, 0.75), "LE-02": (1, 0.80),
    "EQ-01": (1.25, None), "CA-01": (1.0, 1.1), "CA-02": (0.05, None), "CA-05": (0.05, None),
    "CA-07": (1, None), "WF-01": (0.80, 0.70), "WF-02": (0.85, 0.75), "WF-03": (0.90, 0.80),
    "CO-02": (0.90, 0.75), "BC-01": (1, None), "IG-01": (1, None), "IN-01": (1, None),
}  # fmt: skip


def test_there_are_a_hundred_and_twenty_five():
    assert len(INDICATORS) == 125
    families = {prefix: 0 for prefix in FAMILY_SIZES}
    for code in INDICATORS:
        families[code[:2]] += 1
    assert families == FAMILY_SIZES
    assert set(FAMILIES) == set(FAMILY_SIZES)


def test_numbers_run_through_each_family():
    for prefix, size in FAMILY_SIZES.items():
        numbers = sorted(int(c[3:]) for c in INDICATORS if c.startswith(prefix) and c[3:].isdigit())
        assert numbers == list(range(1, (size if prefix != "FD" else 16) + 1))


def test_a_second_declaration_is_refused():
    twice = (INDICATORS["AS-04"], INDICATORS["AS-04"])
    with pytest.raises(ValueError, match="declared twice"):
        catalogue._by_code(twice)


def test_these_are_live():
    assert [each.code for each in catalogue.live()] == LIVE


def test_every_figure_that_a_sentence_names_is_declared():
    named = {code for numbers in map(catalogue.sentences_of, INDICATORS) for code in numbers}
    assert named == set(range(1, 75)) - {3, 4}


def test_guard_rails_are_those_that_no_sentence_names():
    assert set(catalogue.guard_rails()) == GUARD_RAILS


def test_sentences_of_a_figure():
    assert catalogue.sentences_of("AC-01") == (18, 46, 68)
    assert catalogue.sentences_of("AS-04") == ()


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_pair_is_declared_from_both_sides(one, other):
    assert other in INDICATORS[one].pairs
    assert one in INDICATORS[other].pairs


def test_there_are_no_other_pairs():
    declared = {frozenset((c, pair)) for c, each in INDICATORS.items() for pair in each.pairs}
    assert declared == {frozenset(pair) for pair in PAIRS}


@pytest.mark.parametrize("code", AIMS)
def test_aims_are_the_specification_s(code):
    assert (INDICATORS[code].green, INDICATORS[code].amber) == AIMS[code]


@pytest.mark.parametrize("code", ["FD-07", "RH-04", "CA-06", "FD-02b", "MI-05", "OC-01"])
def test_what_a_target_would_spoil_has_none(code):
    assert INDICATORS[code].green is None
    assert INDICATORS[code].amber is None


def test_birthdays_are_not_counted():
    assert "never counted" in INDICATORS["VI-03"].says
    assert "birthday" not in INDICATORS["VI-03"].numerator


def test_days_waited_are_no_score():
    assert INDICATORS["CA-06"].name == "Days waited, by level of danger"
    assert INDICATORS["CA-06"].unit is Unit.DAYS


def test_new_faces_stand_beside_the_count_of_workers():
    assert "new faces" in INDICATORS["WC-01"].says


@pytest.mark.parametrize("code", ["FD-02", "TH-07", "TH-08", "AS-04", "RH-02"])
def test_statute_is_told_from_our_own_design(code):
    assert INDICATORS[code].tag == "S"


@pytest.mark.parametrize("each", INDICATORS.values(), ids=lambda each: each.code)
def test_a_declaration_is_whole(each):
    assert each.owner in ROLES
    assert each.tag in {"S", "L", "P", "X"}
    assert each.better in {Better.UP, Better.DOWN}
    assert each.window in set(Window)
    told = (each.name, each.says, each.clock, each.numerator, each.denominator)
    assert all(told)
    assert each.exception
    assert each.clears.endswith(".")
    assert each.says.endswith((".", "!", "?"))
    assert each.clock.endswith(".")


@pytest.mark.parametrize("each", INDICATORS.values(), ids=lambda each: each.code)
def test_amber_lies_on_the_worse_side_of_green(each):
    if each.amber is None:
        return
    assert each.green is not None
    worse = each.amber > each.green if each.better is Better.DOWN else each.amber < each.green
    assert worse


@pytest.mark.parametrize("each", INDICATORS.values(), ids=lambda each: each.code)
def test_shares_are_aimed_at_between_nought_and_one(each):
    if each.unit is Unit.SHARE and each.green is not None:
        assert 0 <= each.green <= 1


@pytest.mark.parametrize("each", INDICATORS.values(), ids=lambda each: each.code)
def test_words_blame_nobody(each):
    words = " ".join([each.name, each.says, each.exception, each.missing, each.clears]).lower()
    assert not re.search(r"overdue child|abscond|refus|failed to|hard to reach|disengag", words)


def test_what_waits_says_what_it_waits_for():
    for each in INDICATORS.values():
        assert each.live or each.missing.startswith(("Needs ", "A return holds only"))


def test_the_ten_day_look_says_why_a_return_cannot_show_it():
    assert "only the looks that took place" in INDICATORS["AS-05"].missing


def test_a_conference_is_said_to_be_counted_from_the_enquiry():
    assert "section 47" in INDICATORS["TH-07"].clock
    assert "stands for the strategy discussion" in INDICATORS["TH-07"].clock


def test_a_measure_holds_no_parameter_but_its_days():
    for each in (*catalogue.live(), *catalogue.SECOND_READINGS.values()):
        placed = each.measure % dict.fromkeys(("from", "to", "now", "first", "last"), "w")
        assert "%" not in placed


def test_the_census_way_of_counting_stands_beside_ours():
    assert [each.code for each in catalogue.second_readings("AS-04")] == ["AS-04/census"]
    assert catalogue.second_readings("AS-05") == []
