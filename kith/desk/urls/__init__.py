"""Addresses of the desk: the pages that people live in, then those of a service."""

from kith.desk.leaving import urls as leaving
from kith.desk.urls import own, rest

urlpatterns = [*own.urlpatterns, *rest.urlpatterns, *leaving.urlpatterns]
