"""Small worlds for tests, in this package and those above it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.conf import settings
from django.db import transaction
from django.test import Client

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.access.grants import add_grant
from kith.access.restricting import write_restriction
from kith.accounts.models import Account, Cover, Membership, Shift, Team
from kith.kernel import clock

_number = count(1)


def team(name: str = "") -> Team:
    """Make a team."""
    number = next(_number)
    return Team.objects.create(code=f"team-{number}", name=name or f"Team {number}")


def account(kind: str = "worker", **more: object) -> Account:
    """Make an account that holds no role yet."""
    number = next(_number)
    more = {"username": f"person-{number}", "name": f"Robin {number}", **more}
    if kind == "partner":
        more.setdefault("agency", "A partner")
    return Account.objects.create(kind=kind, **more)


def holding(role: str, in_team: Team | None = None, *, who: Account | None = None) -> Actor:
    """Return an actor who holds a role in a team from now on."""
    who = who or account()
    Membership.objects.create(account=who, team=in_team or team(), role=role, from_at=clock.now())
    return actor_for(who.pk)


def on_duty(actor: Actor, duty: str, hours: int = 12) -> Actor:
    """Put an actor on the rota from now on, and return the actor as they stand then."""
    now = clock.now()
    ends = now + timedelta(hours=hours)
    Shift.objects.create(account_id=actor.id, duty=duty, starts_at=now, ends_at=ends)
    return actor_for(actor.id)


def away(actor: Actor, by: Actor, days: int = 5) -> None:
    """Send somebody on leave from now on, covered by a colleague."""
    now = clock.now()
    ends = now + timedelta(days=days)
    Cover.objects.create(
        absent_id=actor.id, by_id=by.id, starts_at=now, ends_at=ends, reason="leave"
    )


def known_to(actor: Actor, person: int, reason: str = "allocated") -> None:
    """Let an actor see a person, as the machine would."""
    with acting_as(MACHINE):
        add_grant(person, reach="worker", reason=reason, account=actor.id)


def restricted(person: int, code: str, *named: Actor) -> int:
    """Hide a person, as the machine would: R1 and R3 from all but the named, R5 from the named."""
    with acting_as(MACHINE):
        return write_restriction(
            person, code, "Because of a test", clock.today(), {actor.id for actor in named}
        )


def browser(actor: Actor) -> Client:
    """Return a browser in which an actor is signed in."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.id))
    return client


# What differs from one drawing of a page to the next, whoever looks: secrets of its forms, and the
# words that keep a draft apart from another.
PASSING = re.compile(rb'name="(csrfmiddlewaretoken|kith-draft)" value="[^"]*"')
PASSING_HEADERS = {"set-cookie", "etag", "content-length", "expires", "date", "last-modified"}


def same(one: str, other: str) -> bool:
    """Say whether two pages are the same, byte for byte, but for the secrets of their forms."""
    return PASSING.sub(b"", one.encode()) == PASSING.sub(b"", other.encode())


@dataclass(frozen=True)
class Answer:
    """What a browser got, less the secrets: in two worlds that look alike it is equal."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def answer(client: Client, path: str) -> Answer:
    """Ask for a page and keep what can be compared."""
    got = client.get(path)
    body = got.getvalue()
    headers = {name.lower(): value for name, value in got.headers.items()}
    kept = tuple(sorted(one for one in headers.items() if one[0] not in PASSING_HEADERS))
    return Answer(got.status_code, kept, PASSING.sub(b"", body))


Asked = tuple[str, str]


def answers(actors: Mapping[str, Actor], paths: Iterable[str]) -> dict[Asked, Answer]:
    """Ask for each path as each actor; nothing that the asking wrote remains."""
    found = {}
    for name, actor in actors.items():
        with undone():
            client = browser(actor)
            for path in paths:
                with undone():
                    found[name, path] = answer(client, path)
    return found


def differing(one: Mapping[Asked, Answer], other: Mapping[Asked, Answer]) -> list[Asked]:
    """Return who would notice on which page in which of two worlds they are."""
    asked = one.keys() | other.keys()
    return sorted(which for which in asked if one.get(which) != other.get(which))


@contextmanager
def undone() -> Iterator[None]:
    """Take back all that is written meanwhile: a world that may be followed by another."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def unguarded() -> Iterator[None]:
    """Ask the database outside any gate, as an attacker would; the guard would say so loudly."""
    before = settings.GUARD
    settings.GUARD = False
    try:
        yield
    finally:
        settings.GUARD = before
