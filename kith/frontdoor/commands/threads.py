"""What was told of one discussion or incident of a contact."""

from uuid import UUID

from kith.access.gates import NotHere
from kith.frontdoor.models import Contact
from kith.promises.history import Happened, standing

BEGUN = ("incident.serious", "strategy.asked")


def thread_of(row: Contact, thread: UUID) -> list[Happened]:
    """Return what was told of a discussion of this contact, newest first; NotHere where none is."""
    facts = standing(row.person_id or 0)
    mine = [one for one in facts if one.thread == thread and one.parent == row.id]
    if not any(one.name in BEGUN for one in mine):
        raise NotHere
    return mine
