"""Whatever happens, in whatever order: the ledger that was lived is the one that is rebuilt.

Random worlds through the same functions as every command: facts of every kind, acts of every sort,
corrections, back-dating, retractions, changes of worker, deaths, returns on top, writers at the
same time, a clock that moves, rules that change. At the end `rebuild` must find nothing to put
right, and every promise must be what the oracle says in Python. The run prints what was reached;
a kind or an act that was not is a failure.
"""

import random
from collections import Counter
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, connections

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises import ledger
from kith.promises.kinds import KINDS
from kith.promises.ledger import correction, record, retraction
from kith.promises.models import Act, Deed, Fact, Promise, State
from kith.promises.policy import accept_policy, propose_policy
from kith.promises.rebuild import rebuild
from kith.promises.testing import World, a_world
from kith.promises.tests import oracle

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
SEEDS = range(6)
STEPS = 80
CHILDREN = 3
YES = (
    "danger", "red_suspect", "professional", "tell", "incomplete", "screen", "gap",
    "inquorate", "assess", "decide", "reach", "advocate", "third", "again", "differs", "more",
    "serious", "partner", "longer", "walked_in",
)  # fmt: skip


@dataclass
class Life:
    """Some children to whom things happen, all drawn from one seed."""

    seed: int
    worlds: list[World]
    workers: list[int]
    now: datetime = START
    threads: list[tuple[World, str, object]] = field(default_factory=list)
    reached: Counter = field(default_factory=Counter)
    deck: list[str] = field(default_factory=list)
    writers: Executor | None = None

    def __post_init__(self):
        self.dice = random.Random(self.seed)

    def next_kind(self):
        """Draw a kind; in all the lives together none comes again before each has come."""
        if not self.deck:
            self.deck.extend(self.dice.sample(sorted(KINDS), len(KINDS)))
        return self.deck.pop()

    def world(self):
        return self.dice.choice(self.worlds)

    def when(self):
        """A moment within a year before now: most of what is told is told late."""
        return self.now - timedelta(minutes=self.dice.randrange(0, 365 * 24 * 60))

    def data(self, name):
        """What a fact of this name may say."""
        day = (self.when() + timedelta(days=self.dice.randrange(300))).date().isoformat()
        return {
            "nfa": self.dice.random() < 0.2,
            "internal_review": self.dice.choice(["", day]),
            "icpc_required": self.dice.random() < 0.8,
            "what": "Ring the school",
            "due": self.dice.choice([day, day, day, "soon"]),
            "priority": self.dice.random() < 0.5,
            "owner": self.dice.choice(self.workers),
            "every_working_days": self.dice.choice([1, 5, 10, 20, 0]),
            "worker": self.dice.choice(self.workers),
            "role": self.dice.choice(["social_worker", "chair", "team_manager"]),
            **self.at_the_front_door(),
        }

    def at_the_front_door(self):
        """What a fact about a contact may say; now and then it says nothing of it."""
        if self.dice.random() < 0.1:
            return {}
        return {
            **{key: self.dice.random() < 0.5 for key in YES},
            "inbox": self.dice.choice(["police", "edt", "", "school"]),
            "rag": self.dice.choice(["RED", "AMBER", "GREEN", ""]),
            "see": self.dice.choice(["RED", "AMBER", "GREEN", ""]),
            "child": self.dice.choice(["known", "unknown"]),
            "kind": self.dice.choice(["standard", "safe", "complex"]),
            "contact": 7,
        }

    def fact(self, name, world=None, thread=None, **more):
        world = world or self.world()
        source = "return" if self.dice.random() < 0.3 else "lived"
        return world.fact(
            name,
            self.when(),
            thread=thread,
            day=self.dice.random() < 0.5,
            data=self.data(name),
            source=source,
            **more,
        )


def starts(life):
    """Something begins, and says what this kind of promise waits for."""
    kind = KINDS[life.next_kind()]
    world, thread = life.world(), uuid4()
    name = life.dice.choice(kind.starts)
    life.threads.append((world, kind.code, thread))
    drawn = (life.fact(name, world, thread) for _ in range(200))
    record([next(fact for fact in drawn if oracle.fits(kind, fact))])


