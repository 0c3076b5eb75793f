"""Writing one fact about a child, on the desk that has the child now. Inside a command's gate."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kith.access.gates import NotHere
from kith.kernel import clock
from kith.promises.history import Happened, standing, team_of
from kith.promises.ledger import NewFact, record
from kith.promises.models import Precision

Data = Mapping[str, Any]


def known_to_the_day(
    person: int,
    thread: UUID,
    name: str,
    on: date,
    data: Data,
    *,
    team: int | None = None,
    parent: UUID | None = None,
    rationale: str = "",
) -> NewFact:
    """Return a fact whose day is known and whose time is not."""
    return NewFact(
        name=name,
        person=person,
        team=team_of(person) if team is None else team,
        thread=thread,
        parent=parent,
        occurred_at=clock.local_midnight(on),
        precision=Precision.DAY,
        data=data,
        rationale=rationale,
    )


def tell(person: int, thread: UUID, name: str, on: date, data: Data) -> UUID:
    """Record one fact; return it."""
    return record([known_to_the_day(person, thread, name, on, data)])[0]


def begin(person: int, name: str, on: date, data: Data) -> UUID:
    """Record the fact that begins a piece of work; the two have one number, which is returned."""
    thread = uuid4()
    return record([replace(known_to_the_day(person, thread, name, on, data), id=thread)])[0]


def on_thread(person: int, thread: UUID, *names: str) -> list[Happened]:
    """Return what stands of a child's piece of work, newest first; NotHere where it is none."""
    found = [one for one in standing(person, names=names) if one.thread == thread]
    if not found:
        raise NotHere
    return found
