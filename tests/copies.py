"""Databases that are copies of one another: had in a moment, and thrown away after use."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from kith.runtime import locks
from kith.runtime.places import ROOT


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
def sources() -> str:
    """Return what stands for the house's sources as they are: another word with each change."""
    seen = hashlib.sha256()
    for path in sorted((ROOT / "kith").rglob("*")):
        if path.suffix in (".py", ".sql", ".toml", ".json") and "tests" not in path.parts:
            seen.update(str(path).encode() + path.read_bytes())
    seen.update((ROOT / "requirements" / "app.txt").read_bytes())
    return seen.hexdigest()[:16]


def made(what: str, of: str, make: Callable[[], None]) -> str:
    """Return the name of a database to copy: a copy of another in which something was made.

    Whoever asks first makes it, and every later run of the same sources finds it. It has another
    name until it is whole, so that what was broken off half-way is never taken for it.
    """
    name, half = f"kith_{what}_{sources()}", f"kith_{what}_half"
    with locks.alone(settings.VAR / f"{what}.gate"):
        there = databases(f"kith_{what}_")
        if name not in there:
            for old in there:
                drop(old)
            copy(of, half)
            with instead(half):
                make()
            with connections["owner"]._nodb_cursor() as cursor:
                cursor.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')
    return name


def databases(beginning: str) -> list[str]:
    """Return the databases whose names begin so."""
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning]
        )
        return [name for (name,) in cursor.fetchall()]


def empty() -> str:
    """Return the name of a database in which nothing is but what migrations put there."""
    migrate = partial(call_command, "migrate", database="owner", verbosity=0, interactive=False)
    return made("empty", "template1", migrate)
