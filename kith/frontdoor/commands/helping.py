"""Early or family help after it was offered: taken up, met, refused, ended."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, move, tell, told
from kith.frontdoor.commands.sight import leave
from kith.frontdoor.helped import ACCEPTED, ENDED, MET, NAMES, REFUSED, said_of_help
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.help import ENDS, is_not_enough
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing


@command(Area.CONTACT, Level.CREATE, event="help.accepted")
def accept_help(actor: Actor, /, *, contact: UUID, service: str, by: str) -> None:
    """Say which service took it up, and who there. Only from here on does somebody help."""
    row = held(contact)
    said = {
        "service": check_words("service", service, "which service takes it up"),
        "by": check_words("by", by, "the name of whoever takes it up"),
    }
    move(row, "help_taken_up")
    tell(told(row, ACCEPTED, said))


@command(Area.CONTACT, Level.CREATE, event="help.met")
def meet_help(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Say that whoever helps has met the child, and how it was."""
    row, _ = _going_on(contact, MET)
    tell(told(row, MET, because=check_words("words", words, "how the first meeting was")))


@command(Area.CONTACT, Level.CREATE, event="help.refused")
def refuse_help(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Say that the help was not wanted, in their words: a manager looks again at what is needed."""
    row = held(contact)
    said = check_words("words", words, "what they said")
    if REFUSED in _said_of_help(row):
        raise Mistake("", "This was said already")
    tell(told(row, REFUSED, because=said))


@command(Area.CONTACT, Level.CREATE, event="help.ended")
def end_help(actor: Actor, /, *, contact: UUID, how: str, words: str) -> None:
    """Say how the help ended, and what became of it.

    Where it was not enough, or ended before the child met anybody, a manager looks again.
    """
    if how not in ENDS:
        raise Mistake("how", "Choose how it ended")
    because = check_words("words", words, "what became of it")
    row, so_far = _going_on(contact, ENDED)
    said = {"how": how, "again": is_not_enough(how, met=MET in so_far)}
    tell(told(row, ENDED, said, because=because))
    leave(row)


def _going_on(contact: UUID, name: str) -> tuple[Contact, frozenset[str]]:
    """Return a contact whose help goes on, and what was said of it; not twice the same."""
    row = held(contact)
    so_far = _said_of_help(row)
    if ACCEPTED not in so_far:
        raise Mistake("", "No service has taken it up yet")
    if name in so_far:
        raise Mistake("", "This was said already")
    return row, so_far


def _said_of_help(row: Contact) -> frozenset[str]:
    return said_of_help(standing(row.person_id or 0, names=NAMES), row.id)
