"""Addresses of access."""

from django.urls import path

from kith.access import views

CHILD = "access/child/<int:person>/"
RESTRICTION = f"{CHILD}restriction/<int:restriction>/"

urlpatterns = [
    path("access/open/", views.open_record, name="break-glass"),
    path("access/reviews/", views.reviews, name="break-glass-reviews"),
    path("access/reviews/<int:number>/", views.review, name="break-glass-review"),
    path(CHILD, views.who_may_see, name="who-may-see"),
    path(f"{CHILD}looked/", views.who_has_looked, name="who-has-looked"),
    path(f"{CHILD}grant/", views.give_grant, name="give-grant"),
    path(f"{CHILD}grant/<int:grant>/end/", views.end_grant, name="end-grant"),
    path(f"{CHILD}restrict/", views.restrict, name="restrict"),
    path(f"{RESTRICTION}lift/", views.lift, name="lift-restriction"),
    path(f"{RESTRICTION}keep/", views.keep, name="keep-restriction"),
    path(f"{RESTRICTION}name/", views.name, name="name-party"),
]
