"""A manager's board: a row for each worker, then children, worst first (S12, S13 rule 4)."""

from dataclasses import dataclass

from django.db.models import Count, Q

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_cards, away_at, held_at
from kith.accounts.roles import ROLES, Area, Level, Scope
from kith.kernel import clock
from kith.promises.models import Promise, State
from kith.promises.named import children_of, somebody_is_named
from kith.promises.queries.reading import late, numbers, owed_from
from kith.promises.queries.worklist import causes_of
from kith.promises.rules import Bundle, Shown, bundle, fit

MOST_READ = 1_000


@dataclass(frozen=True)
class WorkerRow:
    """One worker of a team: how many children, and what is late for them."""

    id: int
    name: str
    children: int
    late_safety: int
    late_other: int
    visits_late: int
    away: bool
    covered_by: str = ""


@dataclass(frozen=True)
class Board:
    """A team as its manager sees it."""

    team: int
    workers: tuple[WorkerRow, ...]
    children: Shown
    causes: tuple[Bundle, ...]
    late_lines: int
    late_children: int
    without_worker: int
    before_import: int
    not_known: int


@query(Area.CHILD, Level.DECIDE)
def board(actor: Actor, /, *, team: int, every: bool = False) -> Board:
    """Return one team's board, for those who answer for it: the first children who wait, or all."""
    if actor.scope is not Scope.WIDE and team not in actor.teams:
        raise NotHere
    now, away, nobody = clock.now(), away_at(), Q(~somebody_is_named())
    rows = Promise.objects.filter(team_id=team, state=State.OPEN)
    counted = rows.aggregate(
        lines=Count("id", filter=late(now)),
        children=Count("person_id", filter=late(now), distinct=True),
        waiting=Count("person_id", filter=Q(owner_id=None) & nobody, distinct=True),
        before=Count("id", filter=Q(settled_until__isnull=False)),
        unknown=Count("id", filter=Q(known_until__isnull=False, due_at__gt=now)),
    )
    read = owed_from(rows.filter(late(now)).order_by("-safety", "due_at", "id")[:MOST_READ])
    bundles = bundle(read, causes_of(read, away))
    children = [one for one in bundles if one.cause is None]
    return Board(
        team=team,
        workers=_workers(team, away),
        children=fit(children, MOST_READ if every else numbers()["TM-CHILDREN"], now),
        causes=tuple(one for one in bundles if one.cause is not None),
        late_lines=counted["lines"],
        late_children=counted["children"],
        without_worker=counted["waiting"],
        before_import=counted["before"],
        not_known=counted["unknown"],
    )


def _workers(team: int, away: dict[int, int | None]) -> tuple[WorkerRow, ...]:
    own = {held.account for held in held_at(None, Q(team_id=team)) if _works(held.role)}
    children = children_of(own)
    counts = _late_by_owner(own)
    names = {card.id: card.name for card in account_cards([*own, *filter(None, away.values())])}
    return tuple(
        WorkerRow(
            id=one,
            name=names.get(one, ""),
            children=children.get(one, 0),
            late_safety=counts.get(one, {}).get("safety", 0),
            late_other=counts.get(one, {}).get("other", 0),
            visits_late=counts.get(one, {}).get("visits", 0),
            away=one in away,
            covered_by=names.get(away.get(one) or 0, ""),
        )
        for one in sorted(own, key=lambda each: names.get(each, ""))
    )


def _works(role: str) -> bool:
    return ROLES[role].scope is Scope.OWN and ROLES[role].level(Area.CHILD) >= Level.CREATE


def _late_by_owner(owners: set[int]) -> dict[int, dict[str, int]]:
    rows = Promise.objects.filter(late(clock.now()), owner_id__in=owners).values("owner_id")
    counted = rows.annotate(
        about_safety=Count("id", filter=Q(safety=True)),
        about_other=Count("id", filter=Q(safety=False)),
        visits=Count("id", filter=Q(kind="CONTACT")),
    )
    lines = counted.values_list("owner_id", "about_safety", "about_other", "visits")
    return {
        owner or 0: {"safety": safety, "other": other, "visits": visits}
        for owner, safety, other, visits in lines
    }
