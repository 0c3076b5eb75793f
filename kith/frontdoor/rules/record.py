"""The decision record (SUPPLEMENT S4): dated boxes, and what makes a reason a reason."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Box:
    """One box of the record; `fold` groups those that are folded away until wanted."""

    key: str
    label: str
    help: str = ""
    fold: str = ""


@dataclass(frozen=True)
class Edition:
    """The record's boxes from a day on. None of them is needed to decide."""

    code: str
    since: date
    boxes: tuple[Box, ...]


THINKING, AROUND, TELLING = (
    "What we thought about",
    "Who else and where",
    "Agreement, legal basis, and who is told",
)

EDITIONS: tuple[Edition, ...] = (
    Edition(
        "record 1",
        date(2018, 7, 4),
        (
            Box("child_seen", "Who saw the child, and when?", "Or: not yet seen."),
            Box("child_says", "What does the child say?"),
            Box("tonight", "What keeps the child safe tonight?"),
            Box("history", "What came before, and what pattern does it make?",
                "From our own records. Or: nothing before this."),
            Box("missing", "Times missing: how often, how long, found where?",
                "Or: never, as far as we know."),
            Box("siblings", "Brothers, sisters and other children: who else, and what is done?",
                "Beside those who are asked about by name. Or: nobody else."),
            Box("parents_say", "What do the parents say?", fold=THINKING),
            Box("facts", "Which facts does this rest on?", fold=THINKING),
            Box("doubt", "Which facts are in doubt?", fold=THINKING),
            Box("harm", "What harm: how likely, how soon, how bad?", fold=THINKING),
            Box("protects", "What protects the child?", fold=THINKING),
            Box("alternatives", "What else did you consider, and why not?", fold=THINKING),
            Box("fairness", "Would you decide this for another child?",
                "Younger-looking, a girl, a boy, white, Black, in care. Never scored.", THINKING),
            Box("second_opinion", "Whose second opinion was asked, and what was it?",
                fold=THINKING),
            Box("context", "Which people, places or groups need action?", fold=AROUND),
            Box("dissent", "If a partner disagrees: why, and what were they told?", fold=AROUND),
            Box("legal", "On what legal basis?", fold=TELLING),
            Box("told_child", "How is the child told, by whom and when?",
                "Or: not told, and why.", TELLING),
            Box("told_parents", "How are the parents told, by whom and when?",
                "Or: not told, and why.", TELLING),
            Box("told_referrer", "How does whoever told us hear, from whom and when?",
                fold=TELLING),
        ),
    ),
)  # fmt: skip

# Asked once and no longer, so that what was written then still reads.
BEFORE = (Box("told_how", "How are child, parents and referrer told, and when?", fold=TELLING),)

# Said of anything, they say nothing: alone they are no reason (S4).
TEMPLATES = (
    "no further action",
    "threshold not met",
    "does not meet threshold",
    "as above",
    "as discussed",
    "see above",
    "see notes",
    "nfa",
    "n a",
    "tbc",
)
FEWEST_WORDS = 5


def edition_on(day: date, editions: Iterable[Edition] = EDITIONS) -> Edition:
    """Return the record that holds on a day."""
    return max((one for one in editions if one.since <= day), key=lambda one: one.since)


def read(record: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what was written, box by box, in the order in which it is asked; or was once."""
    boxes = (*(box for edition in EDITIONS for box in edition.boxes), *BEFORE)
    return tuple((box.label, record[box.key]) for box in boxes if box.key in record)


def gives_a_reason(because: str) -> bool:
    """Say whether words are at least one sentence of their own, beyond what fits any child."""
    plain = " ".join(re.sub(r"[^a-z0-9 ]+", " ", because.lower()).split())
    for stock in TEMPLATES:
        plain = re.sub(rf"\b{stock}\b", " ", plain)
    return len(plain.split()) >= FEWEST_WORDS


@dataclass(frozen=True)
class Gap:
    """Something that was missing when it was decided: what, from whom, when it is expected."""

    agency: str
    what: str
    expected: str = ""


def line_of(gap: Gap) -> str:
    """Return one gap as a line."""
    expected = f" (expected by {gap.expected})" if gap.expected else ""
    return f"{gap.agency}: {gap.what[0].lower()}{gap.what[1:]}{expected}"


def is_without_help(outcomes: Iterable[bool]) -> int:
    """Count the contacts that led to no help."""
    return sum(not helped for helped in outcomes)
