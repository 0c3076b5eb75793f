"""Addresses of second looks: a number of its own, which says nothing of contact or child."""

from django.urls import path

from kith.frontdoor.blind import views

LOOK = "second-looks/<uuid:look>/"

urlpatterns = [
    path("second-looks/", views.mine, name="blind-looks"),
    path("second-looks/agreement/", views.agreement, name="blind-agreement"),
    path(LOOK, views.look, name="blind-look"),
    path(f"{LOOK}back/", views.back, name="blind-back"),
    path(f"{LOOK}talk/", views.talk, name="blind-talk"),
]
