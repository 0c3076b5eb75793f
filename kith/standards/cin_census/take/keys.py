"""What makes two tellings one thing: deterministic ids, so that a second run finds its own work.

A thing is known by the council (LEA), the child (LAchildID) and a path:

- a referral by its date; an assessment, an enquiry, a plan by its referral and its own start;
- what ends or completes one of these by the thing alone, so that a changed end is a correction;
- a review by its plan and its date; a conference by its enquiry, or by the referral without one.

A changed *start* is therefore another thing: the old one is taken back, the new one is new. Several
of a kind on one day are told apart by their order: those that ended first come first, then as the
file has them. That order can change between two returns only where two of a kind began on one day,
which the census's own rules question.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid5

_OURS = UUID("b6a1f2de-59a4-5d0c-9a3e-2f6f0f1c7c11")

T = TypeVar("T")


def key(lea: str, child: str, *path: str) -> UUID:
    """Return the id of a thing; the same whenever and wherever it is told."""
    return uuid5(_OURS, "\x1f".join((lea, child, *path)))


def numbered(things: Iterable[tuple[date, date | None, T]]) -> list[tuple[str, T]]:
    """Name things by the day they began, and number those that began on one day.

    Each is given as its start, its end if it has one, and itself.
    """
    count: Counter[date] = Counter()
    named = []
    for start, _, thing in sorted(things, key=lambda t: (t[0], t[1] or date.max)):
        count[start] += 1
        named.append((f"{start}#{count[start]}", thing))
    return named
