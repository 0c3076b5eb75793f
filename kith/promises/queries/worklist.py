"""What somebody owes: late, today, and in the next three days, one line a child (S13)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import away_at
from kith.accounts.roles import Area, Level
from kith.accounts.rules import stands_in
from kith.kernel import clock
from kith.kernel.workdays import add_working_days, end_of_day
from kith.promises.models import Promise, State
from kith.promises.queries.reading import known, late, numbers, owed_from
from kith.promises.rules import Bundle, Cause, Owed, Shown, bundle, fit

MOST_READ = 400
SOON = 3


@dataclass(frozen=True)
class Worklist:
    """One person's page of promises. The counts are of everything, the bundles of what fits."""

    late: Shown
    today: tuple[Bundle, ...]
    soon: tuple[Bundle, ...]
    late_lines: int
    today_lines: int
    oldest_due: datetime | None
    before_import: int
    not_known: int
    covered_by: int | None = None
    covers: tuple[int, ...] = ()


@query(Area.CHILD, Level.SUMMARY)
def worklist(actor: Actor, /) -> Worklist:
    """Return what the actor owes, and what those owe whom the actor covers today."""
    now = clock.now()
    away = away_at(now)
    covers = tuple(who for who in away if who != actor.id and stands_in(who, away) == actor.id)
    if actor.id in away:
        return Worklist(Shown(()), (), (), 0, 0, None, 0, 0, covered_by=away[actor.id])
    mine = Promise.objects.filter(_owes(actor, covers), state=State.OPEN)
    return _page(mine, now, covers, away)


def _owes(actor: Actor, covers: tuple[int, ...]) -> Q:
    """By name, or by a role that nobody holds by name in one of the actor's teams."""
    by_role = Q(owner_id=None, owner_role__in=actor.roles, team_id__in=actor.teams)
    return Q(owner_id__in=[actor.id, *covers]) | by_role


def _page(
    mine: QuerySet[Promise], now: datetime, covers: tuple[int, ...], away: dict[int, int | None]
) -> Worklist:
    ends_today = end_of_day(clock.today())
    ends_soon = end_of_day(add_working_days(clock.today(), SOON))
    is_late, is_today = late(now), Q(due_at__gt=now, due_at__lte=ends_today) & known()
    counted = mine.aggregate(
        late=Count("id", filter=is_late),
        today=Count("id", filter=is_today),
        oldest=Min("due_at", filter=is_late),
        before=Count("id", filter=Q(settled_until__isnull=False) & known()),
        unknown=Count("id", filter=~known()),
    )
    rows = mine.filter(is_late | Q(due_at__gt=now, due_at__lte=ends_soon) & known())
    read = owed_from(rows.order_by("-safety", "due_at", "id")[:MOST_READ])
    fair = numbers()["SW-LINES"]
    return Worklist(
        late=fit(_bundles([one for one in read if one.due_at <= now], away), fair, now),
        today=tuple(_bundles([one for one in read if now < one.due_at <= ends_today], away)),
        soon=tuple(_bundles([one for one in read if one.due_at > ends_today], away)),
        late_lines=counted["late"],
        today_lines=counted["today"],
        oldest_due=counted["oldest"],
        before_import=counted["before"],
        not_known=counted["unknown"],
        covers=covers,
    )


def _bundles(lines: list[Owed], away: dict[int, int | None]) -> list[Bundle]:
    return bundle(lines, causes_of(lines, away))


def causes_of(lines: list[Owed], away: dict[int, int | None]) -> dict[str, Cause]:
    """Return what stands behind each line: its owner is away, or somebody named a barrier."""
    found: dict[str, Cause] = {}
    for line in lines:
        if line.owner is not None and line.owner in away:
            found[line.id] = Cause("away", f"{line.owner}")
        elif line.barrier:
            found[line.id] = Cause("barrier", line.barrier)
    return found


@query(Area.CHILD, Level.SUMMARY)
def child_promises(actor: Actor, /, *, person: int) -> list[Owed]:
    """Return every promise to one child: open ones first by due time, then those that ended."""
    since = clock.now() - timedelta(days=3 * 365)
    rows = Promise.objects.filter(person_id=person)
    kept = rows.exclude(state=State.OPEN).filter(due_at__gte=since).order_by("-due_at", "id")
    still_open = rows.filter(state=State.OPEN).order_by("due_at", "id")
    return owed_from([*still_open[:MOST_READ], *kept[:MOST_READ]])
