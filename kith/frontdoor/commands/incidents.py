"""A serious incident: its clock runs from the first word of it in any inbox."""

from collections.abc import Collection, Sequence
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.events import first_arrival, join
from kith.frontdoor.commands.parts import held_together, tell, told
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.models import Contact, Incident
from kith.frontdoor.rules import ripple
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

LEADS = (
    "This is a serious incident already, in contact {number}: open that one and go on there. "
    "If word in it came later than here, say with “It tells of the same as other word” that both "
    "are one event, and its clock runs from the first."
)


@command(Area.CONTACT, Level.CREATE, event="incident.serious")
def report_incident(
    actor: Actor,
    /,
    *,
    contact: UUID,
    sort: str,
    what: str,
    place: str = "",
    same: Sequence[UUID] = (),
) -> UUID:
    """Say that a contact tells of a serious incident, and which other word tells of it; return it.

    Its clock runs from when word of it first reached any inbox, opened or not (J6).
    """
    row, others = held_together(contact, same)
    if sort not in ripple.SORTS:
        raise Mistake("sort", "Choose what sort of incident it was")
    said = check_words("what", what, "what happened")
    if row.person_id is None:
        raise Mistake("", "This contact is about no child; take in one for each child")
    _must_be_new(row.person_id, row, others)
    join(row, others)
    first = first_arrival(row.incident)
    made = Incident.objects.create(
        contact_id=row.id,
        person_id=row.person_id,
        sort=sort,
        what=said,
        place=place.strip(),
        first_arrived_at=first,
        recorded_by_id=actor.id,
        recorded_at=clock.now(),
    )
    tell(told(row, "incident.serious", {"sort": sort}, at=first, thread=made.id))
    ring(row)
    return made.id


def _must_be_new(person: int, row: Contact, others: Collection[Contact]) -> None:
    """One child and one event have one serious incident, wherever word of it came in."""
    events = {one.incident for one in (row, *others)}
    of_child = Incident.objects.filter(person_id=person, contact__incident__in=events)
    before = of_child.filter(same_as=None).select_related("contact").first()
    if before is None:
        return
    if before.contact_id == row.id:
        raise Mistake("", "Somebody has said already that this is a serious incident")
    raise Mistake("", LEADS.format(number=before.contact.number))
