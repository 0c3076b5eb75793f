"""Whether a name that was typed is of somebody who is known: looked up before anybody is made."""

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.people.queries import ChildCard, find_children
from kith.people.ties.known import Known
from kith.web.words import day

MOST = 6


@query(Area.CHILD, Level.VIEW)
def people_called(actor: Actor, /, *, person: int, name: str) -> tuple[tuple[str, str], ...]:
    """Return who among those whom the actor sees goes by this name, as choices for a form."""
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        return ()
    cards = find_children(actor, text=wanted)
    same = [card for card in cards if card.id != person and _goes_by(card, wanted)]
    return tuple((str(card.id), told_apart(card)) for card in same[:MOST])


def _goes_by(card: ChildCard, wanted: str) -> bool:
    name = card.name.casefold()
    return name == wanted or name.startswith(f"{wanted} ")


def told_apart(card: ChildCard) -> str:
    """Return what tells one person from another of the same name."""
    more = [f"born {day(card.born)}" if card.born else "", card.local_id]
    return ", ".join([card.name, *(one for one in more if one)])


def choices(known: Known, *, but: int | None = None) -> list[tuple[str, str]]:
    """Return the people of the picture, the nearest first, as choices for a form."""
    return [
        (str(one), f"{known.people[one].name} ({words})" if words else known.people[one].name)
        for one, words in known.words.items()
        if one != but
    ]
