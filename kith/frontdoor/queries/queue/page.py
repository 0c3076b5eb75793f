"""A page of the queue, with what it is filtered by and how many there are of each sort."""

from dataclasses import dataclass

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.frontdoor.queries.queue import order
from kith.frontdoor.queries.queue.asked import MINE, NOBODYS, UNGRADED, Filters
from kith.frontdoor.queries.queue.order import Counted
from kith.frontdoor.queries.queue.rows import Row, rows_of
from kith.kernel import clock
from kith.web import words

PAGE = 50


@dataclass(frozen=True)
class Tab:
    """One way to look at the queue in one tap: its words, how many, its address, whether here."""

    words: str
    count: int
    asks: str
    here: bool


@dataclass(frozen=True)
class Queue:
    """A page of the queue; `newest` is the highest number at the reader's desks, `further` asks
    for the next page.
    """

    urgent: tuple[Row, ...]
    here: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    counted: Counted
    asked: Filters
    tabs: tuple[Tab, ...]
    further: str
    drawn_at: str
    may_take_in: bool

    @property
    def count(self) -> int:
        """How many are open."""
        return self.counted.all

    @property
    def newest(self) -> int:
        """The highest number, after which something is new."""
        return self.counted.newest

    @property
    def shown(self) -> int:
        """How many stand on this page."""
        return len(self.urgent) + len(self.here) + len(self.elsewhere)


@query(Area.CONTACT, Level.VIEW, reads="front-door queue")
def queue_page(actor: Actor, /, *, asked: Filters | None = None) -> Queue:
    """Return a page of what is open at the reader's desks and what was passed to their teams."""
    asks, now = asked or Filters(), clock.now()
    at = asks.at or now
    placed = order.page(actor, asks, at, PAGE + 1)
    here = placed[:PAGE]
    rows = rows_of(actor, [contact for contact, _ in here])
    parts: dict[int, list[Row]] = {}
    for contact, place in here:
        if contact in rows:  # it may have been hidden between two questions
            parts.setdefault(place.part, []).append(rows[contact])
    audit.about(shown=[row.number for row in rows.values()])
    counted = order.count(actor, asks)
    return Queue(
        urgent=tuple(parts.get(order.NOW, ())),
        here=tuple(parts.get(order.HERE, ())),
        elsewhere=tuple(parts.get(order.ELSEWHERE, ())),
        counted=counted,
        asked=asks,
        tabs=_tabs(counted, asks),
        further=asks.further(at, here[-1][1]).text() if len(placed) > PAGE else "",
        drawn_at=words.clock_time(now),
        may_take_in=actor.may(Area.CONTACT, Level.CREATE),
    )


@query(Area.CONTACT, Level.VIEW)
def queue_ways(actor: Actor, /) -> tuple[tuple[Tab, ...], int]:
    """Return the ways to look at the queue with how many stand there, and the highest number."""
    counted = order.count(actor, Filters())
    return _tabs(counted, None), counted.newest


def _tabs(counted: Counted, asked: Filters | None) -> tuple[Tab, ...]:
    ways = (
        ("Everything", counted.all, Filters()),
        ("RED", counted.red, Filters(rag="RED")),
        ("Not graded", counted.ungraded, Filters(rag=UNGRADED)),
        ("Mine", counted.mine, Filters(whose=MINE)),
        ("Nobody’s yet", counted.nobodys, Filters(whose=NOBODYS)),
    )
    return tuple(
        Tab(said, many, one.text(), asked is not None and asked.filters == one.filters)
        for said, many, one in ways
    )
