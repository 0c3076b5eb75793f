"""Work with a child, written down: allocation, actions, seeing the child.

Each command records facts; the promises follow from them in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.access.grants import add_grant, end_grants
from kith.accounts.queries import memberships
from kith.accounts.roles import Area, Level
from kith.cases import rules
from kith.cases.rules import Mistake
from kith.kernel import clock
from kith.promises.history import Allocation, allocations, team_of
from kith.promises.kinds import WORKER
from kith.promises.ledger import NewFact, record
from kith.promises.models import Precision

ALLOCATED, TEAM_WORK, IN_RETURN = "allocated", "team", "in a return"


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
    return _begin(person, "action.promised", action.agreed_on, data)


@command(Area.CHILD, Level.CREATE, event="action.done")
def do_action(actor: Actor, /, *, person: int, thread: UUID, on: date, evidence: str) -> None:
    """Say that an action was done, when, and what shows it."""
    shown = rules.check_words("evidence", evidence, "what was done and what shows it")
    rules.check_day("on", on, clock.today())
    _go_on(person, thread, "action.done", on, {"evidence": shown})


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
    data = {"every_working_days": every_working_days, "owner": owner}
    return _begin(person, "contact_plan.set", since, data, thread)


@command(Area.CHILD, Level.CREATE, event="contact.made")
def record_contact(
    actor: Actor, /, *, person: int, thread: UUID, seen: Seen, every_working_days: int, owner: int
) -> None:
    """Write up one contact: only meeting the child keeps the promise and begins the next."""
    rules.check_day("on", seen.on, clock.today())
    if seen.how not in {**rules.HOW_SEEN, **rules.NOT_SEEN}:
        raise Mistake("how", "Choose where you saw the child, or why you did not")
    data: dict[str, Any] = {"how": seen.how, "words": seen.words.strip()}
    if not rules.keeps_contact(seen.how):
        return _go_on(person, thread, "contact.tried", seen.on, data)
    rules.check_every(every_working_days)
    data |= {"alone": seen.alone, "every_working_days": every_working_days, "owner": owner}
    return _go_on(person, thread, "contact.made", seen.on, data)


@command(Area.CHILD, Level.CREATE, event="contact_plan.ended")
def end_contact_plan(actor: Actor, /, *, person: int, thread: UUID, on: date, reason: str) -> None:
    """End a plan for seeing a child, and say why."""
    why = rules.check_words("reason", reason, "why the plan ends")
    rules.check_day("on", on, clock.today())
    _go_on(person, thread, "contact_plan.ended", on, {"reason": why})


@command(Area.CHILD, Level.DECIDE, event="child.allocated")
def allocate(actor: Actor, /, *, person: int, worker: int, team: int, why: str, on: date) -> None:
    """Give a child a named worker, and say why this one (SPEC D3).

    The worker sees the record from now on, and so do the managers of the worker's team; the worker
    before, and the team that waited, no longer do. What is due stays due.
    """
    reason = rules.check_words("why", why, "why this worker")
    rules.check_day("on", on, clock.today())
    role = _role_in(worker, team)
    before = next((one for one in allocations(person) if one.post == WORKER), None)
    add_grant(person, reach="worker", reason=ALLOCATED, account=worker)
    add_grant(person, reach="managers", reason=TEAM_WORK, team=team)
    data = {"worker": worker, "role": role}
    record([_fact(person, uuid4(), "child.allocated", on, data, team=team, rationale=reason)])
    _end_sight(person, before, worker, team)


def _role_in(worker: int, team: int) -> str:
    roles = [held.role for held in memberships(worker) if held.team == team]
    if not roles:
        raise Mistake("worker", "Choose somebody who works in that team")
    return sorted(roles)[0]


def _end_sight(person: int, before: Allocation | None, worker: int, team: int) -> None:
    """End what the child's former worker and teams could see."""
    if before is None:
        return
    if before.worker != worker:
        end_grants(person, reason=ALLOCATED, account=before.worker)
    if before.team != team:
        end_grants(person, reason=TEAM_WORK, team=before.team)


def _begin(
    person: int, name: str, on: date, data: Mapping[str, Any], thread: UUID | None = None
) -> UUID:
    begun = thread or uuid4()
    record([_fact(person, begun, name, on, data)])
    return begun


def _go_on(person: int, thread: UUID, name: str, on: date, data: Mapping[str, Any]) -> None:
    record([_fact(person, thread, name, on, data)])


def _fact(
    person: int,
    thread: UUID,
    name: str,
    on: date,
    data: Mapping[str, Any],
    *,
    team: int | None = None,
    rationale: str = "",
) -> NewFact:
    """Return a fact known to the day, on the desk that has the child now."""
    return NewFact(
        name=name,
        person=person,
        team=team_of(person) if team is None else team,
        thread=thread,
        occurred_at=clock.local_midnight(on),
        precision=Precision.DAY,
        data=data,
        rationale=rationale,
    )
