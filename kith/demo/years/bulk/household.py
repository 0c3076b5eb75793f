"""Who lives with an invented child, in the big borough alone: people on record without a story.

No command is behind these rows: they are there so that whoever looks somebody up, or opens a child,
does so among as many people as a council holds. Each is seen by the desk, as family.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from kith.demo.years.bulk.sight import Given
from kith.demo.years.bulk.tables import Rows
from kith.demo.years.chance import often
from kith.demo.years.child import Child
from kith.people.search.rules.keys import keys_of
from kith.people.search.rules.known import Known, Named
from kith.people.ties.sight import FAMILY

YEAR = 365.25


@dataclass(frozen=True)
class Kin:
    """One person of a household: what they are called, when born, and whether a parent."""

    known_as: str
    sex: str
    born: date
    is_parent: bool


def household(chance: Random, child: Child) -> Iterator[Kin]:
    """Invent whom a child lives with: a parent or two, and brothers and sisters."""
    family = child.known_as.rpartition(" ")[2]
    yield _kin(chance, family, "F", child.born, chance.uniform(18, 40), is_parent=True)
    if often(chance, 0.7):
        yield _kin(chance, family, "M", child.born, chance.uniform(19, 46), is_parent=True)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        yield _kin(chance, family, chance.choice("FM"), child.born, chance.uniform(-6, 9))


def _kin(
    chance: Random, family: str, sex: str, born: date, older: float, is_parent: bool = False
) -> Kin:
    first = chance.choice(FIRST[sex])
    return Kin(f"{first} {family}", sex, born - timedelta(days=older * YEAR), is_parent)


def write_kin(
    rows: Rows, kin: Kin, person: int, child: int, sight: Iterable[Given], at: datetime
) -> None:
    """Add the rows of one of a household beside the child."""
    kind = "adult" if kin.is_parent else "child"
    row = (person, kin.sex, kin.born, "", kin.known_as, "", "", "", "", 1, at, kind)
    rows.add("people_person", row)
    for one in sight:
        grant = (person, one.account, one.team, one.reach, FAMILY, one.since, one.until, None, at)
        rows.add("access_grant", grant)
    known = Known(person=person, names=(Named(kin.known_as),), born=kin.born)
    for key in keys_of(known):
        rows.add("people_personkey", (person, key))
    if kin.is_parent:
        rows.add("people_tie", (person, child, "parent", "birth", "family", at, ""))


FIRST = {
    "F": ("Donna", "Nasima", "Agnieszka", "Ngozi", "Harpreet", "Elena", "Amina", "Grace", "Linh"),
    "M": ("Darren", "Kamal", "Piotr", "Emeka", "Gurdeep", "Andrei", "Yusuf", "Samuel", "Minh"),
}
