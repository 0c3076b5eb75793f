"""Addresses of the look: where words are kept and, in the demonstration, the components."""

from django.conf import settings
from django.urls import URLPattern, path

from kith.web import views
from kith.web.look import views as looks

DRAFTS = [path("drafts/", views.keep_draft, name="drafts")]

LOOK = [
    path("look/", looks.look, name="look"),
    path("look/form/", looks.look_form, name="look-form"),
    path("look/conflict/", looks.look_conflict, name="look-conflict"),
    path("look/new/", looks.look_new, name="look-new"),
    path("look/print/", looks.look_print, name="look-print"),
]


def addresses(demo: bool) -> list[URLPattern]:
    """Return the addresses; the page of components is there in the demonstration alone."""
    return [*DRAFTS, *(LOOK if demo else [])]


urlpatterns = addresses(settings.DEMO)
