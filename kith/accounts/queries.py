"""Reads of accounts, teams, rota and cover. None of these says anything about a child.

They stand below the gates, so they are plain functions; each is bounded by `MOST`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from kith.accounts.levels import Scope
from kith.accounts.models import Account, Cover, Kind, Membership, Shift, Team
from kith.accounts.roles import ROLES, in_force
from kith.kernel import clock

MOST = 500
_MANAGING = tuple(code for code, role in ROLES.items() if role.scope is Scope.TEAM)
_TOOK_PLACE = Q(ends_at__gt=F("starts_at"))  # what is called off ends where it began


@dataclass(frozen=True)
class AccountCard:
    """What a page says about somebody: who they are and what they do here."""

    id: int
    name: str
    kind: str
    role_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class TeamCard:
    """A team, as a page names it."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class Held:
    """One role that somebody holds in one team."""

    account: int
    team: int
    role: str


@dataclass(frozen=True)
class OnRota:
    """One shift or absence as the rota page shows it."""

    id: int
    who: AccountCard
    what: str
    starts_at: datetime
    ends_at: datetime
    by: AccountCard | None = None


def account_card(account_id: int) -> AccountCard | None:
    """Return one account, or None where there is none."""
    return next(iter(account_cards([account_id])), None)


def account_cards(ids: Iterable[int], at: datetime | None = None) -> list[AccountCard]:
    """Return these accounts with the roles they hold now, by name."""
    wanted = list(ids)
    accounts = Account.objects.filter(id__in=wanted).order_by("name", "id")[:MOST]
    names: dict[int, set[str]] = {}
    for held in held_at(at, Q(account_id__in=wanted)):
        if held.role in ROLES:
            names.setdefault(held.account, set()).add(ROLES[held.role].name)
    return [_card(one, names.get(one.id, ())) for one in accounts]


def partners_called(usernames: Iterable[str]) -> dict[str, int]:
    """Return those of these user names by which somebody of a partner agency signs in."""
    wanted = [one.lower() for one in usernames]
    found = Account.objects.filter(username__in=wanted, kind=Kind.PARTNER, is_active=True)
    return dict(found.values_list("username", "id"))


def open_among(ids: Iterable[int]) -> set[int]:
    """Return those of these whose account is open: whoever has left is given nothing new."""
    found = Account.objects.filter(id__in=list(ids), is_active=True)
    return set(found.values_list("id", flat=True))


def account_names(ids: Iterable[int | None]) -> dict[int, str]:
    """Return what these accounts are called; of none nothing is asked."""
    wanted = {one for one in ids if one}
    named = Account.objects.filter(id__in=wanted).order_by("name", "id")
    return dict(named.values_list("id", "name")[:MOST]) if wanted else {}


def _card(account: Account, names: Iterable[str]) -> AccountCard:
    implied = (ROLES[code].name for code in in_force(account.kind, ()))
    return AccountCard(account.id, account.name, account.kind, tuple(sorted({*names, *implied})))


def held_at(at: datetime | None, which: Q) -> list[Held]:
    """Return the memberships that stand at a moment, of the accounts or teams asked for."""
    at = at or clock.now()
    rows = Membership.objects.filter(which, _standing(at), account__is_active=True)
    return [Held(*row) for row in rows.values_list("account_id", "team_id", "role")[: 10 * MOST]]


def memberships(account_id: int, at: datetime | None = None) -> list[Held]:
    """Return what somebody holds at a moment: a role in a team, each."""
    return held_at(at, Q(account_id=account_id))


