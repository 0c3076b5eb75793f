"""First pages of those who come from outside, or work here without a child's record."""

from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import query
from kith.access.queries import my_children
from kith.accounts.roles import Area, Level
from kith.people.queries import ChildCard, cards_of

MOST = 200


@dataclass(frozen=True)
class Drawn:
    """One child whose record a visitor may read, and why."""

    card: ChildCard
    why: tuple[str, ...]


@query(Area.CHILD, Level.VIEW, reads="records to read")
def drawn_children(actor: Actor, /) -> tuple[Drawn, ...]:
    """Return the children whose records were opened to an inspector."""
    mine = my_children(actor)[:MOST]
    cards = cards_of(one.person for one in mine)
    return tuple(Drawn(cards[one.person], one.reasons) for one in mine if one.person in cards)
