"""What an address or a box carries as text, read without trust: a number, an id, a moment, a mark.

A mark is a place in a list that is told in order of time: the moment, "~", and the key of the row.

Whatever cannot be read is None, so that no address breaks a page.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from kith.kernel.clock import LONDON

K = TypeVar("K")
MOST_FIGURES = 15  # fewer than the database counts to


def number_in(text: str, most: int = MOST_FIGURES) -> int | None:
    """Return the whole number that a text is, of at most so many figures."""
    written = text.isascii() and text.isdecimal() and len(text) <= most
    return int(text) if written else None


def id_in(text: str) -> UUID | None:
    """Return the id that a text is."""
    try:
        return UUID(text)
    except ValueError:
        return None


def moment_in(text: str) -> datetime | None:
    """Return the moment that a text is; one without its zone, or that no clock shows, is none."""
    try:
        at = datetime.fromisoformat(text)
        at.astimezone(LONDON)
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else None


def mark_text(at: datetime, key: object) -> str:
    """Return a mark as it stands in an address."""
    return f"{at.isoformat()}~{key}"


def read_mark(text: str, key: Callable[[str], K | None]) -> tuple[datetime, K] | None:
    """Return the mark that an address names, if it does; `key` reads what stands behind the "~"."""
    moment, _, rest = text.partition("~")
    at, found = moment_in(moment), key(rest)
    return (at, found) if at is not None and found is not None else None
