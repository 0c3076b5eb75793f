"""What happened with a child, told as sentences, and who is around them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.cases.timeline import sentence
from kith.kernel import clock
from kith.promises.history import Happened, allocations, standing

PAGE = 40


@dataclass(frozen=True)
class Told:
    """One thing that happened, as a sentence, with who wrote it down and when."""

    number: int
    id: UUID
    says: str
    on: date
    precision: str
    at: datetime
    words: str
    by: str
    source: str
    recorded_at: datetime


@dataclass(frozen=True)
class Around:
    """The child's named worker, since when, and the team."""

    worker: int | None
    worker_name: str
    since: date | None
    team: int | None


@dataclass(frozen=True)
class Plan:
    """One plan for seeing the child, as it stands."""

    thread: UUID
    every_working_days: int
    owner: int
    since: date
    last_seen: date | None


@query(Area.CHILD, Level.VIEW)
def timeline(
    actor: Actor, /, *, person: int, before: tuple[datetime, int] | None = None
) -> list[Told]:
    """Return a page of what happened, newest first; `before` is the last one's time and number."""
    facts = standing(person, before=before, most=PAGE)
    names = {card.id: card.name for card in account_cards({fact.by for fact in facts})}
    return [_told(fact, names) for fact in facts]


@query(Area.CHILD, Level.SUMMARY)
def around(actor: Actor, /, *, person: int) -> Around:
    """Return who is allocated to the child now."""
    now = next(iter(allocations(person)), None)
    if now is None:
        return Around(None, "", None, None)
    names = {card.id: card.name for card in account_cards([now.worker])}
    return Around(now.worker, names.get(now.worker, ""), clock.local_date(now.since), now.team)


@query(Area.CHILD, Level.VIEW)
def contact_plans(actor: Actor, /, *, person: int) -> list[Plan]:
    """Return the plans for seeing the child that stand now."""
    facts = standing(person, names=("contact_plan.set", "contact.made", "contact_plan.ended"))
    by_thread: dict[UUID, list[Happened]] = {}
    for fact in facts:
        by_thread.setdefault(fact.thread, []).append(fact)
    plans = (_plan(thread, theirs) for thread, theirs in by_thread.items())
    return [plan for plan in plans if plan is not None]


def _plan(thread: UUID, facts: list[Happened]) -> Plan | None:
    """Facts come newest first: the newest rhythm holds, unless the plan ended."""
    if any(fact.name == "contact_plan.ended" for fact in facts):
        return None
    rhythm = next((fact for fact in facts if fact.name == "contact_plan.set"), None)
    seen = next((fact for fact in facts if fact.name == "contact.made"), None)
    if rhythm is None:
        return None
    data: dict[str, Any] = rhythm.data
    return Plan(
        thread=thread,
        every_working_days=int(data["every_working_days"]),
        owner=int(data["owner"]),
        since=clock.local_date(rhythm.at),
        last_seen=clock.local_date(seen.at) if seen else None,
    )


def _told(fact: Happened, names: dict[int, str]) -> Told:
    return Told(
        number=fact.number,
        id=fact.id,
        says=sentence(fact.name, fact.data),
        on=clock.local_date(fact.at),
        precision=fact.precision,
        at=fact.at,
        words=str(fact.data.get("words", "")),
        by=names.get(fact.by, ""),
        source=fact.source,
        recorded_at=fact.recorded_at,
    )
