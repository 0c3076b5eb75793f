"""`/health/`: whether a page could be served, for the launcher and for whoever watches it."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answer where the database answers. It says nothing of anybody."""
    with transaction.atomic():
        return HttpResponse("well\n", content_type="text/plain")
