"""What a night finds in random worlds is what a slow plain reading of what was told finds."""

import random
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.kernel.clock import LONDON
from kith.oversight.models import WatchCount, Watched
from kith.oversight.quarters import Quarter
from kith.oversight.tests.world import World
from kith.oversight.watch.night import watch_all

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 2, 9, tzinfo=LONDON)
SINCE = datetime(2026, 1, 20, 9, tzinfo=LONDON)
QUARTERS = (Quarter(2026, 1), Quarter(2026, 2))
WHY = ("He is safe at home with his aunt", "Men wait for her outside school", "As agreed")
ENDS = ("advice", "nothing_more", "assess", "early_help")
HELPLESS = ("advice", "nothing_more")


class Life:
    """Contacts of some children, told as facts and kept as plain lists."""

    def __init__(self, seed):
        self.dice, self.world = random.Random(seed), World()
        self.children = [self.world.child() for _ in range(9)]
        self.contacts = []
        self.requests = []

    def minutes(self, most):
        return timedelta(minutes=self.dice.randrange(most))

    def contact(self):
        child, thread = self.dice.choice(self.children), uuid4()
        arrived = SINCE + self.minutes(120 * 24 * 60)
        opened = arrived + self.minutes(150)
        decided = opened + self.dice.choice([timedelta(minutes=2), self.minutes(3000)])
        one = {"child": child, "thread": thread, "arrived": arrived, "opened": opened}
        one |= {"decided": decided, "outcome": self.dice.choice(ENDS), "why": self.dice.choice(WHY)}
        one["again"] = decided + self.minutes(9000) if self.dice.random() < 0.4 else None
        self.contacts.append(one)
        self.say(one, "contact.arrived", arrived, professional=True)
        self.say(one, "contact.opened", opened)
        self.say(one, "contact.decided", decided, outcome=one["outcome"], reason=one["why"])
        if one["again"]:
            self.say(one, "contact.reopened", one["again"])
        if self.dice.random() < 0.5:
            self.request(one)

    def request(self, contact):
        thread, sent = uuid4(), contact["arrived"] + self.minutes(60)
        came = sent + self.minutes(12)
        state = self.dice.choice(["NIL", "FULL"])
        self.requests.append({"sent": sent, "came": came, "state": state})
        for name, at, data in (
            ("request.sent", sent, {}),
            ("request.returned", came, {"state": state}),
        ):
            self.world.add(
                contact["child"], name, at, thread=thread, parent=contact["thread"],
                source="lived", data=data,
            )  # fmt: skip

    def say(self, one, name, at, **data):
        self.world.add(one["child"], name, at, thread=one["thread"], source="lived", data=data)


def within(quarter, at):
    return quarter.opens <= at < quarter.closes and at < NOW


def plainly(life, quarter):
    """Count, contact by contact, what each of these watches asks about."""
    hour, few = timedelta(hours=1), timedelta(minutes=4)
    inside = [one for one in life.contacts if within(quarter, one["decided"])]
    return {
        "opened-late": sum(
            within(quarter, one["opened"]) and one["opened"] - one["arrived"] > hour
            for one in life.contacts
        ),
        "in-minutes": sum(one["decided"] - one["opened"] < few for one in inside),
        "opened-again": sum(
            bool(one["again"]) and within(quarter, one["again"]) and one["outcome"] in HELPLESS
            for one in life.contacts
        ),
        "nothing-at-once": sum(
            within(quarter, one["came"])
            and one["state"] == "NIL"
            and one["came"] - one["sent"] < timedelta(minutes=5)
            for one in life.requests
        ),
        "last-hour": sum(in_last_hour(life, one) for one in inside),
    }


def in_last_hour(life, one):
    """Decided from four in the afternoon of the last day on, where that is the next working day."""
    day = one["arrived"].astimezone(LONDON).date() + timedelta(days=1)
    while day.weekday() > 4 or day in HOLIDAYS:
        day += timedelta(days=1)
    four = datetime(day.year, day.month, day.day, 16, tzinfo=LONDON)
    return four <= one["decided"] < four + timedelta(hours=8)


# Good Friday, Easter Monday and the two of May, as a calendar on the wall has them.
HOLIDAYS = {datetime(2026, month, day).date() for month, day in ((4, 3), (4, 6), (5, 4), (5, 25))}


def counted(code, quarter):
    with acting_as(MACHINE):
        rows = list(WatchCount.objects.filter(watch=code, quarter=quarter.code))
        places = Watched.objects.filter(watch=code, quarter=quarter.code).count()
    assert sum(row.found for row in rows) == places
    assert all(row.found <= row.of for row in rows)
    return places


@pytest.mark.parametrize("seed", range(4))
def test_a_night_finds_what_a_plain_reading_finds(seed):
    life = Life(seed)
    for _ in range(60):
        life.contact()
    with clock.frozen(NOW + timedelta(days=1)):
        life.world.tell()
    with clock.frozen(NOW):
        watch_all(MACHINE)
    for quarter in QUARTERS:
        for code, many in plainly(life, quarter).items():
            assert counted(code, quarter) == many, (code, quarter.code)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_words_are_found_whoever_they_were_said_of(seed):
    life = Life(seed + 20)
    for _ in range(25):
        life.contact()
    life.world.tell()
    with clock.frozen(NOW):
        watch_all(MACHINE)
    for quarter in QUARTERS:
        since = quarter.opens - timedelta(days=60)
        read = [one for one in life.contacts if since <= one["decided"] < quarter.closes]
        often = {why for why in WHY[:2] if sum(one["why"] == why for one in read) >= 3}
        alike = [one for one in read if within(quarter, one["decided"]) and one["why"] in often]
        assert counted("same-words", quarter) == len(alike)
