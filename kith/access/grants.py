"""Giving and ending sight of a child, for use inside other packages' commands (no gate here)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import ProgrammingError, connection
from django.db.models import Q
from psycopg.errors import InsufficientPrivilege

from kith.access.models import Grant
from kith.access.refusals import Refused
from kith.access.signing import opened
from kith.access.stack import gates
from kith.kernel import clock

NOT_FOR_GOOD = (
    "You opened this record in an emergency. Somebody who works with the child must do this:"
    " ring the duty manager."
)
_INSERT = (
    "INSERT INTO access_grant (person_id, account_id, team_id, reach, reason, from_at, until_at,"
    " given_by, given_at) SELECT p, a, t, r, w, f, u, %s, %s FROM unnest(%s::bigint[],"
    " %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[])"
    " AS n(p, a, t, r, w, f, u)"
)


@dataclass(frozen=True)
class NewGrant:
    """A grant to be written. `reach`: worker, self, parent, partner (an account); members,
    managers (a team). `from_at` is now unless said.
    """

    person: int
    reach: str
    reason: str
    account: int | None = None
    team: int | None = None
    from_at: datetime | None = None
    until: datetime | None = None


def add_grants(grants: Collection[NewGrant]) -> None:
    """Write grants in one statement: for somebody the actor sees, or who is just being made.

    Refused where the actor sees them only since they opened the record in an emergency.

    Nothing is read back: the grant of a new person is not visible to the statement that writes it.
    """
    if not grants:
        return
    actor, now = opened().actor, gates()[0].at  # so that this very transaction sees the person
    columns = zip(
        *(
            (g.person, g.account, g.team, g.reach, g.reason, g.from_at or now, g.until)
            for g in grants
        ),
        strict=True,
    )
    with connection.cursor() as cursor:
        try:
            cursor.execute(_INSERT, [actor.id or None, now, *map(list, columns)])
        except ProgrammingError as problem:
            if isinstance(problem.__cause__, InsufficientPrivilege):
                raise Refused(NOT_FOR_GOOD) from problem
            raise


def add_grant(
    person: int,
    *,
    reach: str,
    reason: str,
    account: int | None = None,
    team: int | None = None,
    until: datetime | None = None,
) -> None:
    """Write one grant, from now on."""
    add_grants([NewGrant(person, reach, reason, account, team, None, until)])


def end_grants(
    person: int, *, reason: str, account: int | None = None, team: int | None = None
) -> int:
    """End the live grants of this kind to this account or team; say how many there were."""
    live = Grant.objects.filter(
        Q(until_at=None) | Q(until_at__gt=clock.now()), person_id=person, reason=reason
    )
    theirs = live.filter(team_id=team) if team else live.filter(account_id=account or 0)
    return sum(end(grant_id) for grant_id in theirs.values_list("pk", flat=True))


def end(grant_id: int) -> bool:
    """End one grant now; say whether it was there, visible and still live."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_end_grant(%s)", [grant_id])
        return bool(cursor.fetchone()[0])
