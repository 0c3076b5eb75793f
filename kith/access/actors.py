"""Who acts: a worker, a partner, a child, a parent, an inspector, or the product itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from kith.accounts.models import Account, Membership, Shift
from kith.accounts.roles import ROLES, Area, Level, Scope, enough, in_force, scope_of
from kith.kernel import clock


@dataclass(frozen=True)
class Actor:
    """Somebody at one moment: the roles in force, the teams they are held in, how far they reach.

    Made by `actor_for` from the account, never from what a browser sends. The database believes
    none of it except the account and its kind, which the gate signs: it looks up the rest itself.
    """

    id: int
    name: str
    kind: str
    roles: frozenset[str]
    teams: tuple[int, ...]
    scope: Scope

    def roles_with(self, area: Area, level: Level, *, reason: bool = False) -> frozenset[str]:
        """Return those of the actor's roles that reach `level` in `area`."""
        return frozenset(
            code for code in self.roles if enough(ROLES[code].level(area), level, reason=reason)
        )

    def may(self, area: Area, level: Level) -> bool:
        """Say whether some role allows this, without saying for which child."""
        return bool(self.roles_with(area, level))


class NoSuchActor(Exception):
    """The account does not exist, or may no longer act."""


MACHINE = Actor(0, "Kith", "machine", frozenset({"machine"}), (), Scope.WIDE)


def actor_for(account_id: int) -> Actor:
    """Return the actor behind an account as it stands now."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        raise NoSuchActor(account_id)
    now = clock.now()
    held = _memberships(account_id, now)
    roles = in_force(account.kind, [role for _, role in held], _duties(account_id, now))
    teams = tuple(sorted({team for team, role in held if role in roles}))
    return Actor(account.pk, account.name, account.kind, roles, teams, scope_of(roles))


def _memberships(account_id: int, now: datetime) -> Sequence[tuple[int, str]]:
    live = Membership.objects.filter(Q(until_at=None) | Q(until_at__gt=now), from_at__lte=now)
    return list(live.filter(account_id=account_id).values_list("team_id", "role"))


def _duties(account_id: int, now: datetime) -> Sequence[str]:
    live = Shift.objects.filter(starts_at__lte=now, ends_at__gt=now, account_id=account_id)
    return list(live.values_list("duty", flat=True))
