"""Word of one event, through whichever inbox it came: joined, it has one clock and one incident.

The clock of a serious incident runs from the first word of it in any inbox (SUPPLEMENT S0 #3). What
joins is the number that contacts of one event share; the earlier moment is a new version of the
fact, so that every clock that began by it is counted anew and what was told before stays readable.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F, Min

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held_together, tell, told
from kith.frontdoor.models import Contact, Incident, Linked
from kith.frontdoor.rules.ripple import LOOKS
from kith.frontdoor.rules.ripple import looked as looked_after
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, standing
from kith.promises.ledger import NewFact, correction, record, retraction

SERIOUS = "incident.serious"
OF_LINES = {"ripple.linked", "ripple.renewed", "ripple.ended", *map(looked_after, LOOKS)}
EARLIER = "Word of the same had reached us earlier"
LATER = "The earlier word tells of something else"
ONE_EVENT = "It is the same event as one that was told before; all of it stands there"


@command(Area.CONTACT, Level.CREATE, event="contact.joined")
def join_event(actor: Actor, /, *, contact: UUID, same: Sequence[UUID], why: str) -> None:
    """Say that other word tells of the same event, and how one knows."""
    because = check_words("why", why, "how you know that it is the same")
    row, others = held_together(contact, same)
    if not others:
        raise Mistake("same", "Choose the contact that tells of the same")
    data = {"with": sorted(one.number for one in others)}
    tell([fact for one in (row, *others) for fact in told(one, "contact.joined", data,
                                                           because=because)])  # fmt: skip
    join(row, others)


def join(row: Contact, others: Collection[Contact]) -> None:
    """Let these contacts tell of one event, inside a gate that is open already."""
    events = {one.incident for one in others} - {row.incident}
    if events:
        row.refresh_from_db(fields=["incident"])
        settle(row.incident, events)


def settle(event: UUID, events: Collection[UUID] = ()) -> None:
    """Take these events into one, and let its clocks run from the first word of it.

    The product itself does it: word of a child whom the actor does not see counts as well.
    """
    _settle(MACHINE, event=event, events=events)


@command(Area.CONTACT, Level.DECIDE, event="contact.one_event")
def _settle(actor: Actor, /, *, event: UUID, events: Collection[UUID]) -> None:
    joining = Contact.objects.filter(incident__in=events)
    joining.filter(came_as=None).update(came_as=F("incident"))
    joining.update(incident=event)
    contacts = {one.id: one for one in Contact.objects.filter(incident=event)}
    audit.about(shown=sorted(one.number for one in contacts.values()))
    first = min(one.arrived_at for one in contacts.values())
    found = Incident.objects.filter(contact_id__in=list(contacts), same_as=None)
    rows = sorted(found, key=lambda one: _order(one, contacts[one.contact_id]))
    kept: dict[int, Incident] = {}
    facts: list[NewFact] = []
    for one in rows:
        stays = kept.setdefault(one.person_id, one)
        facts += _from(one, first) if stays is one else _into(one, stays, contacts)
    record(facts)


def _order(one: Incident, contact: Contact) -> tuple[bool, datetime, int]:
    """What was told first stays; what stands with word that goes on comes before a duplicate."""
    return contact.duplicate_of is not None, one.recorded_at, contact.number


def _from(one: Incident, first: datetime) -> Iterable[NewFact]:
    """Return the new version of its fact, where word had come earlier than was known, or later."""
    if one.first_arrived_at == first:
        return
    why = EARLIER if first < one.first_arrived_at else LATER
    one.first_arrived_at = first
    one.save(update_fields=["first_arrived_at"])
    for fact in _told_of(one):
        if fact.name == SERIOUS:
            yield correction(fact.id, rationale=why, occurred_at=first)


def _into(one: Incident, stays: Incident, contacts: dict[UUID, Contact]) -> Iterable[NewFact]:
    """Return what takes back a second incident of one child and event, its deeds told of the first.

    Nothing that was done is lost: it goes over, under its own day, with who decided it.
    """
    lines = list(Linked.objects.filter(incident_id=one.id))
    looked = [fact for line in lines for fact in facts_in(line.linked_id, line.id)]
    Linked.objects.filter(incident_id=one.id).update(incident_id=stays.id)
    gone: dict[str, str] = {}
    for fact in (*_told_of(one), *looked):
        moved = _moved(fact, stays, contacts[stays.contact_id].team_id)
        gone[str(fact.root)] = str(moved.id) if moved else ""
        yield retraction(fact.id, rationale=ONE_EVENT, successor=moved.id if moved else None)
        if moved:
            yield moved
    one.same_as, one.gave = stays, {"facts": gone, "lines": [str(line.id) for line in lines]}
    one.save(update_fields=["same_as", "gave"])


def _moved(fact: Happened, stays: Incident, team: int) -> NewFact | None:
    if fact.name == SERIOUS:
        return None
    return NewFact(
        name=fact.name,
        person=fact.person,
        team=team,
        thread=fact.thread if fact.name in OF_LINES else stays.id,
        parent=stays.contact_id,
        occurred_at=fact.at,
        data=fact.data,
        decided_by=fact.by,
        rationale=fact.rationale,
    )


def _told_of(one: Incident) -> list[Happened]:
    return facts_in(one.person_id, one.id)


def facts_in(person: int, thread: UUID) -> list[Happened]:
    """Return what stands of one piece of work of a child."""
    return [fact for fact in standing(person) if fact.thread == thread]


def first_arrival(event: UUID) -> datetime:
    """Return when word of an event first reached any inbox."""
    found: datetime = Contact.objects.filter(incident=event).aggregate(at=Min("arrived_at"))["at"]
    return found
