"""Where two decided differently they talk, and write down what they learned: no blame."""

from uuid import UUID

from kith.access import audit
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.commands.parts import tell, told
from kith.frontdoor.models import Contact
from kith.kernel import clock
from kith.kernel.mistakes import Mistake


@command(Area.CONTACT, Level.VIEW, event="blind.talked", outside=True)
def talk_over(actor: Actor, /, *, look: UUID, learned: str) -> None:
    """Write down what came of the talk: what we learned, and whether anything changes."""
    row = BlindLook.objects.filter(id=look).exclude(given_at=None).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    said = check_words("learned", learned, "what you learned from it")
    if row.reader_id != actor.id and not actor.may(Area.CONTACT, Level.DECIDE):
        raise Refused("The two who decided, or a manager of the front door, write this down.")
    if row.talked_at is not None:
        raise Mistake("", "What came of this talk is written down already")
    with acting_as(MACHINE):
        row.learned, row.talked_at, row.talked_by_id = said, clock.now(), actor.id
        row.save(update_fields=["learned", "talked_at", "talked_by"])
        contact = Contact.objects.get(id=row.contact_id)
        tell(told(contact, "blind.talked", {"by": actor.id}, thread=row.id))
