"""Somebody who has no record yet, as far as it was said who they are. Pure."""

from dataclasses import dataclass
from datetime import date

from kith.people.rules.ages import Apparent
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace


@dataclass(frozen=True)
class NewPerson:
    """Whom to make. A name is needed, or for a child before birth the day they are expected.

    `team` says whose they are where the maker has several; `beside` is somebody whose people are
    to see the new person too, such as the child whose mother this is.
    """

    kind: str = "child"
    names: tuple[NewName, ...] = ()
    born: date | None = None
    expected: date | None = None
    apparent: Apparent | None = None
    sex: str = ""
    gender: str = ""
    pronouns: str = ""
    occupation: str = ""
    agency: str = ""
    places: tuple[NewPlace, ...] = ()
    phones: tuple[NewPhone, ...] = ()
    numbers: tuple[NewNumber, ...] = ()
    team: int | None = None
    beside: int | None = None
