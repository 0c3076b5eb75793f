"""How long new word opens a contact again (the dated rule REOPEN): for pages and commands alike."""

from datetime import datetime

from kith.frontdoor.models import Contact
from kith.kernel import clock
from kith.kernel.workdays import Unit, due
from kith.promises.queries.reading import numbers

REOPEN = "REOPEN"


def reopens_until(closed_at: datetime) -> datetime:
    """Return until when new word would open again what closed then."""
    return due(closed_at, numbers()[REOPEN], Unit.WORKING_DAYS)


def too_late_to_reopen(row: Contact) -> str:
    """Return what to do instead where a contact closed too long ago to be opened again; else ""."""
    if row.closed_at is None or clock.now() <= reopens_until(row.closed_at):
        return ""
    days = numbers()[REOPEN]
    return f"It closed more than {days} working days ago: new word is taken in as a new contact."
