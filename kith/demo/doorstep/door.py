"""The door of the invented borough: what word reaches it, and each deed at its own moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.accounts.queries import team_called
from kith.demo.personas import FRONT_DOOR
from kith.frontdoor.commands import About, Arrival, Asking, arrive, ask_agencies, grade_contact
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.asking import desks
from kith.kernel import clock
from kith.kernel.workdays import add_working_days

Made = TypeVar("Made")
TELEPHONE = "07700 900444"


@dataclass(frozen=True)
class Word:
    """What reached us: how, from whom, about a child of which age, and what was said."""

    channel: str
    agency: str
    name: str
    years: float
    what: str
    source: str = ""
    safe: str = "yes"
    rag: str = "AMBER"
    reach: str = TELEPHONE

    @property
    def about(self) -> About:
        """The child, where word names one who is on no record yet."""
        return child_of(self.name, self.years)

    @property
    def first(self) -> str:
        """What the child is called, in short."""
        return self.name.partition(" ")[0]


def child_of(name: str, years: float) -> About:
    """Return a child by name and age, as somebody says it who rings."""
    return About(known_as=name, born=clock.today() - timedelta(days=round(years * 365.25)))


@dataclass(frozen=True)
class Door:
    """Who stands at the door, and the day on which the story is told."""

    accounts: dict[str, int]
    team: int
    today: date

    def actor(self, username: str) -> Actor:
        """Return a persona as an actor at this moment."""
        return actor_for(self.accounts[username])

    def day(self, days: int) -> date:
        """Return the day so many working days ago."""
        return add_working_days(self.today, -days)

    @contextmanager
    def on(self, days: int, hours: float = 12) -> Iterator[datetime]:
        """Be at an hour so many working days ago."""
        at = clock.at_local(self.day(days), timedelta(hours=hours))
        with clock.frozen(at):
            yield at

    def does(
        self, days: int, hours: float, who: str, command: Callable[..., Made], /, **says: object
    ) -> Made:
        """Let a persona do one thing at an hour of such a day; return what it made."""
        with self.on(days, hours):
            return command(self.actor(who), **says)

    def takes(self, word: Word, who: str = "freya", about: About | None = None) -> UUID:
        """Let word come in now, and grade it."""
        contact = self.hears(word, who, about)
        self.grades(contact, word, who)
        return contact

    def grades(self, contact: UUID, word: Word, who: str = "freya") -> None:
        """Say now how urgent word is."""
        grade_contact(self.actor(who), contact=contact, rag=word.rag, why="As it was told to us")

    def asks(self, contact: UUID, *agencies: str) -> list[UUID]:
        """Let those agencies be asked about a contact."""
        first = min(number for number in desks()["education"])[0]
        told = Asking(
            agencies=dict.fromkeys(agencies, "They may hold a piece of it"),
            tells="A child who may be used by adults. Money and telephones that nobody explains.",
            legal="safeguard",
            desks={"education": first} if "education" in agencies else {},
        )
        return ask_agencies(self.actor("marcus"), contact=contact, asking_=told)

    def hears(self, word: Word, who: str = "freya", about: About | None = None) -> UUID:
        """Let word come in now."""
        (contact,) = self.hears_of(word, about or word.about, who=who)
        return contact

    def hears_of(self, word: Word, *children: About, who: str = "freya") -> list[UUID]:
        """Let word of these children come in now: a contact for each."""
        arrival = Arrival(
            channel=word.channel,
            team=self.team,
            arrived_at=clock.now() - timedelta(minutes=12),
            what_happened=word.what,
            agency=word.agency,
            safe_now=word.safe,
            source_name=word.source,
            call_back=word.reach,
        )
        return arrive(self.actor(who), arrival=arrival, children=children)

    def child_in(self, contact: UUID) -> int:
        """Return the child whom a contact is about."""
        with acting_as(MACHINE):
            return Contact.objects.get(id=contact).owed_to

    def called(self, name: str) -> int:
        """Return the child who was told of by this name."""
        return self.child_in(self.contact_of(name))

    def contact_of(self, name: str) -> UUID:
        """Return the last word of a child who was told of by this name."""
        with acting_as(MACHINE):
            return Contact.objects.filter(person__known_as=name).latest("number").id

    def newest(self) -> UUID:
        """Return what came in last, where nobody was there to take it in."""
        with acting_as(MACHINE):
            return Contact.objects.latest("number").id


def at_the_door(accounts: dict[str, int], today: date) -> Door:
    """Return the door of the borough."""
    desk = team_called(FRONT_DOOR)
    if desk is None:
        raise LookupError(FRONT_DOOR)
    return Door(accounts, desk.id, today)
