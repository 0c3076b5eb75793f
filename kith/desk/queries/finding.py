"""Finding a child among those whom one sees. Whoever is not seen is not there."""

from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.access.rules import breaks_glass
from kith.accounts.roles import ROLES, Area, Level
from kith.desk.home import works_here
from kith.people.queries import ChildCard, find_children


@dataclass(frozen=True)
class Found:
    """Who was found, and whether the reader's role may open a record that is not theirs."""

    cards: tuple[ChildCard, ...]
    may_open: bool


@query(Area.CHILD, Level.SUMMARY)
def find_page(actor: Actor, /, *, text: str) -> Found:
    """Return who answers to a name or a number, among the children whom the actor sees."""
    if not works_here(actor):
        raise NotHere
    cards = find_children(actor, text=text) if text else []
    return Found(tuple(cards), any(breaks_glass(ROLES[role]) for role in actor.roles))