def goes_on(life):
    """Some things happen in a piece of work that has begun, or to its episode."""
    if not life.threads:
        return starts(life)
    world, code, thread = life.dice.choice(life.threads)
    record([more_of(life, world, KINDS[code], thread) for _ in range(life.dice.randrange(1, 5))])


def more_of(life, world, kind, thread):
    """Any fact of which this kind of promise is told; what ends it comes seldom."""
    names = [*kind.starts, *(mark.name for mark in kind.keeps)] * 4
    name = life.dice.choice([*names, *kind.told_by, *(kind.safety_while or ())])
    mark = next((one for one in (*kind.keeps, *kind.ends) if one.name == name), None)
    if mark is not None and mark.tie == "episode" and life.dice.random() < 0.5:
        thread = None
    return life.fact(name, world, thread)


def many_at_once(life):
    """A return on top of what is there, for several children."""
    facts = [
        replace(life.fact(name, world), source="return", return_id=1)
        for world in life.worlds
        for name in ("referral.received", "s47.started", "episode.closed", "return.covered")
    ]
    record(facts)


def of_a_child(life):
    """Something that speaks of every promise to a child."""
    name = life.dice.choice(
        ["child.allocated", "child.allocated", "allocation.ended", "return.covered", "child.died"]
    )
    if name == "child.died" and life.dice.random() < 0.7:
        name = "child.allocated"
    thread = life.dice.choice([uuid4(), *(one[2] for one in life.threads)])
    record([life.fact(name, thread=thread)])


def some_fact(life):
    people = [world.person for world in life.worlds]
    facts = list(Fact.objects.filter(person_id__in=people).order_by("seq").values_list("id"))
    return life.dice.choice(facts)[0] if facts else None


def is_corrected(life):
    """A fact was wrong: its day, or its words."""
    if (fact := some_fact(life)) is None:
        return
    changes = {"data": life.data("")} if life.dice.random() < 0.5 else {}
    record([correction(fact, rationale="read wrongly", occurred_at=life.when(), **changes)])


def never_happened(life):
    """A fact was no fact at all."""
    if (fact := some_fact(life)) is None:
        return
    successor = uuid4() if life.dice.random() < 0.3 else None
    record([retraction(fact, rationale="another child", successor=successor)])


def is_said(life):
    """Somebody says something of a promise."""
    people = [world.person for world in life.worlds]
    rows = list(Promise.objects.filter(person_id__in=people).order_by("id"))
    if not rows:
        return
    promise = life.dice.choice(rows)
    promise = next((one for one in rows if one.state == State.OPEN), promise)
    deed = life.dice.choice([deed for deed in Deed if deed is not Deed.UNDO])
    data = {"reason": "no longer needed", "to": life.dice.choice(life.workers)}
    ledger.act(promise, deed, data)
    life.reached[f"act {deed}"] += 1


def is_taken_back(life):
    """Somebody takes back what was said: in time or too late, their own or another's."""
    acts = list(Act.objects.exclude(act=Deed.UNDO).order_by("at", "id"))
    if not acts:
        return
    act = life.dice.choice(acts[-3:])
    promise = Promise.objects.filter(id=act.promise).first()
    if promise is not None:
        ledger.act(promise, Deed.UNDO, {}, undoes=act.id)
        life.reached[f"act {Deed.UNDO}"] += 1


SMALL = (
    *[starts] * 6, *[goes_on] * 9, *[of_a_child] * 2, *[is_corrected] * 2, never_happened,
    *[is_said] * 4, is_taken_back, many_at_once,
)  # fmt: skip


def one_step(life):
    """Do one thing as somebody."""
    with acting_as(life.dice.choice([one.leader for one in life.worlds])):
        life.dice.choice(SMALL)(life)


def a_rule_changes(life):
    """Two leaders put another limit in force, with a past date."""
    first, second = life.worlds[0].leader, life.worlds[1].leader
    said = {"words": "Ours", "source": "A test", "unit": "working days"}
    code = life.dice.choice(["T9", "T13", "CLOSURE-REASON", "SETTLE"])
    value, day = life.dice.randrange(60), life.when().date()
    try:
        rule = propose_policy(first, code=code, value=value, from_day=day, **said)
        accept_policy(second, rule=rule)
    except Mistake:  # there is a rule from that very day
        return
    life.reached["rules"] += 1


