"""From the ledger to pieces of work, inside a gate that sees everything: three plain queries."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from kith.oversight.quarters import Quarter
from kith.oversight.watch.rules import NAMES
from kith.oversight.watch.rules.work import Due, Told, Work

# Word that arrived in one quarter may be decided in the next.
BEFORE = timedelta(days=60)
ACTS = ("withdraw", "void", "attest")

FACTS = """SELECT f.name, f.person_id, f.team_id, f.thread, f.episode, f.occurred_at, f.recorded_at,
    f.data, f.rationale
  FROM promises_standing f
  WHERE f.name = ANY (%(names)s) AND f.occurred_at >= %(since)s AND f.occurred_at < %(until)s
  ORDER BY f.occurred_at, f.seq"""
SAID = """SELECT 'act.' || a.act, p.person_id, p.team_id, p.thread, p.episode, a.at, a.recorded_at,
    a.data, ''
  FROM promises_act_standing a JOIN promises_promise p ON p.id = a.promise
  WHERE a.act = ANY (%(acts)s) AND a.at >= %(since)s AND a.at < %(until)s
  ORDER BY a.at, a.id"""
OWED = """SELECT episode, person_id, kind, thread, due_at, state, kept_at, ended_at, ended_why
  FROM promises_promise WHERE episode = ANY (%(works)s) ORDER BY due_at, id"""

Row = tuple[Any, ...]
Key = tuple[UUID, int]


def works_of(quarter: Quarter) -> list[Work]:
    """Return every piece of work in which something watched was told in a quarter or just before.

    A piece of work is an episode with one child; the team is that of the last that was told.
    """
    span = {"since": quarter.opens - BEFORE, "until": quarter.closes}
    facts = _rows(FACTS, {"names": sorted(NAMES), **span})
    rows = facts + _rows(SAID, {"acts": list(ACTS), **span})
    told: dict[Key, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_when):
        told[row[4], row[1]].append(row)
    owed: dict[Key, list[Due]] = defaultdict(list)
    for row in _rows(OWED, {"works": list({key[0] for key in told})}):
        owed[row[0], row[1]].append(_due(row))
    return [_work(key, rows, owed[key]) for key, rows in told.items()]


def _when(row: Row) -> datetime:
    at: datetime = row[5]
    return at


def _due(row: Row) -> Due:
    _, _, kind, thread, due_at, state, kept_at, ended_at, why = row
    return Due(kind, thread, due_at, state, kept_at, ended_at, why or "")


def _work(key: Key, rows: list[Row], owed: Iterable[Due]) -> Work:
    return Work(
        id=key[0],
        person=key[1],
        team=rows[-1][2],
        told=tuple(
            Told(name, thread, at, recorded_at, _data(data), words)
            for name, _, _, thread, _, at, recorded_at, data, words in rows
        ),
        owed=tuple(owed),
    )


def _data(raw: Any) -> dict[str, Any]:
    """Django's cursor hands JSON out as text."""
    told: dict[str, Any] = json.loads(raw) if isinstance(raw, str) else raw
    return told


def _rows(sql: str, values: dict[str, Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
