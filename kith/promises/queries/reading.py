"""From rows of the ledger to promises with what people said of them: two queries, however many."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from kith.kernel import clock
from kith.kernel.load import accepted_rules
from kith.kernel.policy import in_force
from kith.promises.models import Act, Deed, Promise, State
from kith.promises.rules import Owed


def known() -> Q:
    """Return the condition that somebody can know how a promise stands."""
    return Q(known_until=None) | Q(due_at__lte=F("known_until"))


def late(now: datetime) -> Q:
    """Return the condition that a promise is late and was not so before we were told of it."""
    return Q(state=State.OPEN, due_at__lte=now, settled_until=None) & known()


def numbers(day: date | None = None) -> dict[str, int]:
    """Return the value of every accepted rule in force on a day (today)."""
    on = day or clock.today()
    return {rule.code: rule.value for rule in accepted_rules() if in_force(rule, on)}


def owed_from(rows: Iterable[Promise]) -> list[Owed]:
    """Return these promises with what people have said of them."""
    promises = list(rows)
    said = _acts([one.id for one in promises])
    return [_owed(one, said.get(one.id, {})) for one in promises]


def _acts(ids: list[UUID]) -> dict[UUID, dict[str, Act]]:
    """Return the latest standing act of each kind by promise; an undone act does not stand.

    Of acknowledgements it is the first: from then on somebody had taken it.
    """
    rows = list(Act.objects.filter(promise__in=ids).order_by("at", "recorded_at"))
    undone = {row.undoes for row in rows if row.act == Deed.UNDO}
    latest: dict[UUID, dict[str, Act]] = {}
    for row in rows:
        held = latest.setdefault(row.promise, {})
        first_stands = row.act == Deed.ACKNOWLEDGE and row.act in held
        if row.act != Deed.UNDO and row.id not in undone and not first_stands:
            held[row.act] = row
    return latest


def _owed(row: Promise, said: Mapping[str, Act]) -> Owed:
    return Owed(
        id=str(row.id),
        kind=row.kind,
        person=row.person_id,
        team=row.team_id,
        due_at=row.due_at,
        state=row.state,
        thread=str(row.thread),
        episode=str(row.episode),
        started_at=row.started_at,
        kept_at=row.kept_at,
        ended_at=row.ended_at,
        ended_why=row.ended_why or "",
        owner_role=row.owner_role,
        owner=row.owner_id,
        also_owner=row.also_owner_id,
        alert_class=row.alert_class,
        safety=row.safety,
        priority=row.priority,
        known_until=row.known_until,
        settled_until=row.settled_until,
        from_return=row.from_return,
        words=row.words,
        **_spoken(said),
    )


def _spoken(said: Mapping[str, Act]) -> dict[str, Any]:
    attest, accept = said.get(Deed.ATTEST), said.get(Deed.ACCEPT_UNTIL)
    will, taken, cant = said.get(Deed.WILL_BY), said.get(Deed.ACKNOWLEDGE), _barrier(said)
    return {
        "attested_until": _moment(attest, "until"),
        "accepted_until": _moment(accept, "until"),
        "acknowledged_at": taken.at if taken else None,
        "will_by": date.fromisoformat(will.data["on"]) if will else None,
        "barrier": str(cant.data["barrier"]) if cant else "",
        "disputed": Deed.DISPUTE in said,
        "verified": Deed.VERIFY in said,
    }


def _barrier(said: Mapping[str, Act]) -> Act | None:
    """Return the barrier that stands: until somebody says anew who does it, or by when."""
    cant = said.get(Deed.CANT)
    after = (said[deed] for deed in (Deed.WILL_BY, Deed.ATTEST, Deed.REASSIGN) if deed in said)
    return None if cant is None or any(act.at > cant.at for act in after) else cant


def _moment(act: Act | None, key: str) -> datetime | None:
    return datetime.fromisoformat(act.data[key]) if act else None
