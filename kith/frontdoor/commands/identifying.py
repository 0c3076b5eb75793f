"""Who a contact is about, where nobody knew at first: one of those on record, or somebody new."""

from uuid import UUID

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.arriving import KNOWN, About
from kith.frontdoor.commands.events import settle
from kith.frontdoor.commands.parts import held, put, tell, told
from kith.frontdoor.commands.ringing import ring_their_own
from kith.frontdoor.commands.sight import let_desk_see, name_child
from kith.frontdoor.models import Contact
from kith.kernel.mistakes import Mistake
from kith.people.merging.commands import merge_records
from kith.people.models import Person
from kith.people.search.creating import settled
from kith.people.search.proposing import propose_apart
from kith.promises.models import Promise, State

UNKNOWN = ("unknown", "accepted")
KNOWN_ALREADY = "We know already who this child is"


@command(Area.CONTACT, Level.CREATE, event="contact.identified")
def identify(actor: Actor, /, *, contact: UUID, about: About, words: str) -> None:
    """Say who the child is, and how we know: somebody on record, or a new name with its look.

    What stood for the child until now goes into the record that there is, with all that was done.
    Where it is RED, or may be, the worker, their cover and the managers of the child's team hear of
    it now (S0 #2, J29).
    """
    row = held(contact)
    how = check_words("words", words, "how we know")
    if about.person is None:
        _somebody_new(actor, row, about)
    elif about.person != row.person_id:
        _somebody_known(actor, row, about.person, how)
    elif row.child == KNOWN and not _is_owed(row):
        raise Mistake("", KNOWN_ALREADY)
    row = held(contact)
    put(row, child=KNOWN)
    settle(row.incident)
    tell(told(row, "contact.identified", {"known": about.person is not None}, because=how))
    if _is_urgent(row):
        ring_their_own(row)


def _is_urgent(row: Contact) -> bool:
    """Say whether it is RED, or may be and nobody has graded it: nobody is told before it is known
    whose child it is, and from then on whoever works with them is.
    """
    return row.clock_rag == "RED" or (row.red_suspect and not row.clock_rag)


@command(Area.CONTACT, Level.DECIDE, event="contact.stays_unknown")
def accept_unknown(actor: Actor, /, *, contact: UUID, why: str) -> None:
    """Accept, as a manager, that we do not know who the child is, and say what was tried."""
    row = held(contact)
    because = check_words("why", why, "what was tried")
    if row.child != "unknown":
        raise Mistake("", KNOWN_ALREADY)
    put(row, child="accepted")
    tell(told(row, "contact.stays_unknown", because=because))


def _somebody_new(actor: Actor, row: Contact, about: About) -> None:
    check_words("known_as", about.known_as, "what the child is called")
    person = _nameless(row)
    others = settled(actor, about.whom, about.looked)
    name_child(person, about.known_as, about.born)
    propose_apart(person, others, about.looked.apart if about.looked else "")


def _somebody_known(actor: Actor, row: Contact, person: int, how: str) -> None:
    """Only a record without a name goes. Hidden ones are for whoever may merge by themselves."""
    gone = _nameless(row)
    let_desk_see(person, row.team_id)
    by = actor if actor.may(Area.CHILD, Level.DECIDE) else MACHINE
    merge_records(by, person=person, other=gone, why=f"{actor.name}, at the front door: {how}")


def _nameless(row: Contact) -> int:
    """Return whoever stands for a child whom nobody knows; a mistake where we know who it is."""
    one = Person.objects.filter(id=row.person_id or 0, known_as="").first()
    if one is None or row.child not in UNKNOWN:
        raise Mistake("", KNOWN_ALREADY)
    return one.pk


def _is_owed(row: Contact) -> bool:
    """Say whether we still owe it: two records may have become one before anybody said so here."""
    owed = Promise.objects.filter(person_id=row.owed_to, kind="UNKNOWN", episode=row.id)
    return owed.filter(state=State.OPEN).exists()
