"""Which returns were taken in: for those who read the service's figures. No child is in it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import DateTimeField
from django.db.models.expressions import RawSQL

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.standards.cin_census.years import YEARS
from kith.standards.models import Return

MOST = 100

_SETTLED = """(SELECT kith_due(standards_return.taken_at, r.value, r.unit) FROM promises_policy r
  WHERE r.code = 'SETTLE'
    AND kith_local_date(standards_return.taken_at) BETWEEN r.from_day AND r.to_day)"""


@dataclass(frozen=True)
class ReturnCard:
    """One return that was taken in, and until when nothing old in it is alerted."""

    id: int
    lea: str
    year: int
    reference_date: date
    taken_at: datetime
    team: str
    children: int
    created: int
    changed: int
    unchanged: int
    left_out: int
    warnings: int
    settled_until: datetime | None


@query(Area.KPI, Level.VIEW)
def checkable_years(actor: Actor, /) -> list[int]:
    """Return the years of which a return can be checked, the newest first."""
    return sorted(YEARS, reverse=True)


@query(Area.KPI, Level.VIEW)
def returns(actor: Actor, /) -> list[ReturnCard]:
    """Return the newest returns first."""
    settled = RawSQL(_SETTLED, [], output_field=DateTimeField())  # noqa: S611, no value in it
    rows = Return.objects.select_related("team").annotate(settled=settled)
    return [_card(row, row.settled) for row in rows.order_by("-taken_at", "-id")[:MOST]]


def _card(row: Return, settled: datetime | None) -> ReturnCard:
    return ReturnCard(
        id=row.id,
        lea=row.lea,
        year=row.year,
        reference_date=row.reference_date,
        taken_at=row.taken_at,
        team=row.team.name,
        children=row.children,
        created=row.created,
        changed=row.changed,
        unchanged=row.unchanged,
        left_out=row.left_out,
        warnings=row.warnings,
        settled_until=settled,
    )
