"""A serious incident: its clock runs from the first word of it in any inbox."""

from uuid import UUID

from django.db.models import Min

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import Mistake, check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.models import Contact, Incident
from kith.frontdoor.rules import ripple
from kith.kernel import clock


@command(Area.CONTACT, Level.CREATE, event="incident.serious")
def report_incident(
    actor: Actor, /, *, contact: UUID, sort: str, what: str, place: str = ""
) -> UUID:
    """Say that a contact tells of a serious incident; return it.

    Its clock runs from when word of it first reached any inbox, opened or not (J6).
    """
    row = held(contact)
    if sort not in ripple.SORTS:
        raise Mistake("sort", "Choose what sort of incident it was")
    said = check_words("what", what, "what happened")
    if row.person_id is None:
        raise Mistake("", "This contact is about no child; take in one for each child")
    if Incident.objects.filter(contact_id=row.id).exists():
        raise Mistake("", "Somebody has said already that this is a serious incident")
    first = Contact.objects.filter(incident=row.incident).aggregate(at=Min("arrived_at"))["at"]
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
