"""Addresses of the front door; a contact is named by a number that says nothing of the child."""

from django.urls import path

from kith.frontdoor.views import (
    apart,
    contact,
    files,
    helping,
    intake,
    mash,
    partner,
    queue,
    requests,
)

CONTACT = "front-door/<uuid:contact>/"

urlpatterns = [
    path("reply/", partner.reply, name="reply"),
    path("reply/keep/", partner.keep, name="reply-keep"),
    path("reply/begin/<uuid:request_id>/", partner.begin, name="reply-begin"),
    path("reply/<slug:secret>/", partner.link, name="reply-link"),
    path("front-door/", queue.queue, name="front-door"),
    path("front-door/news/", queue.news, name="front-door-news"),
    path("front-door/now/", queue.now, name="front-door-now"),
    path("front-door/duty/", queue.duty, name="duty-desk"),
    path("front-door/help/", helping.waits, name="help-waits"),
    path("front-door/wall/", mash.wall, name="mash-wall"),
    path("front-door/monitor/", mash.monitor, name="mash-monitor"),
    path("front-door/partners/", mash.partners, name="partners"),
    path("front-door/partners/new/", mash.partner_new, name="partner-new"),
    path("front-door/partners/<int:number>/", mash.partner_edit, name="partner-edit"),
    path("front-door/partners/<slug:agency>/", mash.sheet, name="agency-sheet"),
    path("front-door/new/", intake.new, name="take-in"),
    path("front-door/new/<slug:channel>/", intake.take_in, name="take-in-by"),
    path(CONTACT, contact.contact, name="contact-page"),
    path(f"{CONTACT}asked/<uuid:request_id>/", requests.one, name="request-page"),
    path(f"{CONTACT}asked/<uuid:request_id>/apart/", apart.apart, name="request-apart"),
    path(
        f"{CONTACT}asked/<uuid:request_id>/apart/<slug:step>/",
        apart.step,
        name="request-apart-step",
    ),
    path(f"{CONTACT}asked/<uuid:request_id>/<slug:step>/", requests.move, name="request-move"),
    path(f"{CONTACT}file/<uuid:file>/", files.take_away, name="contact-file"),
    path(f"{CONTACT}<slug:step>/", contact.step, name="contact-step"),
    path(f"{CONTACT}<uuid:thread>/<slug:step>/", contact.talk, name="contact-talk"),
]
