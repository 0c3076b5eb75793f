"""The duty desk: what cannot wait, who has taken it, and who is on now."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import on_duty
from kith.accounts.roles import Area, Level
from kith.frontdoor.keeping import way_to_keep
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.lines import line_of, name_of, owners_of, promises_of
from kith.frontdoor.queries.waiting import waiting as waiting_now
from kith.kernel import clock
from kith.people.queries import cards_of
from kith.promises.kinds import AlertClass
from kith.promises.models import Promise
from kith.web import words
from kith.web.lines import Answer, PromiseLine

DUTIES = (
    ("duty_manager", "Duty manager"),
    ("edt", "Night team"),
    ("hos_on_call", "Head of service on call"),
    ("dcs_on_call", "Director on call"),
)
MOST = 100


@dataclass(frozen=True)
class WaitingContact:
    """A contact with something that cannot wait."""

    id: UUID
    number: int
    name: str
    age: str
    arrived: str
    lines: tuple[PromiseLine, ...]


@dataclass(frozen=True)
class Duty:
    """The duty desk as it stands; `mark` changes when another child waits for somebody."""

    waiting: tuple[WaitingContact, ...]
    now: tuple[tuple[str, str], ...]
    mark: str
    drawn_at: str


@query(Area.CONTACT, Level.VIEW, reads="duty desk")
def duty_page(actor: Actor, /) -> Duty:
    """Return every contact that the reader sees with an open promise that rings at once."""
    owed = list(
        Promise.objects.filter(state="open", alert_class=AlertClass.P0).order_by("due_at")[:MOST]
    )
    rows = list(Contact.objects.filter(id__in={one.episode for one in owed}).order_by("number"))
    cards = cards_of({one.person_id for one in rows if one.person_id})
    open_ones = promises_of([one.id for one in rows], cards, every=False)
    by_contact: dict[UUID, list[Promise]] = {}
    for one in open_ones:
        if one.alert_class == AlertClass.P0:
            by_contact.setdefault(one.episode, []).append(one)
    owners, now = owners_of(open_ones), clock.now()
    waiting = [
        WaitingContact(
            id=row.id,
            number=row.number,
            name=name_of(row, cards),
            age=cards[row.person_id].age_words if row.person_id in cards else "",
            arrived=words.moment(row.arrived_at),
            lines=tuple(
                line_of(one, name_of(row, cards), owners, now, _answers(actor, row, one))
                for one in by_contact[row.id]
            ),
        )
        for row in rows
        if row.id in by_contact
    ]
    waiting.sort(key=lambda one: by_contact[one.id][0].due_at)
    return Duty(tuple(waiting), _now(), waiting_now(actor).mark, words.clock_time(now))


@query(Area.CONTACT, Level.VIEW)
def ungraded(actor: Actor, /, *, contacts: Collection[UUID]) -> frozenset[UUID]:
    """Return those of these contacts, as far as the actor sees them, that nobody has graded."""
    rows = Contact.objects.filter(id__in=list(contacts), clock_rag="")
    return frozenset(rows.values_list("id", flat=True))


def _answers(actor: Actor, row: Contact, owed: Promise) -> tuple[Answer, ...]:
    way = way_to_keep(
        actor,
        owed.kind,
        contact=row.id,
        thread=owed.thread,
        person=owed.person_id,
        graded=bool(row.clock_rag),
    )
    return (way,) if way else ()


def _now() -> tuple[tuple[str, str], ...]:
    found = ((said, [card.name for card in on_duty(code)]) for code, said in DUTIES)
    return tuple((said, words.listed(names) if names else "Nobody") for said, names in found)
