"""What the forms about a child open with: who it is about, whom one can choose, what runs."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import account_cards, away_at, held_at, teams
from kith.accounts.roles import Area, Level, Scope
from kith.cases.queries import Plan, ToCorrect, around_of, fact_to_correct, plans_of
from kith.cases.rules import POSTS, WORKERS
from kith.desk.queries.child import Head, head_of
from kith.promises.kinds import WORKER
from kith.promises.named import children_of
from kith.promises.sight import colleagues, works_with
from kith.web import words

Choices = list[tuple[int, str]]


@dataclass(frozen=True)
class Writing:
    """What a form about a child opens with."""

    head: Head
    people: Choices
    likely: int
    plans: tuple[Plan, ...] = ()

    def plan(self, thread: UUID | None) -> Plan | None:
        """Return one of the running plans, or the only one there is."""
        if thread is None:
            return self.plans[0] if len(self.plans) == 1 else None
        return next((plan for plan in self.plans if plan.thread == thread), None)


@dataclass(frozen=True)
class Allocating:
    """What the allocation form opens with: each choice is a worker in a team, with their load."""

    head: Head
    now: str
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class Correcting:
    """What the correction form opens with."""

    head: Head
    fact: ToCorrect


@query(Area.CHILD, Level.CREATE)
def writing_page(actor: Actor, /, *, person: int) -> Writing:
    """Return what is needed to write about a child; likeliest to owe it is the child's worker."""
    head = head_of(actor, person)
    ids = works_with(person) | {actor.id}
    if head.may_decide:
        ids |= colleagues(person)
    people = [
        (card.id, f"{card.name}, {card.role_names[0]}" if card.role_names else card.name)
        for card in account_cards(ids)
    ]
    worker = around_of(person).worker
    likely = worker if worker in ids else actor.id
    return Writing(head, people, likely or actor.id, tuple(plans_of(person)))


@query(Area.CHILD, Level.DECIDE)
def allocating_page(actor: Actor, /, *, person: int) -> Allocating:
    """Return the workers of the actor's teams (of every team, for a whole service), with loads."""
    head = head_of(actor, person)
    now = around_of(person)
    every = {team.id: team.name for team in teams()}
    mine = every if actor.scope is Scope.WIDE else {t: every[t] for t in actor.teams if t in every}
    held = held_at(None, Q(team_id__in=mine, role__in=POSTS))
    names = {card.id: card.name for card in account_cards({one.account for one in held})}
    loads, away = children_of(list(names), post=WORKER), away_at()
    choices = {
        f"{one.account}-{one.team}": _choice(
            names[one.account],
            mine[one.team],
            one.role,
            loads.get(one.account, 0),
            one.account in away,
        )
        for one in held
        if one.account in names
    }
    ordered = sorted(choices.items(), key=lambda pair: pair[1])
    since = words.day(now.since) if now.since else ""
    told = f"{now.worker_name}, {now.team_name}, since {since}" if now.worker else ""
    return Allocating(head, told, ordered)


@query(Area.CHILD, Level.CREATE)
def correcting_page(actor: Actor, /, *, fact: UUID) -> Correcting:
    """Return one fact to put right, with the child it is about."""
    held = fact_to_correct(actor, fact=fact)
    return Correcting(head_of(actor, held.person), held)


def _choice(name: str, team: str, role: str, children: int, away: bool) -> str:
    load = words.count(children, "child", "children") if role in WORKERS else "chair"
    return f"{name}, {team}: {load}{', away now' if away else ''}"
