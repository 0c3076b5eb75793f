"""What the commands about requests share: finding one, changing it, what a fact says of it."""

from typing import Any
from uuid import UUID

from kith.access.gates import NotHere
from kith.frontdoor.asked import called
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.rules.replies import State
from kith.kernel import clock
from kith.kernel.mistakes import Mistake


def asked(row: Contact, request: UUID) -> Request:
    """Return a request of this contact that still stands, locked; else NotHere."""
    one = Request.objects.filter(id=request, contact_id=row.id).select_for_update(of=["self"])
    found = one.select_related("partner").first()
    if found is None:
        raise NotHere
    if found.state == State.WITHDRAWN:
        raise Mistake("", "We no longer ask this")
    return found


def said_of(one: Request) -> dict[str, object]:
    """Return what every fact about a request says of it."""
    return {"agency": one.agency, "asked": called(one), "request": one.number}


def change(one: Request, **changes: Any) -> None:
    """Write some columns, and count the change."""
    changes |= {"version": one.version + 1, "changed_at": clock.now()}
    for key, value in changes.items():
        setattr(one, key, value)
    one.save(update_fields=list(changes))
