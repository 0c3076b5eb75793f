"""How records came to be what they are, told as lines. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kith.people.rules.naming import short_day
from kith.people.rules.records import Record

RETURN = "return"
SAYS = {"child": "the child", "family": "the family", "professional": "a professional"}


@dataclass(frozen=True)
class Line:
    """One line of a story: of what, what it was, what it is now, who wrote it (None: Kith)."""

    field: str
    old: str
    new: str
    by: int | None
    at: datetime


def lines(records: Iterable[Record]) -> Iterator[Line]:
    """Yield what happened to each record, the last first: taken back, ended, told.

    Left out is what is told elsewhere: the name that somebody goes by, which is a field of theirs,
    and what came with a return.
    """
    for one in records:
        if one.retracted_at:
            why = f"taken back: {one.retracted_why}"
            yield Line(one.label, one.text, why, one.retracted_by, one.retracted_at)
        if not (one.what == "name" and one.kind == "preferred"):
            yield from _told(one)


def _told(one: Record) -> Iterator[Line]:
    if one.ended_at and one.until_on:
        ended = f"until {short_day(one.until_on)}"
        yield Line(one.label, one.text, ended, one.ended_by, one.ended_at)
    if one.recorded_at and not (one.source == RETURN and one.recorded_by is None):
        yield Line(one.label, "", _said(one), one.recorded_by, one.recorded_at)


def _said(one: Record) -> str:
    more = [
        one.text,
        one.more,
        f"from {short_day(one.from_on)}" if one.from_on else "",
        f"says {SAYS.get(one.source, one.source)}" if one.source else "",
    ]
    return ", ".join(part for part in more if part)
