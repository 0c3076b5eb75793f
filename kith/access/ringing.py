"""Whom to ring about somebody whose record is not yours."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from kith.kernel import clock

RING = """
SELECT person, kith_sees(person), ring.account_id, ring.team_id
  FROM unnest(%s::bigint[]) AS asked (person)
  LEFT JOIN LATERAL (
       SELECT account_id, team_id FROM access_grant
        WHERE person_id = person AND reason IN ('allocated', 'team', 'imported')
          AND from_at <= %s AND (until_at IS NULL OR until_at > %s)
        ORDER BY reason <> 'allocated', from_at DESC, id DESC LIMIT 1
  ) ring ON true
"""


@dataclass(frozen=True)
class Ring:
    """Whom to ring about somebody: an account, else a team; and whether the actor sees them."""

    account: int | None = None
    team: int | None = None
    seen: bool = False


def whom_to_ring(people: Sequence[int]) -> dict[int, Ring]:
    """Return for each of these who works with them, else the team; inside a gate that is open."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(RING, [list(people), now, now])
        return {
            person: Ring(account, team, seen) for person, seen, account, team in cursor.fetchall()
        }
