"""One child, and deeds done about them when the years are written straight down."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from kith.demo.years.bulk.tables import TABLES, Rows
from kith.demo.years.bulk.writer import Writer
from kith.demo.years.bulk.writing import DEEDS
from kith.demo.years.child import Child
from kith.demo.years.events import Event
from kith.demo.years.living import Here
from kith.demo.years.story.screening import NO_SIGN, YES
from kith.kernel.policy import DECLARED

AT = datetime(2026, 3, 3, 10, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ACCOUNTS = {"freya": 11, "marcus": 12, "boss": 13, "worker": 14, "nadia": 15}
HERE = Here(accounts=ACCOUNTS, teams={"north": 2}, desk=1, partners={"Family centre": 61})
LIMITS = {rule.code: rule.value for rule in DECLARED}
SAM = Child(0, "Sam Okoro", "M", date(2012, 3, 1), "BAFR", frozenset({"NONE"}), True)
SIGNS = {**NO_SIGN, "g1": YES}

ARRIVAL = {
    "channel": "police",
    "agency": "police",
    "arrived_at": AT - HOUR,
    "what_happened": "Was found at the station at night",
    "safe_now": "yes",
    "source_name": "PC Marlowe",
}
BECAUSE = "Nobody knows yet what would help, and it gets worse."
DECIDING = {
    "level": 3,
    "because": BECAUSE,
    "sentences": ("3.1",),
    "to_team": "north",
}
HELP = {
    "level": 2,
    "because": BECAUSE,
    "next_step": "A first visit",
}
SENT = {
    "level": 2,
    "because": BECAUSE,
    "where": "adult",
}


class Story:
    """One child, and deeds done about them one minute after the other."""

    def __init__(self):
        self.rows = Rows()
        self.writer = Writer(HERE, LIMITS, self.rows, 500, [41, 42, 43], count(7))
        self.at = AT

    def does(self, by, does, /, of="", makes="", **says):
        """Let somebody do something, and return the facts that this leaves."""
        before = len(self.rows.of["promises_fact"])
        event = Event(self.at, by, does, says, of, makes)
        DEEDS[does](self.writer, event, ACCOUNTS.get(by, 0), dict(says))
        self.at += MINUTE
        return self.facts()[before:]

    def facts(self):
        columns = [one.strip() for one in TABLES["promises_fact"].split(",")]
        return [dict(zip(columns, row, strict=True)) for row in self.rows.of["promises_fact"]]

    def contact(self, label="one"):
        return self.writer.contacts[label].columns

    def arrives(self, label="one", **more):
        if not self.rows.of["people_person"]:
            self.does("freya", "write_down", makes="child", child=SAM)
        return self.does("freya", "arrive", makes=label, **{**ARRIVAL, **more})

    def graded(self, rag="AMBER", **more):
        self.arrives(**more)
        return self.does("freya", "grade_contact", "one", rag=rag, why="As it was told")

    def decided(self, outcome, **more):
        self.graded()
        return self.does("marcus", "decide", "one", outcome=outcome, **more)

    def working(self):
        self.decided("assess", **DECIDING)
        return self.does("boss", "allocate", worker="worker", team="north", why="Has room")


def names(facts):
    return [one["name"] for one in facts]


def data(facts, name):
    return json.loads(next(one["data"] for one in facts if one["name"] == name))


@pytest.fixture
def story():
    return Story()
