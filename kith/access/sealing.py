"""The chain over the audit log: each sealed event is hashed together with the link before it.

Sealing takes every row that is there and not yet sealed, so a transaction that ends late is sealed
late. A row that nobody sealed although it says that it was written hours before the last sealing
was put in afterwards. What is written and removed between two sealings leaves no trace; the job
seals every five minutes. Someone who can rewrite the whole chain can hide anything, unless its head
was noted elsewhere: `verify` gives it, and takes one noted before.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import MACHINE

LONGEST = timedelta(hours=6)
START = "0" * 64
LONG_AGO = datetime(1948, 1, 1, tzinfo=UTC)
BATCH = 5000
_LOCK = 0x6B697468

Row = tuple[Any, ...]

_FIELDS = (
    "e.id, e.at, e.account_id, e.kind, e.event, e.person_id, e.team_id, e.detail, e.written_at"
)
_LAST = "SELECT number, hash, sealed_at FROM access_auditseal ORDER BY number DESC LIMIT 1"
_UNSEALED = (
    f"SELECT {_FIELDS} FROM access_auditevent e WHERE e.written_at > %s"  # noqa: S608
    " AND NOT EXISTS (SELECT FROM access_auditseal s WHERE s.event_id = e.id) ORDER BY e.id"
)
_CHAIN = (
    "SELECT s.number, s.event_id, s.hash, s.previous, s.sealed_at,"  # noqa: S608
    f" {_FIELDS} FROM access_auditseal s LEFT JOIN access_auditevent e ON e.id = s.event_id"
    " WHERE s.number > %s ORDER BY s.number LIMIT %s"
)
_SEAL = (
    "INSERT INTO access_auditseal (number, event_id, hash, previous, sealed_at)"
    " VALUES (%s, %s, %s, %s, %s)"
)
_FORGOTTEN = (
    "SELECT min(e.id) FROM access_auditevent e WHERE e.written_at <= %s"
    " AND NOT EXISTS (SELECT FROM access_auditseal s WHERE s.event_id = e.id)"
)


@dataclass(frozen=True)
class Broken:
    """The first row at which the log and its chain part, and how."""

    event: int
    how: str


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found. `head` is worth noting somewhere else."""

    checked: int
    head: str
    broken: Broken | None = None

    @property
    def whole(self) -> bool:
        """Say whether nothing was changed, removed or put in."""
        return self.broken is None


@dataclass(frozen=True)
class Link:
    """One link as it is stored, beside the event that it seals (empty where there is none)."""

    number: int
    event: int
    hash: str
    previous: str
    sealed_at: datetime
    row: Row


def seal() -> int:
    """Seal what is not yet sealed; return how many rows that were. One sealing at a time."""
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_LAST)
        number, last, sealed_at = cursor.fetchone() or (0, START, LONG_AGO)
        cursor.execute(_UNSEALED, [sealed_at - LONGEST])
        rows = cursor.fetchall()
        cursor.execute("SELECT clock_timestamp()")
        now = cursor.fetchone()[0]
        links = list(_forged(rows, number, last, now))
        cursor.executemany(_SEAL, links)
    return len(links)


def _forged(
    rows: Iterable[Row], number: int, last: str, now: datetime
) -> Iterator[tuple[int, int, str, str, datetime]]:
    for row in rows:
        number, previous, last = number + 1, last, hash_of(last, row, now)
        yield number, row[0], last, previous, now


def hash_of(previous: str, row: Row, sealed_at: datetime) -> str:
    """Return the hash of an event and of the link before it."""
    said = json.dumps([previous, sealed_at, *row], default=_plain)
    return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(type(value))


def verify(noted: str = "") -> Verdict:
    """Walk the chain and name the first row that was changed, removed or put in.

    `noted` is a head that an earlier check gave: a chain that does not lead through it was
    rewritten or cut short.
    """
    checked, head, sealed_at, met = 0, START, LONG_AGO, noted in ("", START)
    with acting_as(MACHINE):
        for link in _links():
            how = _fault(link, checked, head)
            if how:
                return Verdict(checked, head, Broken(link.event, how))
            checked, head, sealed_at = link.number, link.hash, link.sealed_at
            met = met or head == noted
        put_in = _put_in(sealed_at)
    if put_in:
        return Verdict(checked, head, Broken(put_in, "put in afterwards"))
    return Verdict(checked, head, None if met else Broken(0, "not the chain that was noted"))


def _fault(link: Link, checked: int, head: str) -> str:
    """Say what is wrong at a link, or nothing."""
    if link.number != checked + 1 or link.previous != head:
        return "its seal, or the one before, was changed or removed"
    if link.row[0] is None:
        return "removed"
    return "" if link.hash == hash_of(head, link.row, link.sealed_at) else "changed"


def _links() -> Iterator[Link]:
    """Read the chain in order, a few thousand at a time."""
    number = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_CHAIN, [number, BATCH])
            rows = cursor.fetchall()
        for row in rows:
            number, event, hashed, previous, sealed_at, *said = row
            yield Link(number, event, hashed, previous, sealed_at, tuple(said))
        if len(rows) < BATCH:
            return


def _put_in(sealed_at: datetime) -> int | None:
    """Return the first event that claims to be older than the last sealing, yet was not there."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGOTTEN, [sealed_at - LONGEST])
        found: int | None = cursor.fetchone()[0]
    return found
