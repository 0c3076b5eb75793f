"""Addresses of a family: all of them under the child's."""

from django.urls import path

from kith.people.ties.views import adding, family, moments

FAMILY = "child/<int:person>/family/"
MEMBER = f"{FAMILY}<int:other>/"

urlpatterns = [
    path(FAMILY, family.family, name="family"),
    path(f"{FAMILY}print/", family.on_paper, name="family-print"),
    path(f"{FAMILY}picture.pdf", family.as_pdf, name="family-pdf"),
    path(f"{FAMILY}picture.png", family.as_png, name="family-png"),
    path(f"{FAMILY}versions/", moments.versions, name="family-versions"),
    path(f"{FAMILY}versions/<int:number>/", moments.compare, name="family-compare"),
    path(MEMBER, adding.member, name="family-member"),
    path(f"{MEMBER}move/", family.move, name="family-move"),
    path(f"{MEMBER}<slug:way>/", adding.beside, name="family-beside"),
    path(f"{MEMBER}<slug:code>/<int:number>/until/", adding.end, name="family-until"),
    path(f"{MEMBER}<slug:code>/<int:number>/wrong/", adding.wrong, name="family-wrong"),
]
