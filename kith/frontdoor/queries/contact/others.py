"""Other contacts: of the same arrival, or earlier about the same child."""

from dataclasses import dataclass
from uuid import UUID

from kith.frontdoor.models import Contact
from kith.frontdoor.queries.lines import name_of
from kith.frontdoor.rules.states import WORDS, State
from kith.people.queries import ChildCard
from kith.web import words


@dataclass(frozen=True)
class Other:
    """Another contact: of the same arrival, or earlier about the same child."""

    id: UUID
    number: int
    name: str
    says: str


def others_of(row: Contact) -> list[Contact]:
    """Return those of one arrival, then the latest ten before it."""
    same = Contact.objects.filter(incident=row.incident).exclude(id=row.id)
    found = list(same.order_by("number")[:20])
    if row.person_id is None:
        return found
    before = Contact.objects.filter(person_id=row.person_id, arrived_at__lte=row.arrived_at)
    before = before.exclude(incident=row.incident)
    return [*found, *before.order_by("-arrived_at")[:10]]


def other_line(one: Contact, cards: dict[int, ChildCard]) -> Other:
    """Return another contact as one line."""
    said = f"{words.day(one.arrived_at)}: {WORDS[State(one.state)].lower()}"
    return Other(one.id, one.number, name_of(one, cards), said)
