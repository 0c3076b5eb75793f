"""Decisions without all that matters: whose word was missing, and whether somebody looked again."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from kith.access.actors import Actor
from kith.frontdoor.board.rules import WEEKS
from kith.frontdoor.board.standing import at_desks
from kith.frontdoor.models import Decision
from kith.promises.models import Promise, State

MOST = 2_000


@dataclass(frozen=True)
class Incomplete:
    """What was decided without all that matters in thirteen weeks, and how it stands."""

    decisions: int
    of: int
    waiting: int
    late: int
    missing: tuple[tuple[str, int], ...]


def recent(actor: Actor, now: datetime) -> QuerySet[Decision]:
    """Return the first decisions of the last thirteen weeks at the reader's desks."""
    since = now - timedelta(weeks=WEEKS)
    mine = at_desks(actor).values("id")
    return Decision.objects.filter(number=1, decided_at__gte=since, contact_id__in=mine)


def incomplete(actor: Actor, now: datetime) -> Incomplete:
    """Count them, with the those whose word was missing, the most often first."""
    made = recent(actor, now)
    part = list(made.filter(incomplete=True).order_by("-decided_at")[:MOST])
    owed = Promise.objects.filter(kind="BACKFILL", state=State.OPEN)
    dues = list(
        owed.filter(episode__in=[one.contact_id for one in part]).values_list("due_at", flat=True)
    )
    agencies = Counter(gap["agency"] for one in part for gap in one.gaps)
    return Incomplete(
        decisions=len(part),
        of=made.count(),
        waiting=len(dues),
        late=sum(due <= now for due in dues),
        missing=tuple(agencies.most_common()),
    )
