"""Facts as they stand, inside a gate that is open already: for packages that tell the story."""

import json
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access.models import Grant
from kith.promises.kinds import WORKER
from kith.promises.models import Fact

COLUMNS = (
    "seq, id, root, person_id, name, thread, parent, occurred_at, precision, recorded_at,"
    " recorded_by_id, source, data, rationale, replaces IS NOT NULL"
)
_STANDING = f"SELECT {COLUMNS} FROM promises_standing WHERE person_id = %s"  # noqa: S608
_ONE = f"SELECT {COLUMNS} FROM promises_standing WHERE id = %s"  # noqa: S608
_OF_ROOT = f"SELECT {COLUMNS} FROM promises_standing WHERE root = %s"  # noqa: S608
_ALLOCATED = (
    "SELECT worker, since, team_id, post FROM promises_allocation"
    " WHERE person_id = %s AND until IS NULL ORDER BY post <> 'worker', since DESC"
)


@dataclass(frozen=True)
class Happened:
    """One fact in its standing version."""

    number: int
    id: UUID
    root: UUID
    person: int
    name: str
    thread: UUID
    parent: UUID | None
    at: datetime
    precision: str
    recorded_at: datetime
    by: int | None
    source: str
    data: dict[str, Any]
    rationale: str
    corrected: bool


FIELDS = tuple(field.name for field in fields(Happened))


@dataclass(frozen=True)
class Allocation:
    """Somebody is the child's named worker since a moment."""

    worker: int
    since: datetime
    team: int
    post: str


def standing(
    person: int,
    *,
    names: Collection[str] = (),
    before: tuple[datetime, int] | None = None,
    most: int = 500,
) -> list[Happened]:
    """Return a child's facts, newest first; `before` is the time and number of the last."""
    sql = _STANDING
    values: list[Any] = [person]
    if names:
        sql += " AND name = ANY (%s)"
        values.append(list(names))
    if before:
        sql += " AND (occurred_at, seq) < (%s, %s)"
        values.extend(before)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY occurred_at DESC, seq DESC LIMIT %s", [*values, most])
        return [_happened(row) for row in cursor.fetchall()]


def find(fact: UUID) -> Happened | None:
    """Return one fact, where it is the standing version and the actor sees its child."""
    return _one(_ONE, fact)


def current(root: UUID) -> Happened | None:
    """Return a fact as it stands, by its first version; None where it was taken back."""
    return _one(_OF_ROOT, root)


def _one(sql: str, number: UUID) -> Happened | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [number])
        row = cursor.fetchone()
    return _happened(row) if row else None


def _happened(row: tuple[Any, ...]) -> Happened:
    values = dict(zip(FIELDS, row, strict=True))
    return Happened(**{**values, "data": json.loads(values["data"])})


def allocations(person: int) -> list[Allocation]:
    """Return who is allocated to a child now: the worker first, then other posts."""
    with connection.cursor() as cursor:
        cursor.execute(_ALLOCATED, [person])
        return [Allocation(*row) for row in cursor.fetchall()]


def team_of(person: int) -> int:
    """Return the team that a new fact about a child belongs to: the worker's, else the last one's.

    Of a child of whom nothing has been recorded, it is the team that sees them first.
    """
    held = next((one for one in allocations(person) if one.post == WORKER), None)
    if held is not None:
        return held.team
    last = Fact.objects.filter(person_id=person).order_by("-occurred_at", "-seq")
    team = last.values_list("team_id", flat=True).first()
    return _first_desk(person) if team is None else team


def _first_desk(person: int) -> int:
    desks = Grant.objects.filter(person_id=person, team__isnull=False).order_by("id")
    desk = desks.values_list("team_id", flat=True).first()
    if desk is None:
        raise LookupError("This child is with no team.")
    return desk
