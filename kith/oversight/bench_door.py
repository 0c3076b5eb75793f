"""Word of the bench's children at the front door, so that its figures have something to count.

Two in three contacts become no referral; each is graded, some are asked about, some are late.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from kith.kernel.clock import local_midnight
from kith.promises.ledger import NewFact

RAGS = ("RED", "AMBER", "AMBER", "GREEN", "GREEN", "GREEN")
OUTCOMES = ("assess", "advice", "nothing_more", "nothing_more", "early_help")


def word(random: Random, child: int, team: int, on: date, end: date) -> Iterator[NewFact]:
    """Tell of one contact that came on a day, and of what was done with it until the end."""
    one, rag = _Contact(random, child, team), random.choice(RAGS)
    arrived = local_midnight(on) + timedelta(minutes=random.randrange(1440))
    said = {"professional": random.random() < 0.8, "inbox": random.choice(("", "", "police"))}
    graded = one.later(arrived, 5)
    decided = one.later(graded, 40)
    outcome = random.choice(OUTCOMES)
    what = {"outcome": outcome, "rag": rag, "incomplete": random.random() < 0.1}
    told = [
        one.fact("contact.arrived", arrived, channel="telephone", child="known", **said),
        one.fact("contact.opened", one.later(arrived, 2)),
        one.fact("contact.graded", graded, rag=rag, screen=random.random() < 0.4),
        one.fact("screen.done", one.later(graded, 40), specialist=random.random() < 0.1),
        *(_asked(one, graded, rag) if random.random() < 0.4 else ()),
        one.fact("contact.decided", decided, tell=said["professional"], **what, **said),
        one.fact("referrer.told", one.later(decided, 100)),
    ]
    if outcome == "assess":
        told += _begun(one, arrived, decided, rag)
    last = local_midnight(end + timedelta(days=1))
    yield from (fact for fact in told if fact.occurred_at < last)


class _Contact:
    """One contact of the bench, from which facts are made."""

    def __init__(self, random: Random, child: int, team: int) -> None:
        self.random, self.child, self.team = random, child, team
        self.thread = self.new()

    def new(self) -> UUID:
        """A number that is the same for the same seed."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def later(self, since: datetime, hours: int) -> datetime:
        """Some moment in so many hours after another."""
        return since + timedelta(minutes=self.random.randrange(1, hours * 60))

    def fact(self, name: str, at: datetime, own: UUID | None = None, **data: object) -> NewFact:
        """One fact of it, or of a piece of work of its own within it."""
        return NewFact(
            name=name,
            person=self.child,
            team=self.team,
            thread=own or self.thread,
            parent=self.thread if own else None,
            occurred_at=at,
            data=data,
            id=self.new(),
        )


def _asked(one: _Contact, graded: datetime, rag: str) -> Iterator[NewFact]:
    yield one.fact("mash.asked", graded)
    for agency in ("police", "education", "health"):
        own, state = one.new(), one.random.choice(("FULL", "FULL", "NIL", "PARTIAL"))
        said = {"agency": agency, "asked": agency, "rag": rag}
        yield one.fact("request.sent", graded, own, **said)
        yield one.fact("request.returned", one.later(graded, 90), own, state=state, **said)
    yield one.fact("mash.closed", one.later(graded, 90))


def _begun(one: _Contact, arrived: datetime, decided: datetime, rag: str) -> list[NewFact]:
    facts = [
        one.fact("referral.received", arrived, contact=1, nfa=False, see=rag, professional=True),
        one.fact("work.handed_on", decided, rag=rag),
        one.fact("child.first_seen", one.later(decided, 200), one.new()),
    ]
    if one.random.random() < 0.2:
        own = one.new()
        facts.append(one.fact("incident.serious", arrived, own, sort="violence"))
        facts.append(one.fact("strategy.held", one.later(decided, 40), own, inquorate=False))
    return facts
