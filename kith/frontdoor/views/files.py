"""A file that came with a contact, to be taken away and never shown: nobody here has opened it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.frontdoor.mailbox.queries import contact_file


@require_safe
def take_away(request: ActorRequest, contact: UUID, file: UUID) -> HttpResponse:
    """Hand a file over as bytes, whatever it says that it is."""
    found = contact_file(request.actor, contact=contact, file=file)
    answer = HttpResponse(found.body, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer
