"""The look's addresses as the demonstration has them, for tests."""

from django.urls import include, path

from kith.web.urls import addresses

handler400 = "kith.web.errors.bad_request"
handler403 = "kith.web.errors.refused"
handler404 = "kith.web.errors.not_found"
handler500 = "kith.web.errors.broken"

urlpatterns = [
    path("", include("kith.accounts.urls")),
    path("", include(addresses(demo=True))),
]
