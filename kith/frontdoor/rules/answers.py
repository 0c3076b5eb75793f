"""How one item is answered (SUPPLEMENT S1), and how an answer is kept and read again.

"Not known" in a box is a blank; "nothing held after a search" is an answer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST = 1_000


class Sort(StrEnum):
    """In which way an item was answered: one of four, or kept apart."""

    VALUE = "value"
    NONE = "none"
    CANNOT = "cannot"
    WITHHELD = "withheld"
    APART = "apart"
    """It was answered, and the answer is kept for those who are named: no more stands here."""


SORT_WORDS: Mapping[Sort, str] = {
    Sort.VALUE: "Answer",
    Sort.NONE: "We searched and hold nothing",
    Sort.CANNOT: "Not by then",
    Sort.WITHHELD: "Withheld for a legal reason",
}
WITHHELD: Mapping[str, str] = {
    "confidence": "Given in confidence, and no greater interest in passing it on",
    "privilege": "Between a lawyer and a client",
    "covert": "A covert operation (name the officer)",
    "court": "A court order forbids it",
    "proportion": "Not in proportion to the worry",
    "other": "Something else",
}

# A reason that says too little by itself: which officer, or which other reason.
SAY_MORE: Mapping[str, str] = {
    "covert": "Name the officer who answers for it",
    "other": "Say what the reason is",
}

# Typed into a box, these say nothing.
_EMPTY = re.compile(
    r"(n ?k|n ?a|nil|none|not known|unknown|not sure|do not know|don t know|tbc|tba|see attached|"
    r"see above|as above|see email|attached|please see attached|)"
)


@dataclass(frozen=True)
class Said:
    """How one item was answered. `by` is for what cannot be answered yet; `reason` for withheld."""

    sort: Sort
    words: str = ""
    by: date | None = None
    reason: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said by it."""
        if self.sort is Sort.VALUE:
            return says_nothing(self.words)
        if self.sort is Sort.CANNOT:
            return self.by is None
        return self.sort is Sort.WITHHELD and not is_reason(self.reason, self.words)

    @property
    def is_answer(self) -> bool:
        """Whether it counts: said, and not put off."""
        return not self.is_blank and self.sort is not Sort.CANNOT


def is_reason(reason: str, words: str) -> bool:
    """Say whether something may be withheld for a reason: one of the list, said in full."""
    return reason in WITHHELD and (reason not in SAY_MORE or not says_nothing(words))


def hidden(said: Said) -> Said:
    """Return what everybody may read of an answer that is kept apart: that there is one, or when.

    Of nothing said it is nothing.
    """
    if said.is_blank:
        return Said(Sort.VALUE)
    return Said(Sort.CANNOT, by=said.by) if said.sort is Sort.CANNOT else Said(Sort.APART)


def says_nothing(words: str) -> bool:
    """Say whether words in a box are as good as none."""
    plain = re.sub(r"[^a-z0-9 ]+", " ", words.lower().replace("/", " "))
    return bool(_EMPTY.fullmatch(" ".join(plain.split())))


def together(before: Mapping[str, Said], now: Mapping[str, Said]) -> dict[str, Said]:
    """Return an answer with what came later put over it; a later blank takes nothing away."""
    later = {key: one for key, one in now.items() if not one.is_blank}
    kept = {key: one for key, one in before.items() if not one.is_blank}
    for key, one in later.items():
        if one.is_answer or not (key in kept and kept[key].is_answer):
            kept[key] = one
    return kept


def kept(answers: Mapping[str, Said]) -> dict[str, dict[str, str]]:
    """Return an answer as it is kept in a record."""
    return {
        key: {
            "sort": one.sort.value,
            "words": one.words.strip(),
            "by": one.by.isoformat() if one.by else "",
            "reason": one.reason,
        }
        for key, one in answers.items()
    }


def read(record: Mapping[str, Mapping[str, str]]) -> dict[str, Said]:
    """Return an answer from its record."""
    return {
        key: Said(
            Sort(one["sort"]),
            one["words"],
            date.fromisoformat(one["by"]) if one["by"] else None,
            one["reason"],
        )
        for key, one in record.items()
    }
