"""What the pages of watching read: numbers over every child, and the places that a reader sees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, query
from kith.accounts.queries import teams
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.groups import LEADERS
from kith.oversight.models import WatchCount, Watched
from kith.oversight.quarters import Quarter, asked_for, quarter_of, quarters
from kith.oversight.watch.rules import WATCHES
from kith.oversight.watch.rules.work import Watch
from kith.people.queries import ChildCard, cards_of
from kith.web.addresses import number_in

KEPT, PAGE = 4, 50
# The service looks at itself: those who answer for it, and those who look on its behalf.
WATCHERS = LEADERS | {"auditor", "inspector"}


@dataclass(frozen=True)
class Many:
    """So many places of so many."""

    found: int
    of: int


@dataclass(frozen=True)
class Asked:
    """One watch with its numbers in a quarter and in the one before."""

    watch: Watch
    now: Many
    before: Many


@dataclass(frozen=True)
class Overview:
    """Every watch in a quarter, and when it was counted."""

    quarter: Quarter
    others: tuple[Quarter, ...]
    asked: tuple[Asked, ...]
    counted_at: datetime | None


@dataclass(frozen=True)
class Place:
    """One place to ask about, of a child whom the reader sees."""

    card: ChildCard
    team: str
    at: datetime
    note: str
    work: UUID


@dataclass(frozen=True)
class OneWatch:
    """One watch: by team in numbers, and the places that the reader sees, latest first."""

    quarter: Quarter
    others: tuple[Quarter, ...]
    watch: Watch
    whole: Many
    by_team: tuple[tuple[str, Many], ...]
    places: tuple[Place, ...]
    after: str
    first_page: bool


@query(Area.AUDIT, Level.VIEW, reads="questions we ask ourselves")
def overview(actor: Actor, /, *, quarter: str = "") -> Overview:
    """Return every watch in a quarter (this one, unless an earlier one is asked for)."""
    _check(actor)
    chosen = asked_for(quarter, clock.today(), KEPT)
    held = WatchCount.objects.filter(quarter__in=[chosen.code, chosen.before.code])
    many: dict[tuple[str, str], list[WatchCount]] = defaultdict(list)
    for row in held:
        many[row.watch, row.quarter].append(row)
    return Overview(
        quarter=chosen,
        others=_others(),
        asked=tuple(
            Asked(one, _sum(many[code, chosen.code]), _sum(many[code, chosen.before.code]))
            for code, one in WATCHES.items()
        ),
        counted_at=held.aggregate(last=Max("counted_at"))["last"],
    )


@query(Area.AUDIT, Level.VIEW, reads="questions we ask ourselves")
def one_watch(actor: Actor, /, code: str, *, quarter: str = "", after: str = "") -> OneWatch:
    """Return one watch; the places are those of children whom the reader sees, 50 at a time."""
    _check(actor)
    if code not in WATCHES:
        raise NotHere
    chosen = asked_for(quarter, clock.today(), KEPT)
    counts = list(WatchCount.objects.filter(watch=code, quarter=chosen.code))
    names = {team.id: team.name for team in teams()}
    rows = list(_places(code, chosen, after)[: PAGE + 1])
    cards = cards_of({row.person_id for row in rows})
    return OneWatch(
        quarter=chosen,
        others=_others(),
        watch=WATCHES[code],
        whole=_sum(counts),
        by_team=tuple(
            sorted((names.get(row.team_id, ""), Many(row.found, row.of)) for row in counts)
        ),
        places=tuple(
            Place(cards[row.person_id], names.get(row.team_id, ""), row.at, row.note, row.work)
            for row in rows[:PAGE]
            if row.person_id in cards
        ),
        after=str(rows[PAGE - 1].pk) if len(rows) > PAGE else "",
        first_page=not after,
    )


def may_watch(actor: Actor) -> bool:
    """Say whether somebody may read these pages."""
    return bool(actor.roles & WATCHERS) and actor.may(Area.AUDIT, Level.VIEW)


def _check(actor: Actor) -> None:
    if not may_watch(actor):
        raise Refused("This is read by those who answer for the whole service, and by auditors.")


def _places(code: str, quarter: Quarter, after: str) -> QuerySet[Watched]:
    rows = Watched.objects.filter(watch=code, quarter=quarter.code).order_by("-at", "-id")
    number = number_in(after)
    last = rows.filter(pk=number).first() if number is not None else None
    if last is not None:
        rows = rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    return rows


def _others() -> tuple[Quarter, ...]:
    return tuple(quarters(quarter_of(clock.today()), KEPT))


def _sum(rows: Iterable[WatchCount]) -> Many:
    held = list(rows)
    return Many(sum(row.found for row in held), sum(row.of for row in held))
