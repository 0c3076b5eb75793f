"""Plan who is on duty and who covers whom. Gated by the commands that call this."""

from datetime import datetime

from django.db import transaction

from kith.accounts.models import Account, Away, Cover, Duty, Shift
from kith.accounts.rules import NotPlanned, Span, check_cover, check_shift
from kith.kernel import clock


@transaction.atomic
def plan_shift(
    account: int, duty: str, starts_at: datetime, ends_at: datetime, *, by: int | None = None
) -> int:
    """Put somebody on the rota for a duty and return the shift."""
    if duty not in Duty.values:
        raise NotPlanned("duty", f"There is no duty called {duty}.")
    _one_plan_at_a_time(account)
    same = Shift.objects.filter(account_id=account, duty=duty, ends_at__gt=starts_at)
    check_shift(Span(starts_at, ends_at), [_span(each) for each in same[:500]])
    made = Shift.objects.create(
        account_id=account, duty=duty, starts_at=starts_at, ends_at=ends_at, planned_by_id=by
    )
    return made.id


@transaction.atomic
def plan_cover(
    absent: int,
    by: int | None,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    *,
    planned_by: int | None = None,
) -> int:
    """Say that somebody is away and who takes their work; `by` None tells their manager."""
    if reason not in Away.values:
        raise NotPlanned("reason", f"There is no reason for being away called {reason}.")
    _one_plan_at_a_time(absent, by)
    check_cover(
        Span(starts_at, ends_at),
        absent=absent,
        by=by,
        absences=_absences(absent, starts_at),
        by_absences=_absences(by, starts_at),
    )
    made = Cover.objects.create(
        absent_id=absent,
        by_id=by,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=reason,
        planned_by_id=planned_by,
    )
    return made.id


def _one_plan_at_a_time(*accounts: int | None) -> None:
    """Make whoever else plans for these colleagues wait, so that each plan sees the one before.

    Nothing is planned for somebody who has left.

    The database refuses two covers at one time too, but two who are refused at once may also
    deadlock there. Taken in one order, these locks cannot.
    """
    wanted = [account for account in accounts if account is not None]
    rows = Account.objects.filter(id__in=wanted).order_by("id")
    stand = rows.select_for_update(no_key=True).values_list("name", "is_active")
    for name, is_open in list(stand):
        if not is_open:
            raise NotPlanned("", f"{name} has left: choose somebody who works here.")


def _absences(account: int | None, since: datetime) -> list[Span]:
    rows = Cover.objects.filter(absent_id=account, ends_at__gt=since)[:500]
    return [_span(each) for each in rows]


def _span(row: Shift | Cover) -> Span:
    return Span(row.starts_at, row.ends_at)


@transaction.atomic
def end_shift(shift: int, *, at: datetime | None = None) -> None:
    """End a shift early, or call it off where it has not begun; the row stays."""
    _end(Shift.objects.select_for_update().get(id=shift), at or clock.now())


@transaction.atomic
def end_cover(cover: int, *, at: datetime | None = None) -> None:
    """They are back: end the cover now, or call it off where it has not begun; the row stays."""
    _end(Cover.objects.select_for_update().get(id=cover), at or clock.now())


def _end(row: Shift | Cover, at: datetime) -> None:
    if at < row.ends_at:
        row.ends_at = max(at, row.starts_at)
        row.save(update_fields=["ends_at"])
