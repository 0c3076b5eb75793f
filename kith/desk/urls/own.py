"""Addresses of Today, of a promise, of a child and of finding one."""

from django.urls import path

from kith.desk.views import child, duplicates, finding, promise, today, writing

CHILD = "child/<int:person>/"
PROMISE = "promise/<uuid:promise>/"

urlpatterns = [
    path("", today.home, name="home"),
    path("owed/<slug:which>/", today.owed, name="owed"),
    path("undo/", promise.undo, name="undo"),
    path(PROMISE, promise.promise, name="promise"),
    path(f"{PROMISE}<slug:code>/", promise.answer, name="answer"),
    path(CHILD, child.child, name="child"),
    path(f"{CHILD}happened/", child.happened, name="happened"),
    path(f"{CHILD}details/history/", child.details_history, name="details-history"),
    path(f"{CHILD}details/", writing.details, name="details"),
    path(f"{CHILD}action/", writing.action, name="action"),
    path(f"{CHILD}contact/", writing.contact, name="contact"),
    path(f"{CHILD}contact-plan/", writing.contact_plan, name="contact-plan"),
    path(f"{CHILD}contact-plan/<uuid:plan>/end/", writing.end_plan, name="contact-plan-end"),
    path(f"{CHILD}allocate/", writing.allocate, name="allocate"),
    path(f"{CHILD}same/", duplicates.suspected, name="same"),
    path(f"{CHILD}merged/", duplicates.merged, name="merged"),
    path(f"{CHILD}merged/<int:merge>/", duplicates.parting, name="part"),
    path("fact/<uuid:fact>/correct/", writing.correct, name="correct"),
    path("find/", finding.find, name="find"),
    path("find/open/", finding.open_record, name="find-open"),
]
