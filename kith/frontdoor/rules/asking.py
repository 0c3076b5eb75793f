"""Whom to ask about a child, and on what ground (SUPPLEMENT S1): no more than the worry is worth.

Ten answers are not better than three that matter: whoever is asked beyond the usual needs a line
that says why.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kith.frontdoor.rules.agencies import ASKED
from kith.frontdoor.rules.urgency import RAGS

# From which grade on somebody is usually asked. Those who are not here need a reason always.
SINCE: Mapping[str, str] = {
    "education": "GREEN",
    "health": "GREEN",
    "police": "AMBER",
    "early_help": "AMBER",
    "camhs": "RED",
    "yjs": "RED",
    "housing": "RED",
    "adult": "RED",
    "probation": "RED",
    "drugs": "RED",
}
USUAL_WORDS: Mapping[str, str] = {
    "GREEN": "At GREEN: school and health, and only with agreement or a reason not to seek it.",
    "AMBER": "At AMBER: school, health, police and early help. Others with a reason each.",
    "RED": "At RED: everybody who could hold a piece of it. Agreement is not needed.",
}
NEEDS_AGREEMENT = frozenset({"GREEN"})

LEGAL: Mapping[str, str] = {
    "safeguard": "To safeguard a child: Children Act 2004 sections 10 and 11",
    "enquiry": "To help an enquiry: Children Act 1989 section 47 (9) to (11)",
    "support": "To help us help: Children Act 1989 section 27",
    "crime": "To prevent crime: Crime and Disorder Act 1998 section 115",
    "agreed": "The family, or the child, agreed",
    "other": "Something else",
}


def usual(rag: str) -> frozenset[str]:
    """Return who is asked at a grade without a further reason."""
    if rag not in RAGS:
        return frozenset()
    return frozenset(code for code, since in SINCE.items() if RAGS.index(since) <= RAGS.index(rag))


def beyond(rag: str) -> tuple[str, ...]:
    """Return who is asked at a grade only with a line why, in the order of the templates."""
    return tuple(code for code in ASKED if code not in usual(rag))


def without_reason(rag: str, asked: Mapping[str, str]) -> tuple[str, ...]:
    """Return those among the asked who are beyond the usual and stand there without a line why."""
    return tuple(code for code in beyond(rag) if code in asked and not asked[code].strip())


def is_agreed(rag: str, agreement: str, why_not: str) -> bool:
    """Say whether one may ask: at GREEN with agreement, or with a reason why it was not sought."""
    return rag not in NEEDS_AGREEMENT or agreement == "given" or bool(why_not)


def conditions_of(harms: Iterable[str], age: int | None, ticked: Collection[str]) -> frozenset[str]:
    """Return under which conditions a child is asked about: by harms, by age, by what was said."""
    found = {"exploitation"} if set(harms) & EXPLOITING else set()
    if age is not None and age >= 16:
        found.add("sixteen")
    return frozenset(found | set(ticked))


EXPLOITING = frozenset({"CSE", "CCE", "GANG", "TRAF", "DEBT"})


@dataclass(frozen=True)
class Completeness:
    """How much is there of what was asked or needed, by weight, over all agencies."""

    got: int = 0
    whole: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.got / self.whole if self.whole else 1.0

    @property
    def percent(self) -> int:
        """In whole per cent, rounded down: 99.6 is not all."""
        return int(self.share * 100)
