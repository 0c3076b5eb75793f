"""Databases that are copies of one another: had in a moment, and thrown away after use."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.core.management import call_command
from django.db import connections

from kith.runtime.places import ROOT

EMPTY = "kith_empty_"


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


@cache
def of_these_sources() -> str:
    """Return what an empty database of the sources as they are is called: another with each change.

    Migrations take policies, views and kinds from anywhere in the house.
    """
    seen = hashlib.sha256()
    for path in sorted((ROOT / "kith").rglob("*")):
        if path.suffix in (".py", ".sql", ".toml", ".json") and "tests" not in path.parts:
            seen.update(str(path).encode() + path.read_bytes())
    seen.update((ROOT / "requirements" / "app.txt").read_bytes())
    return EMPTY + seen.hexdigest()[:16]


def empty() -> str:
    """Return the name of an empty database to copy, made where it is not there yet."""
    name = of_these_sources()
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{EMPTY}%"])
        there = {row[0] for row in cursor.fetchall()}
    if name not in there:
        for old in there:
            drop(old)
        _make_empty(name)
    return name


def _make_empty(name: str) -> None:
    """Make it by another name, so that what was broken off half-way is never taken for whole."""
    making = f"{EMPTY}half"
    copy("template1", making)
    with instead(making):
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{name}"')
