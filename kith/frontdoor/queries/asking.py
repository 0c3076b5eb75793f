"""What asking others opens with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Contact, Partner, Request
from kith.frontdoor.rules.replies import SETTLED


@dataclass(frozen=True)
class Choosing:
    """What asking others opens with: the grade, the desks to choose among, what may be told."""

    rag: str
    desks: Mapping[str, Sequence[tuple[int, str]]]
    asked: frozenset[str]
    tells: str
    may_decide: bool


@query(Area.CONTACT, Level.CREATE)
def choosing_whom(actor: Actor, /, *, contact: UUID) -> Choosing:
    """Return what asking others opens with: desks by agency, who was asked already."""
    row = Contact.objects.filter(id=contact).first()
    if row is None:
        raise NotHere
    waiting = Request.objects.filter(contact_id=contact).exclude(state__in=SETTLED)
    return Choosing(
        rag=row.clock_rag,
        desks=desks(),
        asked=frozenset(waiting.values_list("agency", flat=True)),
        tells=row.what_happened,
        may_decide=actor.may(Area.CONTACT, Level.DECIDE),
    )


def desks() -> dict[str, list[tuple[int, str]]]:
    """Return the desks of each agency that can be asked, by name."""
    found: dict[str, list[tuple[int, str]]] = {}
    for one in Partner.objects.filter(active=True).order_by("name"):
        found.setdefault(one.agency, []).append((one.pk, one.name))
    return found