@contextmanager
def two_writers():
    """Two who write at the same moment, each over a connection that they keep."""
    together = Barrier(2)

    def leave(_):
        together.wait()
        connection.close()

    with ThreadPoolExecutor(2) as writers:
        try:
            yield writers
        finally:
            list(writers.map(leave, range(2)))


def two_at_once(life):
    """Two people write of the same children at the same moment."""
    barrier = Barrier(2)

    def write(seed):
        mine = Life(seed, life.worlds, life.workers, life.now, list(life.threads))
        barrier.wait()
        for step in (many_at_once, mine.dice.choice((starts, goes_on)), of_a_child):
            with acting_as(mine.worlds[0].leader):
                step(mine)

    list(life.writers.map(write, [life.dice.random() for _ in range(2)]))


def live(seed, deck, writers):
    """Live one world from beginning to end and return it."""
    with clock.frozen(START):
        worlds = [a_world() for _ in range(CHILDREN)]
        workers = [one.worker.id for one in worlds]
    life = Life(seed, worlds, workers, deck=deck, writers=writers)
    for _ in range(STEPS):
        life.now += timedelta(minutes=life.dice.choice([1, 5, 15, 60, 60 * 24, 60 * 24 * 20]))
        with clock.frozen(life.now):
            chance = life.dice.random()
            if chance < 0.06:
                two_at_once(life)
            elif chance < 0.12:
                a_rule_changes(life)
            else:
                one_step(life)
    return life


def count(life):
    people = [world.person for world in life.worlds]
    with acting_as(MACHINE):
        rows = Promise.objects.filter(person_id__in=people)
        for kind, state in rows.values_list("kind", "state"):
            life.reached[f"kind {kind}"] += 1
            life.reached[f"state {state}"] += 1


def ids():
    """Return the database's own function from kind, fact and child to a promise's id."""

    def one(kind, fact, person):
        with connection.cursor() as cursor:
            cursor.execute("SELECT kith_promise_id(%s, %s, %s)", [kind, fact, person])
            return cursor.fetchone()[0]

    return one


def told(row):
    """Say of a row of the ledger what the oracle says of a promise."""
    return oracle.Said(
        kind=row.kind, start=row.start_fact, due_at=row.due_at, state=row.state,
        kept_at=row.kept_at, kept_fact=row.kept_fact, ended_at=row.ended_at,
        ended_why=row.ended_why, owner=row.owner_id, also=row.also_owner_id, safety=row.safety,
        known_until=row.known_until, settled_until=row.settled_until,
    )  # fmt: skip


def as_the_oracle_says(life):
    """Hold every promise of these children to the rules as they are said in Python."""
    people = [world.person for world in life.worlds]
    with acting_as(MACHINE):
        must = oracle.promises(oracle.Story(people), ids())
        rows = {row.id: told(row) for row in Promise.objects.filter(person_id__in=people)}
    assert rows.keys() == must.keys()
    for number, said in must.items():
        assert rows[number] == said, (life.seed, number)


@pytest.fixture(autouse=True)
def _law_as_declared():
    """What these worlds decide does not stay law for other tests: the rules outlive a flush."""
    yield
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM kernel_policyrule WHERE proposed_by IS NOT NULL")


def test_the_oracle_knows_every_condition():
    """A kind whose condition is not said again in Python would be held to nothing."""
    assert set(oracle.WHEN) == {code for code, kind in KINDS.items() if kind.when}


def test_the_lived_ledger_is_the_rebuilt_one_and_everything_was_reached(capsys):
    reached, deck = Counter(), []
    with two_writers() as writers:
        for seed in SEEDS:
            life = live(seed, deck, writers)
            count(life)
            found = rebuild()
            assert found.differences == 0, (seed, found)
            as_the_oracle_says(life)
            reached += life.reached
    with capsys.disabled():
        print("\nReached:", ", ".join(f"{what} {n}" for what, n in sorted(reached.items())))
    wanted = {f"kind {code}" for code in KINDS}
    wanted |= {"rules"} | {f"act {deed}" for deed in Deed} | {f"state {state}" for state in State}
    assert wanted <= set(reached)
