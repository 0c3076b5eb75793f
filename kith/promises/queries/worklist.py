"""What somebody owes: late, today, and in the next three days, one line a child (S13)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import away_at, held_at, teams
from kith.accounts.roles import Area, Level, Scope
from kith.accounts.rules import stands_in
from kith.kernel import clock
from kith.kernel.workdays import add_working_days, end_of_day
from kith.promises.entitled import LEADERS, owing
from kith.promises.models import Promise, State
from kith.promises.queries.reading import known, late, numbers, owed_from
from kith.promises.rules import Bundle, Cause, Numbers, Owed, Shown, bundle, days_late, fit

MOST_READ = 400
PAGE = 50
SOON = 3
Away = Mapping[int, int | None]


@dataclass(frozen=True)
class Mine:
    """What makes a promise somebody's own to answer: theirs, their roles', of those they cover.

    What a leader owes is theirs whichever team works with the child: `leads` in `every` team.
    `nobodys` are those who are away with nobody to cover them: their manager has what they owe.
    """

    account: int
    roles: frozenset[str]
    teams: tuple[int, ...]
    covers: tuple[int, ...] = ()
    covered_by: int | None = None
    is_away: bool = False
    nobodys: tuple[int, ...] = ()
    roles_of_covers: tuple[tuple[int, str], ...] = ()
    away: Away = field(default_factory=dict)
    leads: frozenset[str] = frozenset()
    every: tuple[int, ...] = ()

    def q(self) -> Q:
        """Return the condition that a promise is theirs."""
        by_role = Q(owner_id=None, owner_role__in=self.roles, team_id__in=self.teams)
        mine = Q(owner_id__in=[self.account, *self.covers]) | by_role
        for team, role in self.roles_of_covers:
            mine |= Q(owner_id=None, owner_role=role, team_id=team)
        if self.leads:
            mine |= Q(owner_id=None, owner_role__in=self.leads, team_id__in=self.every)
        if self.nobodys:
            mine |= Q(owner_id__in=self.nobodys, team_id__in=self.teams)
        return mine

    def owes(self, owed: Owed) -> bool:
        """Say the same of one promise that has been read."""
        if owed.owner is None:
            by_role = owed.owner_role in self.roles and owed.team in self.teams
            by_role = by_role or owed.owner_role in self.leads
            return by_role or (owed.team, owed.owner_role) in self.roles_of_covers
        theirs = owed.owner in self.nobodys and owed.team in self.teams
        return theirs or owed.owner in (self.account, *self.covers)


@dataclass(frozen=True)
class Worklist:
    """One person's page of promises. The counts are of everything, the bundles of what fits."""

    late: Shown
    today: tuple[Bundle, ...]
    soon: tuple[Bundle, ...]
    late_lines: int
    today_lines: int
    soon_lines: int
    oldest_due: datetime | None
    before_import: int
    not_known: int
    known_until: datetime | None = None
    covered_by: int | None = None
    is_away: bool = False
    covers: tuple[int, ...] = ()


@query(Area.CHILD, Level.SUMMARY)
def worklist(actor: Actor, /) -> Worklist:
    """Return what the actor owes, and what those owe whom the actor covers today."""
    return worklist_of(mine_of(actor))


def mine_of(actor: Actor) -> Mine:
    """Return whose promises the actor answers for now."""
    away = away_at()
    covers = tuple(who for who in away if who != actor.id and stands_in(who, away) == actor.id)
    answers = actor.scope >= Scope.TEAM and actor.may(Area.CHILD, Level.DECIDE)
    nobodys = tuple(who for who in away if answers and stands_in(who, away) is None)
    theirs = held_at(None, Q(account_id__in=covers)) if covers else []
    leads = {*actor.roles, *(held.role for held in theirs)} & {*LEADERS}
    return Mine(
        account=actor.id,
        roles=owing(actor.roles),
        teams=actor.teams,
        covers=covers,
        covered_by=stands_in(actor.id, away) if actor.id in away else None,
        is_away=actor.id in away,
        nobodys=nobodys,
        roles_of_covers=tuple((held.team, role) for held in theirs for role in owing([held.role])),
        away=away,
        leads=frozenset(leads),
        every=tuple(team.id for team in teams()) if leads else (),
    )


