"""Closing the account of somebody who left, and opening it again where that was a mistake.

Gated by the commands that call this. A closed account signs in nowhere, and what it had open is
over: no session that began before outlives it, not even when it is opened again. Its name stays.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kith.accounts.models import Account, Closing, Kind
from kith.accounts.queries import AccountCard, account_cards, account_names
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

CLOSED_ALREADY = "This account is closed already."
OPEN_ALREADY = "This account is open."
# The product itself never leaves; a family's own accounts end with what they are for.
LEAVE = (Kind.WORKER, Kind.PARTNER, Kind.INSPECTOR)


@dataclass(frozen=True)
class Closed:
    """One time that an account was closed: who did, when and why, and whether it was opened."""

    left_on: date
    why: str
    closed_by: str
    closed_at: datetime
    opened_by: str = ""
    opened_at: datetime | None = None
    opened_why: str = ""


@transaction.atomic
def close(account: int, *, left_on: date, why: str, by: int) -> None:
    """Close an account from now on, and end all that it had open."""
    row = _locked(account)
    if not row.is_active:
        raise Mistake("", CLOSED_ALREADY)
    Closing.objects.create(account=row, left_on=left_on, why=why, closed_by_id=by)
    row.is_active, row.signed_out = False, row.signed_out + 1
    row.save(update_fields=["is_active", "signed_out"])


@transaction.atomic
def open_again(account: int, *, why: str, by: int) -> None:
    """Open a closed account again, with all that it held; whoever it is signs in anew."""
    row = _locked(account)
    if row.is_active:
        raise Mistake("", OPEN_ALREADY)
    Closing.objects.filter(account=row, opened_at=None).update(
        opened_at=clock.now(), opened_by_id=by, opened_why=why
    )
    row.is_active = True
    row.save(update_fields=["is_active"])


def _locked(account: int) -> Account:
    return Account.objects.select_for_update(no_key=True).get(id=account)


def who_may_leave(account: int = 0) -> tuple[list[AccountCard], list[AccountCard]]:
    """Return those whose accounts are open, and those whose are closed, by name; or the one."""
    rows = Account.objects.filter(kind__in=LEAVE)
    rows = rows.filter(id=account) if account else rows
    stands = dict(rows.order_by("name", "id").values_list("id", "is_active")[:500])
    cards = account_cards(stands)
    return [one for one in cards if stands[one.id]], [one for one in cards if not stands[one.id]]


def closings_of(account: int) -> list[Closed]:
    """Return each time that an account was closed, the latest first."""
    rows = list(Closing.objects.filter(account_id=account).order_by("-closed_at")[:50])
    names = account_names({who for one in rows for who in (one.closed_by_id, one.opened_by_id)})
    return [
        Closed(
            left_on=one.left_on,
            why=one.why,
            closed_by=names[one.closed_by_id],
            closed_at=one.closed_at,
            opened_by=names.get(one.opened_by_id or 0, ""),
            opened_at=one.opened_at,
            opened_why=one.opened_why,
        )
        for one in rows
    ]
