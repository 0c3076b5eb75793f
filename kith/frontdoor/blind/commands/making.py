"""Asking somebody to look, in a gate that sees everything: the sight, its end, and the promise."""

from datetime import datetime

from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.readers import readers_for
from kith.frontdoor.blind.rules.drawing import choose
from kith.frontdoor.commands.parts import tell, told
from kith.frontdoor.models import Contact, Decision
from kith.kernel import clock
from kith.kernel.workdays import Unit, due
from kith.promises.queries.reading import numbers


def make_look(row: Contact, *, drawn: bool) -> BlindLook | None:
    """Ask somebody to look at a decided contact; None where there is nobody who could."""
    last = Decision.objects.filter(contact_id=row.id).order_by("-number").first()
    reader = choose(row.id, readers_for(row)) if last else None
    if last is None or reader is None:
        return None
    look = BlindLook.objects.create(
        contact_id=row.id,
        decision_id=last.id,
        person_id=row.person_id or 0,
        team_id=row.team_id,
        reader_id=reader,
        drawn=drawn,
        asked_at=clock.now(),
        due_at=_in("BLIND-LOOK"),
        until_at=_in("BLIND-SIGHT"),
    )
    tell(told(row, "blind.asked", {"drawn": drawn}, thread=look.id))
    return look


def is_waiting(row: Contact) -> bool:
    """Say whether somebody is looking at a contact now."""
    return BlindLook.objects.filter(contact_id=row.id, given_at=None, ended_at=None).exists()


def end_look(look: BlindLook, why: str) -> None:
    """End a look that nobody answered, and with it the sight that it gave."""
    look.ended_at, look.ended_why = clock.now(), why
    look.save(update_fields=["ended_at", "ended_why"])
    row = Contact.objects.get(id=look.contact_id)
    tell(told(row, "blind.ended", {"why": why}, thread=look.id))


def _in(code: str) -> datetime:
    return due(clock.now(), numbers()[code], Unit.WORKING_DAYS)
