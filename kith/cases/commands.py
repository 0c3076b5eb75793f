"""Work with a child, written down: actions, seeing the child; allocation and corrections beside.

Each command records facts; the promises follow from them in the same transaction.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases import rules
from kith.cases.allocation import allocate
from kith.cases.correcting import Corrected, correct_fact, retract_fact, take_back
from kith.cases.episodes import NAMES, open_referral, waits_to_be_seen
from kith.cases.recording import begin, known_to_the_day, on_thread, tell
from kith.cases.said import say_kept
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, standing
from kith.promises.ledger import record
from kith.promises.sight import let_owe, works_with

__all__ = [
    "Action",
    "Corrected",
    "Seen",
    "allocate",
    "correct_fact",
    "do_action",
    "end_contact_plan",
    "promise_action",
    "record_contact",
    "retract_fact",
    "say_kept",
    "set_contact_plan",
    "take_back",
]

PLAN = ("contact_plan.set", "contact.made", "contact_plan.ended")


@dataclass(frozen=True)
class Action:
    """Something that we will do for a child, as it was agreed."""

    what: str
    why: str
    due: date
    agreed_on: date
    owner: int
    priority: bool = False


@dataclass(frozen=True)
class Seen:
    """One contact with a child as a worker tells it; `words` are the child's own."""

    on: date
    how: str
    alone: bool = False
    words: str = ""


@command(Area.CHILD, Level.CREATE, event="action.promised")
def promise_action(actor: Actor, /, *, person: int, action: Action) -> UUID:
    """Promise a child an action with an owner and a day; return its thread (SPEC D4)."""
    rules.check_day("agreed_on", action.agreed_on, clock.today())
    rules.check_due(action.due, action.agreed_on)
    data = {
        "what": rules.check_words("what", action.what, "what we will do"),
        "why": rules.check_words("why", action.why, "why it matters to the child"),
        "due": action.due.isoformat(),
        "priority": action.priority,
        "owner": action.owner,
    }
    _must_see(actor, person, action.owner)
    return begin(person, "action.promised", action.agreed_on, data)


@command(Area.CHILD, Level.CREATE, event="action.done")
def do_action(actor: Actor, /, *, person: int, thread: UUID, on: date, evidence: str) -> UUID:
    """Say that an action was done, when, and what shows it; return the fact."""
    shown = rules.check_words("evidence", evidence, "what was done and what shows it")
    rules.check_day("on", on, clock.today())
    told = on_thread(person, thread, "action.promised", "action.done")
    if told[0].name == "action.done":
        raise Mistake("evidence", "Somebody has said already that this was done")
    rules.check_after("on", on, local_date(told[-1].at), "the day it was agreed")
    return tell(person, thread, "action.done", on, {"evidence": shown})


@command(Area.CHILD, Level.CREATE, event="contact_plan.set")
def set_contact_plan(
    actor: Actor,
    /,
    *,
    person: int,
    every_working_days: int,
    since: date,
    owner: int,
    thread: UUID | None = None,
) -> UUID:
    """Agree how often a child is seen; on the thread of an earlier plan it takes its place."""
    rules.check_every(every_working_days)
    rules.check_day("since", since, clock.today())
    if thread is not None:
        _running(person, thread)
    _must_see(actor, person, owner)
    data = {"every_working_days": every_working_days, "owner": owner}
    if thread is None:
        return begin(person, "contact_plan.set", since, data)
    tell(person, thread, "contact_plan.set", since, data)
    return thread


@command(Area.CHILD, Level.CREATE, event="contact.made")
def record_contact(
    actor: Actor,
    /,
    *,
    person: int,
    seen: Seen,
    thread: UUID | None = None,
    every_working_days: int | None = None,
    owner: int | None = None,
) -> UUID:
    """Write up one contact and return the fact: only meeting the child keeps the promise.

    It begins the next one, in the rhythm of the plan that it belongs to, unless another is given;
    without a plan, the first meeting agrees one.
    """
    rules.check_day("on", seen.on, clock.today())
    if seen.how not in {**rules.HOW_SEEN, **rules.NOT_SEEN}:
        raise Mistake("how", "Choose where you saw the child, or why you did not")
    plan = _running(person, thread)[0] if thread is not None else None
    data: dict[str, Any] = {"how": seen.how, "words": seen.words.strip()}
    if not rules.keeps_contact(seen.how):
        return _write(person, thread, "contact.tried", seen.on, data)
    every = every_working_days or (plan and int(plan.data["every_working_days"])) or 0
    rules.check_every(every)
    owed_by = owner or _still_owes(person, plan) or actor.id
    _must_see(actor, person, owed_by)
    data |= {"alone": seen.alone, "every_working_days": every, "owner": owed_by}
    return _met(person, thread, seen.on, data)


@command(Area.CHILD, Level.CREATE, event="contact_plan.ended")
def end_contact_plan(actor: Actor, /, *, person: int, thread: UUID, on: date, reason: str) -> UUID:
    """End a plan for seeing a child, and say why; return the fact."""
    why = rules.check_words("reason", reason, "why the plan ends")
    rules.check_day("on", on, clock.today())
    _running(person, thread)
    return tell(person, thread, "contact_plan.ended", on, {"reason": why})


def _met(person: int, thread: UUID | None, on: date, data: dict[str, Any]) -> UUID:
    """Record a meeting with the child, and where it is the first of an episode, that too."""
    met = thread or uuid4()
    fact = known_to_the_day(person, met, "contact.made", on, data)
    if thread is None:
        fact = replace(fact, id=met)
    facts = standing(person, names=NAMES)
    begun = open_referral(facts)
    if begun is None or not waits_to_be_seen(facts, begun.thread):
        return record([fact])[0]
    seen = known_to_the_day(
        person, uuid4(), "child.first_seen", on, {"alone": data["alone"]}, parent=begun.thread
    )
    return record([fact, seen])[0]


def _write(person: int, thread: UUID | None, name: str, on: date, data: dict[str, Any]) -> UUID:
    if thread is None:
        return begin(person, name, on, data)
    return tell(person, thread, name, on, data)


def _must_see(actor: Actor, person: int, owner: int) -> None:
    if not let_owe(actor, person, owner):
        raise Mistake("owner", "Choose somebody who works with this child")


def _still_owes(person: int, plan: Happened | None) -> int | None:
    """Return who owes the visits of a plan, if that person still works with the child."""
    owner = int(plan.data["owner"]) if plan else None
    return owner if owner in works_with(person) else None


def _running(person: int, thread: UUID) -> list[Happened]:
    """Return what stands of a plan that runs, newest first."""
    told = on_thread(person, thread, *PLAN)
    if any(one.name == "contact_plan.ended" for one in told):
        raise Mistake("thread", "This plan has ended; agree a new one")
    return told
