"""`kith letter --json`: the shape that other programs rely on."""

import json
from datetime import date

import pytest

from kith.kernel import clock
from kith.oversight import commands
from kith.oversight.catalogue import INDICATORS
from kith.oversight.letter import SENTENCES
from kith.oversight.tests.world import NOW, RETURNED, World

pytestmark = pytest.mark.django_db

KEYS = [
    "code", "name", "state", "unit", "figure", "numerator", "denominator", "target", "better",
    "status", "exceptions", "from", "to",
]  # fmt: skip
FROM_RETURNS = {"AS-04", "TH-07", "TH-08", "FD-10"}
# What this world tells of; the front door's figures are live too, and have nothing to count here.
LIVE = FROM_RETURNS | {"AC-01", "VI-01"}


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def rows():
    world = World()
    child, other = world.child(), world.child()
    world.assessment(
        child, world.referral(child, date(2026, 1, 5)), date(2026, 1, 5), date(2026, 2, 2)
    )
    world.assessment(other, world.referral(other, date(2025, 12, 1)), date(2025, 12, 1))
    world.conference(child, date(2026, 1, 5), date(2026, 1, 12))
    world.plan(child, date(2025, 11, 3), date(2026, 1, 20))
    world.action(child, date(2026, 3, 2), date(2026, 3, 9))
    world.visits(child, date(2026, 2, 2), 10, date(2026, 2, 9))
    world.covered(child, other)
    world.tell()
    return commands.letter()


def indicators(rows):
    return {each["code"]: each for row in rows for each in row["indicators"]}


def test_seventy_four_sentences_and_then_the_guard_rails(rows):
    assert [row["sentence"] for row in rows] == [*range(1, 75), None]
    assert rows[-1]["sign"] is None
    assert rows[-1]["says"] == "Guard rails: so that no figure is met by worsening another"
    for row, sentence in zip(rows, SENTENCES, strict=False):
        assert list(row) == ["sentence", "sign", "says", "indicators"]
        assert (row["sign"], row["says"]) == (sentence.sign, sentence.says)
        assert [each["code"] for each in row["indicators"]] == list(sentence.indicators)


def test_sentences_three_and_four_have_none(rows):
    assert rows[2]["indicators"] == rows[3]["indicators"] == []


def test_it_is_json(rows):
    assert json.loads(json.dumps(rows)) == rows


def test_every_indicator_has_every_key_and_there_are_a_hundred_and_twenty_five(rows):
    found = indicators(rows)
    assert len(found) == 125
    for each in found.values():
        assert list(each) == KEYS
        assert each["unit"] in {"share", "count", "hours", "days", "ratio", "score"}
        assert each["better"] in {"up", "down"}
        assert each["status"] in {"green", "amber", "red", "none"}
        assert each["target"] is None or each["target"] >= 0


def test_what_is_live_is_measured_and_the_rest_says_that_it_is_not(rows):
    for code, each in indicators(rows).items():
        assert each["state"] == ("live" if INDICATORS[code].live else "not measured yet")
        if code in LIVE:
            assert each["figure"] == each["numerator"] / each["denominator"]
            assert 0 <= each["exceptions"] <= each["denominator"]
            assert date.fromisoformat(each["from"]) < date.fromisoformat(each["to"])
        elif not INDICATORS[code].live:
            assert {each[key] for key in ("figure", "numerator", "denominator")} == {None}
            assert {each[key] for key in ("exceptions", "from", "to")} == {None}


def test_figures_from_returns_end_with_the_return_and_lived_ones_today(rows):
    found = indicators(rows)
    for code in LIVE:
        ends = RETURNED if code in FROM_RETURNS else date(2026, 4, 1)
        assert date.fromisoformat(found[code]["to"]) == ends
        assert (ends - date.fromisoformat(found[code]["from"])).days == 90


def test_the_figures_of_this_world(rows):
    found = indicators(rows)
    told = {code: (found[code]["numerator"], found[code]["denominator"]) for code in LIVE}
    assert told == {
        "AS-04": (1, 2),
        "TH-07": (1, 1),
        "TH-08": (1, 1),
        "FD-10": (0, 1),
        "AC-01": (1, 1),
        "VI-01": (1, 2),
    }
    assert found["AS-04"]["status"] == "red"
    assert found["TH-07"]["status"] == "green"


def test_one_figure_is_the_same_wherever_it_stands(rows):
    seen = {}
    for row in rows:
        for each in row["indicators"]:
            assert seen.setdefault(each["code"], each) == each


def test_an_empty_service_has_nothing_to_count_and_says_so():
    for code, each in indicators(commands.letter()).items():
        if code in LIVE:
            assert (each["figure"], each["numerator"], each["denominator"]) == (None, 0, 0)
            assert (each["status"], each["exceptions"]) == ("none", 0)
            assert each["to"] == "2026-04-01"
