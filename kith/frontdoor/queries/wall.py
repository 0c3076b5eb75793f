"""The wall of the hub: each child about whom others are asked, the time left, who said what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.queries.gathering import RequestLine, line_of
from kith.frontdoor.queries.lines import name_of, promises_of
from kith.frontdoor.queries.queue.news import open_at
from kith.frontdoor.rules.agencies import ASKED
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.states import State
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.promises.models import Promise
from kith.web.lines import SAID, Look, look_of, time_left

MOST = 200


@dataclass(frozen=True)
class WallRow:
    """One child: how long there is, and a cell for each agency of the wall ("" not asked)."""

    id: UUID
    number: int
    name: str
    initials: str
    rag: str
    look: Look
    left: str
    cells: tuple[RequestLine | None, ...]

    @property
    def word(self) -> str:
        """The word beside the shape."""
        return "Together" if self.look is Look.KEPT else SAID[self.look]


@dataclass(frozen=True)
class Wall:
    """The wall as it was drawn."""

    agencies: tuple[str, ...]
    rows: tuple[WallRow, ...]
    at: datetime


@query(Area.CONTACT, Level.VIEW, reads="MASH wall")
def wall_page(actor: Actor, /) -> Wall:
    """Return every contact of the reader's desks about which others are asked."""
    gathering = open_at(actor).filter(state=State.MASH_GATHER).order_by("arrived_at", "number")
    rows = list(gathering[:MOST])
    audit.about(shown=[one.number for one in rows][:50])
    return _wall(rows)


def _wall(rows: list[Contact]) -> Wall:
    now = clock.now()
    asked: dict[UUID, dict[str, RequestLine]] = {}
    found = Request.objects.filter(contact_id__in=[one.id for one in rows]).order_by("number")
    for one in found.exclude(state="WITHDRAWN").select_related("partner"):
        asked.setdefault(one.contact_id, {})[one.agency] = line_of(one, now)
    codes = [code for code in ASKED if any(code in each for each in asked.values())]
    people = {one.person_id for one in rows if one.person_id}
    cards, owed = cards_of(people), _owed(rows, people)
    drawn = [_row(one, cards, owed.get(one.id), asked.get(one.id, {}), codes, now) for one in rows]
    drawn.sort(key=lambda pair: pair[0])
    return Wall(tuple(AGENCIES[code] for code in codes), tuple(row for _, row in drawn), now)


def _owed(rows: list[Contact], people: set[int]) -> dict[UUID, Promise]:
    """Return the limit of each enquiry that is still open."""
    promises = promises_of([one.id for one in rows], people, every=False)
    return {one.episode: one for one in promises if one.kind.startswith("T3-")}


def _row(
    row: Contact,
    cards: dict[int, ChildCard],
    owed: Promise | None,
    asked: dict[str, RequestLine],
    codes: list[str],
    now: datetime,
) -> tuple[tuple[bool, float], WallRow]:
    name = name_of(row, cards)
    look = look_of(owed.state, owed.due_at, now) if owed else Look.KEPT
    drawn = WallRow(
        id=row.id,
        number=row.number,
        name=name,
        initials=initials(name),
        rag=row.rag,
        look=look,
        left=time_left(look, owed.due_at, now) if owed else "to be decided",
        cells=tuple(asked.get(code) for code in codes),
    )
    return (owed is None, owed.due_at.timestamp() if owed else 0.0), drawn


def initials(name: str) -> str:
    """Return what stands on a wall that others may see: letters, no name."""
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()]
    return "".join(letters[:1] + letters[1:][-1:]) or "–"
