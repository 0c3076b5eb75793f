"""What is kept already of children whom a return speaks of."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db import connection

from kith.kernel.clock import local_date, local_midnight
from kith.kernel.workdays import end_of_day
from kith.standards.cin_census.take.compare import Kept
from kith.standards.cin_census.take.told import Told

COVERED = "return.covered"

_FACTS = """
SELECT f.person_id, f.team_id, f.id, f.root, f.name, f.occurred_at, f.thread, f.parent, f.data,
       f.retracts, CASE WHEN f.source = 'return' THEN r.year END
  FROM promises_newest f
  LEFT JOIN standards_return r ON r.id = f.return_id
 WHERE f.person_id = ANY (%s) AND (f.source = 'return' OR f.replaces IS NOT NULL)
 ORDER BY f.seq
"""

_TOLD_BY = """
SELECT DISTINCT f.person_id
  FROM promises_newest f JOIN standards_return r ON r.id = f.return_id
 WHERE f.name = 'return.covered' AND f.source = 'return' AND NOT f.retracts
   AND r.lea = %s AND r.year = %s
"""


@dataclass
class KeptChild:
    """The facts of one child that returns have told, and the team that they are kept with."""

    team: int
    facts: dict[UUID, Kept] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """Return the newest year whose return spoke of this child."""
        return max((fact.year or 0 for fact in self.facts.values()), default=0)


def kept_children(people: Iterable[int]) -> dict[int, KeptChild]:
    """Return what returns have told of these people so far."""
    found: dict[int, KeptChild] = {}
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, [list(people)])
        for person, team, number, root, name, at, thread, parent, data, *rest in cursor:
            child = found.setdefault(person, KeptChild(team))
            child.team = team
            told = (name, day_of(name, at), thread, parent, json.loads(data))
            child.facts[root] = Kept(number, root, *told, *rest)
    return found


def told_by(lea: str, year: int) -> set[int]:
    """Return the people of whom a return of this year has told."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD_BY, [lea, year])
        return {row[0] for row in cursor}


def instant(told: Told) -> datetime:
    """Return the instant under which a fact is kept: its day's beginning, or the end of what a
    return covers.
    """
    return end_of_day(told.day) if told.name == COVERED else _midnight(told.day)


def day_of(name: str, at: datetime) -> date:
    """Return the day that a kept fact was told with."""
    day = local_date(at)
    return date.fromordinal(day.toordinal() - 1) if name == COVERED else day


@lru_cache(maxsize=20_000)
def _midnight(day: date) -> datetime:
    return local_midnight(day)
