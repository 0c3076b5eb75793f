"""Why promises are late, for a head of service: causes with counts, then children (S13)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import account_cards, away_at, teams
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.promises.barriers import BARRIERS
from kith.promises.kinds import KINDS
from kith.promises.models import Promise
from kith.promises.queries.reading import late, numbers, owed_from
from kith.promises.rules import Owed, days_late

MOST_READ = 5_000


@dataclass(frozen=True)
class CauseRow:
    """One cause: how many promises and children stand behind it, and the oldest of them."""

    what: str
    lines: int
    children: tuple[int, ...]
    safety: int
    oldest_days: int

    @property
    def child_count(self) -> int:
        """How many children it touches."""
        return len(self.children)


@dataclass(frozen=True)
class Causes:
    """The service's late promises, told four ways, over the children whom the reader sees."""

    by_kind: tuple[CauseRow, ...]
    by_team: tuple[CauseRow, ...]
    by_barrier: tuple[CauseRow, ...]
    by_absence: tuple[CauseRow, ...]
    safety_children: tuple[int, ...]
    lines: int
    children: int
    most_named: int


@query(Area.CHILD, Level.DECIDE, reads="causes")
def causes(actor: Actor, /) -> Causes:
    """Return why promises are late among the children whom the actor sees."""
    now, away = clock.now(), away_at()
    rows = Promise.objects.filter(late(now)).order_by("due_at", "id")[:MOST_READ]
    read = owed_from(rows)
    names = {card.id: card.name for card in account_cards(away)}
    by_team = {card.id: card.name for card in teams()}
    worst = [one.person for one in read if one.safety]
    return Causes(
        by_kind=_rows(read, lambda one: KINDS[one.kind].name, now),
        by_team=_rows(read, lambda one: by_team.get(one.team, ""), now),
        by_barrier=_rows(read, lambda one: BARRIERS.get(one.barrier, one.barrier), now),
        by_absence=_rows(read, lambda one: names.get(one.owner or 0, ""), now),
        safety_children=tuple(dict.fromkeys(worst)),
        lines=len(read),
        children=len({one.person for one in read}),
        most_named=numbers()["HOS-CHILDREN"],
    )


def _rows(
    lines: Iterable[Owed], what: Callable[[Owed], str], now: datetime
) -> tuple[CauseRow, ...]:
    grouped: dict[str, list[Owed]] = {}
    for line in lines:
        if what(line):
            grouped.setdefault(what(line), []).append(line)
    made = (_row(name, theirs, now) for name, theirs in grouped.items())
    return tuple(sorted(made, key=lambda row: (-row.safety, -row.lines, row.what)))


def _row(what: str, lines: list[Owed], now: datetime) -> CauseRow:
    return CauseRow(
        what=what,
        lines=len(lines),
        children=tuple(dict.fromkeys(line.person for line in lines)),
        safety=sum(line.safety for line in lines),
        oldest_days=max(days_late(line, now) for line in lines),
    )
