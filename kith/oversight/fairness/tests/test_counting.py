"""What is counted is what a slow plain reading of the facts counts, whatever happened."""

import random
from collections import Counter
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel.clock import LONDON
from kith.oversight.fairness.counting import ALL, CUTS, counted
from kith.oversight.fairness.measures import MEASURES
from kith.oversight.fairness.rules import NOT_RECORDED, POOLED
from kith.oversight.quarters import Quarter
from kith.oversight.tests.world import World
from kith.people.models import Disability

pytestmark = pytest.mark.django_db

QUARTERS = [Quarter(2026, 2), Quarter(2026, 1)]
RAGS, OUTCOMES = (
    ("RED", "AMBER", "GREEN"),
    ("assess", "strategy", "early_help", "advice", "nothing_more"),
)


class Life:
    """Contacts of some children, told as facts and kept as a list that is read again plainly."""

    def __init__(self, seed):
        self.dice, self.world, self.told = random.Random(seed), World(), []
        self.children = {}
        for n in range(12):
            sex, ethnicity = self.dice.choice("MFU"), self.dice.choice(["WBRI", "BAFR", "", "REFU"])
            born = date(2008 + n % 6, 5, 1)
            child = self.world.child(sex=sex, ethnicity=ethnicity, born=born)
            self.children[child] = (sex, ethnicity)

    def moment(self):
        return datetime(2026, 1, 1, 9, tzinfo=LONDON) + timedelta(
            minutes=self.dice.randrange(210 * 24 * 60)
        )

    def say(self, child, name, thread, parent=None, **data):
        at = self.moment()
        self.world.add(child, name, at, thread=thread, parent=parent, source="lived", data=data)
        self.told.append((at, name, child, thread, parent, data))

    def contact(self):
        child, thread = self.dice.choice(list(self.children)), uuid4()
        for _ in range(self.dice.randrange(3)):
            result, followed = self.dice.choice(["positive", "negative"]), self.dice.random() < 0.5
            self.say(child, "screen.done", thread, result=result, specialist=followed)
        for _ in range(self.dice.randrange(3)):
            self.say(child, "contact.graded", thread, rag=self.dice.choice(RAGS))
        for _ in range(self.dice.randrange(3)):
            self.say(child, "contact.decided", thread, outcome=self.dice.choice(OUTCOMES))
        if self.dice.random() < 0.6:
            talk = uuid4()
            name = self.dice.choice(["strategy.asked", "incident.serious"])
            self.say(child, name, talk, thread)
            if self.dice.random() < 0.5:
                self.say(child, "strategy.held", talk, thread)


def plainly(life, quarters):
    """Count every measure over all children, contact by contact."""
    found = {(code, n): Counter() for code in MEASURES for n in range(len(quarters))}
    opens, closes = quarters[-1].opens, quarters[0].closes
    inside = sorted(one for one in life.told if opens <= one[0] < closes)
    held = [one for one in life.told if one[1] == "strategy.held" and one[0] >= opens]

    def count(code, at, hit):
        n = next(n for n, one in enumerate(quarters) if one.opens <= at < one.closes)
        found[code, n]["of"] += 1
        found[code, n]["hits"] += hit

    def one_each(*names, last):
        by_thread = {}
        for one in inside:
            if one[1] in names and (last or one[3] not in by_thread):
                by_thread[one[3]] = one
        return by_thread.values()

    for at, _, _, _, _, data in one_each("screen.done", last=True):
        count("screen", at, data["result"] == "positive")
        if data["result"] == "positive":
            count("otherwise", at, not data["specialist"])
    for at, _, _, _, _, data in one_each("contact.graded", last=True):
        count("red", at, data["rag"] == "RED")
        count("amber", at, data["rag"] != "GREEN")
    for at, _, _, thread, _, data in one_each("contact.decided", last=False):
        count("work", at, data["outcome"] in ("assess", "strategy"))
        count("help", at, data["outcome"] == "early_help")
        count("nothing", at, data["outcome"] in ("advice", "nothing_more"))
        count("strategy", at, any(one[4] == thread for one in held))
    for at, _, _, thread, _, _ in one_each("strategy.asked", "incident.serious", last=False):
        count("held", at, any(one[3] == thread for one in held))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_same_as_a_slow_reading(seed):
    life = Life(seed)
    for _ in range(60):
        life.contact()
    life.world.tell()
    found, plain = counted(QUARTERS), plainly(life, QUARTERS)
    for (code, n), cuts in found.items():
        whole = next(iter(cuts.values())).whole
        assert (whole.hits, whole.of) == (plain[code, n]["hits"], plain[code, n]["of"]), (code, n)
        for cut in cuts.values():
            assert sum(one.of for one in cut.groups) == whole.of, (code, n, cut.words)
            assert sum(one.hits for one in cut.groups) == whole.hits


def screened(world, child, *, positive, times=6):
    for _ in range(times):
        at = datetime(2026, 2, 3, 9, tzinfo=LONDON)
        data = {"result": "positive" if positive else "negative", "specialist": positive}
        world.add(child, "screen.done", at, source="lived", data=data)


def groups_of(cut):
    found = counted([Quarter(2026, 1)])["screen", 0]
    return {one.words: (one.hits, one.of) for one in found[cut].groups}


def test_children_are_told_apart_as_they_say_and_as_old_as_they_were():
    world = World()
    screened(world, world.child(sex="F", ethnicity="BCRB", born=date(2011, 5, 1)), positive=True)
    screened(world, world.child(sex="M", ethnicity="WBRI", born=date(2009, 5, 1)), positive=False)
    world.tell()
    assert groups_of("Sex") == {"Girls": (6, 6), "Boys": (0, 6)}
    assert groups_of("Ethnicity") == {"Black or Black British": (6, 6), "White": (0, 6)}
    assert groups_of("Age") == {"13 to 15": (6, 6), "16 and 17": (0, 6)}
    assert groups_of("Ethnicity and sex") == {
        "Black or Black British, girls": (6, 6),
        "White, boys": (0, 6),
    }


def test_not_recorded_stands_by_itself_and_a_no_is_an_answer():
    world = World()
    asked, never = world.child(ethnicity="REFU"), world.child(ethnicity="")
    with acting_as(MACHINE):
        Disability.objects.create(person_id=asked, code="NONE")
    screened(world, asked, positive=True)
    screened(world, never, positive=False, times=2)
    world.tell()
    assert groups_of("Ethnicity") == {NOT_RECORDED: (6, 8)}
    assert groups_of("Disability") == {"Not disabled": (6, 6), NOT_RECORDED: (0, 2)}


def test_small_groups_are_put_together():
    world = World()
    for ethnicity in ("WBRI", "BAFR", "AIND"):
        times = 9 if ethnicity == "WBRI" else 2
        screened(world, world.child(ethnicity=ethnicity), positive=True, times=times)
    world.tell()
    assert groups_of("Ethnicity") == {"White": (9, 9), POOLED: (4, 4)}


def test_with_nothing_told_every_measure_is_there_with_nothing():
    found = counted(QUARTERS)
    assert found.keys() == {(code, n) for code in MEASURES for n in range(2)}
    for cuts in found.values():
        assert cuts.keys() == {words for words, _ in CUTS.values()}
        assert all(cut.whole.words == ALL and not cut.whole.of for cut in cuts.values())
