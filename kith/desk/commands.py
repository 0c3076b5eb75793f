"""Planning the rota: who is on duty, who is away and who covers; and ending either early."""

from datetime import datetime

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts import rota as plans
from kith.accounts.roles import Area, Level
from kith.desk import rules
from kith.desk.queries.rota import (
    check_plans_for,
    check_plans_shifts,
    cover_to_end,
    shift_to_end,
)
from kith.kernel import clock


@command(Area.ADMIN, Level.NONE, event="shift.planned")
def plan_shift(
    actor: Actor, /, *, account: int, duty: str, starts_at: datetime, ends_at: datetime
) -> int:
    """Put somebody on the rota."""
    check_plans_shifts(actor)
    rules.check_to_come(ends_at, clock.now())
    return plans.plan_shift(account, duty, starts_at, ends_at, by=actor.id)


@command(Area.ADMIN, Level.NONE, event="cover.planned")
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
    check_plans_for(actor, absent)
    rules.check_to_come(ends_at, clock.now())
    return plans.plan_cover(absent, by, starts_at, ends_at, reason, planned_by=actor.id)


@command(Area.ADMIN, Level.NONE, event="shift.ended")
def end_shift(actor: Actor, /, *, shift: int) -> None:
    """End a shift now, or call it off where it has not begun."""
    ending = shift_to_end(actor, shift=shift)
    rules.check_not_over(ending.planned.ends_at, clock.now())
    audit.about(shift=shift)
    plans.end_shift(shift)


@command(Area.ADMIN, Level.NONE, event="cover.ended")
def end_cover(actor: Actor, /, *, cover: int) -> None:
    """Say that somebody is back, or is not going away; their promises come to them again."""
    ending = cover_to_end(actor, cover=cover)
    rules.check_not_over(ending.planned.ends_at, clock.now())
    audit.about(cover=cover)
    plans.end_cover(cover)
