"""Children for whom something cannot wait and nobody has taken it by name: what rings everywhere.

Whoever works at a desk is told of every such child that they see; anybody else of those of whom a
notice reached them that they have not seen yet. It is asked by every open page, every few seconds.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.groups import FINDERS

TAKEN = ("contact.acknowledged", "contact.decided", "contact.accepted")

# Late, or not taken since it began: each asks for somebody. What a person took by name does not.
_WAITS = """
SELECT count(DISTINCT p.person_id), max(p.started_at) FROM promises_promise p
 WHERE p.state = 'open' AND p.alert_class = 'P0'
   AND (p.due_at <= %(now)s
        OR NOT EXISTS (SELECT FROM promises_fact f
                        WHERE f.person_id = p.person_id AND f.name = ANY (%(taken)s)
                          AND f.thread = p.episode AND f.occurred_at >= p.started_at))
   AND NOT EXISTS (SELECT FROM promises_act a
                    WHERE a.promise = p.id AND a.act = 'acknowledge'
                      AND NOT EXISTS (SELECT FROM promises_act u WHERE u.undoes = a.id))
"""
_OF_MY_NOTICES = """
   AND p.person_id IN (SELECT n.person_id FROM messages_notice n
                        WHERE n.to_id = %(me)s AND n.seen_at IS NULL AND n.alert_class = 'P0')
"""


@dataclass(frozen=True)
class WaitingNow:
    """How many children wait for somebody now, and a mark that changes with that."""

    children: int
    mark: str


@query(Area.CONTACT, Level.SUMMARY)
def waiting(actor: Actor, /) -> WaitingNow:
    """Return how many children wait for somebody by name: one question."""
    children, newest = _read(actor, clock.now())
    return WaitingNow(children, f"{actor.id}-{children}-{newest.timestamp() if newest else 0:.0f}")


def _read(actor: Actor, now: datetime) -> tuple[int, datetime | None]:
    sql = _WAITS if actor.roles & FINDERS else _WAITS + _OF_MY_NOTICES
    values: dict[str, Any] = {"now": now, "taken": list(TAKEN), "me": actor.id}
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: tuple[int, datetime | None] = cursor.fetchone()
    return found
