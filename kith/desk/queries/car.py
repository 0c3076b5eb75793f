"""A side of paper for the car: who, tonight, what we promised and whom to ring. No surname of the
child or family stands on it, and no address: papers get lost.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.cases.queries import Around, around_of
from kith.desk.lines import names_for, promise_line
from kith.desk.queries import standing
from kith.desk.queries.child import Head, group_of, head_of
from kith.desk.queries.near import Near, people_near
from kith.kernel import clock
from kith.people.models import PersonName
from kith.promises import history
from kith.promises.queries.lists import promises_to
from kith.web.lines import Look, PromiseLine

MOST_PROMISES, MOST_PEOPLE = 10, 6
SOON = ("late", "today", "soon")


@dataclass(frozen=True)
class Ring:
    """Somebody to ring: who they are, and the telephones that are safe."""

    who: str
    what: str
    numbers: tuple[str, ...]
    none_safe: bool = False


@dataclass(frozen=True)
class Car:
    """What fits on one side."""

    head: Head
    name: str
    facts: tuple[str, ...]
    tonight: tuple[str, ...]
    promises: tuple[tuple[str, str, str], ...]
    more: int
    around: Around
    family: tuple[Ring, ...]
    team: tuple[Ring, ...]


@query(Area.CHILD, Level.VIEW, reads="side for the car")
def car_side(actor: Actor, /, *, person: int) -> Car:
    """Return the side of paper about a child."""
    head, people = head_of(actor, person), people_near(person)
    facts = history.standing(person, names=standing.NAMES, most=300)
    surnames = _surnames([person, *(one.id for one in (*people.carers, *people.siblings))])
    name = _first(head.card.name, surnames)
    due = _due(person)
    return Car(
        head=head,
        name=name,
        facts=tuple(one for one in head.facts if not _names_the_record(one, head)),
        tonight=standing.lines(facts, head.card.born, clock.today()),
        promises=tuple(_said(one, surnames) for one in due[:MOST_PROMISES]),
        more=max(0, len(due) - MOST_PROMISES),
        around=around_of(person),
        family=tuple(_ring(one, _first(one.name, surnames)) for one in people.carers[:MOST_PEOPLE]),
        team=tuple(_ring(one, one.name) for one in people.team[:MOST_PEOPLE]),
    )


def _names_the_record(fact: str, head: Head) -> bool:
    return fact.startswith(("born", "record")) or fact == head.card.local_id


def _due(person: int) -> list[PromiseLine]:
    """Return what is late and what is due within a week, the late first."""
    now, owed = clock.now(), promises_to(person)
    names = names_for(owed)
    soon = [(SOON.index(group), one) for one in owed if (group := group_of(one, now)) in SOON]
    soon.sort(key=lambda two: (two[0], not two[1].safety, two[1].due_at))
    return [promise_line(one, names, now, ()) for _, one in soon]


def _said(line: PromiseLine, surnames: Iterable[str]) -> tuple[str, str, str]:
    late = "late by " if line.look is Look.LATE else ""
    return without(line.says, surnames), f"{late}{line.left}", line.owner


def _ring(one: Near, name: str) -> Ring:
    numbers = tuple(
        f"{way.value} ({way.when})" if way.when else way.value for way in one.reached if way.safe
    )
    return Ring(name, one.what, numbers, none_safe=bool(one.reached) and not numbers)


def _surnames(people: Iterable[int]) -> frozenset[str]:
    rows = PersonName.objects.filter(person_id__in=set(people), retracted_at=None)
    return frozenset(one for one in rows.values_list("family", flat=True) if one.strip())


def _first(name: str, surnames: Iterable[str]) -> str:
    """Return what somebody is called without a family name; of two words that stand whole, one."""
    short = without(name, surnames)
    return short if short != name or not short else short.split()[0]


def without(text: str, surnames: Iterable[str]) -> str:
    """Return a text in which no family name stands."""
    for one in sorted(surnames, key=len, reverse=True):
        text = re.sub(rf"\s*\b{re.escape(one)}\b", "", text, flags=re.IGNORECASE)
    return text.strip()
