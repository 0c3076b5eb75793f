"""Figures run over the ledger, from the one declaration of each: counts, line, groups, children.

A declaration's measure gives one row for each thing counted. Here it stands in a LATERAL beside its
spans, so that thirteen points of a line are one query, and everything else is that query grouped.

`over_everyone` is the named exception of S0 #19: what it returns are numbers, never a child.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.kernel import clock
from kith.oversight import windows
from kith.oversight.reading import Point, Reading
from kith.oversight.windows import Span
from kith.promises.indicator import Better, Indicator

COUNTS = """SELECT count(*) FILTER (WHERE m.hit), count(*) FILTER (WHERE m.counted),
  count(*) FILTER (WHERE {exception}),
  count(*) FILTER (WHERE CASE WHEN w.n = %(points)s AND {exception} THEN {unwritten} END),
  count(*) FILTER (WHERE NOT m.counted AND NOT m.hit)
FROM unnest(%(opens)s::timestamptz[], %(closes)s::timestamptz[])
  WITH ORDINALITY AS w (opens, closes, n)
LEFT JOIN LATERAL ({measure}) m ON true
GROUP BY w.n ORDER BY w.n"""

CHILDREN = """SELECT m.person_id, min(m.at) AS since, array_agg(m.note ORDER BY m.at),
  count(*) FILTER (WHERE {unwritten})
FROM (VALUES (%(opens)s::timestamptz, %(closes)s::timestamptz)) AS w (opens, closes)
CROSS JOIN LATERAL ({measure}) m
WHERE {which}
GROUP BY m.person_id
HAVING %(after)s::timestamptz IS NULL OR (min(m.at), m.person_id) > (%(after)s, %(person)s)
ORDER BY min(m.at), m.person_id
LIMIT %(limit)s"""

# Somebody has said that it is done and has not written it up (S13 rule 7): shown, never counted.
UNWRITTEN = """(m.person_id, m.thread, m.at) IN (
    SELECT said.person_id, said.thread, said.due_at FROM promises_act_standing a
    JOIN promises_promise said ON said.id = a.promise AND said.state = 'open'
    WHERE a.act = 'attest')"""

LATEST_RETURN = """SELECT (f.data->>'reference_date')::date FROM promises_standing f
  WHERE f.name = 'return.covered' ORDER BY f.occurred_at DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Behind:
    """One child behind a figure: since when, what in words, how much is said but not written."""

    person: int
    since: datetime
    notes: tuple[str, ...]
    unwritten: int


@contextmanager
def over_everyone() -> Iterator[None]:
    """Count over every child, the hidden ones too; what leaves this block may only be numbers."""
    with acting_as(MACHINE):
        yield


def latest_return() -> date | None:
    """Return the reference date of the newest return taken in, if there is any."""
    with over_everyone():
        rows = _rows(LATEST_RETURN, {})
    return rows[0][0] if rows else None


def span_of(indicator: Indicator, returned: date | None) -> Span:
    """Return the days a figure looks at: up to the latest return if only returns tell, else now."""
    if indicator.from_returns and returned is not None:
        return windows.ending_on(returned)
    return windows.ending_now(clock.now())


def read(indicator: Indicator, returned: date | None) -> Reading:
    """Measure one indicator over everyone, with its line; one that waits has no points."""
    if indicator.measure is None:
        return Reading(indicator)
    with over_everyone():
        return Reading(indicator, tuple(_points(indicator, span_of(indicator, returned))))


def children(
    indicator: Indicator,
    span: Span,
    *,
    limit: int,
    after: tuple[datetime, int] | None,
    waiting: bool = False,
) -> list[Behind]:
    """Return the children behind a figure whom the open gate's actor may see, longest first."""
    which = "NOT m.counted AND NOT m.hit" if waiting else exception(indicator)
    sql = CHILDREN.format(measure=placed(indicator), which=which, unwritten=UNWRITTEN)
    since, person = after or (None, None)
    place = {"after": since, "person": person, "limit": limit}
    days = {"opens": span.opens, "closes": span.closes, "first": span.opens}
    rows = _rows(sql, {**days, **place})
    return [Behind(child, at, tuple(notes), told) for child, at, notes, told in rows]


def exception(indicator: Indicator) -> str:
    """Say in SQL which rows are the exceptions: those that make the figure worse."""
    return "m.hit" if indicator.better is Better.DOWN else "m.counted AND NOT m.hit"


def placed(indicator: Indicator) -> str:
    """Return the measure with its parameters read from the span `w` beside it.

    `first`, the earliest instant of all spans asked for, stays a parameter of the whole query: what
    a measure narrows by it is scanned once and not once for each span.
    """
    of_span = {"from": "w.opens", "to": "w.closes", "now": "w.closes"}
    return str(indicator.measure) % {**of_span, "first": "%(first)s::timestamptz"}


def _points(indicator: Indicator, last: Span) -> Iterator[Point]:
    spans = windows.line(last)
    sql = COUNTS.format(
        measure=placed(indicator), exception=exception(indicator), unwritten=UNWRITTEN
    )
    rows = _rows(
        sql,
        {
            "opens": [span.opens for span in spans],
            "closes": [span.closes for span in spans],
            "points": len(spans),
            "first": spans[0].opens,
        },
    )
    for span, counts in zip(spans, rows, strict=True):
        yield Point(span, *counts)


def _rows(sql: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
