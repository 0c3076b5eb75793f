"""What an agency's answer amounts to: full, part, nothing held, refused (SUPPLEMENT S1; J7, J31).

Nobody declares an answer complete: it is counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kith.frontdoor.rules.agencies import Item
from kith.frontdoor.rules.answers import Said, Sort


class State(StrEnum):
    """Where a request stands; the last four come from its answer."""

    SENT = "SENT"
    WITHDRAWN = "WITHDRAWN"
    PARTIAL = "PARTIAL"
    FULL = "FULL"
    NIL = "NIL"
    REFUSED = "REFUSED"


STATE_WORDS: Mapping[State, str] = {
    State.SENT: "Not yet answered",
    State.WITHDRAWN: "No longer asked",
    State.PARTIAL: "Part of the answer",
    State.FULL: "Answered in full",
    State.NIL: "Searched: nothing held",
    State.REFUSED: "Withheld, with a legal reason",
}
SETTLED = frozenset({State.FULL, State.NIL, State.REFUSED, State.WITHDRAWN})


@dataclass(frozen=True)
class Judged:
    """An answer as it counts: `got` of `of` items of the agency's own, and what is left open."""

    state: State
    got: int
    of: int
    weight: int
    whole: int
    open: tuple[str, ...]


def judge(asked: Iterable[Item], answers: Mapping[str, Said]) -> Judged:
    """Count an answer. Without a word to any item it is as if it had not come."""
    items = tuple(asked)
    answered = [one for one in items if one.key in answers and answers[one.key].is_answer]
    own = [one for one in items if not one.common]
    return Judged(
        state=_state(items, own, answered, answers),
        got=sum(not one.common for one in answered),
        of=len(own),
        weight=sum(one.weight for one in answered),
        whole=sum(one.weight for one in items),
        open=tuple(one.key for one in items if one not in answered),
    )


def _state(
    items: tuple[Item, ...], own: list[Item], answered: list[Item], answers: Mapping[str, Said]
) -> State:
    said = {answers[one.key].sort for one in own if one in answered} - {Sort.APART}
    if len(answered) < len(items):
        nothing = not any(not one.is_blank for one in answers.values())
        return State.SENT if nothing else State.PARTIAL
    if said == {Sort.NONE}:
        return State.NIL
    return State.REFUSED if said == {Sort.WITHHELD} else State.FULL
