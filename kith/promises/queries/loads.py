"""Who has had more than is fair for too long: a leader's problem, shown to those above (CAP-01)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from kith.accounts.queries import account_cards
from kith.kernel import clock
from kith.promises.models import Load
from kith.promises.queries.reading import numbers
from kith.promises.rules import over_too_long

LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Overload:
    """Somebody with too much for too long: how many children wait on them, how many are fair."""

    account: int
    name: str
    team: int
    lines: int
    allowed: int
    days: int


def overloaded(*teams: int) -> list[Overload]:
    """Return who is over the limit, inside a gate; of these teams, or of all. The fullest first."""
    spells = _spells(teams)
    names = {card.id: card.name for card in account_cards({row.account_id for row, _ in spells})}
    found = [_overload(row, days, names) for row, days in spells]
    return sorted(found, key=lambda one: (one.allowed - one.lines, one.name, one.team))


def _overload(row: Load, days: int, names: dict[int, str]) -> Overload:
    name = names.get(row.account_id, "")
    return Overload(row.account_id, name, row.team_id, row.lines, row.allowed, days)


def _spells(teams: tuple[int, ...]) -> list[tuple[Load, int]]:
    """Return the newest row of each who was over on each of the last days weighed."""
    rows = Load.objects.filter(day__gt=clock.today() - LOOK_BACK).order_by("day")
    held: dict[tuple[int, int], list[Load]] = defaultdict(list)
    for row in rows.filter(team_id__in=teams) if teams else rows:
        held[row.account_id, row.team_id].append(row)
    last = max((row.day for theirs in held.values() for row in theirs), default=None)
    days = numbers()["OVERFLOW"]
    return [
        (theirs[-1], sum(row.lines > row.allowed for row in theirs))
        for theirs in held.values()
        if last and theirs[-1].day == last and over_too_long(_over(theirs), last, days)
    ]


def _over(rows: list[Load]) -> list[date]:
    return [row.day for row in rows if row.lines > row.allowed]
