"""One promise with its whole story: the facts, what was said, who was told, the rule in force."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.load import accepted_rules
from kith.kernel.policy import NoRule, PolicyRule, rule_at
from kith.promises.kinds import KINDS, PromiseKind
from kith.promises.models import Act, Fact, Promise, Rung
from kith.promises.queries.reading import owed_from
from kith.promises.rules import Owed

MOST = 200


@dataclass(frozen=True)
class Said:
    """One thing that somebody said of a promise."""

    id: str
    act: str
    at: datetime
    by: int
    by_name: str
    data: dict[str, object]
    undone: bool


@dataclass(frozen=True)
class Told:
    """Somebody was told of a promise."""

    rung: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Happened:
    """A fact on the same piece of work, as it stands."""

    id: str
    name: str
    at: datetime
    precision: str
    recorded_at: datetime
    by_name: str
    source: str
    data: dict[str, object]
    corrected: str = ""


@dataclass(frozen=True)
class PromisePage:
    """Everything there is to say of one promise."""

    owed: Owed
    kind: PromiseKind
    rule: PolicyRule | None
    owner_name: str
    also_owner_name: str
    happened: tuple[Happened, ...]
    said: tuple[Said, ...]
    told: tuple[Told, ...]


@query(Area.CHILD, Level.SUMMARY, reads="promise")
def promise_page(actor: Actor, /, *, promise: UUID) -> PromisePage:
    """Return one promise, or NotHere where there is none that the actor sees."""
    row = Promise.objects.filter(id=promise).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id)
    acts = list(Act.objects.filter(promise=promise).order_by("at", "recorded_at")[:MOST])
    told = list(Rung.objects.filter(promise=promise).order_by("at")[:MOST])
    facts = _facts(row)
    names = _names(row, acts, told, facts)
    kind = KINDS[row.kind]
    return PromisePage(
        owed=owed_from([row])[0],
        kind=kind,
        rule=_rule(kind, row.started_at),
        owner_name=names.get(row.owner_id or 0, ""),
        also_owner_name=names.get(row.also_owner_id or 0, ""),
        happened=tuple(_happened(fact, names) for fact in facts),
        said=_said(acts, names),
        told=tuple(Told(one.rung, names.get(one.told_id, ""), one.at) for one in told),
    )


def _facts(row: Promise) -> list[Fact]:
    """Return what stands of its piece of work, from its beginning to its end, oldest first."""
    told_by = KINDS[row.kind].told_by
    ends = row.kept_at or row.ended_at or clock.now()
    tied = Q(thread=row.thread) | Q(episode=row.episode)
    found = Fact.objects.filter(
        tied,
        person_id=row.person_id,
        name__in=told_by,
        occurred_at__gte=row.started_at,
        occurred_at__lte=max(ends, row.started_at),
    )
    newest: dict[UUID, Fact] = {}
    for fact in reversed(found.order_by("-seq")[:MOST]):
        newest[fact.root] = fact
    standing = [fact for fact in newest.values() if not fact.retracts]
    return sorted(standing, key=lambda fact: (fact.occurred_at, fact.seq))


def _names(row: Promise, acts: list[Act], told: list[Rung], facts: list[Fact]) -> dict[int, str]:
    ids = {row.owner_id, row.also_owner_id}
    ids |= {act.by_id for act in acts} | {one.told_id for one in told}
    ids |= {fact.recorded_by_id for fact in facts}
    return {card.id: card.name for card in account_cards(one for one in ids if one)}


def _rule(kind: PromiseKind, started_at: datetime) -> PolicyRule | None:
    if not kind.limit:
        return None
    try:
        return rule_at(accepted_rules(), kind.limit, local_date(started_at))
    except NoRule:
        return None


def _happened(fact: Fact, names: dict[int, str]) -> Happened:
    return Happened(
        id=str(fact.id),
        name=fact.name,
        at=fact.occurred_at,
        precision=fact.precision,
        recorded_at=fact.recorded_at,
        by_name=names.get(fact.recorded_by_id or 0, ""),
        source=fact.source,
        data=fact.data,
        corrected=fact.rationale if fact.replaces else "",
    )


def _said(acts: list[Act], names: dict[int, str]) -> tuple[Said, ...]:
    undone = {act.undoes for act in acts if act.undoes}
    return tuple(
        Said(
            str(act.id),
            act.act,
            act.at,
            act.by_id,
            names.get(act.by_id, ""),
            act.data,
            act.id in undone,
        )
        for act in acts
    )
