"""A letter while it is written: begun, kept part by part, and given an address to come back by."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import Actor, visitor_with
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.frontdoor.public.models import Letter
from kith.frontdoor.public.rules import codes
from kith.frontdoor.public.rules.parts import BY_SLUG, MOST_LETTERS, kept, length
from kith.kernel import clock
from kith.kernel.mistakes import Mistake


@command(Area.CONTACT, Level.CREATE, event="letter.begun", outside=True)
def begin(actor: Actor, /) -> int:
    """Begin a letter and return its number, by which its writer acts from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('frontdoor_letter_id_seq')")
        (number,) = cursor.fetchone()
    with acting_as(visitor_with(number)):
        now = clock.now()
        Letter(
            id=number, reference=codes.new_reference(), begun_at=now, saved_at=now
        ).save(force_insert=True)  # fmt: skip
    return int(number)


@command(Area.CONTACT, Level.CREATE, event="letter.kept", outside=True)
def keep(actor: Actor, /, *, part: str, words: Mapping[str, Sequence[str]]) -> datetime:
    """Keep what stands on one page of the letter, whatever it is; return when."""
    row = own_letter(actor)
    body = {**row.body, **kept(words, BY_SLUG[part])}
    if length(body) > MOST_LETTERS:
        raise Mistake("", "That is more than we can take here. Send the rest in a second letter")
    row.body, row.saved_at = body, clock.now()
    row.save(update_fields=["body", "saved_at"])
    return row.saved_at


@command(Area.CONTACT, Level.CREATE, event="letter.kept", outside=True)
def remember(actor: Actor, /, *, email: str) -> str:
    """Keep the letter for later, and where a code can be sent; return its reference."""
    row = own_letter(actor)
    row.email, row.saved_at = email, clock.now()
    row.save(update_fields=["email", "saved_at"])
    return row.reference


def own_letter(actor: Actor) -> Letter:
    """Return the actor's own letter while it is not sent, locked; NotHere where there is none."""
    row = Letter.objects.filter(id=-actor.id, sent_at=None).select_for_update().first()
    if row is None:
        raise NotHere
    return row
