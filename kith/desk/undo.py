"""Taking back what one has just said: for ten minutes after an answer, on the page one is on."""

from dataclasses import dataclass
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere
from kith.cases.commands import take_back
from kith.desk.answering.giving import ACT, FACT, Said
from kith.desk.answering.ways import WAYS
from kith.kernel import clock
from kith.promises import commands
from kith.promises.history import find
from kith.promises.models import Act, Deed
from kith.promises.rules import UNDO_WITHIN
from kith.web.addresses import id_in

PARAM = "said"
THANKS = {
    Deed.ATTEST: "done",
    Deed.WILL_BY: "will",
    Deed.CANT: "cant",
    Deed.DISPUTE: "wrong",
    Deed.ACKNOWLEDGE: "take",
    Deed.WITHDRAW: "withdraw",
    Deed.VOID: "void",
    Deed.REASSIGN: "pass",
    Deed.ACCEPT_UNTIL: "wait",
    Deed.VERIFY: "saw",
}
WRITTEN = {
    "action.promised": "The action is promised.",
    "contact.made": "Thank you. The visit is recorded.",
    "contact.tried": "Thank you. What you tried is recorded.",
    "contact_plan.set": "It is agreed how often the child is seen.",
    "contact_plan.ended": "The plan for seeing the child has ended.",
}


@dataclass(frozen=True)
class Undo:
    """What the bar says, and what its button sends."""

    words: str
    said: str = ""


def token(said: Said) -> str:
    """Return what was said as one word for an address."""
    return f"{said[0]}-{said[1]}"


def read(text: str) -> Said | None:
    """Return what an address names, if it names anything."""
    what, _, number = text.partition("-")
    found = id_in(number)
    return (what, found) if found and what in (ACT, FACT) else None


def offer(actor: Actor, text: str) -> Undo | None:
    """Return the bar for what the actor has just said, inside a gate that is open already."""
    said = read(text)
    if said is None:
        return None
    words = _act_words(actor, said[1]) if said[0] == ACT else _fact_words(actor, said[1])
    return Undo(words, text) if words else None


def _act_words(actor: Actor, act: UUID) -> str:
    since = clock.now() - UNDO_WITHIN
    row = Act.objects.filter(id=act, by_id=actor.id, at__gte=since).first()
    if row is None or row.act == Deed.UNDO or Act.objects.filter(undoes=act).exists():
        return ""
    return WAYS[THANKS[Deed(row.act)]].thanks


def _fact_words(actor: Actor, fact: UUID) -> str:
    held = find(fact)
    if held is None or held.by != actor.id or clock.now() - held.recorded_at > UNDO_WITHIN:
        return ""
    return "" if held.corrected else WRITTEN.get(held.name, WAYS["did"].thanks)


def undo(actor: Actor, text: str) -> None:
    """Take back what the actor said; NotHere where there is nothing of theirs to take back."""
    said = read(text)
    if said is None:
        raise NotHere
    if said[0] == ACT:
        commands.undo(actor, act=said[1])
    else:
        take_back(actor, fact=said[1])
