"""A manager asks for a second look by hand; it is made like a drawn one, and is in no figure."""

from uuid import UUID

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.blind.commands.making import is_waiting, make_look
from kith.frontdoor.commands.parts import held
from kith.frontdoor.models import Decision
from kith.kernel.mistakes import Mistake


@command(Area.CONTACT, Level.DECIDE, event="blind.asked")
def ask_look(actor: Actor, /, *, contact: UUID) -> UUID:
    """Ask for somebody who does not know what was decided; nobody chooses who it is."""
    row = held(contact)
    if not Decision.objects.filter(contact_id=contact).exists():
        raise Mistake("", "Nothing was decided yet that could be looked at again")
    if is_waiting(row):
        raise Mistake("", "Somebody is looking at this already")
    with acting_as(MACHINE):
        look = make_look(row, drawn=False)
    if look is None:
        raise Mistake("", "There is nobody here who could look without knowing the decision")
    return look.id
