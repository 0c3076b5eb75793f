"""Addresses that the demonstration alone has."""

from django.conf import settings
from django.urls import URLPattern, path

from kith.demo import views


def addresses(demo: bool) -> list[URLPattern]:
    """Return the page of the borough's clock, in the demonstration; else nothing."""
    return [path("demo/clock/", views.borough_clock, name="demo-clock")] if demo else []


urlpatterns = addresses(settings.DEMO)
