"""Dated policy: every limit, aim and number, with the days on which it holds and its source.

SPEC §0.1 and §0.2.1. A case is judged by the rule in force on its own day (J28).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tag(StrEnum):
    """Where a rule comes from."""

    STATUTE = "S"
    LONDON = "L"
    PRACTICE = "P"
    OURS = "X"


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One number as it was, is or will be; without a first day it is not in force."""

    code: str
    value: int
    unit: str
    tag: str
    confirmed: bool
    words: str
    source: str
    effective_from: date | None = date(1948, 1, 1)
    effective_to: date | None = None


class NoRule(LookupError):
    """No rule of this code was in force on that day."""


def rule_at(rules: Iterable[PolicyRule], code: str, day: date) -> PolicyRule:
    """Return the rule of this code in force on `day`."""
    for rule in rules:
        if rule.code == code and in_force(rule, day):
            return rule
    raise NoRule(f"No rule {code} was in force on {day:%d %B %Y}.")


def in_force(rule: PolicyRule, day: date) -> bool:
    """Say whether a rule holds on `day`; its first and last day count."""
    begun = rule.effective_from is not None and rule.effective_from <= day
    return begun and (rule.effective_to is None or day <= rule.effective_to)


TAG_WORDS = {
    Tag.STATUTE: "Law or statutory guidance",
    Tag.LONDON: "London procedure",
    Tag.PRACTICE: "Common practice; councils differ",
    Tag.OURS: "Our own design",
}


def tag_words(rule: PolicyRule) -> str:
    """Return what the screen says of where a rule comes from."""
    words = TAG_WORDS[Tag(rule.tag)]
    return words if rule.confirmed else f"{words} · Not yet confirmed"


DECLARED: tuple[PolicyRule, ...] = ()
