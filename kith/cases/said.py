"""What a person says of work that a return told us about, and corrections of what was recorded."""

from datetime import date
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.accounts.separation import WHY, Apart, may_approve
from kith.cases import rules
from kith.cases.rules import Mistake
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.promises.entitled import above
from kith.promises.history import allocations, standing
from kith.promises.kinds import KINDS, PromiseKind, Tie
from kith.promises.ledger import NewFact, correction, record
from kith.promises.models import Precision, Promise

BY_A_MANAGER = frozenset({"T8", "T9", "T9-CENSUS", "CLOSURE-REASON"})
ASKS_A_REASON = "closure.reasoned"


@command(Area.CHILD, Level.CREATE, event="promise.said_kept")
def say_kept(
    actor: Actor, /, *, promise: UUID, on: date, words: str = "", reason: str = ""
) -> UUID:
    """Say that a promise was kept: records the fact that keeps it, on the same piece of work.

    An assessment is agreed, and a closure reasoned, by a manager, and not by the child's own
    worker (SPEC H1, separation of duty).
    """
    row = Promise.objects.filter(id=promise).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id)
    kind = KINDS[row.kind]
    _check_may(actor, row, kind)
    _check_day(row, on)
    keeps = kind.keeps[0]
    data: dict[str, Any] = {"words": words.strip()}
    if keeps.name == ASKS_A_REASON:
        data["reason"] = rules.check_words("reason", reason, "the reason for ending the work")
    return record([_keeping(row, keeps.name, keeps.tie, on, data)])[0]


def _check_may(actor: Actor, row: Promise, kind: PromiseKind) -> None:
    if kind.code not in BY_A_MANAGER:
        return
    if not (
        kind.owner_role in actor.roles or above(actor.roles, kind.owner_role, owned_by_name=True)
    ):
        raise Refused("A manager says that this was done.")
    workers = [one.worker for one in allocations(row.person_id)]
    if not may_approve(actor.id, None, *workers):
        raise Refused(WHY[Apart.OWN_WORK])


def _check_day(row: Promise, on: date) -> None:
    if row.state != "open":
        raise Refused("This promise is no longer open.")
    if on > clock.today():
        raise Mistake("on", "The day must be today or in the past")
    if on < local_date(row.started_at):
        raise Mistake("on", "The day must be on or after the day the promise began")


def _keeping(row: Promise, name: str, tie: Tie, on: date, data: dict[str, Any]) -> NewFact:
    apart = row.episode != row.thread
    return NewFact(
        name=name,
        person=row.person_id,
        team=row.team_id,
        thread=row.thread,
        parent=row.episode if apart else None,
        occurred_at=clock.local_midnight(on),
        precision=Precision.DAY,
        data=data,
    )


@command(Area.CHILD, Level.CREATE, event="fact.corrected")
def correct_day(actor: Actor, /, *, person: int, fact: UUID, on: date, why: str) -> UUID:
    """Correct the day on which something happened; what was said before stays in the history."""
    reason = rules.check_words("why", why, "why this is corrected")
    rules.check_day("on", on, clock.today())
    if fact not in {one.id for one in standing(person)}:
        raise NotHere
    moved = correction(fact, rationale=reason, occurred_at=clock.local_midnight(on))
    return record([moved])[0]
