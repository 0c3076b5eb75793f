"""Early or family help after it was offered: taken up, met, refused, ended."""

from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import Mistake, check_words
from kith.frontdoor.commands.parts import held, move, tell, told
from kith.frontdoor.commands.sight import leave
from kith.frontdoor.helped import ACCEPTED, ENDED, MET, NAMES, REFUSED, said_of_help
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.help import ENDS
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
    _record(contact, MET, words, "how the first meeting was")


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
    """Say how the help ended, and what became of it."""
    if how not in ENDS:
        raise Mistake("how", "Choose how it ended")
    _record(contact, ENDED, words, "what became of it", how)
    leave(held(contact))


def _record(contact: UUID, name: str, words: str, what: str, how: str = "") -> None:
    row = held(contact)
    said = check_words("words", words, what)
    so_far = _said_of_help(row)
    if ACCEPTED not in so_far:
        raise Mistake("", "No service has taken it up yet")
    if name in so_far:
        raise Mistake("", "This was said already")
    tell(told(row, name, {"how": how} if how else {}, because=said))


def _said_of_help(row: Contact) -> frozenset[str]:
    return said_of_help(standing(row.person_id or 0, names=NAMES), row.id)