def _standing(at: datetime) -> Q:
    return Q(from_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def accounts_in(team: int, at: datetime | None = None) -> list[AccountCard]:
    """Return everyone in a team."""
    return account_cards({held.account for held in held_at(at, Q(team_id=team))}, at)


def managers_of(team: int, at: datetime | None = None) -> list[AccountCard]:
    """Return those whose role in this team reaches the whole team."""
    held = held_at(at, Q(team_id=team, role__in=_MANAGING))
    return account_cards({each.account for each in held}, at)


def managers_by_team(at: datetime | None = None) -> dict[int, frozenset[int]]:
    """Return, for each team that has any, the accounts whose role there reaches the whole team."""
    found: dict[int, set[int]] = {}
    for held in held_at(at, Q(role__in=_MANAGING)):
        found.setdefault(held.team, set()).add(held.account)
    return {team: frozenset(accounts) for team, accounts in found.items()}


def holders_of(role: str, at: datetime | None = None) -> list[AccountCard]:
    """Return everyone who holds a role, in whichever team."""
    return holders_of_any([role], at)


def holders_of_any(roles: Iterable[str], at: datetime | None = None) -> list[AccountCard]:
    """Return everyone who holds one of these roles, in whichever team."""
    held = held_at(at, Q(role__in=list(roles)))
    return account_cards({each.account for each in held}, at)


def teams() -> list[TeamCard]:
    """Return every team, by name."""
    rows = Team.objects.order_by("name", "id").values_list("id", "code", "name")
    return [TeamCard(*row) for row in rows[:MOST]]


def team_card(team_id: int) -> TeamCard | None:
    """Return one team, or None where there is none."""
    row = Team.objects.filter(id=team_id).values_list("id", "code", "name").first()
    return TeamCard(*row) if row else None


def team_called(code: str) -> TeamCard | None:
    """Return the team with this code, or None where there is none."""
    row = Team.objects.filter(code=code).values_list("id", "code", "name").first()
    return TeamCard(*row) if row else None


def on_duty(duty: str, at: datetime | None = None) -> list[AccountCard]:
    """Return who is on the rota for a duty at a moment and not away; the latest to start first."""
    at = at or clock.now()
    shifts = Shift.objects.filter(duty=duty, starts_at__lte=at, ends_at__gt=at)
    shifts = shifts.filter(account__is_active=True).order_by("-starts_at", "-id")
    gone = away_at(at)
    ids = [one for one in shifts.values_list("account_id", flat=True)[:MOST] if one not in gone]
    cards = {card.id: card for card in account_cards(ids, at)}
    return [cards[one] for one in dict.fromkeys(ids)]


def duties_of(account_id: int, at: datetime | None = None) -> frozenset[str]:
    """Return the duties that somebody is on the rota for at a moment."""
    at = at or clock.now()
    shifts = Shift.objects.filter(account_id=account_id, starts_at__lte=at, ends_at__gt=at)
    return frozenset(shifts.values_list("duty", flat=True)[:MOST])


def away_at(at: datetime | None = None) -> dict[int, int | None]:
    """Return everyone who is away at a moment, and who covers each (None: nobody named).

    Somebody who has left is away for good, and covers for nobody.
    """
    at = at or clock.now()
    covers = Cover.objects.filter(starts_at__lte=at, ends_at__gt=at)
    away = dict(covers.values_list("absent_id", "by_id")[: 10 * MOST])
    gone = Account.objects.filter(is_active=False).values_list("id", flat=True)
    return {**dict.fromkeys(gone), **away}


def rota(since: datetime, until: datetime) -> list[OnRota]:
    """Return the shifts that touch a stretch of time, in order; none that was called off."""
    return _shifts(Q(starts_at__lt=until, ends_at__gt=since) & _TOOK_PLACE)


def a_shift(shift: int) -> OnRota | None:
    """Return one shift, or None where there is none."""
    return next(iter(_shifts(Q(id=shift))), None)


def _shifts(which: Q) -> list[OnRota]:
    shifts = list(Shift.objects.filter(which).order_by("starts_at", "duty", "id")[:MOST])
    cards = {card.id: card for card in account_cards({one.account_id for one in shifts})}
    return [
        OnRota(one.id, cards[one.account_id], one.duty, one.starts_at, one.ends_at)
        for one in shifts
    ]


def absences(since: datetime, until: datetime) -> list[OnRota]:
    """Return who is away in a stretch of time and who covers them; none that was called off."""
    return _absences(Q(starts_at__lt=until, ends_at__gt=since) & _TOOK_PLACE)


def an_absence(cover: int) -> OnRota | None:
    """Return one absence, or None where there is none."""
    return next(iter(_absences(Q(id=cover))), None)


def _absences(which: Q) -> list[OnRota]:
    covers = list(Cover.objects.filter(which).order_by("starts_at", "id")[:MOST])
    ids = {one.absent_id for one in covers} | {one.by_id for one in covers if one.by_id}
    cards = {card.id: card for card in account_cards(ids)}
    return [_absence(one, cards) for one in covers]


def _absence(cover: Cover, cards: dict[int, AccountCard]) -> OnRota:
    by = cards[cover.by_id] if cover.by_id else None
    who = cards[cover.absent_id]
    return OnRota(cover.id, who, cover.reason, cover.starts_at, cover.ends_at, by)
