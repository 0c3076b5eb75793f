"""What we ask of the desk of somebody of a partner agency who signs in: numbers and limits.

As in the letters no child is named: the page behind a line says who is meant, once a code that went
to the desk's own mailbox has opened it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.frontdoor.commands.writing import OPEN
from kith.frontdoor.models import Partner, Request
from kith.frontdoor.rules.replies import State
from kith.kernel import clock
from kith.web import words
from kith.web.lines import due_words

MOST = 50


@dataclass(frozen=True)
class AskedLine:
    """One question that waits for a desk; `part` says that part of the answer is here already."""

    id: UUID
    number: int
    rag: str
    desk: str
    due: str
    left: str
    late: bool
    part: bool


@dataclass(frozen=True)
class AskedOfUs:
    """All that waits for the desks of one person: RED first, then the nearest."""

    desks: tuple[str, ...]
    lines: tuple[AskedLine, ...]
    more: int = 0

    @property
    def late(self) -> int:
        """How many of those shown are late."""
        return sum(one.late for one in self.lines)


@query(Area.CHILD, Level.SUMMARY, reads="asked of us")
def asked_of(actor: Actor, /) -> AskedOfUs:
    """Return what waits for the desks by which somebody was written down: four queries at most."""
    desks = dict(
        Partner.objects.filter(members=actor.id).order_by("name").values_list("id", "name")
    )
    if not desks or actor.kind != "partner":
        return AskedOfUs((), ())
    rows = _waiting(MACHINE, desks=list(desks))
    rows.sort(key=lambda one: one.rag != "RED")
    lines = tuple(_line(one, desks[one.partner_id or 0]) for one in rows[:MOST])
    audit.about(shown=[one.number for one in lines])
    return AskedOfUs(tuple(desks.values()), lines, max(len(rows) - MOST, 0))


@query(Area.CONTACT, Level.DECIDE)
def _waiting(actor: Actor, /, *, desks: Collection[int]) -> list[Request]:
    rows = Request.objects.filter(partner_id__in=desks, state__in=OPEN)
    return list(rows.order_by("due_at", "number")[: 10 * MOST])


def _line(one: Request, desk: str) -> AskedLine:
    now = clock.now()
    return AskedLine(
        id=one.id,
        number=one.number,
        rag=one.rag,
        desk=desk,
        due=due_words(one.due_at),
        left=words.span(abs(one.due_at - now)),
        late=one.due_at <= now,
        part=one.state == State.PARTIAL,
    )
