"""Somebody is here with us: a qualified worker decides before they go."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing


@command(Area.CONTACT, Level.CREATE, event="walkin.decided")
def decide_here(actor: Actor, /, *, contact: UUID, by: str, words: str, left: str = "") -> None:
    """Say which qualified worker decided, what holds for now, and with whom the child goes."""
    row = held(contact)
    facts = standing(row.person_id or 0, names=("contact.arrived",))
    if not any(one.data.get("walked_in") for one in facts if one.thread == row.id):
        raise Mistake("", "Nobody came to us with this")
    name = check_words("by", by, "which qualified worker decided")
    decided = check_words("words", words, "what was decided for now")
    tell(told(row, "walkin.decided", {"by": name, "left": left.strip()}, because=decided))
