"""Who hears of it: whoever told us, and whoever it was sent to."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, move, tell, told
from kith.frontdoor.commands.sight import leave
from kith.frontdoor.models import Decision
from kith.frontdoor.rules.channels import is_professional
from kith.frontdoor.rules.states import STEPS
from kith.kernel.mistakes import Mistake


@command(Area.CONTACT, Level.CREATE, event="referrer.told")
def tell_referrer(actor: Actor, /, *, contact: UUID, how: str, words: str) -> None:
    """Say that whoever told us has heard what was decided, how, and what we said."""
    row = held(contact)
    said = check_words("words", words, "what you told them")
    way = check_words("how", how, "how you told them")
    if not Decision.objects.filter(contact_id=contact).exists():
        raise Mistake("", "Nothing was decided yet that they could hear of")
    tell(told(row, "referrer.told", {"how": way}, because=said))


@command(Area.CONTACT, Level.CREATE, event="referrer.acknowledged")
def told_that_it_arrived(actor: Actor, /, *, contact: UUID, how: str) -> None:
    """Say that whoever told us knows that it has arrived, and how they know."""
    row = held(contact)
    way = check_words("how", how, "how they know")
    if row.person_id is None or not is_professional(row.agency):
        return
    tell(told(row, "referrer.acknowledged", {"how": way}))


@command(Area.CONTACT, Level.CREATE, event="contact.taken")
def taken_elsewhere(actor: Actor, /, *, contact: UUID, by: str) -> None:
    """Say who took it on where it was sent: a name. Until then it stays open with us."""
    row = held(contact)
    name = check_words("by", by, "the name of whoever took it on")
    last = Decision.objects.filter(contact_id=contact).order_by("-number").first()
    way = last.outcome if last else "other_route"
    move(row, "taken_elsewhere", closed_reason=row.closed_reason or way)
    tell(told(row, STEPS["taken_elsewhere"].fact, {"by": name}))
    leave(row)
