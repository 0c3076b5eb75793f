"""Sending a letter: it becomes a contact for each child, and its writer hears at once what follows.

A visitor may write and nothing else. What a letter becomes is done by the product itself, within
the same transaction: all of it or nothing, so that half a letter is never half a contact.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.frontdoor.commands.arriving import About, Arrival, arrive
from kith.frontdoor.commands.newcomers import Newcomer
from kith.frontdoor.public.commands.acknowledging import acknowledge_by_mail
from kith.frontdoor.public.commands.writing import own_letter
from kith.frontdoor.public.models import Letter
from kith.frontdoor.public.rules.telling import Telling, told
from kith.frontdoor.queries.opening import desk_of
from kith.kernel import clock
from kith.promises.models import Promise
from kith.web import words

HEAR = ("T4", "T5")


@command(Area.CONTACT, Level.CREATE, event="letter.sent", outside=True)
def send(actor: Actor, /) -> None:
    """Send the letter: from now on it is with the desk."""
    row = own_letter(actor)
    _take_in(MACHINE, letter=row.pk)


@command(Area.CONTACT, Level.DECIDE, event="letter.taken")
def _take_in(actor: Actor, /, *, letter: int) -> None:
    """Make a contact for each child of a letter, and keep only what its writer is told."""
    row = Letter.objects.filter(id=letter, sent_at=None).select_for_update().first()
    if row is None:
        raise NotHere
    tells, now = told(row.body), clock.now()
    made = arrive(actor, arrival=_arrival(actor, row, tells, now), children=_children(tells))
    answered = acknowledge_by_mail(actor, contacts=made, to=tells.asked.get("email", ""),
                                   reference=row.reference)  # fmt: skip
    row.told = {"children": len(made), "decided_by": _decided_by(made), "mailed": answered}
    row.body, row.email, row.code_mark, row.sent_at = {}, "", "", now
    row.save()


def _arrival(actor: Actor, row: Letter, tells: Telling, now: datetime) -> Arrival:
    said: dict[str, Any] = dict(tells.words)
    return Arrival(
        channel="web_form",
        team=desk_of(actor).id,
        arrived_at=now,
        evidence=f"Our web form, reference {row.reference}, sent on {words.moment(now)}",
        unnamed=tells.unnamed,
        harms=tells.many["harms"],
        dangers=tells.many["dangers"],
        asked=tells.asked,
        **said,
    )


def _children(tells: Telling) -> Sequence[About]:
    said: dict[str, Any] = dict(tells.new)
    first = About(known_as=tells.first, who=tells.who, new=Newcomer(**said))
    return [first, *(About(known_as=name) for name in tells.also)]


def _decided_by(contacts: Sequence[UUID]) -> str:
    """Return by when the decision is owed, as the ledger says it."""
    owed = Promise.objects.filter(thread__in=contacts, kind="T4").order_by("due_at").first()
    return owed.due_at.isoformat() if owed else ""
