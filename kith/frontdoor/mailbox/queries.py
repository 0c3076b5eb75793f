"""The files that came with a contact, and one of them to be taken away."""

from dataclasses import dataclass
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.mailbox.rules.limits import megabytes
from kith.frontdoor.models import Attachment


@dataclass(frozen=True)
class FileLine:
    """One file as the contact's page names it; why it was not taken, where it was not."""

    id: UUID
    name: str
    size: str
    refused: str


@dataclass(frozen=True)
class FileBody:
    """A file to be taken away."""

    name: str
    body: bytes


def files_of(contact: UUID) -> tuple[FileLine, ...]:
    """Return the files of a contact, inside a gate that is open already."""
    rows = Attachment.objects.filter(contact_id=contact).order_by("at", "id").defer("body")
    return tuple(
        FileLine(one.id, one.name, megabytes(one.size) if one.size else "", one.refused)
        for one in rows
    )


@query(Area.CONTACT, Level.VIEW, reads="file of a contact")
def contact_file(actor: Actor, /, *, contact: UUID, file: UUID) -> FileBody:
    """Return one file, where the reader sees the child; NotHere where it was not taken."""
    row = Attachment.objects.filter(id=file, contact_id=contact, refused="").first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id)
    return FileBody(row.name, bytes(row.body))
