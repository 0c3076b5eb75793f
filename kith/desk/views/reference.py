"""The reference on screen: promise kinds and roles, straight from their declarations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.desk import reference


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Every promise kind."""
    return render(request, "desk/kinds.html", {"entries": reference.kinds_in_words()})


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Every role, and what it may do."""
    return render(request, "desk/roles.html", {"entries": reference.roles()})
