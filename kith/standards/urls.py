"""Addresses of what enters and leaves the house by statute."""

from django.urls import path

from kith.standards import views

urlpatterns = [
    path("standards/returns/", views.returns, name="returns"),
    path("standards/returns/check/", views.check_return, name="check-return"),
]
