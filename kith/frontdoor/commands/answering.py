"""Keeping our word to a child who told us themselves: we get in touch, and find them an ally."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.models import Contact
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing


@command(Area.CONTACT, Level.CREATE, event="child.answered")
def answer_child(actor: Actor, /, *, contact: UUID, way: str, words: str) -> None:
    """Say how the child heard from us, and what was said."""
    row = _asked(contact, "reach", "The child did not say how we can reach them")
    how = check_words("way", way, "how the child heard from you")
    said = check_words("words", words, "what was said")
    tell(told(row, "child.answered", {"way": how}, because=said))


@command(Area.CONTACT, Level.CREATE, event="advocate.introduced")
def introduce_advocate(actor: Actor, /, *, contact: UUID, by: str, words: str) -> None:
    """Say who is on the child's side alone, by name, and how they met."""
    row = _asked(contact, "advocate", "The child did not ask for this")
    name = check_words("by", by, "the name of whoever is on the child’s side")
    said = check_words("words", words, "how they met")
    tell(told(row, "advocate.introduced", {"by": name}, because=said))


@command(Area.CONTACT, Level.CREATE, event="advocate.declined")
def want_no_advocate(actor: Actor, /, *, contact: UUID, why: str) -> None:
    """Say that the child wants nobody on their side after all, in their words."""
    row = _asked(contact, "advocate", "The child did not ask for this")
    tell(told(row, "advocate.declined", because=check_words("why", why, "what the child said")))


def _asked(contact: UUID, wish: str, otherwise: str) -> Contact:
    row = held(contact)
    facts = standing(row.person_id or 0, names=("contact.arrived",))
    if not any(one.data.get(wish) for one in facts if one.thread == row.id):
        raise Mistake("", otherwise)
    return row
