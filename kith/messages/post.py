"""Telling people, inside a gate that is open already: one insert for however many notices."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from uuid import UUID

from django.db import connection

from kith.kernel import clock

# Nothing is read back: whoever tells somebody does not read that person's notices.
_INSERT = (
    "INSERT INTO messages_notice (to_id, code, alert_class, person_id, promise, pushed, count, at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True)
class NewNotice:
    """One line for one account; `code` names the words that the page shows."""

    to: int
    code: str
    alert_class: str = "P3"
    person: int | None = None
    promise: UUID | None = None
    pushed: bool = False
    count: int = 1


def tell(notices: Iterable[NewNotice]) -> int:
    """Write notices and return how many."""
    now = clock.now()
    rows = [(*astuple(one), now) for one in notices]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)
    return len(rows)
