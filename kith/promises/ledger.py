"""Writing the ledger: facts and acts are added, and what follows from them is derived at once.

For use inside other packages' commands, in a gate that is open already. Nothing here decides who
may: the command does. One call for all that a command has to say makes it one derivation.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from kith.access.signing import opened
from kith.kernel import clock
from kith.kernel.clock import local_date, local_midnight
from kith.promises.derive import derive, kinds_told_by
from kith.promises.models import Deed, Fact, Precision, Promise, Source

BATCH = 5_000

# The rows go over as one JSON text, which takes half the time of an array for each column. The root
# of a correction is that of the fact it replaces: the same child, work and name, or none, and then
# the table's own check refuses the row.
_FACTS = """
INSERT INTO promises_fact (id, root, replaces, retracts, name, person_id, team_id, thread, parent,
  occurred_at, precision, recorded_at, recorded_by_id, decided_by_id, rationale, source, return_id,
  data)
SELECT n.id,
  coalesce((SELECT o.root FROM promises_fact o
             WHERE o.id = n.replaces AND o.person_id = n.person AND o.name = n.name
               AND o.thread = n.thread), n.id),
  n.replaces, n.retracts, n.name, n.person, n.team, n.thread, n.parent, n.at, n.precision, %s, %s,
  n.decided_by, n.rationale, n.source, n.return_id, n.data
FROM ROWS FROM (json_to_recordset(%s::json) AS (id uuid, replaces uuid, retracts bool, name text,
  person bigint, team bigint, thread uuid, parent uuid, at timestamptz, precision text,
  decided_by bigint, rationale text, source text, return_id bigint, data jsonb)) WITH ORDINALITY
  AS n (id, replaces, retracts, name, person, team, thread, parent, at, precision, decided_by,
    rationale, source, return_id, data, number)
ORDER BY n.number
"""

_ACT = """
INSERT INTO promises_act
  (id, promise, person_id, team_id, act, at, by_id, undoes, data, recorded_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


@dataclass(frozen=True)
class NewFact:
    """Something that happened, to be recorded. What is known to the day counts from its midnight.

    `thread` is the piece of work, `parent` the episode that it belongs to. With `replaces` (the id
    of the version it was read from) it is a correction; with `retracts` too, it never happened.
    """

    name: str
    person: int
    team: int
    thread: UUID
    occurred_at: datetime
    precision: str = Precision.MINUTE
    parent: UUID | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    decided_by: int | None = None
    rationale: str = ""
    source: str = Source.LIVED
    return_id: int | None = None
    replaces: UUID | None = None
    retracts: bool = False
    id: UUID = field(default_factory=uuid4)

    @property
    def at(self) -> datetime:
        """The instant that it is kept under."""
        if self.precision == Precision.DAY:
            return local_midnight(local_date(self.occurred_at))
        return self.occurred_at


def record(facts: Sequence[NewFact]) -> list[UUID]:
    """Add facts and derive the promises of the children that they are about."""
    append(facts)
    if facts:
        derive({fact.person for fact in facts}, kinds_told_by(fact.name for fact in facts))
    return [fact.id for fact in facts]


def append(facts: Sequence[NewFact]) -> None:
    """Add facts and derive nothing: for an import, which derives once when all are added."""
    now, by = clock.now(), opened().actor.id or None
    for start in range(0, len(facts), BATCH):
        _add(facts[start : start + BATCH], now, by)


def _add(facts: Sequence[NewFact], now: datetime, by: int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, [now, by, _json(list(map(_row, facts)))])


def _row(fact: NewFact) -> dict[str, object]:
    return {
        "id": str(fact.id),
        "replaces": fact.replaces,
        "retracts": fact.retracts,
        "name": fact.name,
        "person": fact.person,
        "team": fact.team,
        "thread": str(fact.thread),
        "parent": fact.parent and str(fact.parent),
        "at": fact.at.isoformat(),
        "precision": fact.precision,
        "decided_by": fact.decided_by,
        "rationale": fact.rationale,
        "source": fact.source,
        "return_id": fact.return_id,
        "data": fact.data,
    }


def _json(data: object) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)


def correction(fact: UUID, *, rationale: str, **changes: Any) -> NewFact:
    """Return the newest version of a fact with these changes, to be given to `record`.

    A change of its words is given as `data`; the keys that it leaves out stay as they were.
    """
    old = _newest(fact)
    data = {**old.data, **changes.pop("data", {})}
    return _next(old, {"data": data, "rationale": rationale, **changes})


def retraction(fact: UUID, *, rationale: str, successor: UUID | None = None) -> NewFact:
    """Return the retraction of a fact, to be given to `record`; `successor` takes its place."""
    old = _newest(fact)
    data = {**old.data, "successor": str(successor)} if successor else old.data
    return _next(old, {"retracts": True, "data": data, "rationale": rationale})


def _newest(fact: UUID) -> Fact:
    told = Fact.objects.get(id=fact)
    return Fact.objects.filter(person_id=told.person_id, root=told.root).latest("seq")


def _next(old: Fact, changes: Mapping[str, Any]) -> NewFact:
    same = {
        "name": old.name,
        "person": old.person_id,
        "team": old.team_id,
        "thread": old.thread,
        "parent": old.parent,
        "occurred_at": old.occurred_at,
        "precision": old.precision,
        "decided_by": old.decided_by_id,
        "return_id": old.return_id,
        "replaces": old.id,
    }
    return NewFact(**{**same, **changes})


def act(
    promise: Promise, deed: Deed, data: Mapping[str, Any], *, undoes: UUID | None = None
) -> UUID:
    """Add what the actor of this gate says of a promise, and derive what follows."""
    now, number = clock.now(), uuid4()
    row = (
        number, promise.id, promise.person_id, promise.team_id, deed, now, opened().actor.id,
        undoes, _json(data), now,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_ACT, row)
    derive([promise.person_id], [promise.kind])
    return number
