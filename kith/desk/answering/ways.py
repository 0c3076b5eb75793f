"""The ways to answer a promise, and which of them somebody is offered (S13 rule 5)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import Actor
from kith.accounts.roles import Area, Level
from kith.cases.said import ASKS_A_REASON, BY_A_MANAGER
from kith.desk.answering import forms
from kith.promises.entitled import refusal
from kith.promises.kinds import KINDS
from kith.promises.rules import Owed, is_late
from kith.web.forms import KithForm


@dataclass(frozen=True)
class Way:
    """One way to answer: the words on its button, the heading of its page, what it asks.

    `thanks` is what the undo bar says afterwards.
    """

    code: str
    words: str
    heading: str
    form: type[KithForm]
    thanks: str
    decides: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks anything, or is one tap."""
        return bool(self.form.base_fields)


WAYS: Mapping[str, Way] = {
    way.code: way
    for way in (
        Way("did", "Did it", "It was done", forms.Did, "Thank you. It is marked as done."),
        Way(
            "done",
            "Done, will write up",
            "Done, and still to be written up",
            forms.Attest,
            "Thank you. Please write it up within two working days.",
        ),
        Way(
            "will",
            "Will by",
            "When it will be done",
            forms.WillBy,
            "Thank you. The day that you named stands beside the one that we promised.",
        ),
        Way(
            "cant",
            "Can’t",
            "What is in the way",
            forms.Cannot,
            "Thank you. Your manager now has a decision to make.",
        ),
        Way("wrong", "Wrong", "Something is wrong here", forms.Wrong, "Thank you for telling us."),
        Way("take", "I take this", "Take it by name", forms.Take, "You have taken this by name."),
        Way(
            "withdraw",
            "Withdraw",
            "Withdraw this promise",
            forms.Withdraw,
            "The promise is withdrawn, with your reason.",
            decides=True,
        ),
        Way(
            "void",
            "Never owed",
            "This was never owed",
            forms.Void,
            "The promise no longer stands: it was never owed.",
            decides=True,
        ),
        Way(
            "pass",
            "Pass it on",
            "Pass this promise on",
            forms.PassOn,
            "The promise has a new owner. The day stays as it was.",
            decides=True,
        ),
        Way(
            "wait",
            "May wait",
            "This may wait",
            forms.MayWait,
            "It may wait until then; nobody is told of it meanwhile.",
            decides=True,
        ),
        Way(
            "saw",
            "I saw that it was kept",
            "Seen to be kept",
            forms.SawIt,
            "Thank you. You have said that it was really kept.",
            decides=True,
        ),
    )
}
DEEDS = {
    "withdraw": "withdraw",
    "void": "void",
    "pass": "reassign",
    "wait": "accept_until",
    "saw": "verify",
}
ACTION = "ACTION"
VISIT = "visit"  # leads to the page on which a contact is recorded


def form_of(code: str, kind: str) -> type[KithForm]:
    """Return the form of an answer: what was done is said differently of different promises."""
    if code != "did" or not KINDS[kind].limit:
        return WAYS[code].form
    asks_why = KINDS[kind].keeps[0].name == ASKS_A_REASON
    return forms.SaidWhy if asks_why else forms.SaidKept


def answers_for(
    actor: Actor, owed: Owed, *, said: Collection[str] = (), wrong: bool = True
) -> tuple[str, ...]:
    """Return the answers of whoever owes a promise: open ones only, the likeliest first.

    `said` has the kinds of which the actor may say that they were kept.
    """
    offered: list[str] = []
    if owed.state == "open" and actor.may(Area.CHILD, Level.CREATE):
        own_work = owed.kind in BY_A_MANAGER and owed.owner == actor.id
        offered += _done(owed, () if own_work else said)
        offered += ["will", "cant"]
    return (*offered, "wrong") if wrong else tuple(offered)


def _done(owed: Owed, said: Collection[str]) -> list[str]:
    kind = KINDS[owed.kind]
    if owed.kind in {ACTION, *said}:
        return ["did"]
    first = [VISIT] if kind.every_from else []
    attested = owed.attested_until is not None
    return [*first, "done"] if kind.may_attest and not attested else first


def decisions_for(actor: Actor, owed: Owed) -> tuple[str, ...]:
    """Return the decisions that the actor is entitled to make on a promise (H1)."""
    if not actor.may(Area.CHILD, Level.DECIDE):
        return ()
    return tuple(
        code for code, deed in DEEDS.items() if not refusal(deed, owed, actor.id, actor.roles)
    )


def may_take(actor: Actor, owed: Owed, now: datetime, *, mine: bool) -> bool:
    """Say whether somebody who does not owe it may take it by name: it is late, and nobody has."""
    late = is_late(owed, now) and owed.acknowledged_at is None
    return late and not mine and actor.may(Area.CHILD, Level.VIEW)
