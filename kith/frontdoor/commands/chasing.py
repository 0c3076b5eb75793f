"""Asking again whoever told us for what is missing; in writing where we have their address."""

from uuid import UUID

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.models import Contact
from kith.frontdoor.public.letters import MISSED, put_down
from kith.frontdoor.rules.outcomes import MISSING
from kith.frontdoor.rules.source import mail_of
from kith.frontdoor.rules.states import State
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing


@command(Area.CONTACT, Level.CREATE, event="contact.chased")
def ask_back_again(actor: Actor, /, *, contact: UUID, how: str, words: str) -> bool:
    """Say that we asked again, and how; return whether a letter goes to whoever told us.

    A decision is owed all the same, and may come first.
    """
    row = held(contact)
    way = check_words("how", how, "how you asked again")
    said = check_words("words", words, "what you asked, and what they said")
    if row.state != State.RETURNED_FOR_INFO:
        raise Mistake("", "Nothing is being asked back now")
    mailed = way == "email" and _write(MACHINE, contact=row.id)
    tell(told(row, "contact.chased", {"how": way, "mailed": mailed}, because=said))
    return mailed


@command(Area.CONTACT, Level.DECIDE, event="source.written_to")
def _write(actor: Actor, /, *, contact: UUID) -> bool:
    """Nobody but the product itself writes letters. It names no child."""
    row = Contact.objects.get(id=contact)
    audit.about(person=row.person_id, team=row.team_id)
    to = "" if row.channel == "child" else mail_of(row.told, row.call_back)
    return put_down(MISSED, to, {"contact": row.number, "missing": _missing(row)})


def _missing(row: Contact) -> list[str]:
    facts = standing(row.person_id or 0, names=("contact.returned",))
    asked = next((one.data.get("missing", ()) for one in facts if one.thread == row.id), ())
    return [MISSING[one] for one in asked if one in MISSING and one != "other"]
