"""Random front doors: what happened to each child, remembered plainly and told to the ledger."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

from kith.oversight.tests.world import World

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
FIRST = datetime(2023, 8, 1, tzinfo=UTC)
LATELY = datetime(2025, 9, 1, tzinfo=UTC)
RAGS = ("RED", "AMBER", "GREEN")
WORK = ("assess", "strategy")


@dataclass
class Talk:
    """A strategy discussion called for: since when, which sort, and what became of it."""

    since: datetime
    serious: bool
    held: datetime | None = None
    declined: datetime | None = None
    inquorate: bool = False
    looked: datetime | None = None
    stands: bool = False


@dataclass
class Request:
    """A partner who was asked, and their answers: when, and how whole."""

    agency: str
    sent: datetime
    answers: list[tuple[datetime, str]] = field(default_factory=list)
    taken_back: datetime | None = None


@dataclass
class Word:
    """Word of a child, and what was done with it; what never happened is None."""

    id: UUID
    arrived: datetime
    professional: bool
    inbox: str
    rag: str
    opened: datetime | None = None
    graded: datetime | None = None
    screened: datetime | None = None
    specialist: bool = False
    asked: bool = False
    closed: datetime | None = None
    decided: datetime | None = None
    outcome: str = ""
    incomplete: bool = False
    again: datetime | None = None
    filled: bool = False
    told: datetime | None = None
    looked: datetime | None = None
    allocated: datetime | None = None
    seen: datetime | None = None
    ended: datetime | None = None
    talk: Talk | None = None
    requests: list[Request] = field(default_factory=list)

    @property
    def referral(self) -> bool:
        """Whether it became our work."""
        return self.outcome in WORK

    @property
    def see(self) -> str:
        """How soon the child is to be met."""
        return "RED" if self.outcome == "strategy" else self.rag


@dataclass
class Child:
    """A child, and all word of them."""

    person: int
    born: date
    words: list[Word] = field(default_factory=list)


def live(world: World, random: Random, children: int) -> list[Child]:
    """Let so many children live, and tell it."""
    made = [_child(world, random) for _ in range(children)]
    for child in made:
        for one in child.words:
            _tell(world, child, one)
    world.tell()
    return made


def _child(world: World, random: Random) -> Child:
    born = date(2008, 1, 1) + timedelta(days=random.randrange(11 * 365))
    child = Child(world.child(born=born), born)
    for _ in range(random.choice((1, 1, 2, 3, 4))):
        since = LATELY if random.random() < 0.7 else FIRST
        minutes = random.randrange(int((NOW - since).total_seconds() // 60))
        child.words.append(_word(random, since + timedelta(minutes=minutes)))
    return child


def _word(random: Random, arrived: datetime) -> Word:
    def then(since: datetime | None, most: float, chance: float = 0.9) -> datetime | None:
        if since is None or random.random() > chance:
            return None
        when = since + timedelta(minutes=random.randrange(1, int(most * 60)))
        return when if when < NOW else None

    word = Word(uuid4(), arrived, random.random() < 0.8, random.choice(("", "police")), "")
    word.rag = random.choice(RAGS)
    word.opened = then(arrived, 2.5)
    word.graded = then(word.opened, 8)
    word.screened = then(word.graded, 80)
    word.specialist = random.random() < 0.5
    word.asked = bool(word.graded) and random.random() < 0.6
    word.closed = then(word.graded, 90) if word.asked else None
    if word.asked:
        word.requests = [_request(random, one, word.graded, then) for one in ("police", "health")]
    word.decided = then(word.graded, 70)
    _decide(word, random, then)
    return word


def _request(random: Random, agency: str, sent: datetime, then) -> Request:
    request = Request(agency, sent)
    came = then(sent, 110)
    state = random.choice(("FULL", "NIL", "PARTIAL", "REFUSED"))
    if came is not None:
        request.answers.append((came, state))
        rest = then(came, 60) if state == "PARTIAL" else None
        request.answers += [(rest, "FULL")] if rest else []
    else:
        request.taken_back = then(sent, 110, 0.3)
    return request


def _decide(word: Word, random: Random, then) -> None:
    if word.decided is None:
        return
    word.outcome = random.choice(("assess", "strategy", "advice", "nothing_more"))
    word.incomplete = random.random() < 0.4
    word.again = then(word.decided, 120, 0.6) if word.incomplete else None
    word.filled = random.random() < 0.6
    word.told = then(word.decided, 130)
    word.looked = then(word.decided, 100, 0.2)
    if not word.referral:
        return
    word.allocated = then(word.decided, 90)
    word.seen = then(word.decided, 250)
    word.ended = then(word.decided, 24 * 60, 0.3)
    serious = random.random() < 0.5
    if serious or word.outcome == "strategy":
        word.talk = Talk(word.arrived if serious else word.decided, serious)
        word.talk.held = then(word.decided, 120, 0.7)
        word.talk.inquorate = random.random() < 0.3
        if word.talk.held is None:
            word.talk.declined = then(word.decided, 100, 0.7)
        if word.talk.declined is not None:
            word.talk.looked = then(word.talk.declined, 30, 0.6)
            word.talk.stands = word.talk.looked is not None


def _tell(world: World, child: Child, word: Word) -> None:
    def tell(name: str, at: datetime | None, own: UUID | None = None, **data: object) -> None:
        if at is not None:
            where = {"thread": own or word.id, "parent": word.id if own else None}
            world.add(child.person, name, at, source="lived", data=data, **where)

    said = {"professional": word.professional}
    tell("contact.arrived", word.arrived, inbox=word.inbox, channel="telephone", **said)
    tell("contact.opened", word.opened)
    tell("contact.graded", word.graded, rag=word.rag, screen=True)
    tell("screen.done", word.screened, specialist=word.specialist)
    tell("mash.asked", word.graded if word.asked else None)
    tell("mash.closed", word.closed)
    for one in word.requests:
        own = uuid4()
        tell("request.sent", one.sent, own, agency=one.agency, rag=word.rag, asked=one.agency)
        tell("request.withdrawn", one.taken_back, own)
        for came, state in one.answers:
            tell("request.returned", came, own, agency=one.agency, state=state, rag=word.rag)
    if word.decided is None:
        return
    what = {"outcome": word.outcome, "incomplete": word.incomplete, "rag": word.rag}
    tell("contact.decided", word.decided, tell=word.professional, **what, **said)
    tell("contact.redecided", word.again, changed=False, gaps_left=not word.filled)
    tell("referrer.told", word.told)
    tell("contact.second_look", word.looked)
    if word.referral:
        _begin(tell, word, said)


def _begin(tell, word: Word, said: dict[str, object]) -> None:
    tell("referral.received", word.arrived, contact=1, nfa=False, see=word.see, **said)
    tell("work.handed_on", word.decided, rag=word.rag)
    tell("child.allocated", word.allocated, uuid4(), worker=1, role="social_worker")
    tell("child.first_seen", word.seen, uuid4())
    tell("episode.closed", word.ended)
    talk, thread = word.talk, uuid4()
    if talk is not None:
        name = "incident.serious" if talk.serious else "strategy.asked"
        tell(name, talk.since, thread, kind="standard")
        tell("strategy.held", talk.held, thread, inquorate=talk.inquorate)
        tell("strategy.declined", talk.declined, thread, serious=talk.serious)
        tell("strategy.looked", talk.looked, thread, stands=True)
