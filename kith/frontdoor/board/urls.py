"""Addresses of the board."""

from django.urls import path

from kith.frontdoor.board import views

urlpatterns = [
    path("front-door/board/", views.board, name="front-door-board"),
    path("front-door/demand/", views.demand, name="front-door-demand"),
    path("front-door/surge/", views.surge, name="front-door-surge"),
    path("front-door/board/<slug:behind>/", views.behind, name="front-door-behind"),
]
