"""Whom we asked about a contact, as lines: how each stands, and how much of it is there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kith.frontdoor.asked import called, items_of, waits_for_most
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.rules import replies
from kith.frontdoor.rules.answers import read
from kith.frontdoor.rules.asking import Completeness
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.late import RING
from kith.frontdoor.rules.replies import SETTLED, State
from kith.kernel import clock
from kith.web.lines import SAID, Look, due_words, look_of, time_left


@dataclass(frozen=True)
class RequestLine:
    """One request as a line: whom, how it stands in a word, and the time of it."""

    id: UUID
    number: int
    agency: str
    called: str
    state: State
    look: Look
    word: str
    left: str
    got: int
    of: int
    due: str
    because: str
    open: tuple[str, ...]
    seen: bool
    written: bool
    ring: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits for it."""
        return self.state in SETTLED

    @property
    def short(self) -> str:
        """How it stands, for a cell: "Partial 3 of 8", "Late 12 minutes"."""
        if self.state is State.PARTIAL:
            return f"Part: {self.got} of {self.of}"
        return {
            State.FULL: "Full",
            State.NIL: "Nothing held",
            State.REFUSED: "Withheld",
            State.WITHDRAWN: "Not asked",
        }.get(self.state, self._waits)

    @property
    def _waits(self) -> str:
        if self.look is Look.LATE:
            return f"{self.word} {self.left}"
        return self.left.split(",")[0]


@dataclass(frozen=True)
class Gathered:
    """All that was asked about a contact, and how much of it is there, by weight."""

    lines: tuple[RequestLine, ...] = ()
    complete: Completeness = field(default_factory=Completeness)

    @property
    def percent(self) -> int:
        """The share in whole per cent."""
        return self.complete.percent


def gathered(row: Contact) -> Gathered:
    """Return what was asked about a contact: one query."""
    found = Request.objects.filter(contact_id=row.id).select_related("partner").order_by("number")
    return gathered_from(found)


def gathered_from(found: Iterable[Request]) -> Gathered:
    """Return the same from rows that were read."""
    rows, now = list(found), clock.now()
    stand = [one for one in rows if one.state != State.WITHDRAWN]
    return Gathered(
        lines=tuple(line_of(one, now) for one in rows),
        complete=Completeness(sum(one.weight for one in stand), sum(one.whole for one in stand)),
    )


def line_of(one: Request, now: datetime) -> RequestLine:
    """Return one request as a line."""
    state = State(one.state)
    waits = state is State.SENT
    ledger = "open" if waits else "void" if state is State.WITHDRAWN else _kept(one)
    look = look_of(ledger, one.due_at, now)
    said = replies.judge(items_of(one), read(one.answers))
    labels = {item.key: item.label for item in items_of(one)}
    return RequestLine(
        id=one.id,
        number=one.number,
        agency=AGENCIES[one.agency],
        called=called(one),
        state=state,
        look=look,
        word=SAID[look],
        left=time_left(look, one.due_at, now, one.first_answer_at),
        got=one.got,
        of=one.of,
        due=due_words(one.due_at),
        because=one.because,
        open=tuple(labels[key] for key in said.open) if state is State.PARTIAL else (),
        seen=one.seen_at is not None,
        written=one.partner_id is not None,
        ring=_ring(one),
    )


def _ring(one: Request) -> str:
    """Return whom to ring now, where it is late and nobody is named whom we could write to."""
    if not one.step or not waits_for_most(one):
        return ""
    desk = one.partner
    mails = (desk.lead_mail, desk.senior_mail, desk.top_mail) if desk else ("", "", "")
    return "" if mails[one.step - 1] else RING[one.step]


def _kept(one: Request) -> str:
    in_time = one.first_answer_at is not None and one.first_answer_at < one.due_at
    return "kept" if in_time else "kept_late"
