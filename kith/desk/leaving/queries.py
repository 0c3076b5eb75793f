"""Whose account is open or closed, and what somebody still has, in numbers without a child.

Whoever keeps the accounts sees no record: the product itself counts, and says how many and who
passes them on.
"""

from dataclasses import dataclass
from datetime import timedelta

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, query
from kith.accounts.closing import Closed, closings_of, who_may_leave
from kith.accounts.models import Duty
from kith.accounts.queries import (
    AccountCard,
    OnRota,
    absences,
    account_names,
    managers_by_team,
    rota,
    team_card,
)
from kith.accounts.roles import Area, Level
from kith.accounts.separation import may_keep_account
from kith.kernel import clock
from kith.promises.queries.leaving import HeldOf, held_by
from kith.web import words
from kith.web.lines import last_day

AHEAD = timedelta(days=366)
NOBODY = "nobody manages this team: a head of service does"


@dataclass(frozen=True)
class OfTeam:
    """What somebody has in one team, and who there gives it to others; `tell` are their numbers."""

    team: str
    held: HeldOf
    managers: str
    tell: frozenset[int]


@dataclass(frozen=True)
class Still:
    """All that somebody still has: of children by team, on the rota, and for colleagues."""

    teams: tuple[OfTeam, ...]
    shifts: tuple[str, ...]
    covers: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing waits for anybody."""
        return not (self.teams or self.shifts or self.covers)


@dataclass(frozen=True)
class AccountsPage:
    """Everybody who may leave, and whoever has left."""

    open: tuple[AccountCard, ...]
    closed: tuple[AccountCard, ...]


@dataclass(frozen=True)
class AccountPage:
    """One account: whose, whether it is open, what is still theirs, and how it was closed before.

    `may_change` says whether this reader may close or open it: nobody does with their own.
    """

    card: AccountCard
    is_open: bool
    may_change: bool
    still: Still
    closings: tuple[Closed, ...]


@query(Area.ADMIN, Level.DECIDE)
def accounts_page(actor: Actor, /) -> AccountsPage:
    """Return every account that can be closed."""
    here, gone = who_may_leave()
    return AccountsPage(tuple(here), tuple(gone))


@query(Area.ADMIN, Level.DECIDE)
def account_page(actor: Actor, /, *, account: int) -> AccountPage:
    """Return one account, for whoever closes or opens it."""
    here, gone = who_may_leave(account)
    if not (here or gone):
        raise NotHere
    audit.about(account=account)
    return AccountPage(
        card=(here or gone)[0],
        is_open=bool(here),
        may_change=may_keep_account(actor.id, account),
        still=still_has(MACHINE, account=account),
        closings=tuple(closings_of(account)),
    )


@query(Area.CHILD, Level.VIEW)
def still_has(actor: Actor, /, *, account: int) -> Still:
    """Return what somebody has, as the product itself counts it: over every child."""
    now = clock.now()
    held, managing = held_by(account), managers_by_team()
    names = account_names({one for each in held for one in managing.get(each.team, ())})
    away = absences(now, now + AHEAD)
    return Still(
        teams=tuple(_of_team(one, managing, names, account) for one in held),
        shifts=tuple(_shift(one) for one in rota(now, now + AHEAD) if one.who.id == account),
        covers=tuple(_cover(one) for one in away if one.by and one.by.id == account),
    )


def _of_team(
    one: HeldOf, managing: dict[int, frozenset[int]], names: dict[int, str], account: int
) -> OfTeam:
    card, others = team_card(one.team), managing.get(one.team, frozenset()) - {account}
    named = ", ".join(sorted(names[each] for each in others if each in names))
    return OfTeam(card.name if card else "", one, named or NOBODY, others)


def _shift(one: OnRota) -> str:
    return f"{Duty(one.what).label}, from {words.moment(one.starts_at)}"


def _cover(one: OnRota) -> str:
    return f"{one.who.name}, until {words.day(last_day(one.ends_at))}"
