"""Small worlds for tests, in this package and those above it: a child, and what happened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from itertools import count
from pkgutil import iter_modules
from types import ModuleType
from typing import Any
from uuid import UUID, uuid4

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.kernel import clock
from kith.people.people import Facts, Name, add_people
from kith.promises.kinds import KINDS, PromiseKind
from kith.promises.ledger import NewFact, record
from kith.promises.models import Promise

_number = count(1)


@dataclass
class World:
    """One child of one team, told about through the same doors as everywhere."""

    team: int
    worker: Actor
    manager: Actor
    leader: Actor
    person: int
    episode: UUID = field(default_factory=uuid4)

    def fact(
        self,
        name: str,
        at: date | datetime,
        *,
        thread: UUID | None = None,
        day: bool = True,
        **more: Any,
    ) -> NewFact:
        """Return a fact about this child; a date means that it is known to the day."""
        data = more.pop("data", {})
        when = at if isinstance(at, datetime) else clock.local_midnight(at)
        return NewFact(
            name=name,
            person=more.pop("person", self.person),
            team=self.team,
            thread=thread or self.episode,
            parent=more.pop("parent", None if thread is None else self.episode),
            occurred_at=when,
            precision="day" if day else "minute",
            data=data,
            **more,
        )

    def tell(self, *facts: NewFact, by: Actor | None = None) -> list[UUID]:
        """Record facts as the machine, or as somebody."""
        with acting_as(by or MACHINE):
            return record(facts)

    def promises(self, kind: str, **where: Any) -> list[Promise]:
        """Return the promises of a kind to this child, in order of their start."""
        with acting_as(MACHINE):
            rows = Promise.objects.filter(person_id=self.person, kind=kind, **where)
            return list(rows.order_by("started_at", "due_at"))

    def promise(self, kind: str) -> Promise:
        """Return the one promise of a kind."""
        (row,) = self.promises(kind)
        return row


def a_world() -> World:
    """Make a team with a worker, a manager and a leader, and a child whom they may see."""
    team = testing.team("North")
    worker = testing.holding("social_worker", team)
    manager = testing.holding("team_manager", team)
    leader = testing.holding("head_of_service")
    with acting_as(MACHINE):
        name = Name("LAchildID", "999", f"SYN{next(_number):09}")
        (person,) = add_people([Facts(names=frozenset([name]))], team=team.pk)
    return World(team.pk, worker, manager, leader, person)


def declared_in(module: ModuleType) -> dict[str, PromiseKind]:
    """Return the kinds that a module, or a folder of them, declares."""
    parts = [module]
    for one in iter_modules(getattr(module, "__path__", [])):
        parts.append(import_module(f"{module.__name__}.{one.name}"))
    said = {id(kind) for part in parts for kind in _kinds(vars(part).values())}
    return {code: kind for code, kind in KINDS.items() if id(kind) in said}


def _kinds(values: Iterable[object]) -> Iterator[PromiseKind]:
    for value in values:
        if isinstance(value, PromiseKind):
            yield value
        elif isinstance(value, tuple):
            yield from _kinds(value)
