"""An invented borough for the bench: six years of referrals, conferences, plans, steps and visits.

Sizes are SPEC G4's for 66,000 children: about 3,450 referrals a year, one in five of a child who
was referred within the year before; and of three years about 13,000 contacts each at the front
door. Nobody in it is anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.accounts.models import Account, Membership, Team
from kith.kernel.bench import Progress
from kith.kernel.clock import local_midnight
from kith.oversight.bench_door import word
from kith.people.people import Facts, add_people
from kith.promises.ledger import NewFact, record

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
RETURNED = date(2026, 3, 31)
YEARS = 6
BEGUN = date(2020, 4, 1)
CHILDREN = 17_000
BATCH = 1_000
TEAMS = ("Assessment north", "Assessment south", "Adolescent service", "Not yet allocated")
ETHNICITIES = ("WBRI", "WOTH", "AIND", "APKN", "BAFR", "BCRB", "MWBC", "OOTH", "NOBT")
READER = "bench-head"


@dataclass
class Writer:
    """What happened to one child, fact by fact."""

    random: Random
    team: int
    child: int

    def fact(
        self, name: str, on: date, thread: UUID, parent: UUID | None = None, **data: object
    ) -> NewFact:
        """One fact, known to the day; steps and visits are lived here, the rest returned."""
        lived = name.startswith(("action", "contact"))
        return NewFact(
            name=name,
            person=self.child,
            team=self.team,
            thread=thread,
            parent=parent,
            occurred_at=local_midnight(on),
            precision="day",
            source="lived" if lived else "return",
            data=data,
            id=self.new(),
        )

    def new(self) -> UUID:
        """A number for a piece of work that is the same for the same seed."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def day(self, first: date, last: date = RETURNED) -> date:
        """Some day between two."""
        return first + timedelta(days=self.random.randrange(max(1, (last - first).days + 1)))

    def after(self, day: date, least: int, most: int) -> date:
        """Some day so many days after another."""
        return day + timedelta(days=self.random.randrange(least, most))


def fill(progress: Progress) -> int:
    """Make the borough; return how many facts it holds."""
    random = Random(1)  # noqa: S311 (an invented borough, not a secret)
    teams = [Team.objects.create(code=f"bench-{n}", name=name).pk for n, name in enumerate(TEAMS)]
    _reader(teams[0])
    rows = 0
    for start in range(0, CHILDREN, BATCH):
        with acting_as(MACHINE):
            rows += _batch(random, random.choice(teams))
        progress(start + BATCH, CHILDREN, "children")
    return rows


def _reader(team: int) -> None:
    account = Account.objects.create(username=READER, name="Head of service")
    Membership.objects.create(account=account, team_id=team, role="head_of_service", from_at=NOW)


def _batch(random: Random, team: int) -> int:
    people = [_person(random) for _ in range(BATCH)]
    children = add_people(people, team=team)
    facts = [fact for child in children for fact in _life(Writer(random, team, child))]
    record(facts)
    return len(facts)


def _person(random: Random) -> Facts:
    return Facts(
        sex=random.choice("MFU"),
        born=date(2004, 1, 1) + timedelta(days=random.randrange(365 * 20)),
        ethnicity=random.choice(ETHNICITIES),
        disabilities=frozenset({random.choice(("NONE", "NONE", "NONE", "MOB", "LD"))}),
    )


def _life(child: Writer) -> Iterator[NewFact]:
    day = child.day(BEGUN)
    while day <= RETURNED:
        yield from _episode(child, day)
        day = child.after(day, 60, 400) if child.random.random() < 0.21 else date.max
    for _ in range(child.random.choice((1, 2, 2, 3, 3, 3))):
        on = child.day(RETURNED - timedelta(days=3 * 365))
        yield from word(child.random, child.child, child.team, on, RETURNED)
    if child.random.random() < 0.15:
        yield from _visits(child)
    if child.random.random() < 0.1:
        yield from _step(child)
    end = local_midnight(RETURNED + timedelta(days=1))
    yield NewFact(
        name="return.covered",
        person=child.child,
        team=child.team,
        thread=child.new(),
        occurred_at=end,
        source="return",
        data={"reference_date": RETURNED.isoformat()},
        id=child.new(),
    )


def _episode(child: Writer, referred: date) -> Iterator[NewFact]:
    episode = child.new()
    yield child.fact("referral.received", referred, episode, nfa=child.random.random() < 0.07)
    yield from _assessment(child, episode, referred)
    if child.random.random() < 0.35:
        yield from _enquiry(child, episode, referred)


def _assessment(child: Writer, episode: UUID, referred: date) -> Iterator[NewFact]:
    thread, started = child.new(), child.after(referred, 0, 5)
    authorised = child.after(started, 10, 75)
    yield child.fact("assessment.started", started, thread, episode)
    if authorised <= RETURNED:
        yield child.fact("assessment.authorised", authorised, thread, episode)


def _enquiry(child: Writer, episode: UUID, referred: date) -> Iterator[NewFact]:
    thread, began = child.new(), child.after(referred, 0, 20)
    needed = child.random.random() < 0.35
    yield child.fact("s47.started", began, thread, episode, icpc_required=needed)
    held = child.after(began, 8, 30)
    if needed and held <= RETURNED:
        yield child.fact("icpc.held", held, thread, episode)
        yield from _plan(child, episode, held)


def _plan(child: Writer, episode: UUID, began: date) -> Iterator[NewFact]:
    thread, review = child.new(), child.after(began, 60, 95)
    yield child.fact("cp_plan.started", began, thread, episode)
    for _ in range(child.random.randrange(4)):
        if review <= RETURNED:
            yield child.fact("cp_review.held", review, thread, episode)
        review = child.after(review, 120, 190)
    if review <= RETURNED:
        yield child.fact("cp_plan.ended", review, thread, episode)


def _visits(child: Writer) -> Iterator[NewFact]:
    thread, every = child.new(), child.random.choice((10, 20, 30))
    day = child.day(RETURNED - timedelta(days=700))
    yield child.fact("contact_plan.set", day, thread, every_working_days=every)
    while (day := child.after(day, every, every * 2)) <= RETURNED:
        yield child.fact("contact.made", day, thread, every_working_days=every)


def _step(child: Writer) -> Iterator[NewFact]:
    thread, made = child.new(), child.day(RETURNED - timedelta(days=200))
    yield child.fact(
        "action.promised",
        made,
        thread,
        what="find a bike",
        why="to get to school",
        due=child.after(made, 5, 60).isoformat(),
        priority=child.random.random() < 0.3,
    )
    done = child.after(made, 3, 90)
    if done <= RETURNED:
        yield child.fact("action.done", done, thread, evidence="It stands in the hall")
