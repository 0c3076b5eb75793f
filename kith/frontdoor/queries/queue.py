"""The queue: everything open at the reader's desks, by the time left, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level, Scope
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.lines import name_of, promises_of, said_of
from kith.frontdoor.rules.channels import AGENCIES, CHANNELS
from kith.frontdoor.rules.states import CLOSED, WORDS, State
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.promises.kinds import KINDS
from kith.promises.models import Promise
from kith.web import words
from kith.web.lines import SAID, Look, look_of, time_left

MOST = 300
SHUT = [one.value for one in CLOSED]
# Others have it now; until they take it, it stays in sight here, below what is for this desk to do.
WITH_OTHERS = frozenset({State.LINKED_OPEN, State.SENT_ON, State.HELP_OFFERED})


@dataclass(frozen=True)
class Row:
    """One contact on the queue: who, how urgent, what is next and how long there is for it."""

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
    look: Look
    left: str
    next: str
    with_others: bool

    @property
    def word(self) -> str:
        """The word that stands beside the shape."""
        return SAID[self.look]

    @property
    def is_urgent(self) -> bool:
        """Whether it stands at the top: RED, or late."""
        return self.rag == "RED" or self.may_be_red or self.look is Look.LATE


@dataclass(frozen=True)
class Queue:
    """The queue as it was drawn; `newest` is the highest number on it."""

    urgent: tuple[Row, ...]
    here: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    newest: int
    more: int
    may_take_in: bool

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self.urgent) + len(self.here) + len(self.elsewhere) + self.more


@query(Area.CONTACT, Level.VIEW, reads="front-door queue")
def queue_page(actor: Actor, /) -> Queue:
    """Return what is open at the reader's desks and what was passed to their teams."""
    found = open_at(actor)
    rows = list(found.order_by("arrived_at", "number")[:MOST])
    more = found.count() - len(rows) if len(rows) == MOST else 0
    drawn = _drawn(rows)
    audit.about(shown=[one.number for one in rows][:50])
    urgent = tuple(one for one in drawn if one.is_urgent)
    calm = [one for one in drawn if not one.is_urgent]
    return Queue(
        urgent=urgent,
        here=tuple(one for one in calm if not one.with_others),
        elsewhere=tuple(one for one in calm if one.with_others),
        newest=max((one.number for one in rows), default=0),
        more=more,
        may_take_in=actor.may(Area.CONTACT, Level.CREATE),
    )


@query(Area.CONTACT, Level.VIEW)
def queue_news(actor: Actor, /, *, since: int) -> tuple[str, int]:
    """Return a mark of what has arrived after a number, and how many that is: one query."""
    found = (
        open_at(actor).filter(number__gt=since).aggregate(newest=Max("number"), many=Count("id"))
    )
    return f"{actor.id}-{since}-{found['newest'] or 0}-{found['many']}", int(found["many"])


def open_at(actor: Actor) -> QuerySet[Contact]:
    """Return what is open at somebody's desks, or was passed to their teams."""
    rows = Contact.objects.exclude(state__in=SHUT)
    if actor.scope is Scope.WIDE:
        return rows
    mine = list(actor.teams)
    return rows.filter(Q(team_id__in=mine) | Q(passed_team_id__in=mine))


def _drawn(rows: list[Contact]) -> list[Row]:
    now = clock.now()
    people = {one.person_id for one in rows if one.person_id}
    cards = cards_of(people)
    nearest: dict[UUID, Promise] = {}
    for one in promises_of([row.id for row in rows], people, every=False):
        nearest.setdefault(one.episode, one)
    drawn = [(_sort_key(nearest.get(row.id)), _row(row, cards, nearest, now)) for row in rows]
    return [one for _, one in sorted(drawn, key=lambda pair: (pair[0], pair[1].number))]


def _sort_key(promise: Promise | None) -> float:
    return promise.due_at.timestamp() if promise else float("inf")


def _row(
    row: Contact, cards: dict[int, ChildCard], nearest: dict[UUID, Promise], now: datetime
) -> Row:
    promise, card = nearest.get(row.id), cards.get(row.person_id or 0)
    name = name_of(row, cards)
    look = look_of(promise.state, promise.due_at, now) if promise else Look.OPEN
    state = State(row.state)
    return Row(
        id=row.id,
        number=row.number,
        name=name,
        age=card.age_words if card else "",
        by=f"{AGENCIES.get(row.agency, row.agency)}, {CHANNELS[row.channel].by}",
        arrived=words.moment(row.arrived_at),
        state=WORDS[state],
        rag=row.rag,
        may_be_red=row.red_suspect and not row.rag,
        unopened=row.opened_at is None,
        look=look,
        left=time_left(look, promise.due_at, now) if promise else "",
        next=said_of(promise, KINDS[promise.kind].says, name) if promise else "",
        with_others=state in WITH_OTHERS,
    )
