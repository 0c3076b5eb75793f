"""Addresses that anybody may open; none of them says anything of anybody."""

from django.urls import path

from kith.frontdoor.public.views import coming_back, telling, writing

urlpatterns = [
    path("tell-us/", writing.start, name="tell-us"),
    path("tell-us/check/", writing.check, name="tell-us-check"),
    path("tell-us/sent/", writing.sent, name="tell-us-sent"),
    path("tell-us/close/", writing.close, name="tell-us-close"),
    path("tell-us/later/", coming_back.later, name="tell-us-later"),
    path("tell-us/back/", coming_back.which, name="tell-us-back"),
    path("tell-us/code/", coming_back.code, name="tell-us-code"),
    path("tell-us/<slug:part>/", writing.part, name="tell-us-part"),
    path("tell-us/<slug:part>/keep/", writing.keep_part, name="tell-us-keep"),
    path("tell/", telling.tell, name="tell"),
    path("tell/sent/<slug:how>/", telling.sent, name="tell-sent"),
]
