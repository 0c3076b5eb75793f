"""Every declaration against the table of SPEC F1, and what unmeasured figures wait for."""

import pytest

from kith.oversight import say
from kith.oversight.catalogue import INDICATORS
from kith.oversight.tests.f1 import ROWS
from kith.oversight.waiting import WAITING
from kith.promises.indicator import Window

# The pieces of work that are still to come, as users are told of them.
TO_COME = {
    "allocation",
    "capacity",
    "contexts",
    "demand",
    "exploitation work",
    "health",
    "inspection",
    "plans",
    "sharing",
    "supervision",
    "the assessment editor",
    "the audit desk",
    "the children's records",
    "the front door",
    "the learning ledger",
    "the missing children work",
    "the network",
    "the schools' feed",
    "the strategy record",
    "the workforce's records",
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_declaration_says_what_the_table_says(row):
    each = INDICATORS[row.code]
    assert (each.unit, each.better, each.owner) == (row.unit, row.better, row.owner)
    assert each.window is (Window.NOW if row.window == "now" else Window.WEEKS)
    assert f"{each.tag}{'' if each.confirmed else '~'}" == row.tag
    assert (say.comes_with(each.missing) or ("live",)) == row.waits_for


def test_the_table_has_every_indicator_once():
    assert [row.code for row in ROWS] == list(INDICATORS)


def test_what_is_to_come_is_called_by_one_name_everywhere():
    named = {part for each in WAITING for part in say.comes_with(each.missing)}
    assert named == TO_COME


@pytest.mark.parametrize(
    ("missing", "parts"),
    [
        ("Needs audits, which come with the audit desk.", ("the audit desk",)),
        ("Needs a day, which comes with visits.", ("visits",)),
        ("Needs two, which come with plans and with contexts.", ("plans", "contexts")),
        ("Needs three, which come with a, with b and with c.", ("a", "b", "c")),
        ("Needs audits with their grades, which come with the audit desk.", ("the audit desk",)),
        ("", ()),
    ],
)
def test_what_a_figure_waits_for_is_read_from_its_words(missing, parts):
    assert say.comes_with(missing) == parts
