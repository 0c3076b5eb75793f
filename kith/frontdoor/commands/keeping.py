"""By night: whom the desk owes something stays in its sight, however long ago the decision was."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.access.grants import NewGrant, add_grants
from kith.access.models import Grant
from kith.accounts.roles import Area, Level
from kith.frontdoor.commands.sight import HERE
from kith.frontdoor.fresh import reopens_until
from kith.kernel import clock
from kith.promises.kinds import DESK, KINDS
from kith.promises.models import Promise, State

A_NIGHT = timedelta(days=2)
"""Sight that would end before the night after next is lengthened now."""

Pair = tuple[int, int]


def keep_in_sight() -> int:
    """Let each desk see whom it owes something; return how many would have gone out of sight."""
    return _keep(MACHINE)


@command(Area.CONTACT, Level.DECIDE, event="desk.kept_in_sight")
def _keep(actor: Actor, /) -> int:
    now = clock.now()
    wanted = sorted(set(_owed()) - set(_seen(now)))
    until = reopens_until(now)
    add_grants([NewGrant(one, "members", HERE, team=team, until=until) for one, team in wanted])
    return len(wanted)


def _owed() -> Iterator[Pair]:
    """Give each child to whom a desk owes something, with the desk."""
    kinds = [code for code, kind in KINDS.items() if kind.post == DESK]
    rows = Promise.objects.filter(state=State.OPEN, kind__in=kinds)
    yield from rows.values_list("person_id", "team_id").distinct()


def _seen(now: datetime) -> Iterator[Pair]:
    """Give each child whom a team sees, and will see tomorrow night."""
    live = Q(until_at=None) | Q(until_at__gt=now + A_NIGHT)
    rows = Grant.objects.filter(live, from_at__lte=now, team__isnull=False)
    yield from rows.values_list("person_id", "team_id")
