"""What is open now at the reader's desks, counted where the reader sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from kith.access.actors import Actor
from kith.accounts.queries import account_cards
from kith.accounts.roles import Scope
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.states import OPEN, WORDS, State
from kith.promises.models import Promise
from kith.promises.models import State as Stands


@dataclass(frozen=True)
class Step:
    """How many wait at one step, how many of them past a promise, and since when the first."""

    words: str
    behind: str
    waiting: int
    late: int
    since: datetime


@dataclass(frozen=True)
class Hands:
    """What one worker opened and is still open."""

    name: str
    behind: str
    waiting: int
    late: int
    red: int


def at_desks(actor: Actor) -> QuerySet[Contact]:
    """Return the contacts of the reader's desks, and those that were passed to them."""
    if actor.scope is Scope.WIDE:
        return Contact.objects.all()
    mine = list(actor.teams)
    return Contact.objects.filter(Q(team_id__in=mine) | Q(passed_team_id__in=mine))


def is_late(now: datetime) -> Exists:
    """Return the condition that something promised within a contact is late."""
    return Exists(
        Promise.objects.filter(episode=OuterRef("id"), state=Stands.OPEN, due_at__lte=now)
    )


def steps(actor: Actor, now: datetime) -> list[Step]:
    """Count what waits at each step, in the order in which a contact goes."""
    rows = at_desks(actor).filter(closed_at=None).annotate(late=is_late(now))
    counted = rows.values_list("state").annotate(
        many=Count("id"), over=Count("id", filter=Q(late=True)), since=Min("arrived_at")
    )
    found = {state: rest for state, *rest in counted}
    return [
        Step(WORDS[state], f"step-{slug_of(state)}", *found[state.value])
        for state in State
        if state in OPEN and state.value in found
    ]


def slug_of(state: State) -> str:
    """Return a step as it stands in an address."""
    return state.value.lower().replace("_", "-")


def hands(actor: Actor, now: datetime) -> list[Hands]:
    """Count what is open by who opened it, the most late first; what nobody opened comes first."""
    rows = at_desks(actor).filter(closed_at=None).annotate(late=is_late(now))
    counted = rows.values_list("taken_by_id").annotate(
        many=Count("id"),
        over=Count("id", filter=Q(late=True)),
        red=Count("id", filter=Q(clock_rag="RED")),
    )
    found = list(counted)
    cards = account_cards([one for one, *_ in found if one])
    names = {card.id: card.name for card in cards}
    made = [_hands(one, names, many) for one, *many in found]
    return sorted(made, key=lambda one: (one.behind != "nobody", -one.late, -one.waiting, one.name))


def _hands(account: int | None, names: Mapping[int, str], many: list[int]) -> Hands:
    if account is None:
        return Hands("Not yet opened by anybody", "nobody", *many)
    return Hands(names.get(account, "Somebody who left"), f"worker-{account}", *many)
