"""The audit log: who did, read, searched, exported or was refused what. No names, no free text.

A refusal is written in a transaction of its own once the gates are closed, since the one in which
it happened is rolled back.
"""

import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import Actor
from kith.access.sealing import Broken, Verdict, seal, verify
from kith.access.signing import opened
from kith.access.stack import gates
from kith.kernel import clock

__all__ = [
    "Broken",
    "Telling",
    "Verdict",
    "about",
    "fingerprint",
    "note",
    "note_once_an_hour",
    "seal",
    "verify",
]

LAST_NUMBER = 2**63 - 1  # of a bigint, in which the database counts people
_INSERT = (
    "INSERT INTO access_auditevent"
    " (at, account_id, kind, event, person_id, team_id, detail, written_at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, clock_timestamp())"
)


_LATELY = (
    "SELECT FROM access_auditevent WHERE account_id IS NOT DISTINCT FROM %s AND event = 'read'"
    " AND detail->>'reads' = %s AND person_id IS NOT DISTINCT FROM %s"
    " AND team_id IS NOT DISTINCT FROM %s AND at > %s ORDER BY id DESC LIMIT 1"
)


@dataclass
class Telling:
    """What the one event of a gate will say."""

    event: str
    person: int | None = None
    team: int | None = None
    detail: dict[str, object] = field(default_factory=dict)


class _Pending(threading.local):
    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.refusals: list[tuple[Actor, Telling]] = []


_pending = _Pending()


def note(
    event: str, *, person: int | None = None, team: int | None = None, **detail: object
) -> None:
    """Write one event inside a gate, in the gate's transaction."""
    actor = opened().actor
    row = [clock.now(), actor.id or None, actor.kind, event, person, team, json.dumps(detail)]
    with connection.cursor() as cursor:  # no RETURNING: the writer need not see what it wrote
        cursor.execute(_INSERT, row)


def note_once_an_hour(screen: str, *, person: int | None = None, team: int | None = None) -> None:
    """Note that a screen which asks by itself whether there is news is being looked at."""
    since = clock.now() - timedelta(hours=1)
    with connection.cursor() as cursor:
        cursor.execute(_LATELY, [opened().actor.id or None, screen, person, team, since])
        if cursor.fetchone() is None:
            note("read", person=person, team=team, reads=screen, by_itself=True)


def fingerprint(text: str) -> str:
    """Return a mark by which the same search is known again, and nobody reads what it was.

    Keyed, since the hash of a name alone is found by trying every name.
    """
    plain = " ".join(text.lower().split())
    return hmac.new(settings.ACTOR_KEY.encode(), plain.encode(), "sha256").hexdigest()[:16]


def about(*, person: int | None = None, team: int | None = None, **detail: object) -> None:
    """Say, inside a command or query, what its event cannot know from the arguments."""
    telling = _pending.tellings[-1]
    telling.person = telling.person if person is None else person
    telling.team = telling.team if team is None else team
    telling.detail.update(detail)


@contextmanager
def one_event(telling: Telling) -> Iterator[None]:
    """Write the event of a gate when its work is done, unless it is a read that is not audited."""
    _pending.tellings.append(telling)
    try:
        yield
    finally:
        _pending.tellings.pop()
    if telling.event:
        note(telling.event, person=telling.person, team=telling.team, **telling.detail)


def refused(actor: Actor, telling: Telling) -> None:
    """Keep a refusal until it can be written."""
    _pending.refusals.append((actor, telling))


@contextmanager
def refusals_written() -> Iterator[None]:
    """Write what was refused meanwhile, once no gate is open and the work is rolled back."""
    try:
        yield
    finally:
        if not gates():
            refusals, _pending.refusals = _pending.refusals, []
            for actor, telling in refusals:
                _write_refusal(actor, telling)


def _write_refusal(actor: Actor, telling: Telling) -> None:
    with acting_as(actor):
        if telling.person is not None and not sees(telling.person):
            telling.detail["asked"] = telling.person
            telling.person = None
        note(telling.event, person=telling.person, team=telling.team, **telling.detail)


def sees(person: int) -> bool:
    """Ask the database whether the actor of this gate sees this person.

    A number in an address may be longer than any that the database counts to: nobody has it.
    """
    if person > LAST_NUMBER:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_sees(%s)", [person])
        return bool(cursor.fetchone()[0])


def keeps(person: int) -> bool:
    """Ask the same, but for what a record shows because it was opened in an emergency."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_keeps(%s)", [person])
        return bool(cursor.fetchone()[0])


def broke_glass(person: int) -> bool:
    """Ask the database whether the actor of this gate gave a reason for this person just now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_opened(%s)", [person])
        return bool(cursor.fetchone()[0])
