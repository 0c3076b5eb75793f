"""Whom to ring about somebody whose record is not yours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import connection

from kith.kernel import clock

RING = """
SELECT DISTINCT ON (person_id) person_id, account_id, team_id FROM access_grant
 WHERE person_id = ANY (%s) AND reason IN ('allocated', 'team', 'imported') AND from_at <= %s
   AND (until_at IS NULL OR until_at > %s)
 ORDER BY person_id, reason <> 'allocated', from_at DESC, id DESC
"""
SEES = "SELECT person, kith_sees(person) FROM unnest(%s::bigint[]) AS asked (person)"


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
        cursor.execute(SEES, [list(people)])
        found = {person: Ring(seen=seen) for person, seen in cursor.fetchall()}
        cursor.execute(RING, [list(people), now, now])
        for person, account, team in cursor.fetchall():
            found[person] = replace(found[person], account=account, team=team)
    return found
