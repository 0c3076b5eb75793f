"""Word that was joined by mistake tells of two events again: nothing is lost, and clocks go back.

What one incident gave the other comes back to it in its own facts, so that what was owed by them is
owed again under the same number, for the same day. What was done since the joining stays where it
was done.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.events import first_arrival, settle
from kith.frontdoor.commands.parts import held_together, tell, told
from kith.frontdoor.models import Contact, Incident, Linked
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, current
from kith.promises.ledger import NewFact, correction, record, retraction

TWO_EVENTS = "It is another event after all; what went over to it comes back"
CHOOSE = "Choose the contact that tells of something else"
CAME_TOGETHER = "Contact {number} came together with this one: they tell of one event"
DUPLICATE = "Contact {number} had reached us already as another one: open it again first"


@command(Area.CONTACT, Level.CREATE, event="contact.parted")
def part_event(actor: Actor, /, *, contact: UUID, apart: Sequence[UUID], why: str) -> None:
    """Say that other word, joined to this by mistake, tells of another event, and how one knows.

    What came together with it goes along.
    """
    because = check_words("why", why, "how you know that it is another event")
    row, others = held_together(contact, apart)
    if not others or any(one.incident != row.incident for one in others):
        raise Mistake("apart", CHOOSE)
    _check(row, others)
    data = {"from": sorted(one.number for one in others)}
    tell([fact for one in (row, *others) for fact in told(one, "contact.parted", data,
                                                           because=because)])  # fmt: skip
    _part(MACHINE, event=row.incident, origins={one.origin for one in others})


def _check(row: Contact, others: Collection[Contact]) -> None:
    for one in others:
        if one.origin == row.origin:
            raise Mistake("apart", CAME_TOGETHER.format(number=one.number))
        for each, other in ((one, row), (row, one)):
            if each.duplicate_of == other.id:
                raise Mistake("apart", DUPLICATE.format(number=each.number))


@command(Area.CONTACT, Level.DECIDE, event="contact.two_events")
def _part(actor: Actor, /, *, event: UUID, origins: Collection[UUID]) -> None:
    contacts = list(Contact.objects.filter(incident=event))
    audit.about(shown=sorted(one.number for one in contacts))
    parted, other = [one.id for one in contacts if one.origin in origins], uuid4()
    Contact.objects.filter(id__in=parted).update(incident=other)
    told_of = Incident.objects.filter(contact_id__in=[one.id for one in contacts])
    rows = {one.id: one for one in told_of.select_related("contact")}
    for one in sorted(rows.values(), key=lambda each: len(_chain(each, rows))):
        stays = rows.get(one.same_as_id) if one.same_as_id else None
        if stays and stays.contact.incident != one.contact.incident:
            _take_back(one, rows)
    settle(event)
    settle(other)


def _chain(one: Incident, rows: Mapping[UUID, Incident]) -> list[UUID]:
    """Return the incidents that one went over to, one after the other."""
    chain = []
    while one.same_as_id:
        chain.append(one.same_as_id)
        one = rows[one.same_as_id]
    return chain


def _take_back(one: Incident, rows: Mapping[UUID, Incident]) -> None:
    """Let an incident stand by itself again, with all that it gave another."""
    gave = _gave(one)
    went = {old: new for each in rows.values() for old, new in _gave(each)["facts"].items()}
    lines = Linked.objects.filter(id__in=gave["lines"], incident_id__in=_chain(one, rows))
    lines.update(incident_id=one.id)
    one.same_as, one.gave = None, None
    one.first_arrived_at = first_arrival(one.contact.incident)
    one.save(update_fields=["same_as", "gave", "first_arrived_at"])
    record([fact for old, new in gave["facts"].items() for fact in _back(one, old, new, went)])


def _gave(one: Incident) -> Mapping[str, Any]:
    return one.gave or {"facts": {}, "lines": []}


def _back(one: Incident, old: str, new: str, went: Mapping[str, str]) -> Iterable[NewFact]:
    """Return what restores a fact as it stands where it went, or as it was."""
    undone = {"successor": None}
    if not new:
        yield correction(
            UUID(old), rationale=TWO_EVENTS, occurred_at=one.first_arrived_at, data=undone
        )
        return
    there = _standing_at(new, went)
    if there is None:
        return
    yield retraction(there.id, rationale=TWO_EVENTS, successor=UUID(old))
    yield correction(
        UUID(old), rationale=there.rationale, occurred_at=there.at, data={**there.data, **undone}
    )


def _standing_at(new: str, went: Mapping[str, str]) -> Happened | None:
    """Return the fact that holds it now, wherever it went; None where somebody took it back."""
    while went.get(new):
        new = went[new]
    return current(UUID(new))
