"""Promises for tests of pure words, without a database: due by the end of a day, owed by Robin."""

from datetime import date, timedelta

from kith.desk.lines import Names
from kith.kernel.clock import local_midnight
from kith.people.queries import ChildCard
from kith.promises.rules import Owed

TODAY = date(2026, 3, 4)
NOW = local_midnight(TODAY) + timedelta(hours=10)
ROBIN, KIM = 7, 8


def card(person=1, name="Amara"):
    """Return what a page says of a child."""
    return ChildCard(person, name, name, date(2012, 5, 1), None, 13, "13", True, "", "", "")


NAMES = Names({1: card()}, {ROBIN: "Robin Hale", KIM: "Kim Odell"})


def ends(day):
    """Return the instant at which a day is over."""
    return local_midnight(day + timedelta(days=1))


def owed(days=3, number=1, **more):
    """Return an action that is due so many days from today; fewer than none is late."""
    told = {
        "id": f"00000000-0000-8000-8000-{number:012}",
        "kind": "ACTION",
        "person": 1,
        "team": 1,
        "due_at": ends(TODAY + timedelta(days=days)),
        "owner": ROBIN,
        "owner_role": "team_manager",
        "words": {"what": "Sort out the bus pass"},
    }
    return Owed(**told | more)
