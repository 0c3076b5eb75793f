"""What is asked about when a merge is undone is said in words, and no code is left."""

import re

import pytest

from kith.kernel.bearing import BEARS
from kith.people.merging import labels
from kith.people.merging.function import declared
from kith.people.ties.rules.adding import HOWS


@pytest.mark.parametrize(
    ("read", "label", "words"),
    [
        (labels.number, "NHS 9434765919", "NHS number 943 476 5919"),
        (labels.number, "LAchildID SYN000000001", "The council’s number SYN000000001"),
        (labels.number, "XYZ 12", "XYZ 12"),
        (labels.tie, "parent birth", "parent, by birth"),
        (labels.tie, "partner affair", "couple, an affair"),
        (labels.tie, "twin identical", "born together, identical"),
        (labels.tie, "twin", "born together"),
        (labels.tie, "friend from boxing", "friend, from boxing"),
        (labels.disability, "HEAR", "Hearing"),
        (labels.feeling, "cut_off", "cut off"),
        (labels.told, "ask", "Ask before telling anything"),
        (labels.safe, "no", "Not safe to contact"),
        (labels.loss, "stillbirth", "Stillbirth"),
        (labels.mark, "mental", "Serious mental illness"),
        (labels.voice, "worker", "Worker"),
        (labels.voice, "of another year", "of another year"),
    ],
)
def test_each_label_is_read(read, label, words):
    assert read(label) == words


@pytest.mark.parametrize("how", HOWS)
def test_no_way_of_being_a_parent_is_left_a_code(how):
    assert re.search(rf", {how}$", labels.tie(f"parent {how}")) is None


def test_whatever_is_labelled_by_one_column_of_codes_says_how_it_is_read():
    declared()
    coded = {"t.code", "t.kind", "t.quality", "t.may", "t.safe", "t.voice", "t.reason"}
    unread = [one.table for one in BEARS.values() if one.label in coded and one.reads is str]
    assert unread == []
