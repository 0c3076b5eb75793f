"""What somebody who leaves still has of children, in numbers and by team: no child is named."""

from dataclasses import dataclass

from django.db import connection

from kith.kernel import clock

_HELD = """
SELECT team, sum(children)::int, sum(promises)::int, sum(late)::int FROM (
  SELECT team_id AS team, count(DISTINCT person_id) AS children, 0 AS promises, 0 AS late
    FROM promises_allocation WHERE worker = %(who)s AND until IS NULL GROUP BY team_id
  UNION ALL
  SELECT team_id, 0, count(*), count(*) FILTER (WHERE due_at <= %(now)s)
    FROM promises_promise WHERE owner_id = %(who)s AND state = 'open' GROUP BY team_id
) held GROUP BY team ORDER BY team
"""


@dataclass(frozen=True)
class HeldOf:
    """What somebody has in one team: whose named worker they are, and what they owe."""

    team: int
    children: int
    promises: int
    late: int


def held_by(account: int) -> list[HeldOf]:
    """Return what somebody has in each team, inside a gate that sees every child."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"who": account, "now": clock.now()})
        return [HeldOf(*row) for row in cursor.fetchall()]
