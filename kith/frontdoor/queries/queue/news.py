"""What has arrived since a page of the queue was drawn: one question, asked again and again."""

from django.db.models import Count, Max, Q, QuerySet

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level, Scope
from kith.frontdoor.models import Contact


@query(Area.CONTACT, Level.VIEW)
def queue_news(actor: Actor, /, *, since: int) -> tuple[str, int]:
    """Return a mark of what has arrived after a number, and how many that is: one query."""
    found = (
        open_at(actor).filter(number__gt=since).aggregate(newest=Max("number"), many=Count("id"))
    )
    return f"{actor.id}-{since}-{found['newest'] or 0}-{found['many']}", int(found["many"])


def open_at(actor: Actor) -> QuerySet[Contact]:
    """Return what is open at somebody's desks, or was passed to their teams."""
    rows = Contact.objects.filter(closed_at=None)
    if actor.scope is Scope.WIDE:
        return rows
    mine = list(actor.teams)
    return rows.filter(Q(team_id__in=mine) | Q(passed_team_id__in=mine))
