"""Addresses of the letter."""

from django.urls import path

from kith.oversight import views
from kith.oversight.fairness import views as fairness
from kith.oversight.published import views as published
from kith.oversight.watch import views as watch

urlpatterns = [
    path("letter/", views.letter, name="letter"),
    path("letter/again/", views.count_again, name="letter-again"),
    path("letter.csv", views.letter_csv, name="letter-csv"),
    path("letter.json", views.letter_json, name="letter-json"),
    path("letter/published/", published.figures, name="published"),
    path("letter/published/<slug:code>/", published.figure, name="published-figure"),
    path("letter/<slug:code>/", views.indicator, name="indicator"),
    path("letter/<slug:code>/children/", views.indicator_children, name="indicator-children"),
    path("letter/<slug:code>.csv", views.indicator_csv, name="indicator-csv"),
    path("fairness/", fairness.fairness, name="fairness"),
    path("fairness/<slug:measure>/", fairness.measure, name="fairness-measure"),
    path("questions/", watch.watch, name="watch"),
    path("questions/<slug:watch>/", watch.one, name="watch-one"),
    path("reference/indicators/", views.reference_indicators, name="reference-indicators"),
]
