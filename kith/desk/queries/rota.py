"""The rota: who is on duty now, who is away and who covers; planning both (S13 rule 8)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.access.actors import Actor
from kith.access.gates import Refused, command, query
from kith.accounts import rota as plans
from kith.accounts.models import Away, Duty
from kith.accounts.queries import AccountCard, OnRota, absences, accounts_in, holders_of, on_duty
from kith.accounts.queries import rota as read_rota
from kith.accounts.roles import Area, Level, Scope
from kith.kernel import clock
from kith.web.words import clock_time

AHEAD = timedelta(days=14)
PLANNERS = frozenset({"rota_manager", "duty_manager", "head_of_service", "director"})
DUTY_ROLES = {
    Duty.MANAGER: ("duty_manager", "mash_manager", "team_manager"),
    Duty.EDT: ("edt",),
    Duty.HOS: ("head_of_service",),
    Duty.DCS: ("director",),
}


@dataclass(frozen=True)
class OnNow:
    """One duty and who is on it now."""

    duty: str
    words: str
    people: tuple[AccountCard, ...]


@dataclass(frozen=True)
class RotaDay:
    """The shifts that begin on one day, by duty, as the grid tells them; "" where nobody is on."""

    day: date
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RotaPage:
    """The rota of the next two weeks, and who may be named on it."""

    now: tuple[OnNow, ...]
    days: tuple[RotaDay, ...]
    away: tuple[OnRota, ...]
    may_plan_shifts: bool
    may_plan_cover: bool
    colleagues: tuple[AccountCard, ...]
    on_call: tuple[AccountCard, ...]


@query(Area.KPI, Level.NONE)
def rota_page(actor: Actor, /) -> RotaPage:
    """Return the rota; anybody who works here may read it."""
    if not _works_here(actor):
        raise Refused("The rota is for people who work here.")
    now = clock.now()
    may_cover = plans_cover(actor)
    return RotaPage(
        now=tuple(OnNow(one.value, one.label, tuple(on_duty(one, now))) for one in Duty),
        days=tuple(_days(read_rota(now, now + AHEAD))),
        away=tuple(absences(now, now + AHEAD)),
        may_plan_shifts=plans_shifts(actor),
        may_plan_cover=may_cover,
        colleagues=tuple(colleagues(actor)) if may_cover else (),
        on_call=tuple(_on_call()) if plans_shifts(actor) else (),
    )


def _days(shifts: Iterable[OnRota]) -> Iterator[RotaDay]:
    by_day: dict[date, dict[str, list[str]]] = {}
    for one in shifts:
        cells = by_day.setdefault(clock.local_date(one.starts_at), {})
        times = f"{clock_time(one.starts_at)} to {clock_time(one.ends_at)}"
        cells.setdefault(one.what, []).append(f"{one.who.name}, {times}")
    for day in sorted(by_day):
        yield RotaDay(day, tuple("; ".join(by_day[day].get(duty, ())) for duty in Duty))


def _works_here(actor: Actor) -> bool:
    return actor.kind == "worker"


def plans_shifts(actor: Actor) -> bool:
    """Say whether somebody plans who is on duty."""
    return bool(actor.roles & PLANNERS)


def plans_cover(actor: Actor) -> bool:
    """Say whether somebody plans cover: for everybody, or for their own team."""
    return plans_shifts(actor) or (actor.scope is Scope.TEAM and bool(actor.teams))


def colleagues(actor: Actor) -> list[AccountCard]:
    """Return those whose absence this person may plan."""
    if plans_shifts(actor):
        every = (card for role in _working_roles() for card in holders_of(role))
        found = {card.id: card for card in every}
    else:
        found = {card.id: card for team in actor.teams for card in accounts_in(team)}
    return sorted((card for card in found.values() if card.kind == "worker"), key=_by_name)


def _working_roles() -> tuple[str, ...]:
    return ("social_worker", "nqsw", "team_manager", "chair", "peace_worker", "family_worker")


def _on_call() -> list[AccountCard]:
    roles = {role for held in DUTY_ROLES.values() for role in held}
    found = {card.id: card for role in roles for card in holders_of(role)}
    return sorted(found.values(), key=_by_name)


def _by_name(card: AccountCard) -> tuple[str, int]:
    return card.name, card.id


@command(Area.KPI, Level.NONE, event="shift.planned")
def plan_shift(
    actor: Actor, /, *, account: int, duty: str, starts_at: datetime, ends_at: datetime
) -> int:
    """Put somebody on the rota."""
    if not plans_shifts(actor):
        raise Refused("The rota manager or duty manager plans who is on duty.")
    return plans.plan_shift(account, duty, starts_at, ends_at, by=actor.id)


@command(Area.KPI, Level.NONE, event="cover.planned")
def plan_cover(
    actor: Actor,
    /,
    *,
    absent: int,
    by: int | None,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
) -> int:
    """Say that a colleague is away and who takes their promises."""
    if absent not in {card.id for card in colleagues(actor)} or not plans_cover(actor):
        raise Refused("You plan cover for your own team.")
    return plans.plan_cover(absent, by, starts_at, ends_at, reason, planned_by=actor.id)


REASONS = tuple(Away.choices)
DUTIES = tuple(Duty.choices)
