"""A reader's own notices, and whether there is news since they last looked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.messages.models import Notice

PAGE = 50


@dataclass(frozen=True)
class NoticeLine:
    """One notice as its reader sees it."""

    id: int
    code: str
    alert_class: str
    person: int | None
    promise: UUID | None
    count: int
    at: datetime
    seen: bool


@query(Area.CHILD, Level.SUMMARY)
def notices(actor: Actor, /, *, before: int | None = None) -> list[NoticeLine]:
    """Return a page of the reader's notices, newest first; `before` is the last one's id."""
    rows = Notice.objects.filter(to_id=actor.id).order_by("-id")
    page = rows.filter(id__lt=before) if before else rows
    return [_line(row) for row in page[:PAGE]]


@query(Area.CHILD, Level.SUMMARY)
def live_version(actor: Actor, /) -> str:
    """Return a mark that changes whenever the reader is told something new: one query."""
    news = Notice.objects.filter(to_id=actor.id, seen_at=None).aggregate(Max("id"), Count("id"))
    return f"{actor.id}-{news['id__max'] or 0}-{news['id__count']}"


def last_summary(code: str, since: datetime) -> bool:
    """Say whether anybody has been sent this since then: asked by jobs, who read no notice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_told_since(%s, %s)", [code, since])
        row = cursor.fetchone()
    return bool(row and row[0])


def _line(row: Notice) -> NoticeLine:
    return NoticeLine(
        id=row.id,
        code=row.code,
        alert_class=row.alert_class,
        person=row.person_id,
        promise=row.promise,
        count=row.count,
        at=row.at,
        seen=row.seen_at is not None,
    )
