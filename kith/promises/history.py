"""Facts as they stand, inside a gate that is open already: for packages that tell the story."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.promises.models import Fact

COLUMNS = (
    "seq, id, root, name, thread, occurred_at, precision, recorded_at, recorded_by_id, source,"
    " data, rationale, replaces IS NOT NULL"
)
_STANDING = f"SELECT {COLUMNS} FROM promises_standing WHERE person_id = %s"  # noqa: S608
_ALLOCATED = (
    "SELECT worker, since, team_id, post FROM promises_allocation"
    " WHERE person_id = %s AND until IS NULL ORDER BY since DESC"
)


@dataclass(frozen=True)
class Happened:
    """One fact in its standing version."""

    number: int
    id: UUID
    root: UUID
    name: str
    thread: UUID
    at: datetime
    precision: str
    recorded_at: datetime
    by: int
    source: str
    data: dict[str, Any]
    rationale: str
    corrected: bool


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


def _happened(row: tuple[Any, ...]) -> Happened:
    *before, data, rationale, corrected = row
    return Happened(*before, json.loads(data), rationale, corrected)


def allocations(person: int) -> list[Allocation]:
    """Return who is allocated to a child now, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_ALLOCATED, [person])
        return [Allocation(*row) for row in cursor.fetchall()]


def team_of(person: int) -> int:
    """Return the team that a new fact about a child belongs to: the worker's, else the last one's.

    Raises LookupError for a child of whom nothing has been recorded.
    """
    held = allocations(person)
    if held:
        return held[0].team
    last = Fact.objects.filter(person_id=person).order_by("-occurred_at", "-seq")
    team = last.values_list("team_id", flat=True).first()
    if team is None:
        raise LookupError("Nothing has been recorded of this child yet.")
    return team
