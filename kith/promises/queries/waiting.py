"""Children of a team who have no worker yet, and what a team was told of lately."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min

from kith.kernel import clock
from kith.promises.models import Promise, Rung, State
from kith.promises.named import somebody_is_named

MOST = 25


@dataclass(frozen=True)
class WaitingChild:
    """A child whom nobody works with yet, and what is open for them."""

    person: int
    open_promises: int
    oldest_due: datetime


def waiting_children(team: int) -> list[WaitingChild]:
    """Return the first of a team's children without a worker, the longest due first."""
    rows = Promise.objects.filter(
        ~somebody_is_named(), team_id=team, state=State.OPEN, owner_id=None
    )
    counted = rows.values_list("person_id").annotate(many=Count("id"), first=Min("due_at"))
    return [WaitingChild(*row) for row in counted.order_by("first", "person_id")[:MOST]]


def told_lately(team: int) -> int:
    """Return of how many promises a team's people were told in the last day, inside a gate."""
    since = clock.now() - timedelta(days=1)
    told = Rung.objects.filter(team_id=team, at__gte=since)
    return told.values("promise").distinct().count()
