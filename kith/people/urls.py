"""Addresses of people: who somebody is, and what is written down of them."""

from django.urls import path

from kith.people.views import adding, fields, hidden, looking, records, who

PERSON = "person/<int:person>/"
RECORD = f"{PERSON}<slug:what>/<int:record>/"

urlpatterns = [
    path("person/look/", looking.look, name="person-look"),
    path("person/add/", adding.add, name="person-add-child"),
    path("person/add/<slug:kind>/", adding.add, name="person-add"),
    path(PERSON, who.who, name="person"),
    path(f"{PERSON}about/", fields.about, name="person-about"),
    path(f"{PERSON}born/", fields.born, name="person-born"),
    path(f"{PERSON}work/", fields.work, name="person-work"),
    path(f"{PERSON}name/", records.name, name="person-name"),
    path(f"{PERSON}place/", records.place, name="person-place"),
    path(f"{PERSON}phone/", records.phone, name="person-phone"),
    path(f"{PERSON}number/", records.number, name="person-number"),
    path(f"{RECORD}end/", records.end, name="person-end"),
    path(f"{RECORD}back/", records.retract, name="person-retract"),
    path(f"{PERSON}apart/", hidden.kept_apart, name="person-apart"),
    path(f"{PERSON}apart/keep/", hidden.hide, name="person-hide"),
    path(f"{PERSON}apart/name/", hidden.name_viewer, name="person-apart-name"),
    path(f"{PERSON}apart/<uuid:hidden>/end/", hidden.end_hidden, name="person-apart-end"),
]
