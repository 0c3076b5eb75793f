"""What happened with a child, told as sentences, and who is around them.

The gated ones are for pages of their own; a page that tells more composes the others in its gate.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_names, team_card
from kith.accounts.roles import ROLES, Area, Level
from kith.cases import rules
from kith.cases.timeline import because, sentence, speaks, workers_in
from kith.kernel import clock
from kith.promises.history import Happened, allocations, find, standing
from kith.promises.kinds import WORKER

PAGE = 40
PLANS = ("contact_plan.set", "contact.made", "contact_plan.ended")
LATELY = ("contact.made", "contact.tried")
Mark = tuple[datetime, int]


@dataclass(frozen=True)
class Told:
    """One thing that happened, as a sentence, with who wrote it down and when.

    `words` are the child's own where `quoted`. `why` is the reason it carries; `corrected` why it
    was put right, if it was.
    """

    number: int
    id: UUID
    name: str
    says: str
    on: date
    precision: str
    at: datetime
    words: str
    quoted: bool
    why: str
    by: int | None
    by_name: str
    source: str
    recorded_at: datetime
    corrected: str

    @property
    def mark(self) -> Mark:
        """The place in the order of a timeline, to go on from."""
        return self.at, self.number


@dataclass(frozen=True)
class Post:
    """Somebody is there for the child by name: who, as what, since when."""

    account: int
    name: str
    post: str
    since: date


@dataclass(frozen=True)
class Around:
    """The child's named worker, since when, and the team; chairs and others beside."""

    worker: int | None = None
    worker_name: str = ""
    since: date | None = None
    team: int | None = None
    team_name: str = ""
    others: tuple[Post, ...] = ()


@dataclass(frozen=True)
class Plan:
    """One plan for seeing the child, as it stands."""

    thread: UUID
    every_working_days: int
    owner: int
    since: date
    last_seen: date | None


@dataclass(frozen=True)
class ToCorrect:
    """One fact as its correction form opens: what it says, its day and the words that may change.

    `words` has, for each key, its label and what stands there now.
    """

    told: Told
    person: int
    words: dict[str, tuple[str, str]]
    may_take_out: bool


@query(Area.CHILD, Level.VIEW)
def timeline(actor: Actor, /, *, person: int, before: Mark | None = None) -> list[Told]:
    """Return a page of what happened, newest first; `before` is the mark of the last one."""
    return told_of(person, before=before, most=PAGE)


@query(Area.CHILD, Level.SUMMARY)
def around(actor: Actor, /, *, person: int) -> Around:
    """Return who is allocated to the child now."""
    return around_of(person)


@query(Area.CHILD, Level.CREATE)
def fact_to_correct(actor: Actor, /, *, fact: UUID) -> ToCorrect:
    """Return one fact for whoever is about to put it right."""
    held = find(fact)
    if held is None:
        raise NotHere
    labels = rules.EDITABLE.get(held.name, {})
    words = {key: (label, str(held.data.get(key, ""))) for key, label in labels.items()}
    return ToCorrect(tell([held])[0], held.person, words, held.name in rules.EDITABLE)


def told_of(person: int, *, before: Mark | None = None, most: int = PAGE) -> list[Told]:
    """Return what happened with a child, newest first, inside a gate that is open already."""
    return tell(standing(person, before=before, most=most))


def tell(facts: list[Happened]) -> list[Told]:
    """Return facts as sentences, each with the name of whoever wrote it down."""
    wanted = {fact.by for fact in facts if fact.by}
    wanted.update(*(workers_in(fact.name, fact.data) for fact in facts))
    names = account_names(wanted)
    return [_told(fact, names) for fact in facts]


def around_of(person: int) -> Around:
    """Return who is there for a child, inside a gate that is open already."""
    held = allocations(person)
    names = account_names(one.worker for one in held)
    posts = [
        Post(one.worker, names.get(one.worker, ""), _post_words(one.post), _day(one.since))
        for one in held
        if one.post != WORKER
    ]
    now = next((one for one in held if one.post == WORKER), None)
    if now is None:
        return Around(others=tuple(posts))
    team = team_card(now.team)
    return Around(
        worker=now.worker,
        worker_name=names.get(now.worker, ""),
        since=_day(now.since),
        team=now.team,
        team_name=team.name if team else "",
        others=tuple(posts),
    )


def plans_of(person: int) -> list[Plan]:
    """Return the running plans for seeing a child, inside a gate that is open already."""
    return plans_in(standing(person, names=PLANS))


def plans_in(facts: Iterable[Happened]) -> list[Plan]:
    """Return the running plans among a child's facts, which come newest first."""
    by_thread: dict[UUID, list[Happened]] = {}
    for fact in facts:
        if fact.name in PLANS:
            by_thread.setdefault(fact.thread, []).append(fact)
    plans = (_plan(thread, theirs) for thread, theirs in by_thread.items())
    return [plan for plan in plans if plan is not None]


def _plan(thread: UUID, facts: list[Happened]) -> Plan | None:
    """The newest rhythm holds, whether agreed for itself or on a visit, unless the plan ended."""
    if any(fact.name == "contact_plan.ended" for fact in facts):
        return None
    seen = next((fact for fact in facts if fact.name == "contact.made"), None)
    return Plan(
        thread=thread,
        every_working_days=int(facts[0].data["every_working_days"]),
        owner=int(facts[0].data["owner"]),
        since=_day(facts[-1].at),
        last_seen=_day(seen.at) if seen else None,
    )


def _post_words(post: str) -> str:
    return ROLES[post].name if post in ROLES else post.replace("_", " ")


def _day(at: datetime) -> date:
    return clock.local_date(at)


def _told(fact: Happened, names: dict[int, str]) -> Told:
    return Told(
        number=fact.number,
        id=fact.id,
        name=fact.name,
        says=sentence(fact.name, fact.data, names),
        on=_day(fact.at),
        precision=fact.precision,
        at=fact.at,
        words=str(fact.data.get("words", "")),
        quoted=speaks(fact.name, fact.data),
        why=because(fact.name, fact.data) or ("" if fact.corrected else fact.rationale),
        by=fact.by,
        by_name=names.get(fact.by or 0, ""),
        source=fact.source,
        recorded_at=fact.recorded_at,
        corrected=fact.rationale if fact.corrected else "",
    )
