"""Finding somebody among those whom one sees, or may find. Whoever is not seen is not there."""

from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.access.rules import breaks_glass
from kith.accounts.roles import ROLES, Area, Level
from kith.desk.home import works_here
from kith.kernel import clock
from kith.kernel.groups import FINDERS
from kith.people.search.finding import find_people
from kith.people.search.rules.asked import read
from kith.people.search.showing import Shown, shown


@dataclass(frozen=True)
class FindPage:
    """Who was found, how far one looks, and what else one may do."""

    found: tuple[Shown, ...]
    everywhere: bool
    may_open: bool
    may_add: bool


@query(Area.CHILD, Level.SUMMARY)
def find_page(actor: Actor, /, *, text: str) -> FindPage:
    """Return who may be meant by what was typed."""
    if not works_here(actor):
        raise NotHere
    asked = read(text, clock.today())
    found = () if asked.empty else find_people(actor, asked=asked)
    return FindPage(
        found=shown(actor, found=found),
        everywhere=bool(actor.roles & FINDERS),
        may_open=any(breaks_glass(ROLES[role]) for role in actor.roles),
        may_add=may_add(actor),
    )


def may_add(actor: Actor) -> bool:
    """Say whether the actor may write down somebody new."""
    works = actor.may(Area.CHILD, Level.CREATE) or actor.may(Area.CONTACT, Level.CREATE)
    return works and actor.kind == "worker"
