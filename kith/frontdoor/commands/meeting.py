"""The first meeting with the child, where whoever met them is not the child's own worker yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.episodes import NAMES, open_referral, waits_to_be_seen
from kith.cases.rules import HOW_SEEN, keeps_contact
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.models import Contact
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, standing

MEETINGS = {code: words for code, words in HOW_SEEN.items() if keeps_contact(code)}


@dataclass(frozen=True)
class Met:
    """A first meeting: when, where, whether there was time alone, and what the child said."""

    at: datetime
    how: str
    alone: bool = False
    words: str = ""


@command(Area.CONTACT, Level.CREATE, event="child.first_seen")
def meet_child(actor: Actor, /, *, contact: UUID, met: Met) -> None:
    """Write down that the child was met for the first time since this became our work."""
    row = held(contact)
    if met.how not in MEETINGS:
        raise Mistake("how", "Choose where you met")
    begun = _begun(row)
    if not begun.at.replace(second=0, microsecond=0) <= met.at <= clock.now():
        raise Mistake("at", "You met after word of this reached us, and not after now")
    data = {"alone": met.alone, "how": met.how, "by": actor.id}
    tell(told(row, "child.first_seen", data, at=met.at, thread=uuid4(), because=met.words.strip()))


def _begun(row: Contact) -> Happened:
    facts = standing(row.person_id or 0, names=NAMES)
    begun = open_referral(facts)
    if begun is None or begun.thread != row.id:
        raise Mistake("", "Nothing is begun here for which the child would have to be met")
    if not waits_to_be_seen(facts, row.id):
        raise Mistake("", "Somebody has met the child already")
    return begun
