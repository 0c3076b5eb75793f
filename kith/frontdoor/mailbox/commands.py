"""A mail becomes a contact: its words, its files, and when it reached the council."""

import logging
from datetime import datetime
from uuid import UUID

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.commands.arriving import About, Arrival, arrive
from kith.frontdoor.mailbox.answering import answer
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.rules.arriving import arrived
from kith.frontdoor.mailbox.rules.reading import UNREADABLE, Mail, read_mail, unread
from kith.frontdoor.mailbox.rules.sorting import agency_of, signs
from kith.frontdoor.models import Attachment, Contact, Received
from kith.frontdoor.queries.opening import desk_of
from kith.kernel import clock

log = logging.getLogger("kith.mailbox")

NOBODY_YET = "A mail; who is meant stands in it"


def take_in(item: Item, *, epoch: int, name: str) -> UUID | None:
    """Take in a mail as the product itself; None where it was taken in before.

    Where that breaks, for whatever reason, it becomes a contact that says that nobody could read
    it: one mail never stands in the way of those behind it.
    """
    try:
        mail = read_mail(item.raw, item.size)
        return _take_in(MACHINE, mail=mail, item=item, epoch=epoch, name=name)
    except Exception:
        log.exception("A mail could not be taken in as it is")
        return _take_in(MACHINE, mail=unread(item.raw), item=item, epoch=epoch, name=name)


def place_in(epoch: int) -> int:
    """Return behind which place of the mailbox reading goes on."""
    return _place_in(MACHINE, epoch=epoch)


@query(Area.CONTACT, Level.DECIDE)
def _place_in(actor: Actor, /, *, epoch: int) -> int:
    last = Received.objects.filter(epoch=epoch).order_by("-uid").values_list("uid", flat=True)
    return last.first() or 0


@command(Area.CONTACT, Level.DECIDE, event="mail.taken")
def _take_in(actor: Actor, /, *, mail: Mail, item: Item, epoch: int, name: str) -> UUID | None:
    """All of it or nothing; the same mail by another way is the same mail."""
    known = Received.objects.filter(key=mail.key).values_list("contact", flat=True).first()
    if known is not None:
        _pass_over(known, item, epoch)
        return None
    at, evidence = arrived(mail.received, item.put_in, clock.now())
    arrival = _arrival(actor, mail, name, at, evidence)
    (contact,) = arrive(actor, arrival=arrival, children=[About(who=NOBODY_YET)])
    _keep_files(mail, contact)
    Received.objects.create(key=mail.key, epoch=epoch, uid=item.uid, contact=contact)
    answer(actor, mail=mail, contact=contact)
    return contact


def _pass_over(contact: UUID, item: Item, epoch: int) -> None:
    """Remember the place of a mail that came twice, so that it is passed over next time."""
    place = f"{epoch}:{item.uid}"
    key = f"again {place}"[:64]
    if not Received.objects.filter(key=key).exists():
        Received.objects.create(key=key, epoch=epoch, uid=item.uid, contact=contact)


def _arrival(actor: Actor, mail: Mail, name: str, at: datetime, evidence: str) -> Arrival:
    found = signs(f"{mail.subject}\n{mail.text}")
    files = ", ".join(
        f"{one.name}{f' ({one.refused})' if one.refused else ''}" for one in mail.files
    )
    return Arrival(
        channel="email",
        team=desk_of(actor).id,
        arrived_at=at,
        evidence=evidence,
        what_happened=_words(mail, found),
        agency=agency_of(mail.address),
        source_name=mail.sender,
        call_back=mail.address,
        red_suspect=bool(found) or mail.unread,
        asked={
            "mailbox": name,
            "header_at": mail.received[:200],
            "verified": "not_known",
            "attachments": files[:4_000],
        },
    )


def _words(mail: Mail, found: list[str]) -> str:
    """Return the mail's words; before them, in brackets, what we have to say of it."""
    ours = [
        UNREADABLE if mail.unread else "",
        *(f"{one}." for one in mail.troubles),
        f"Words that ask for somebody at once: {', '.join(found)}." if found else "",
    ]
    said = " ".join(one for one in ours if one)
    return "\n\n".join(one for one in (f"[{said}]" if said else "", mail.subject, mail.text) if one)


def _keep_files(mail: Mail, contact: UUID) -> None:
    person = Contact.objects.values_list("person_id", flat=True).get(id=contact)
    rows = (
        Attachment(
            contact_id=contact,
            person_id=person,
            name=one.name,
            type=one.type,
            size=one.size,
            body=one.body,
            refused=one.refused,
        )
        for one in mail.files
    )
    for row in rows:
        row.save(force_insert=True)
