"""What came in: numbers over every child (S0 #19), by week, day and hour. No child leaves here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.accounts.roles import Scope
from kith.frontdoor.board.rules import (
    WEEKS,
    YEAR,
    YEARS,
    Week,
    expected,
    known_years,
    with_surges,
)
from kith.frontdoor.indicators.arriving import MORE_THAN_USUAL
from kith.kernel.clock import local_date

# Whole weeks back from now: 0 is the one that ends now.
_WEEKS = """SELECT floor(extract(epoch FROM %(now)s - f.occurred_at) / 604800)::int, count(*)
  FROM promises_standing f
  WHERE f.name = 'contact.arrived' AND f.occurred_at > %(since)s AND f.occurred_at <= %(now)s
    AND (%(wide)s OR f.team_id = ANY (%(teams)s))
  GROUP BY 1"""
_WHEN = """SELECT extract(isodow FROM f.at)::int, extract(hour FROM f.at)::int, count(*)
  FROM (SELECT f.occurred_at AT TIME ZONE 'Europe/London' AS at
    FROM promises_standing f
    WHERE f.name = 'contact.arrived' AND f.occurred_at > %(since)s AND f.occurred_at <= %(now)s
      AND (%(wide)s OR f.team_id = ANY (%(teams)s))) f
  GROUP BY 1, 2"""


@dataclass(frozen=True)
class Demand:
    """What came in over thirteen weeks: by week (the last one last), by weekday and by hour."""

    weeks: tuple[Week, ...]
    days: tuple[int, ...]
    hours: tuple[int, ...]

    @property
    def came(self) -> int:
        """How many in all."""
        return sum(self.days)


def demand(actor: Actor, now: datetime) -> Demand:
    """Count what came to the reader's desks, whoever may see it now."""
    told = {"now": now, "wide": actor.scope is Scope.WIDE, "teams": list(actor.teams)}
    with acting_as(MACHINE):
        by_week = dict(_rows(_WEEKS, told | {"since": now - timedelta(weeks=WEEKS + YEAR * YEARS)}))
        when = _rows(_WHEN, told | {"since": now - timedelta(weeks=WEEKS)})
    return Demand(
        weeks=tuple(_weeks(by_week, now)),
        days=tuple(sum(n for day, _, n in when if day == one) for one in range(1, 8)),
        hours=tuple(sum(n for _, hour, n in when if hour == one) for one in range(24)),
    )


def _weeks(counts: dict[int, int], now: datetime) -> list[Week]:
    known = known_years(max(counts, default=None))
    weeks = [
        Week(
            local_date(now - timedelta(weeks=week)),
            counts.get(week, 0),
            expected(counts, week, known),
        )
        for week in reversed(range(WEEKS))
    ]
    return with_surges(weeks, MORE_THAN_USUAL.amber or 0)


def _rows(sql: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return list(cursor.fetchall())
