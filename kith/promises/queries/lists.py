"""Lists of promises: all that are owed to a child, and the quiet lists behind Today's counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.promises.models import Promise, State
from kith.promises.queries.reading import known, late, owed_from
from kith.promises.queries.worklist import (
    MOST_READ,
    PAGE,
    Mine,
    due_soon,
    due_today,
    mine_of,
)
from kith.promises.rules import Owed

LATE, TODAY, SOON, BEFORE, UNKNOWN = "late", "today", "soon", "before", "unknown"
LISTS = (LATE, TODAY, SOON, BEFORE, UNKNOWN)
THREE_YEARS = timedelta(days=3 * 365)
Mark = tuple[datetime, UUID]


@dataclass(frozen=True)
class OwedList:
    """A page of one of the lists, soonest due first; `after` is where the next page begins."""

    which: str
    lines: tuple[Owed, ...]
    after: Mark | None = None


@query(Area.CHILD, Level.SUMMARY)
def child_promises(actor: Actor, /, *, person: int) -> list[Owed]:
    """Return every promise to one child: open ones first by due time, then those that ended."""
    return promises_to(person)


def promises_to(person: int) -> list[Owed]:
    """Return the promises to a child, inside a gate that is open already."""
    rows = Promise.objects.filter(person_id=person)
    since = clock.now() - THREE_YEARS
    ended = rows.exclude(state=State.OPEN).filter(due_at__gte=since).order_by("-due_at", "id")
    still_open = rows.filter(state=State.OPEN).order_by("due_at", "id")
    return owed_from([*still_open[:MOST_READ], *ended[:MOST_READ]])


@query(Area.CHILD, Level.SUMMARY)
def owed_list(actor: Actor, /, *, which: str, after: Mark | None = None) -> OwedList:
    """Return a page of what the actor owes: late, late already when it was imported, not known."""
    return owed_list_of(mine_of(actor), which, after)


def owed_list_of(mine: Mine, which: str, after: Mark | None = None) -> OwedList:
    """Return a page of a list, inside a gate that is open already."""
    rows = Promise.objects.filter(mine.q(), _which(which), state=State.OPEN)
    page = list(_from(rows, after).order_by("due_at", "id")[: PAGE + 1])
    more = (page[PAGE - 1].due_at, page[PAGE - 1].id) if len(page) > PAGE else None
    return OwedList(which, tuple(owed_from(page[:PAGE])), more)


def late_in_teams(teams: Collection[int]) -> tuple[int, int]:
    """Return how many promises of these teams are late, and to how many children."""
    rows = Promise.objects.filter(late(clock.now()), team_id__in=teams)
    counted = rows.aggregate(lines=Count("id"), children=Count("person_id", distinct=True))
    return counted["lines"], counted["children"]


def _which(which: str) -> Q:
    conditions = {
        LATE: late(clock.now()),
        TODAY: due_today(clock.now()),
        SOON: due_soon(),
        BEFORE: Q(settled_until__isnull=False) & known(),
        UNKNOWN: ~known(),
    }
    return conditions[which]


def _from(rows: QuerySet[Promise], after: Mark | None) -> QuerySet[Promise]:
    if after is None:
        return rows
    at, last = after
    return rows.filter(Q(due_at__gt=at) | Q(due_at=at, id__gt=last))
