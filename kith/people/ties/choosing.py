"""Whether a name that was typed is of somebody who is known: looked up before anybody is made."""

from collections.abc import Collection
from dataclasses import dataclass

from kith.access.actors import Actor
from kith.kernel import clock
from kith.people.queries import ChildCard
from kith.people.search.creating import Looked, look_before_creating
from kith.people.ties.known import Known
from kith.people.ties.making import New
from kith.people.ties.rules.born import Said, read_born
from kith.web.forms.days import Unread
from kith.web.words import day

NEW = "new"
SAID_NEW = "Said to be somebody new, at the picture of a family"


@dataclass(frozen=True)
class Called:
    """Who may be meant by what was typed, and the look itself; nobody before a name was."""

    looked: Looked | None = None

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Those who may be meant, as choices for a form."""
        known = self.looked.known if self.looked else ()
        return tuple((str(one.card.id), told_apart(one.card)) for one in known)

    def settled(self, chosen: str) -> Looked | None:
        """Return the look with the answer to it: somebody new, although others are like them."""
        return self.looked.told_apart(SAID_NEW) if self.looked and chosen == NEW else self.looked


def called(actor: Actor, *, person: int, name: str, born: str = "") -> Called:
    """Return who among those whom the actor sees may be meant, but for the child."""
    if not name.strip():
        return Called()
    looked = look_before_creating(actor, who=New(name.strip(), _said(born)).whom)
    seen = {one.card.id for one in looked.known if one.ring.seen}
    return Called(looked.among(seen - {person}))


def _said(born: str) -> Said:
    """Return what was said of a birth; what cannot be read is said to be so by the form."""
    try:
        return read_born(born, clock.today())
    except Unread:
        return Said()


def told_apart(card: ChildCard) -> str:
    """Return what tells one person from another of the same name."""
    more = [f"born {day(card.born)}" if card.born else "", card.local_id]
    return ", ".join([card.name, *(one for one in more if one)])


def choices(
    known: Known, *, but: int | None = None, among: Collection[int] | None = None
) -> list[tuple[str, str]]:
    """Return the people of the picture, or some of them, the nearest first, to choose from."""
    return [
        (str(one), f"{known.people[one].name} ({words})" if words else known.people[one].name)
        for one, words in known.words.items()
        if one != but and (among is None or one in among)
    ]
