"""Addresses of the letter."""

from django.urls import path

from kith.oversight import views

urlpatterns = [
    path("letter/", views.letter, name="letter"),
    path("letter.csv", views.letter_csv, name="letter-csv"),
    path("letter.json", views.letter_json, name="letter-json"),
    path("letter/<slug:code>/", views.indicator, name="indicator"),
    path("letter/<slug:code>/children/", views.indicator_children, name="indicator-children"),
    path("letter/<slug:code>.csv", views.indicator_csv, name="indicator-csv"),
    path("reference/indicators/", views.reference_indicators, name="reference-indicators"),
]
