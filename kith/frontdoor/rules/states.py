"""How a contact may go, from arrival to an end that somebody decided (SPEC A2, SUPPLEMENT S0).

Nothing ends for lack of information and nothing ends in silence: every way to an end is a named
act by a person, and each act is a fact in the ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a contact stands."""

    RECEIVED = "RECEIVED"
    WITH_EDT = "WITH_EDT"
    TRIAGED = "TRIAGED"
    RETURNED_FOR_INFO = "RETURNED_FOR_INFO"
    MASH_GATHER = "MASH_GATHER"
    LINKED_OPEN = "LINKED_OPEN"
    SENT_ON = "SENT_ON"
    HELP_OFFERED = "HELP_OFFERED"
    REOPENED = "REOPENED"
    REFERRAL = "REFERRAL"
    HELPED = "HELPED"
    CLOSED_ADVICE = "CLOSED_ADVICE"
    CLOSED_NFA = "CLOSED_NFA"
    TAKEN_ELSEWHERE = "TAKEN_ELSEWHERE"
    TAKEN_UP = "TAKEN_UP"
    DUPLICATE_OF = "DUPLICATE_OF"
    NO_CHILD = "NO_CHILD"


WORDS: Mapping[State, str] = {
    State.RECEIVED: "To be graded",
    State.WITH_EDT: "With the night team",
    State.TRIAGED: "To be decided",
    State.RETURNED_FOR_INFO: "Asked for what is missing",
    State.MASH_GATHER: "Others are being asked",
    State.LINKED_OPEN: "With the child’s own team, not yet taken up",
    State.SENT_ON: "Sent elsewhere, not yet taken",
    State.HELP_OFFERED: "Help offered, not yet taken up",
    State.REOPENED: "Opened again: to be decided",
    State.REFERRAL: "Taken on as our work",
    State.HELPED: "A service helps",
    State.CLOSED_ADVICE: "Advice was given",
    State.CLOSED_NFA: "Nothing more from us",
    State.TAKEN_ELSEWHERE: "Taken on elsewhere, by name",
    State.TAKEN_UP: "The child’s own team took it up",
    State.DUPLICATE_OF: "Had reached us already",
    State.NO_CHILD: "About no child; somebody owns it",
}

CLOSED = frozenset(
    {
        State.REFERRAL,
        State.HELPED,
        State.CLOSED_ADVICE,
        State.CLOSED_NFA,
        State.TAKEN_ELSEWHERE,
        State.TAKEN_UP,
        State.DUPLICATE_OF,
        State.NO_CHILD,
    }
)
OPEN = frozenset(State) - CLOSED
WAITING = frozenset({State.SENT_ON, State.HELP_OFFERED})
# Graded and not yet decided: where a manager's decision is the next step, whatever is missing.
DECIDABLE = frozenset(
    {
        State.TRIAGED,
        State.RETURNED_FOR_INFO,
        State.MASH_GATHER,
        State.LINKED_OPEN,
        State.REOPENED,
    }
)
# Nobody has decided yet: somebody owes that, wherever it lies meanwhile.
UNDECIDED = OPEN - WAITING
UNGRADED = frozenset({State.RECEIVED, State.WITH_EDT})
DECIDED = WAITING | {
    State.REFERRAL,
    State.HELPED,
    State.CLOSED_ADVICE,
    State.CLOSED_NFA,
    State.TAKEN_ELSEWHERE,
}


@dataclass(frozen=True)
class Step:
    """Something that a person does to a contact: from where, to where, and what the ledger hears.

    Without `to` the contact stays where it is; `fact` is the name of what is recorded.
    """

    fact: str
    since: frozenset[State]
    to: State | None = None


STEPS: Mapping[str, Step] = {
    "open": Step("contact.opened", OPEN),
    "grade": Step("contact.graded", UNGRADED, State.TRIAGED),
    "regrade": Step("contact.regraded", DECIDABLE),
    "acknowledge": Step("contact.acknowledged", OPEN),
    "ask_back": Step("contact.returned", DECIDABLE, State.RETURNED_FOR_INFO),
    "complete": Step("contact.completed", frozenset({State.RETURNED_FOR_INFO}), State.TRIAGED),
    "gather": Step("mash.asked", DECIDABLE, State.MASH_GATHER),
    "pass_on": Step("contact.passed", DECIDABLE, State.LINKED_OPEN),
    "take_up": Step("contact.accepted", frozenset({State.LINKED_OPEN}), State.TAKEN_UP),
    "leave_for_morning": Step(
        "contact.left_for_morning", DECIDABLE | {State.RECEIVED}, State.WITH_EDT
    ),
    "take_over": Step("contact.taken_over", frozenset({State.WITH_EDT}), State.RECEIVED),
    "take_over_graded": Step("contact.taken_over", frozenset({State.WITH_EDT}), State.TRIAGED),
    "decide_referral": Step("contact.decided", DECIDABLE, State.REFERRAL),
    "decide_help": Step("contact.decided", DECIDABLE, State.HELP_OFFERED),
    "decide_advice": Step("contact.decided", DECIDABLE, State.CLOSED_ADVICE),
    "decide_nothing": Step("contact.decided", DECIDABLE, State.CLOSED_NFA),
    "decide_elsewhere": Step("contact.decided", DECIDABLE, State.SENT_ON),
    "taken_elsewhere": Step("contact.taken", frozenset({State.SENT_ON}), State.TAKEN_ELSEWHERE),
    "help_taken_up": Step("help.accepted", frozenset({State.HELP_OFFERED}), State.HELPED),
    "reopen": Step("contact.reopened", CLOSED - {State.NO_CHILD}, State.REOPENED),
    "reopen_ungraded": Step("contact.reopened", frozenset({State.DUPLICATE_OF}), State.RECEIVED),
    "duplicate": Step("contact.duplicate", UNGRADED | DECIDABLE, State.DUPLICATE_OF),
    "own_no_child": Step("place.owned", UNGRADED | DECIDABLE, State.NO_CHILD),
}


class NotNow(ValueError):
    """This cannot be done to a contact that stands where it stands."""


def after(step: str, now: str) -> State:
    """Return where a contact stands after a step, or say why the step is none now."""
    one, stands = STEPS[step], State(now)
    if stands not in one.since:
        raise NotNow(f"This cannot be done now. The contact is: {WORDS[stands].lower()}.")
    return one.to or stands
