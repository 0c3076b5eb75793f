"""What a dated rule is, and which one holds on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ALWAYS = date(1948, 1, 1)


class Tag(StrEnum):
    """Where a rule comes from (SPEC §0.1)."""

    STATUTE = "S"
    LONDON = "L"
    PRACTICE = "P"
    OURS = "X"


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One number as it was, is or will be.

    `confirmed` is False where the sources mark it `~`: believed right, not yet read in the source.
    Without a first day the rule is not in force, as an act that has not been commenced.
    """

    code: str
    value: int
    unit: str
    tag: str
    confirmed: bool
    words: str
    source: str
    effective_from: date | None = ALWAYS
    effective_to: date | None = None


class NoRule(LookupError):
    """No rule of this code was in force on that day."""


def rule_at(rules: Iterable[PolicyRule], code: str, day: date) -> PolicyRule:
    """Return the rule of this code in force on `day`; of several, the one that came last."""
    found = [rule for rule in rules if rule.code == code and in_force(rule, day)]
    if not found:
        raise NoRule(f"No rule {code} was in force on {day:%d %B %Y}.")
    return max(found, key=lambda rule: rule.effective_from or ALWAYS)


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
    return words if rule.confirmed else f"{words}. Not yet confirmed"


@dataclass(frozen=True, slots=True)
class Said:
    """Declares rules that share a tag and a source: `said("T16", 6, "weeks", "…")`."""

    tag: Tag
    source: str
    confirmed: bool = True

    def __call__(self, code: str, value: int, unit: str, words: str) -> PolicyRule:
        """Return one rule that has always held."""
        return PolicyRule(code, value, unit, self.tag, self.confirmed, words, self.source)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of guidance and the days on which it governs."""

    name: str
    starts: date
    ends: date | None


def through(
    editions: Iterable[Edition], code: str, value: int, unit: str, words: str
) -> Iterator[PolicyRule]:
    """Give the same limit once for each edition that says it; none was read in full (SPEC §0.4)."""
    for one in editions:
        yield PolicyRule(
            code, value, unit, Tag.STATUTE, False, words, one.name, one.starts, one.ends
        )
