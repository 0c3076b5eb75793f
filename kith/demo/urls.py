"""Addresses that the demonstration alone has."""

from django.conf import settings
from django.urls import URLPattern, path

from kith.demo import views


def addresses(demo: bool) -> list[URLPattern]:
    """Return the pages of the borough's clock and post, in the demonstration; else nothing."""
    pages = [
        path("demo/clock/", views.borough_clock, name="demo-clock"),
        path("demo/post/", views.post, name="demo-post"),
    ]
    return pages if demo else []


urlpatterns = addresses(settings.DEMO)
