"""The signed actor: what a gate tells the database, and the gates that are open on this thread."""

import hashlib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from kith.access.actors import Actor
from kith.access.keys import pads
from kith.access.stack import gates
from kith.accounts.roles import Scope
from kith.kernel import clock

DATABASE_ROLE = {
    Scope.NONE: "none",
    Scope.OWN: "none",
    Scope.TEAM: "kith_team",
    Scope.WIDE: "kith_wide",
}
FIND, LINK = "kith_find", "kith_link"
FRESH = timedelta(minutes=5)


@dataclass(frozen=True)
class Opened:
    """An open gate: who acts, in which database role, when, and the signed words for it."""

    actor: Actor
    role: str
    at: datetime
    message: str
    seal: str

    def serves(self, actor: Actor, role: str) -> bool:
        """Say whether a gate for this actor and role may simply join this one."""
        fresh = timedelta() <= clock.now() - self.at < FRESH
        return fresh and self.actor == actor and self.role == role


class NoGate(RuntimeError):
    """Something that only makes sense inside a gate was called outside."""


def opened() -> Opened:
    """Return the innermost open gate; it is an error to ask where there is none."""
    if not gates():
        raise NoGate("No gate is open: call a command or a query, or use acting_as.")
    return gates()[-1]


def sign(actor: Actor, role: str) -> Opened:
    """Sign an actor for this connection, at the house's present and at the real one."""
    at = clock.now()
    words = [actor.id, actor.kind, at.isoformat(), f"{time.time():.3f}", _backend()]
    message = "|".join(str(word) for word in (*words, *([actor.only] if actor.only else [])))
    return Opened(actor, role, at, message, seal(message))


def seal(message: str) -> str:
    """Return HMAC-SHA256 of the message under the actor's key, in hexadecimal."""
    inner, outer = pads(settings.ACTOR_KEY)
    return hashlib.sha256(outer + hashlib.sha256(inner + message.encode()).digest()).hexdigest()


def tell(gate: Opened | None) -> None:
    """Tell the database who acts until the transaction ends (or that nobody does), at one go."""
    words = ["none", "", ""] if gate is None else [gate.role, gate.message, gate.seal]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, true), set_config('kith.actor', %s, true),"
            " set_config('kith.seal', %s, true)",
            words,
        )


def renew() -> None:
    """Sign the open gate afresh: for a job whose transaction runs for more than 15 minutes."""
    gate = opened()
    gates()[-1] = sign(gate.actor, gate.role)
    tell(gates()[-1])


def _backend() -> int:
    connection.ensure_connection()
    return int(connection.connection.info.backend_pid)
