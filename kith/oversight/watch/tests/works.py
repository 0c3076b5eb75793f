"""Pieces of work as the rules read them, written down by hand."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from kith.kernel.clock import LONDON
from kith.oversight.watch.rules.work import Due, Told, Work

# A Tuesday.
NINE = datetime(2026, 2, 3, 9, tzinfo=LONDON)


def at(**after):
    """Return a moment so long after nine."""
    return NINE + timedelta(**after)


def told(name, when, *, thread=None, words="", written=None, **data):
    return Told(name, thread or UUID(int=1), when, written or when, data, words)


def due(kind, when, *, thread=None, **more):
    return Due(kind, thread or UUID(int=1), when, **more)


def work(*facts, owed=(), person=1, team=1, id=None):
    ordered = tuple(sorted(facts, key=lambda one: one.at))
    return Work(id or uuid4(), person, team, ordered, tuple(owed))


def notes(watch, *works):
    """Return what a watch would say of these."""
    return [one.note for one in watch.find(works)]
