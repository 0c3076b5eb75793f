"""What only the database's own functions read: the actor's key, and how far each role reaches."""

import hashlib

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from kith.access import rules
from kith.accounts.roles import ROLES, Role
from kith.kernel.groups import FINDERS

BLOCK = 64


def pads(key: str) -> tuple[bytes, bytes]:
    """Return HMAC-SHA256's inner and outer key, so that the database needs only sha256."""
    padded = hashlib.sha256(key.encode()).digest().ljust(BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in padded), bytes(b ^ 0x5C for b in padded)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the key and the roles into the database, as its owner. Safe to repeat."""
    inner, outer = pads(settings.ACTOR_KEY)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_key (inner_pad, outer_pad) VALUES (%s, %s)"
            " ON CONFLICT (only_one) DO UPDATE"
            " SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            [inner, outer],
        )
        cursor.execute("DELETE FROM access_rolescope")
        cursor.executemany(
            "INSERT INTO access_rolescope"
            " (role, scope, duty, breaks_glass, reviews, audits, finds)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [_row(role) for role in ROLES.values()],
        )


def _row(role: Role) -> tuple[str, str, str, bool, bool, bool, bool]:
    return (
        role.code,
        role.scope.name.lower(),
        role.only_on,
        rules.breaks_glass(role),
        role.code in rules.REVIEWERS,
        role.code in rules.AUDIT_READERS,
        role.code in FINDERS,
    )
