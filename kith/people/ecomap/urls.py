"""Addresses of the maps of what is around a child, and of a child's own."""

from django.urls import path

from kith.people.ecomap import views

MAPS = "child/<int:person>/ecomap/"

urlpatterns = [
    path(MAPS, views.maps, name="ecomaps"),
    path(f"{MAPS}voices/", views.voices, name="ecomap-voices"),
    path(f"{MAPS}<int:number>/", views.maps, name="ecomap"),
    path(f"{MAPS}<int:number>/back/", views.take_back, name="ecomap-back"),
    path(f"{MAPS}new/<slug:voice>/", views.new, name="ecomap-new"),
    path("my-map/", views.mine, name="my-map"),
    path("my-map/draw/", views.draw_mine, name="my-map-draw"),
]
