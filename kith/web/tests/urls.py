"""The look's addresses as the demonstration has them, for tests."""

from django.urls import include, path

from kith.config.urls import handler400, handler403, handler404, handler500
from kith.web.urls import addresses

__all__ = ["handler400", "handler403", "handler404", "handler500"]

urlpatterns = [
    path("", include("kith.accounts.urls")),
    path("", include(addresses(demo=True))),
]
