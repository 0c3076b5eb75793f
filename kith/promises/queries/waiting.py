"""Children of a team who have no worker yet, and what a team was told of lately."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from kith.kernel import clock
from kith.promises.models import Rung

MOST = 25

# Open promises of children without a worker: the longest due first.
_WAITING = """
SELECT p.person_id, count(*), min(p.due_at) FROM promises_promise p
 WHERE p.team_id = %s AND p.state = 'open' AND p.owner_id IS NULL
   AND NOT EXISTS (SELECT FROM promises_allocation a
                    WHERE a.person_id = p.person_id AND a.until IS NULL)
 GROUP BY p.person_id ORDER BY min(p.due_at), p.person_id LIMIT %s
"""


@dataclass(frozen=True)
class WaitingChild:
    """A child whom nobody works with yet, and what is open for them."""

    person: int
    open_promises: int
    oldest_due: datetime


def waiting_children(team: int) -> list[WaitingChild]:
    """Return the first of a team's children without a worker, inside a gate."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [team, MOST])
        return [WaitingChild(*row) for row in cursor.fetchall()]


def told_lately(team: int) -> int:
    """Return of how many promises a team's people were told in the last day, inside a gate."""
    since = clock.now() - timedelta(days=1)
    told = Rung.objects.filter(team_id=team, at__gte=since)
    return told.values("promise").distinct().count()
