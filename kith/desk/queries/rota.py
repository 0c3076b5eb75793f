"""The rota: who is on duty now, who is away and who covers, and who may plan it (S13 rule 8)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, query
from kith.accounts.models import Away, Duty
from kith.accounts.queries import (
    AccountCard,
    OnRota,
    a_shift,
    absences,
    accounts_in,
    an_absence,
    holders_of_any,
    on_duty,
)
from kith.accounts.queries import rota as read_rota
from kith.accounts.roles import Area, Level
from kith.desk import rules
from kith.kernel import clock
from kith.web.words import clock_time

AHEAD = timedelta(days=14)
REASONS = tuple(Away.choices)
DUTIES = tuple(Duty.choices)


@dataclass(frozen=True)
class OnNow:
    """One duty and who is on it now."""

    duty: str
    words: str
    people: tuple[AccountCard, ...]


@dataclass(frozen=True)
class ShiftTold:
    """One shift as the grid tells it: who, from when until when."""

    id: int
    says: str


@dataclass(frozen=True)
class RotaDay:
    """The shifts that begin on one day, by duty; an empty cell where nobody is on."""

    day: date
    cells: tuple[tuple[ShiftTold, ...], ...]


@dataclass(frozen=True)
class AwayTold:
    """One absence, whether it has begun, and whether this reader may end it."""

    planned: OnRota
    began: bool
    may_end: bool


@dataclass(frozen=True)
class RotaPage:
    """The rota of the next two weeks, and who may be named on it."""

    now: tuple[OnNow, ...]
    days: tuple[RotaDay, ...]
    away: tuple[AwayTold, ...]
    may_plan_shifts: bool
    may_plan_cover: bool
    colleagues: tuple[AccountCard, ...]
    on_call: tuple[AccountCard, ...]


@dataclass(frozen=True)
class Ending:
    """A shift or an absence that somebody is about to end, and whether it has begun."""

    planned: OnRota
    began: bool


@query(Area.ADMIN, Level.NONE)
def rota_page(actor: Actor, /) -> RotaPage:
    """Return the rota; anybody who works here may read it."""
    if actor.kind != "worker":
        raise Refused("The rota is for people who work here.")
    now = clock.now()
    mine, shifts = colleagues(actor), rules.plans_shifts(actor.roles)
    ids = {card.id for card in mine}
    return RotaPage(
        now=tuple(OnNow(one.value, one.label, tuple(on_duty(one, now))) for one in Duty),
        days=tuple(_days(read_rota(now, now + AHEAD))),
        away=tuple(
            AwayTold(one, one.starts_at <= now, one.who.id in ids)
            for one in absences(now, now + AHEAD)
        ),
        may_plan_shifts=shifts,
        may_plan_cover=_plans_cover(actor),
        colleagues=mine,
        on_call=_by_name(holders_of_any(_ON_CALL)) if shifts else (),
    )


@query(Area.ADMIN, Level.NONE)
def shift_to_end(actor: Actor, /, *, shift: int) -> Ending:
    """Return a shift for whoever is about to end it."""
    check_plans_shifts(actor)
    return _ending(a_shift(shift))


@query(Area.ADMIN, Level.NONE)
def cover_to_end(actor: Actor, /, *, cover: int) -> Ending:
    """Return an absence for whoever is about to end it."""
    ending = _ending(an_absence(cover))
    check_plans_for(actor, ending.planned.who.id)
    return ending


def check_plans_shifts(actor: Actor) -> None:
    """Refuse whoever does not plan who is on duty."""
    if not rules.plans_shifts(actor.roles):
        raise Refused(rules.WHY_NO_SHIFT)


def check_plans_for(actor: Actor, absent: int) -> None:
    """Refuse whoever does not plan the cover of this colleague."""
    if absent not in {card.id for card in colleagues(actor)}:
        raise Refused(rules.WHY_NO_COVER)


def colleagues(actor: Actor) -> tuple[AccountCard, ...]:
    """Return those whose absence this person may plan."""
    if rules.plans_shifts(actor.roles):
        return _by_name(holders_of_any(rules.WITH_CHILDREN))
    if not _plans_cover(actor):
        return ()
    return _by_name(card for team in actor.teams for card in accounts_in(team))


def _plans_cover(actor: Actor) -> bool:
    return rules.plans_cover(actor.roles, actor.scope, actor.teams)


_ON_CALL = frozenset(role for held in rules.ON_CALL.values() for role in held)


def _by_name(cards: Iterable[AccountCard]) -> tuple[AccountCard, ...]:
    """Return the people among them who work here, each once."""
    found = {card.id: card for card in cards if card.kind == "worker"}
    return tuple(sorted(found.values(), key=lambda card: (card.name, card.id)))


def _ending(planned: OnRota | None) -> Ending:
    if planned is None:
        raise NotHere
    return Ending(planned, planned.starts_at <= clock.now())


def _days(shifts: Iterable[OnRota]) -> Iterator[RotaDay]:
    by_day: dict[date, dict[str, list[ShiftTold]]] = {}
    for one in shifts:
        cells = by_day.setdefault(clock.local_date(one.starts_at), {})
        says = f"{one.who.name}, {clock_time(one.starts_at)} to {clock_time(one.ends_at)}"
        cells.setdefault(one.what, []).append(ShiftTold(one.id, says))
    for day in sorted(by_day):
        yield RotaDay(day, tuple(tuple(by_day[day].get(duty, ())) for duty in Duty))
