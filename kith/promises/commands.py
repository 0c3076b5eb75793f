"""What people say of a promise. None of it moves the day it was due; two of them end it.

Each is one tap and one act, kept for good. Who may say what is in `entitled`.
"""

from datetime import date, timedelta
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.clock import local_midnight
from kith.kernel.mistakes import Mistake
from kith.kernel.workdays import add_working_days, end_of_day
from kith.promises.barriers import BARRIERS
from kith.promises.entitled import WHY_NOT, refusal
from kith.promises.kinds import KINDS
from kith.promises.ledger import act as write
from kith.promises.models import Act, Deed, Promise
from kith.promises.queries.reading import numbers, owed_from
from kith.promises.rules import UNDO_WITHIN
from kith.promises.sight import let_owe


@command(Area.CHILD, Level.CREATE, event="promise.attested")
def attest_done(actor: Actor, /, *, promise: UUID, words: str, on: date) -> UUID:
    """Say "done, I will write it up": the line is quiet for two working days (S13 rule 7)."""
    row = _promise(actor, promise, Deed.ATTEST)
    if not KINDS[row.kind].may_attest:
        raise Refused(WHY_NOT["attest"])
    if on > clock.today():
        raise Mistake("on", "The day must be today or in the past")
    until = end_of_day(add_working_days(clock.today(), numbers()["ATTEST"]))
    said = {"words": _words("words", words, "one line of what was done"), "on": on.isoformat()}
    return write(row, Deed.ATTEST, said | {"until": until.isoformat()})


@command(Area.CHILD, Level.CREATE, event="promise.will_by")
def will_by(actor: Actor, /, *, promise: UUID, on: date) -> UUID:
    """Say by when it will be done. The promise stays due when it was due; both are shown."""
    row = _promise(actor, promise, Deed.WILL_BY)
    if not clock.today() <= on <= clock.today() + timedelta(days=365):
        raise Mistake("on", "The day must be today or within the next year")
    return write(row, Deed.WILL_BY, {"on": on.isoformat()})


@command(Area.CHILD, Level.CREATE, event="promise.cannot")
def cannot(actor: Actor, /, *, promise: UUID, barrier: str, words: str = "") -> UUID:
    """Say that it cannot be done and what is in the way: the manager now has a decision to make."""
    row = _promise(actor, promise, Deed.CANT)
    if barrier not in BARRIERS:
        raise Mistake("barrier", "Choose what is in the way")
    return write(row, Deed.CANT, {"barrier": barrier, "words": words.strip()})


@command(Area.CHILD, Level.SUMMARY, event="promise.disputed")
def dispute(actor: Actor, /, *, promise: UUID, words: str) -> UUID:
    """Say that this is wrong. Anybody who sees it may, the child too."""
    row = _promise(actor, promise, Deed.DISPUTE)
    return write(row, Deed.DISPUTE, {"words": _words("words", words, "what is wrong")})


@command(Area.CHILD, Level.VIEW, event="promise.acknowledged")
def acknowledge(actor: Actor, /, *, promise: UUID) -> UUID:
    """Take it by name: somebody knows and is on it. It is not done by that."""
    return write(_promise(actor, promise, Deed.ACKNOWLEDGE), Deed.ACKNOWLEDGE, {})


@command(Area.CHILD, Level.DECIDE, event="promise.withdrawn")
def withdraw(actor: Actor, /, *, promise: UUID, reason: str) -> UUID:
    """Withdraw a promise, with a reason that the child could be told."""
    row = _promise(actor, promise, Deed.WITHDRAW)
    return write(row, Deed.WITHDRAW, {"reason": _words("reason", reason, "why")})


@command(Area.CHILD, Level.DECIDE, event="promise.voided")
def void(actor: Actor, /, *, promise: UUID, reason: str) -> UUID:
    """Say that this was never owed, and why."""
    row = _promise(actor, promise, Deed.VOID)
    return write(row, Deed.VOID, {"reason": _words("reason", reason, "why it was never owed")})


@command(Area.CHILD, Level.DECIDE, event="promise.passed")
def reassign(actor: Actor, /, *, promise: UUID, to: int, reason: str) -> UUID:
    """Pass a promise to another worker. The due day stands (SPEC D6)."""
    row = _promise(actor, promise, Deed.REASSIGN)
    why = _words("reason", reason, "why")
    if to == row.owner_id:
        raise Mistake("to", "This person owes it already")
    if not let_owe(actor, row.person_id, to):
        raise Mistake("to", "Choose somebody who works with this child")
    return write(row, Deed.REASSIGN, {"to": to, "reason": why})


@command(Area.CHILD, Level.DECIDE, event="promise.accepted_until")
def accept_until(actor: Actor, /, *, promise: UUID, on: date, reason: str) -> UUID:
    """Accept that it waits until a day, with a reason; nobody is told of it until then."""
    row = _promise(actor, promise, Deed.ACCEPT_UNTIL)
    if not clock.today() <= on <= clock.today() + timedelta(days=14):
        raise Mistake("on", "The day must be within the next two weeks")
    why = _words("reason", reason, "why it may wait")
    until = local_midnight(on + timedelta(days=1))
    return write(row, Deed.ACCEPT_UNTIL, {"until": until.isoformat(), "reason": why})


@command(Area.CHILD, Level.DECIDE, event="promise.verified")
def verify(actor: Actor, /, *, promise: UUID, words: str) -> UUID:
    """Say that one has seen that a kept promise was really kept."""
    row = _promise(actor, promise, Deed.VERIFY)
    return write(row, Deed.VERIFY, {"words": _words("words", words, "what you saw")})


@command(Area.CHILD, Level.SUMMARY, event="promise.undone")
def undo(actor: Actor, /, *, act: UUID) -> UUID:
    """Take back what one said oneself, within ten minutes."""
    said = Act.objects.filter(id=act, by_id=actor.id).exclude(act=Deed.UNDO).first()
    if said is None or Act.objects.filter(undoes=act).exists():
        raise NotHere
    if clock.now() - said.at > UNDO_WITHIN:
        raise Refused("This can no longer be taken back: more than ten minutes have passed.")
    row = Promise.objects.filter(id=said.promise).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id)
    return write(row, Deed.UNDO, {}, undoes=said.id)


def _promise(actor: Actor, promise: UUID, deed: Deed) -> Promise:
    """Return the promise, where the actor sees it and may say this of it."""
    row = Promise.objects.filter(id=promise).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id)
    why_not = refusal(deed.value, owed_from([row])[0], actor.id, actor.roles)
    if why_not:
        raise Refused(why_not)
    return row


def _words(field: str, words: str, what: str) -> str:
    trimmed = words.strip()
    if not trimmed:
        raise Mistake(field, f"Enter {what}")
    return trimmed
