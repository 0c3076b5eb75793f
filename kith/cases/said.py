"""What a person says of a promise that a return told us about: it was kept, on this day."""

from datetime import date
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.accounts.separation import WHY, Apart, may_approve
from kith.cases import rules
from kith.cases.promises import KINDS as OURS
from kith.cases.recording import known_to_the_day
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.promises.entitled import above
from kith.promises.history import allocations
from kith.promises.kinds import KINDS, PromiseKind
from kith.promises.ledger import record
from kith.promises.models import Promise

# A manager's own judgement keeps these: not that of the child's own worker (SPEC H1).
BY_A_MANAGER = frozenset({"T8", "T9", "T9-CENSUS", "CLOSURE-REASON"})
ASKS_A_REASON = "closure.reasoned"

WRITTEN_UP = "Write it up where it belongs: what was done, or how the child was seen."
NOT_YOURS = "Whoever owes this by their role, or the next manager up, says that it was done."


@command(Area.CHILD, Level.CREATE, event="promise.said_kept")
def say_kept(
    actor: Actor, /, *, promise: UUID, on: date, words: str = "", reason: str = ""
) -> UUID:
    """Say that a promise was kept: records the fact that keeps it, on the same piece of work.

    An assessment is agreed, and a closure reasoned, by a manager, and not by the child's own
    worker (SPEC H1, separation of duty); of a conference the chair says so.
    """
    row = Promise.objects.filter(id=promise).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id)
    kind = KINDS[row.kind]
    why_not = refusal(actor, kind, row.person_id)
    if why_not:
        raise Refused(why_not)
    _check_day(row, on)
    keeps = kind.keeps[0].name
    data: dict[str, Any] = {"words": words.strip()}
    if keeps == ASKS_A_REASON:
        data["reason"] = rules.check_words("reason", reason, "the reason for ending the work")
    thread = _work(row)
    parent = row.episode if row.episode != thread else None
    fact = known_to_the_day(row.person_id, thread, keeps, on, data, team=row.team_id, parent=parent)
    return record([fact])[0]


def _work(row: Promise) -> UUID:
    """Return the piece of work that is done.

    Of a referral's promise it is the assessment begun on it: one agreement keeps both countings.
    """
    if row.kind != "T9":
        return row.thread
    begun = Promise.objects.filter(person_id=row.person_id, kind="T9-CENSUS", state="open")
    last = begun.filter(episode=row.episode).order_by("-started_at").first()
    return last.thread if last else row.thread


def refusal(actor: Actor, kind: PromiseKind, person: int) -> str:
    """Return why somebody may not say this, in words for them; nothing when they may."""
    if not kind.limit or kind not in OURS:
        return WRITTEN_UP
    if kind.code not in sayable(actor):
        return NOT_YOURS
    if kind.code in BY_A_MANAGER:
        workers = [one.worker for one in allocations(person)]
        if not may_approve(actor.id, None, *workers):
            return WHY[Apart.OWN_WORK]
    return ""


def sayable(actor: Actor) -> frozenset[str]:
    """Return the kinds of which the actor's roles may say that they were kept.

    Only of those of this package: what has a page of its own, such as a strategy discussion and
    who was there, is written up there.
    """
    return frozenset(
        kind.code
        for kind in OURS
        if kind.limit and above(actor.roles, kind.owner_role, owned_by_name=True)
    )


def _check_day(row: Promise, on: date) -> None:
    if row.state != "open":
        raise Refused("This promise is no longer open.")
    if on > clock.today():
        raise Mistake("on", "The day must be today or in the past")
    if on < local_date(row.started_at):
        raise Mistake("on", "The day must be on or after the day the promise began")
