"""The letter and its indicators against the specification and the letter itself, in ../shared."""

import re
from pathlib import Path

import pytest

from kith.oversight import catalogue
from kith.oversight.letter import CAPABILITIES, SENTENCES
from kith.oversight.letter.sentence import codes
from kith.oversight.waiting import WAITING
from kith.promises.indicator import Indicator
from tests.outside.shared import beside

pytestmark = pytest.mark.outside

SIGNS = {"+": "+", "−": "-", "○": "o", "±": "+-"}
SENTENCE = re.compile(r"^\| (\d+) \| (?:.*?) \| ([+−○±]) \| (.*?) \| (.*?) \|$", re.MULTILINE)
INDICATOR = re.compile(r"^\| ([A-Z]{2}-\d{2}) \| (.*) \|$", re.MULTILINE)
CODE = re.compile(r"([A-Z]{2}-\d{2})(?:…(?:[A-Z]{2}-)?(\d{2}))?")
SAME_WORDS = 6


def spec() -> str:
    return beside("domain", "SPEC.md").read_text()


def between(text: str, first: str, last: str) -> str:
    return text[text.index(first) : text.index(last)]


def sentences() -> list[tuple[str, ...]]:
    return SENTENCE.findall(between(spec(), "### F2", "News item"))


def named(cell: str) -> tuple[str, ...]:
    """Return the codes of a cell, ranges spelt out, in the specification's own notation."""
    ranges = [f"{first}..{last}" if last else first for first, last in CODE.findall(cell)]
    return codes(*ranges)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


def said(each: Indicator) -> str:
    """Return the sentences of a declaration; lists of codes and of names are not sentences."""
    return f"{each.says} | {each.exception} | {each.clears}"


def test_every_sentence_has_its_sign() -> None:
    found = sentences()
    assert [int(number) for number, *_ in found] == [each.number for each in SENTENCES]
    assert [SIGNS[sign] for _, sign, *_ in found] == [each.sign for each in SENTENCES]


def test_every_sentence_names_its_indicators() -> None:
    for (number, _, cell, _), each in zip(sentences(), SENTENCES, strict=True):
        assert named(cell) == each.indicators, number


def test_every_sentence_names_its_capabilities() -> None:
    for (number, _, _, cell), each in zip(sentences(), SENTENCES, strict=True):
        assert tuple(re.findall(r"C\d\d", cell)) == each.capabilities, number


def test_every_capability_is_known() -> None:
    listed = re.findall(r"^\| (\d\d) \| ", between(spec(), "### F4", "## G."), re.MULTILINE)
    assert {f"C{number}" for number in listed} == set(CAPABILITIES)


def test_every_indicator_of_the_specification_is_declared() -> None:
    listed = {code for code, _ in INDICATOR.findall(between(spec(), "### F1", "### F2"))}
    assert set(catalogue.INDICATORS) == listed | {"FD-02b", "FD-16"}
    assert len(listed) == 123


def test_the_supplement_s_own_two_are_declared() -> None:
    supplement = beside("domain", "SUPPLEMENT.md").read_text()
    for code in ("FD-02b", "FD-16"):
        assert code in supplement
        assert code in catalogue.INDICATORS


def test_what_is_statute_is_marked_so() -> None:
    rows = INDICATOR.findall(between(spec(), "### F1", "### F2"))
    statute = {code for code, rest in rows if "[S]" in rest}
    assert statute == {"FD-02", "TH-07", "TH-08", "AS-04", "RH-02"}
    assert all(catalogue.INDICATORS[code].tag == "S" for code in statute)


def test_pairs_are_shown_together() -> None:
    line = between(spec(), "**Anti-gaming pairs**", "### F3")
    for pair in line.split("·"):
        first, *others = re.findall(r"[A-Z]{2}-\d{2}", pair)
        assert set(others) <= set(catalogue.INDICATORS[first].pairs), pair


@pytest.mark.parametrize("file", ["seeds/000_47cca20d6fbe8703.txt", "domain/SPEC.md"])
def test_no_sentence_of_ours_is_a_copy(file: str) -> None:
    theirs = runs(beside(*Path(file).parts).read_text(), SAME_WORDS)
    for each in SENTENCES:
        assert not runs(each.says, SAME_WORDS) & theirs, each.number
    for declared in WAITING:
        assert not runs(said(declared), SAME_WORDS) & theirs, declared.code
