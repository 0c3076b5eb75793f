"""The specialist assessment that a screen indicates: made, or not made with a manager's reason.

The instrument itself comes with the work on exploitation; here is the least without which what a
screen indicates would be forgotten.
"""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, must, tell, told
from kith.frontdoor.models import Contact
from kith.frontdoor.rules import entitled
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing

NOT_YOURS = "A manager decides that no specialist assessment is made."
SCREENED, DONE, DECLINED = "screen.done", "specialist.done", "specialist.declined"


@command(Area.EXPLOITATION, Level.CREATE, event=DONE)
def specialist_done(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Say that the specialist assessment was made, and what it found."""
    row = held(contact)
    found = check_words("words", words, "what it found")
    _must_wait(row)
    tell(told(row, DONE, {"by": actor.id}, because=found))


@command(Area.CONTACT, Level.VIEW, event=DECLINED)
def decline_specialist(actor: Actor, /, *, contact: UUID, why: str) -> None:
    """Decide that none is made against what the screen indicates, and say why.

    The manager of the child's team may, and until there is one, the manager at the front door.
    """
    must(entitled.needs_no_assessment(actor), NOT_YOURS)
    row = held(contact)
    because = check_words("why", why, "why none is made")
    _must_wait(row)
    tell(told(row, DECLINED, {"by": actor.id}, because=because))


def waits(row: Contact) -> bool:
    """Say whether a screen of this contact indicated one that was neither made nor declined."""
    facts = standing(row.person_id or 0, names=(SCREENED, DONE, DECLINED))
    mine = (one for one in facts if one.thread == row.id)
    newest = (one for one in mine if one.name != SCREENED or one.data.get("assess"))
    return next((one.name for one in newest), "") == SCREENED


def _must_wait(row: Contact) -> None:
    if not waits(row):
        raise Mistake("", "No specialist assessment waits to be made here")
