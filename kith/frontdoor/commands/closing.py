"""When an enquiry closes: all have answered, or somebody says that we go on with what is there."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.rules.replies import SETTLED
from kith.frontdoor.rules.states import UNDECIDED
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing
from kith.promises.ledger import NewFact


@command(Area.CONTACT, Level.CREATE, event="mash.closed")
def close_mash(actor: Actor, /, *, contact: UUID, why: str) -> None:
    """Close the enquiry with what is there; whoever has not answered still owes it."""
    row = held(contact)
    because = check_words("why", why, "why we go on with what is there")
    if not is_gathering(row):
        raise Mistake("", "Nobody is being asked now")
    tell(_closed(row, whole=False, because=because))


def is_gathering(row: Contact) -> bool:
    """Say whether others were asked and the enquiry was not closed since."""
    facts = standing(row.person_id or 0, names=("mash.asked", "mash.closed"))
    mine = [one for one in facts if one.thread == row.id]
    return bool(mine) and mine[0].name == "mash.asked"


def settle(row: Contact) -> list[NewFact]:
    """Return the fact that closes the enquiry, once nobody is being waited for."""
    waiting = Request.objects.filter(contact_id=row.id).exclude(state__in=SETTLED)
    if waiting.exists() or not is_gathering(row):
        return []
    return _closed(row, whole=True)


def _closed(row: Contact, *, whole: bool, because: str = "") -> list[NewFact]:
    """From then on a manager owes the decision, unless it came before the last answer."""
    said = {"rag": row.clock_rag, "whole": whole, "decide": row.state in UNDECIDED}
    return told(row, "mash.closed", said, because=because)
