"""Databases that are copies of one another: had in a moment, and thrown away after use."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


def name_of_ours() -> str:
    """Return the name of the database that Django's connections go to."""
    return connections["owner"].settings_dict["NAME"]


def drop(name: str) -> None:
    """Throw a database away, if it is there."""
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def copy(source: str, name: str) -> None:
    """Make a copy of a database that nobody is using, in the place of an older copy."""
    drop(name)
    connections.close_all()
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


@contextmanager
def instead(name: str) -> Iterator[None]:
    """Let every connection go to another database for a while."""
    ours = name_of_ours()
    _go_to(name)
    try:
        yield
    finally:
        _go_to(ours)


def _go_to(name: str) -> None:
    connections.close_all()
    for alias in connections:
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def copied(source: str, name: str) -> Iterator[None]:
    """Work in a copy of a database for a while."""
    copy(source, name)
    try:
        with instead(name):
            yield
    finally:
        drop(name)
