"""Which contacts stand on a page of the queue, in which order: read in one go by the database.

RED, what may be RED and what is late stand first; then what is for this desk to do; then what
others have and have not taken yet. In each part the nearest promise comes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access.actors import Actor
from kith.accounts.roles import Scope
from kith.frontdoor.queries.queue.asked import MINE, NOBODYS, UNGRADED, Filters, Place
from kith.frontdoor.rules.states import State

NOW, HERE, ELSEWHERE = range(3)
WITH_OTHERS = frozenset({State.LINKED_OPEN, State.SENT_ON, State.HELP_OFFERED})
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
BEGINNING = Place(-1, datetime(1900, 1, 1, tzinfo=UTC), 0)

_TAKEN = """EXISTS (SELECT FROM promises_fact f WHERE f.person_id = c.person_id
 AND f.name = 'contact.acknowledged' AND f.thread = c.id {by})"""
_BY_ME = _TAKEN.format(by="AND f.recorded_by_id = %(me)s")
_IS_MINE = f"(c.taken_by_id = %(me)s OR (c.clock_rag = 'RED' AND {_BY_ME}))"
_IS_NOBODYS = f"(c.taken_by_id IS NULL OR (c.clock_rag = 'RED' AND NOT {_TAKEN.format(by='')}))"
_AT_MY_DESKS = "(c.team_id = ANY (%(teams)s) OR c.passed_team_id = ANY (%(teams)s))"
_OPEN = "frontdoor_contact c WHERE c.closed_at IS NULL AND {desks}"
_PAGE = """
WITH nearest AS (
  SELECT c.id, c.number, c.rag, c.red_suspect, c.state,
         coalesce((SELECT p.due_at FROM promises_promise p
                    WHERE p.episode = c.id AND p.state = 'open'
                    ORDER BY p.due_at LIMIT 1), %(never)s) AS due_at
    FROM {open} AND {asked}
), placed AS (
  SELECT id, number, due_at,
         CASE WHEN rag = 'RED' OR (rag = '' AND red_suspect) OR due_at <= %(at)s THEN 0
              WHEN state = ANY (%(elsewhere)s) THEN 2 ELSE 1 END AS part
    FROM nearest
)
SELECT id, part, due_at, number FROM placed
 WHERE (part, due_at, number) > (%(part)s, %(due_at)s, %(number)s)
 ORDER BY part, due_at, number LIMIT %(most)s
"""
_COUNT = """
SELECT count(*), count(*) FILTER (WHERE c.rag = 'RED'), count(*) FILTER (WHERE c.rag = ''),
       count(*) FILTER (WHERE {mine}), count(*) FILTER (WHERE {nobodys}),
       count(*) FILTER (WHERE {asked}), coalesce(max(c.number), 0)
  FROM {open}
"""


@dataclass(frozen=True)
class Counted:
    """How many are open at the reader's desks, and how many of each sort; the highest number."""

    all: int
    red: int
    ungraded: int
    mine: int
    nobodys: int
    asked: int
    newest: int


def count(actor: Actor, asked: Filters) -> Counted:
    """Count what is open, inside a gate."""
    sql = _COUNT.format(
        open=_open(actor), mine=_IS_MINE, nobodys=_IS_NOBODYS, asked=_conditions(asked)
    )
    return Counted(*_read(sql, _values(actor, asked))[0])


def page(actor: Actor, asked: Filters, at: datetime, most: int) -> list[tuple[UUID, Place]]:
    """Return a page of the queue as it was ordered at a moment: contacts and where they stand."""
    sql = _PAGE.format(open=_open(actor), asked=_conditions(asked))
    after = asked.after or BEGINNING
    values = _values(actor, asked) | {
        "at": at,
        "never": NEVER,
        "elsewhere": [one.value for one in WITH_OTHERS],
        "part": after.part,
        "due_at": after.due_at,
        "number": after.number,
        "most": most,
    }
    return [(row[0], Place(*row[1:])) for row in _read(sql, values)]


def _open(actor: Actor) -> str:
    return _OPEN.format(desks="true" if actor.scope is Scope.WIDE else _AT_MY_DESKS)


def _conditions(asked: Filters) -> str:
    whose = {MINE: _IS_MINE, NOBODYS: _IS_NOBODYS}
    held = [
        "c.rag = %(rag)s" if asked.rag else "",
        "c.state = %(step)s" if asked.step else "",
        "c.channel = %(channel)s" if asked.channel else "",
        whose.get(asked.whose, ""),
    ]
    return " AND ".join(filter(None, held)) or "true"


def _values(actor: Actor, asked: Filters) -> dict[str, Any]:
    return {
        "me": actor.id,
        "teams": list(actor.teams),
        "rag": "" if asked.rag == UNGRADED else asked.rag,
        "step": asked.step,
        "channel": asked.channel,
    }


def _read(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
