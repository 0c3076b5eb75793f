"""What the commands share: finding a contact, moving it a step, and the facts that say so."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.gates import NotHere, Refused
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.states import CLOSED, STEPS, NotNow, State, after
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.ledger import NewFact, record

Data = Mapping[str, Any]


def held(contact: UUID) -> Contact:
    """Return a contact that the actor sees, locked until the gate closes; else NotHere."""
    row = Contact.objects.filter(id=contact).select_for_update().first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    return row


def must(allowed: bool, words: str) -> None:
    """Refuse what the actor's role does not include, in words for them (`rules.entitled`)."""
    if not allowed:
        raise Refused(words)


def held_together(contact: UUID, others: Iterable[UUID]) -> tuple[Contact, list[Contact]]:
    """Return a contact and others that the actor sees, locked in one order; else NotHere."""
    ids = {contact, *others}
    rows = Contact.objects.filter(id__in=ids).order_by("id").select_for_update()
    found = {row.id: row for row in rows}
    if found.keys() != ids:
        raise NotHere
    row = found.pop(contact)
    audit.about(person=row.person_id, team=row.team_id)
    return row, list(found.values())


def told(
    row: Contact,
    name: str,
    data: Data | None = None,
    *,
    at: datetime | None = None,
    team: int | None = None,
    thread: UUID | None = None,
    because: str = "",
) -> list[NewFact]:
    """Return a fact about the child of a contact; none where the contact is about no child.

    Its thread is the contact, or a piece of work of its own within the contact.
    """
    if row.person_id is None:
        return []
    return [
        NewFact(
            name=name,
            person=row.person_id,
            team=row.team_id if team is None else team,
            thread=thread or row.id,
            parent=None if thread is None else row.id,
            occurred_at=at or clock.now(),
            data=dict(data or {}),
            rationale=because,
        )
    ]


def told_of_place(
    row: Contact, name: str, data: Data, *, at: datetime | None = None, because: str = ""
) -> list[NewFact]:
    """Return a fact about a place, vehicle, group or adult: of the children who may be there."""
    if row.there_id is None:
        return []
    return [
        NewFact(
            name=name,
            person=row.there_id,
            team=row.team_id,
            thread=row.id,
            occurred_at=at or clock.now(),
            data=dict(data),
            rationale=because,
        )
    ]


def move(row: Contact, step: str, **changes: Any) -> None:
    """Take a step, with these further changes of the row; a step that is none now is a mistake."""
    try:
        state = after(step, row.state)
    except NotNow as problem:
        raise Mistake("", str(problem)) from problem
    stand(row, state, **changes)


def stand(row: Contact, state: State, **changes: Any) -> None:
    """Put a contact where it stands now: when it closed is kept with that, and forgotten again."""
    put(row, state=state.value, closed_at=_closed_at(row, state), **changes)


def _closed_at(row: Contact, state: State) -> datetime | None:
    if state not in CLOSED:
        return None
    return row.closed_at or clock.now()


def put(row: Contact, **changes: Any) -> None:
    """Write some columns, and count the change."""
    changes |= {"version": row.version + 1, "changed_at": clock.now()}
    for key, value in changes.items():
        setattr(row, key, value)
    row.save(update_fields=list(changes))


def tell(facts: Iterable[NewFact]) -> None:
    """Record all that a command has to say, in one call."""
    record(list(facts))


def step_with_fact(row: Contact, step: str, data: Data | None = None, **changes: Any) -> None:
    """Take a step and record its fact."""
    move(row, step, **changes)
    tell(told(row, STEPS[step].fact, data))
