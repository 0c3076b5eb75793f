"""Other contacts: of the same event, or about the same child."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from textwrap import shorten
from uuid import UUID

from django.db.models import Q

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Contact, Incident
from kith.frontdoor.queries.lines import name_of
from kith.frontdoor.rules.channels import CHANNELS
from kith.frontdoor.rules.events import around
from kith.frontdoor.rules.states import WORDS, State
from kith.people.queries import ChildCard, cards_of
from kith.web import words

MOST = 20


@dataclass(frozen=True)
class Other:
    """Another contact: of the same event, or about the same child."""

    id: UUID
    number: int
    name: str
    says: str


def others_of(row: Contact) -> list[Contact]:
    """Return those of one event, then the latest ten about the same child."""
    same = Contact.objects.filter(incident=row.incident).exclude(id=row.id)
    found = list(same.order_by("number")[:20])
    if row.person_id is None:
        return found
    of_child = Contact.objects.filter(person_id=row.person_id).exclude(incident=row.incident)
    return [*found, *of_child.order_by("-arrived_at")[:10]]


def other_line(one: Contact, cards: dict[int, ChildCard], serious: Collection[UUID] = ()) -> Other:
    """Return another contact as one line; `serious` are those with a serious incident."""
    said = f"{words.day(one.arrived_at)}: {WORDS[State(one.state)].lower()}"
    more = "; the serious incident stands there" if one.id in serious else ""
    return Other(one.id, one.number, name_of(one, cards), said + more)


def serious_among(contacts: Iterable[Contact]) -> frozenset[UUID]:
    """Return those in which a serious incident stands."""
    ids = [one.id for one in contacts]
    found = Incident.objects.filter(contact_id__in=ids, same_as=None) if ids else ()
    return frozenset(one.contact_id for one in found)


@query(Area.CONTACT, Level.CREATE)
def maybe_same(actor: Actor, /, *, contact: UUID) -> list[tuple[str, str]]:
    """Return word of the same days that may tell of the same event, each with what was said.

    It is about a child of this event, or about one whom nobody has named yet.
    """
    row = Contact.objects.filter(id=contact).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    event = Contact.objects.filter(incident=row.incident, person__isnull=False)
    children = set(event.values_list("person_id", flat=True))
    who = Q(person_id__in=children) | Q(team_id=row.team_id, child__in=("unknown", "accepted"))
    near = Contact.objects.filter(who, arrived_at__range=around(row.arrived_at))
    rows = list(near.exclude(incident=row.incident).order_by("-arrived_at")[:MOST])
    cards = cards_of({one.person_id for one in rows if one.person_id})
    serious = serious_among(rows)
    return [(str(one.id), _told(one, cards, serious)) for one in rows]


def _told(one: Contact, cards: dict[int, ChildCard], serious: Collection[UUID]) -> str:
    line = other_line(one, cards, serious)
    came = f"{words.moment(one.arrived_at)}, {CHANNELS[one.channel].by}"
    more = " A serious incident stands there." if one.id in serious else ""
    return f"{line.name}, contact {line.number} ({came}). {shorten(one.what_happened, 120)}{more}"
