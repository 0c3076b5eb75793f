"""Who acts: a worker, a partner, a child, a parent, an inspector, or the product itself."""

from dataclasses import dataclass, replace
from uuid import UUID

from kith.accounts.models import Account
from kith.accounts.queries import duties_of, memberships
from kith.accounts.roles import ROLES, Area, Level, Scope, enough, in_force, scope_of


@dataclass(frozen=True)
class Actor:
    """Somebody at one moment: the roles in force, the teams they are held in, how far they reach.

    Made by `actor_for` from the account, never from what a browser sends. The database believes
    none of it except the account and its kind, which the gate signs: it looks up the rest itself.
    `only` is for somebody without an account who was sent a link: the one thing that they see.
    """

    id: int
    name: str
    kind: str
    roles: frozenset[str]
    teams: tuple[int, ...]
    scope: Scope
    only: UUID | None = None

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


VISITOR = Actor(0, "Somebody without an account", "visitor", frozenset({"visitor"}), (), Scope.NONE)
MACHINE = Actor(0, "Kith", "machine", frozenset({"machine"}), (), Scope.WIDE)


def visitor_with(letter: int) -> Actor:
    """Return whoever wrote a letter on a public page and has shown that it is theirs.

    The letter's number below nought: no account has it, so that nothing given to one is theirs.
    """
    return replace(VISITOR, id=-letter)


def actor_for(account_id: int) -> Actor:
    """Return the actor behind an account as it stands now."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise NoSuchActor(account_id)
    return actor_behind(account)


def actor_behind(account: Account) -> Actor:
    """Return the actor behind an account that has been read already."""
    if not account.is_active:
        raise NoSuchActor(account.pk)
    held = memberships(account.pk)
    roles = in_force(account.kind, [each.role for each in held], duties_of(account.pk))
    teams = tuple(sorted({each.team for each in held if each.role in roles}))
    return Actor(account.pk, account.name, account.kind, roles, teams, scope_of(roles))
