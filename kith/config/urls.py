"""Addresses: the URL is the package."""

from django.urls import URLPattern, URLResolver, include, path

from kith.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("", include("kith.accounts.urls")),
    path("", include("kith.web.urls")),
    path("", include("kith.access.urls")),
    path("", include("kith.people.urls")),
    path("", include("kith.people.ties.urls")),
    path("", include("kith.people.ecomap.urls")),
    path("", include("kith.frontdoor.public.urls")),
    path("", include("kith.frontdoor.urls")),
    path("", include("kith.frontdoor.blind.urls")),
    path("", include("kith.frontdoor.board.urls")),
    path("", include("kith.oversight.urls")),
    path("", include("kith.demo.urls")),
    path("", include("kith.standards.urls")),
    path("", include("kith.desk.urls")),
]

handler400 = "kith.web.errors.bad_request"
handler403 = "kith.web.errors.refused"
handler404 = "kith.web.errors.not_found"
handler500 = "kith.web.errors.broken"
