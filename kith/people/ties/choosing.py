"""Whether a name that was typed is of somebody who is known: looked up before anybody is made."""

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.people.search.finding import find_people
from kith.people.search.rules.asked import read
from kith.people.ties.known import Known
from kith.web.words import day

MOST = 6


@query(Area.CHILD, Level.VIEW)
def people_called(
    actor: Actor, /, *, person: int, name: str, born: str = ""
) -> tuple[tuple[str, str], ...]:
    """Return who among those whom the actor sees may be meant, as choices for a form.

    That is whoever has this very name, and whoever the search holds for very likely.
    """
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        return ()
    found = find_people(actor, asked=read(f"{wanted} {born}", clock.today()))
    seen = cards_of(one.card.id for one in found)
    same = [
        seen[one.card.id]
        for one in found
        if one.card.id in seen and (one.strong or _goes_by(one.card, wanted))
    ]
    return tuple((str(card.id), told_apart(card)) for card in same[:MOST] if card.id != person)


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
