"""Somebody signed in, for tests: found by name, since those packages stand above this one."""

from itertools import count
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory
from django.utils.module_loading import import_string

_number = count(1)


def worker(name="Amira Osei"):
    """Make an account and return who acts by it."""
    account = get_user_model().objects.create(username=f"web-{next(_number)}", name=name)
    return import_string("kith.access.actors.actor_for")(account.pk)


def stand_in(*roles, id=1, name="Jo Brennan"):
    """Return somebody with roles who is in no database."""
    return SimpleNamespace(id=id, name=name, roles=frozenset(roles))


def asking(who, path="/visit/", **headers) -> HttpRequest:
    """Return a request for a page."""
    request = RequestFactory(headers=headers).get(path)
    request.actor = who
    return request


def sending(who, data: dict | QueryDict, path="/visit/", **headers) -> HttpRequest:
    """Return a request that sends a form."""
    request = RequestFactory(headers=headers).post(path, data)
    request.actor = who
    return request
