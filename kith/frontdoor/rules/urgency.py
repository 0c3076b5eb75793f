"""How urgent a contact is (SUPPLEMENT S0 #1, #2, #6): a grade on one clock, set by a person.

On the same clock a grade only ever becomes more urgent. A manager may still say that it looks less
urgent than it did: that is kept, with why, and the clock goes on by the more urgent grade.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

RAGS = ("GREEN", "AMBER", "RED")

RAG_WORDS: Mapping[str, str] = {
    "RED": "A child is, or may be, in danger now",
    "AMBER": "Serious; everything together within a working day",
    "GREEN": "Worrying, not urgent; within three working days",
}

# Anything of this makes it possibly RED before anybody has read the rest.
DANGERS: Mapping[str, str] = {
    "injury": "The child is hurt",
    "weapon": "A weapon is involved",
    "threat": "Somebody’s life is threatened",
    "missing": "The child is missing",
    "held": "The child is held or controlled by somebody now",
    "self_harm": "The child may harm themselves",
}

SAFE: Mapping[str, str] = {
    "yes": "Yes",
    "no": "No",
    "not_known": "Not known",
}


def may_be_red(safe_now: str, dangers: Collection[str]) -> bool:
    """Say whether a contact may be RED: the child is not safe now, or there is a sign of danger."""
    return safe_now == "no" or bool(set(dangers) & set(DANGERS))


def worse(one: str, other: str) -> str:
    """Return the more urgent of two grades; "" is none."""
    return max((one, other), key=lambda rag: RAGS.index(rag) if rag in RAGS else -1)


@dataclass(frozen=True)
class Graded:
    """A grade after it was set: what is said, what governs, and whether the clock starts anew."""

    said: str
    governs: str
    restarts: bool


def grade(governs: str, said: str) -> Graded:
    """Set a grade on a clock that runs by `governs` ("" where none runs yet)."""
    if said not in RAGS:
        raise ValueError(f"There is no grade {said}.")
    now = worse(governs, said)
    return Graded(said, now, now != governs)
