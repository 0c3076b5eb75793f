"""One contact on the queue: who, how urgent, what is next, how long there is for it, the step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actors import Actor
from kith.accounts.queries import account_cards
from kith.frontdoor.keeping import way_to_keep
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.lines import called, name_of, promises_of, said_of
from kith.frontdoor.rules.channels import AGENCIES, CHANNELS
from kith.frontdoor.rules.states import WORDS, State
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.promises.kinds import KINDS
from kith.promises.models import Promise
from kith.web import words
from kith.web.lines import SAID, Answer, Look, look_of, time_left


@dataclass(frozen=True)
class Row:
    """One contact on the queue; `act` is the step that keeps its nearest promise."""

    id: UUID
    number: int
    name: str
    age: str
    by: str
    arrived: str
    state: str
    rag: str
    may_be_red: bool
    unopened: bool
    taken_by: str
    look: Look
    left: str
    next: str
    act: Answer | None

    @property
    def word(self) -> str:
        """The word that stands beside the shape."""
        return SAID[self.look]


@dataclass(frozen=True)
class Around:
    """What the rows of a page are drawn with."""

    actor: Actor
    now: datetime
    cards: dict[int, ChildCard]
    names: dict[int, str]
    nearest: dict[UUID, Promise]


def rows_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Row]:
    """Return contacts as rows, in a few queries however many there are."""
    found = list(Contact.objects.filter(id__in=list(ids)))
    people = {one.person_id for one in found if one.person_id}
    nearest: dict[UUID, Promise] = {}
    owed_to = {one.owed_to for one in found}
    for promise in promises_of([one.id for one in found], owed_to, every=False):
        nearest.setdefault(promise.episode, promise)
    cards = account_cards({one.taken_by_id for one in found if one.taken_by_id})
    names = {card.id: card.name for card in cards}
    around = Around(actor, clock.now(), cards_of(people), names, nearest)
    return {one.id: _row(one, around) for one in found}


def _row(row: Contact, around: Around) -> Row:
    promise, card = around.nearest.get(row.id), around.cards.get(row.person_id or 0)
    name = name_of(row, around.cards)
    look = look_of(promise.state, promise.due_at, around.now) if promise else Look.OPEN
    return Row(
        id=row.id,
        number=row.number,
        name=name,
        age=card.age_words if card else "",
        by=f"{AGENCIES.get(row.agency, row.agency)}, {CHANNELS[row.channel].by}",
        arrived=words.moment(row.arrived_at),
        state=WORDS[State(row.state)],
        rag=row.rag,
        may_be_red=row.red_suspect and not row.rag,
        unopened=row.opened_at is None,
        taken_by=around.names.get(row.taken_by_id or 0, ""),
        look=look,
        left=time_left(look, promise.due_at, around.now) if promise else "",
        next=said_of(promise, KINDS[promise.kind].says, called(row, around.cards))
        if promise
        else "",
        act=_act(around.actor, row, promise),
    )


def _act(actor: Actor, row: Contact, promise: Promise | None) -> Answer | None:
    if promise is None:
        return None
    return way_to_keep(
        actor,
        promise.kind,
        contact=row.id,
        thread=promise.thread,
        person=row.owed_to,
        graded=bool(row.clock_rag),
    )
