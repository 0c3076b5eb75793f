"""Serious incidents and strategy discussions of a contact, and how each stands."""

from dataclasses import dataclass
from uuid import UUID

from kith.frontdoor.models import Contact, Incident, Linked
from kith.frontdoor.queries.contact.told import Pairs
from kith.frontdoor.rules import ripple
from kith.people.queries import cards_of
from kith.promises.history import Happened
from kith.web import words


@dataclass(frozen=True)
class Discussion:
    """A serious incident, or a strategy discussion that was asked for, and how it stands."""

    thread: UUID
    heading: str
    what: str
    state: str
    is_incident: bool
    is_open: bool
    disputed: bool
    linked: Pairs = ()
    done: frozenset[str] = frozenset()


def discussions_of(row: Contact, facts: list[Happened]) -> tuple[Discussion, ...]:
    """Return them in the order in which they began."""
    begun = [one for one in reversed(facts) if one.name in ("incident.serious", "strategy.asked")]
    if not begun:
        return ()
    incidents = {one.id: one for one in Incident.objects.filter(contact_id=row.id)}
    linked = _linked(incidents)
    return tuple(_discussion(one, facts, incidents, linked) for one in begun)


def _discussion(
    begun: Happened,
    facts: list[Happened],
    incidents: dict[UUID, Incident],
    linked: dict[UUID, list[tuple[str, str]]],
) -> Discussion:
    mine = frozenset(one.name for one in facts if one.thread == begun.thread)
    incident = incidents.get(begun.thread)
    held, declined = "strategy.held" in mine, "strategy.declined" in mine
    state = "Held" if held else "Not held, with a reason" if declined else "Not yet held"
    return Discussion(
        thread=begun.thread,
        heading="Serious incident" if incident else "Strategy discussion asked for",
        what=f"{ripple.SORTS[incident.sort]}. {incident.what}" if incident else begun.rationale,
        state=f"Strategy discussion: {state.lower()}",
        is_incident=incident is not None,
        is_open=not (held or declined),
        disputed="strategy.disputed" in mine and "strategy.resolved" not in mine,
        linked=tuple(linked.get(begun.thread, ())),
        done=mine,
    )


def _linked(incidents: dict[UUID, Incident]) -> dict[UUID, list[tuple[str, str]]]:
    rows = list(Linked.objects.filter(incident_id__in=list(incidents)).order_by("at", "id"))
    cards = cards_of({one.linked_id for one in rows})
    found: dict[UUID, list[tuple[str, str]]] = {}
    for one in rows:
        name = one.label or cards[one.linked_id].name
        said = f"{ripple.TIES[one.tie]}. {one.decision} (until {words.day(one.until_on)})"
        found.setdefault(one.incident_id, []).append((name, said))
    return found