def worklist_of(mine: Mine) -> Worklist:
    """Return the page of promises, inside a gate that is open already."""
    if mine.is_away:
        nothing = Shown(())
        return Worklist(
            nothing, (), (), 0, 0, 0, None, 0, 0, covered_by=mine.covered_by, is_away=True
        )
    now = clock.now()
    rows = Promise.objects.filter(mine.q(), state=State.OPEN)
    counted = _count(rows, now)
    read = owed_from(_near(rows, now).order_by("-safety", "due_at", "id")[:MOST_READ])
    ends_today = end_of_day(clock.today())
    gone_by = [one for one in read if one.due_at <= now]
    rules = numbers()
    shown = fit(_bundles(gone_by, mine, rules), rules["SW-LINES"], now)
    return Worklist(
        late=_with_the_rest(shown, rows, now, unread=counted["late"] > len(gone_by)),
        today=tuple(_bundles([o for o in read if now < o.due_at <= ends_today], mine, rules)),
        soon=tuple(_bundles([o for o in read if o.due_at > ends_today], mine, rules)),
        late_lines=counted["late"],
        today_lines=counted["today"],
        soon_lines=counted["soon"],
        oldest_due=counted["oldest"],
        before_import=counted["before"],
        not_known=counted["unknown"],
        known_until=counted["known_until"],
        covers=mine.covers,
    )


def _near(rows: QuerySet[Promise], now: datetime) -> QuerySet[Promise]:
    return rows.filter(late(now) | due_today(now) | due_soon())


def due_today(now: datetime) -> Q:
    """Return the condition that something falls due between now and the end of the day."""
    return Q(due_at__gt=now, due_at__lte=end_of_day(clock.today())) & known()


def due_soon() -> Q:
    """Return the condition that something falls due after today and within three working days."""
    ends = end_of_day(add_working_days(clock.today(), SOON))
    return Q(due_at__gt=end_of_day(clock.today()), due_at__lte=ends) & known()


def _count(rows: QuerySet[Promise], now: datetime) -> dict[str, Any]:
    return rows.aggregate(
        late=Count("id", filter=late(now)),
        today=Count("id", filter=due_today(now)),
        soon=Count("id", filter=due_soon()),
        oldest=Min("due_at", filter=late(now)),
        before=Count("id", filter=Q(settled_until__isnull=False) & known()),
        unknown=Count("id", filter=~known()),
        known_until=Max("known_until", filter=~known()),
    )


def _with_the_rest(shown: Shown, rows: QuerySet[Promise], now: datetime, *, unread: bool) -> Shown:
    """Count the children who are not shown, those whose lines were not even read included."""
    if not (shown.more or unread):
        return shown
    here = {line.person for one in shown.bundles for line in one.lines}
    rest = rows.filter(late(now)).exclude(person_id__in=here)
    counted = rest.aggregate(children=Count("person_id", distinct=True), oldest=Min("due_at"))
    if not counted["children"]:
        return Shown(shown.bundles)
    oldest = Owed("", "", 0, 0, counted["oldest"])
    return Shown(shown.bundles, counted["children"], days_late(oldest, now))


def _bundles(lines: list[Owed], mine: Mine, rules: Numbers) -> list[Bundle]:
    """Bundle by cause and child. What one covers is one's own work, and no cause."""
    away = {who: by for who, by in mine.away.items() if who not in mine.covers}
    return bundle(lines, causes_of(lines, away), at_least=rules["CAUSE-LINES"])


def causes_of(lines: Iterable[Owed], away: Away) -> dict[str, Cause]:
    """Return what stands behind each line: its owner is away, or somebody named a barrier."""
    found: dict[str, Cause] = {}
    for line in lines:
        if line.owner is not None and line.owner in away:
            found[line.id] = Cause("away", f"{line.owner}")
        elif line.barrier:
            found[line.id] = Cause("barrier", line.barrier)
    return found
