"""A request as both those who write and those who read speak of it."""

from uuid import UUID

from kith.frontdoor.models import Request
from kith.frontdoor.rules.agencies import Item, template_called
from kith.frontdoor.rules.answers import read
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.replies import judge
from kith.promises.models import Promise, State


def called(one: Request) -> str:
    """Return whom we asked, as one says it: the desk where there is one, else the agency."""
    return one.partner.name if one.partner else AGENCIES[one.agency]


def waits_for_most(one: Request) -> bool:
    """Say whether nothing came, or only a part without something that matters most."""
    if one.state != "PARTIAL":
        return one.state == "SENT"
    items = items_of(one)
    left = judge(items, read(one.answers)).open
    return any(item.critical for item in items if item.key in left)


def asks_of(one: Request) -> tuple[Item, ...]:
    """Return what a request asks, as whoever answers it reads it."""
    return template_called(one.template).asks(one.conditions)


def items_of(one: Request) -> tuple[Item, ...]:
    """Return the same as every reader may see it, by the template and conditions of its day."""
    return tuple(item.for_all for item in asks_of(one))


def apart_of(one: Request) -> Item | None:
    """Return the item that its template keeps for those who are named, asked or not."""
    return next((item for item in template_called(one.template).own if item.is_apart), None)


def look_owed(request: UUID) -> Promise | None:
    """Return the look that we owe at who reads what is kept for some; None where it was given."""
    owed = Promise.objects.filter(kind="KEPT-APART", thread=request, state=State.OPEN)
    return owed.first()
