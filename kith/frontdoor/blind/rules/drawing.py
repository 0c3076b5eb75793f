"""Which decided contacts are looked at again, and by whom: by chance, and the same every time.

A contact's own number decides, so that nobody can choose which decision is looked at, nor draw
until another comes up; and the share is dated policy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

SEED = "second look 1"
HUNDRED, WHOLE = 100, 2**64


def place(*words: object) -> float:
    """Return where something falls between 0 and 1, by what it is called."""
    text = "|".join(str(word) for word in (SEED, *words))
    return int.from_bytes(sha256(text.encode()).digest()[:8]) / WHOLE


def is_drawn(contact: UUID, share: int) -> bool:
    """Say whether a contact is among so many in a hundred."""
    return place(contact) * HUNDRED < share


@dataclass(frozen=True)
class Reader:
    """Somebody who could look, and how many looks wait for them already."""

    account: int
    waiting: int = 0


def choose(contact: UUID, readers: Iterable[Reader]) -> int | None:
    """Return who looks: whoever has the fewest to do, and among equals by chance."""
    ordered = sorted(readers, key=lambda one: (one.waiting, place(contact, one.account)))
    return ordered[0].account if ordered else None
