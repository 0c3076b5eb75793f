"""One child's story as rows: what stands while it is written, and the facts that say so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.demo.years.bulk.answers import Way
from kith.demo.years.bulk.ids import new_id
from kith.demo.years.bulk.sight import Sight
from kith.demo.years.bulk.tables import Rows, plain
from kith.demo.years.living import Here
from kith.frontdoor.commands import Shaken
from kith.frontdoor.rules.states import CLOSED, STEPS, State, after
from kith.kernel.clock import local_date, local_midnight


@dataclass
class Request:
    """A request as its row will be: whom it asks, by name, and in which ways they answered."""

    agency: str
    asked: str
    columns: dict[str, Any]
    expected: str
    ways: tuple[Way, ...] = ()


@dataclass
class Contact:
    """A contact as its row will be, with what was decided of it last."""

    id: UUID
    arrived_at: datetime
    columns: dict[str, Any]
    outcome: str = ""
    decisions: int = 0
    screened: bool = False
    indicated: bool = False
    asked: bool = False
    gathering: bool = False
    requests: dict[str, Request] = field(default_factory=dict)
    waits: tuple[str, Any, str] | None = None
    help_met: bool = False
    help_ended: bool = False
    harms: tuple[str, ...] = ()
    record: dict[str, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether it is open, or help goes on that the desk follows."""
        state = State(self.columns["state"])
        return state not in CLOSED or (state is State.HELPED and not self.help_ended)


@dataclass
class Line:
    """A child whom something serious may have shaken, as its row will be."""

    id: UUID
    incident: UUID
    contact: Contact
    child: Shaken
    until: date
    by: int
    at: datetime
    ended: date | None = None
    looked: set[str] = field(default_factory=set)


@dataclass
class Work:
    """An episode of work: its thread, how soon to see the child, and whether somebody has."""

    thread: UUID
    see: str
    named: bool = False
    seen: bool = False


@dataclass
class Writer:
    """One story while it is written. `limits` are the numbers of today's policy."""

    here: Here
    limits: dict[str, int]
    rows: Rows
    person: int
    numbers: list[int]
    request_numbers: Iterator[int]
    known_as: str = ""
    born: date = date.min
    sight: Sight = field(default_factory=Sight)
    contacts: dict[str, Contact] = field(default_factory=dict)
    threads: dict[str, UUID] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    work: Work | None = None
    worker: int | None = None
    worker_team: int | None = None
    allocation: UUID | None = None

    def tell(
        self, at: datetime, by: int | None, name: str, data: Any = None, *, thread: UUID,
        team: int | None = None, parent: UUID | None = None, because: str = "",
        occurred: datetime | None = None, day: bool = False, number: UUID | None = None,
    ) -> None:  # fmt: skip
        """Add one fact, recorded at this moment; known to the day or to the minute."""
        fact = number or new_id()
        when = local_midnight(local_date(at)) if day else occurred or at
        self.rows.add(
            "promises_fact",
            (
                fact, fact, False, name, self.person, team or self.here.desk, thread, parent, when,
                "day" if day else "minute", at, by, because, "lived", plain(data or {}),
            ),
        )  # fmt: skip

    def say(
        self, at: datetime, by: int, contact: Contact, name: str, data: Any = None, **more: Any
    ) -> None:
        """Add a fact on the thread of a contact, or on one of its own within it."""
        self.tell(at, by, name, data, **{"thread": contact.id, **more})

    def move(self, at: datetime, contact: Contact, step: str, **changes: Any) -> None:
        """Take a step with a contact."""
        state = after(step, contact.columns["state"])
        self.stand(at, contact, state, **changes)

    def stand(self, at: datetime, contact: Contact, state: State, **changes: Any) -> None:
        """Put a contact where it stands now."""
        closed = (contact.columns["closed_at"] or at) if state in CLOSED else None
        self.put(at, contact, state=state.value, closed_at=closed, **changes)

    def put(self, at: datetime, contact: Contact, **changes: Any) -> None:
        """Change some columns, and count the change."""
        version = contact.columns["version"] + 1
        contact.columns.update(changes, version=version, changed_at=at)

    def step(self, at: datetime, by: int, contact: Contact, step: str, data: Any = None) -> None:
        """Take a step and tell of it."""
        self.move(at, contact, step)
        self.say(at, by, contact, STEPS[step].fact, data)

    def is_open_here(self) -> bool:
        """Say whether anything about the child is open at the desk, or followed by it."""
        return any(one.is_open for one in self.contacts.values())

    def finish(self) -> None:
        """Write down what only the end of the story knows: contacts as they stand, and sight."""
        for contact in self.contacts.values():
            self.rows.add("frontdoor_contact", contact.columns.values())
            for request in contact.requests.values():
                self.rows.add("frontdoor_request", request.columns.values())
        for line in self.lines.values():
            row = (
                line.id, line.incident, self.person, self.person, line.child.label, line.child.tie,
                line.child.decision, line.until, line.ended, line.by, line.at,
            )  # fmt: skip
            self.rows.add("frontdoor_linked", row)
        for one in self.sight.grants:
            grant = (
                self.person, one.account, one.team, one.reach, one.reason, one.since, one.until,
                one.by, one.since,
            )  # fmt: skip
            self.rows.add("access_grant", grant)
