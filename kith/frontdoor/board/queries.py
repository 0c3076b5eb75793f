"""The board of the front door, what came in, and the contacts behind a number."""

from dataclasses import dataclass
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.frontdoor.board import demand as coming
from kith.frontdoor.board import standing
from kith.frontdoor.board.behind import behind
from kith.frontdoor.board.demand import Demand
from kith.frontdoor.board.incomplete import Incomplete, incomplete
from kith.frontdoor.board.standing import Hands, Step
from kith.frontdoor.queries.queue.rows import Row, rows_of
from kith.kernel import clock

PAGE = 50


@dataclass(frozen=True)
class Board:
    """What is open now: by step, by who opened it, and decisions without all that matters."""

    steps: tuple[Step, ...]
    hands: tuple[Hands, ...]
    incomplete: Incomplete

    @property
    def waiting(self) -> int:
        """How many are open."""
        return sum(one.waiting for one in self.steps)

    @property
    def late(self) -> int:
        """How many of them are past a promise."""
        return sum(one.late for one in self.steps)


@dataclass(frozen=True)
class BehindPage:
    """Contacts behind a number, the newest first; `after` opens the next page."""

    slug: str
    heading: str
    rows: tuple[Row, ...]
    after: int


@query(Area.CONTACT, Level.DECIDE, reads="front-door board")
def board_page(actor: Actor, /) -> Board:
    """Return the board of the reader's desks, over what the reader sees."""
    now = clock.now()
    return Board(
        steps=tuple(standing.steps(actor, now)),
        hands=tuple(standing.hands(actor, now)),
        incomplete=incomplete(actor, now),
    )


@query(Area.CONTACT, Level.DECIDE, reads="front-door demand")
def demand_page(actor: Actor, /) -> Demand:
    """Return what came in, in numbers over every child."""
    return coming.demand(actor, clock.now())


@query(Area.CONTACT, Level.DECIDE, reads="front-door board")
def behind_page(actor: Actor, /, slug: str, *, after: int = 0) -> BehindPage:
    """Return the contacts behind a number that this reader sees, 50 at a time."""
    found = behind(actor, slug, clock.now())
    rows = found.rows.filter(number__lt=after) if after else found.rows
    here: list[tuple[UUID, int]] = list(
        rows.order_by("-number").values_list("id", "number")[: PAGE + 1]
    )
    drawn = rows_of(actor, [one for one, _ in here[:PAGE]])
    audit.about(shown=[row.number for row in drawn.values()])
    return BehindPage(
        slug=slug,
        heading=found.heading,
        rows=tuple(drawn[one] for one, _ in here[:PAGE] if one in drawn),
        after=here[PAGE - 1][1] if len(here) > PAGE else 0,
    )
