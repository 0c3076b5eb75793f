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

# Two lists at one reading: the exceptions, and those who wait beside the figure and are not in it.
CHILDREN = """SELECT person_id, since, notes, unwritten, waits FROM (
  SELECT m.person_id, min(m.at) AS since, array_agg(m.note ORDER BY m.at) AS notes,
    count(*) FILTER (WHERE {unwritten}) AS unwritten, m.waits,
    row_number() OVER (PARTITION BY m.waits ORDER BY min(m.at), m.person_id) AS n
  FROM (
    SELECT m.*, NOT (m.counted OR m.hit) AS waits
    FROM (VALUES (%(opens)s::timestamptz, %(closes)s::timestamptz)) AS w (opens, closes)
    CROSS JOIN LATERAL ({measure}) m
    WHERE {exception} OR NOT (m.counted OR m.hit)
  ) m
  GROUP BY m.person_id, m.waits
  HAVING %(since)s::timestamptz IS NULL
    OR NOT m.waits AND (min(m.at), m.person_id) > (%(since)s, %(person)s)
) listed
WHERE n <= %(limit)s
ORDER BY waits, since, person_id"""

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


@dataclass(frozen=True, slots=True)
class Listed:
    """The children behind a figure, and those who wait beside it."""

    exceptions: list[Behind]
    waiting: list[Behind]


Place = tuple[datetime, int]


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


def children(indicator: Indicator, span: Span, *, limit: int, after: Place | None = None) -> Listed:
    """Return the children behind a figure whom the open gate's actor may see, earliest first.

    Those who wait beside the figure are only on the first page.
    """
    sql = CHILDREN.format(
        measure=placed(indicator), exception=exception(indicator), unwritten=UNWRITTEN
    )
    since, person = after or (None, None)
    rows = _rows(sql, {**one_span(span), "since": since, "person": person, "limit": limit})
    told = [
        (Behind(child, at, tuple(notes), told), waits) for child, at, notes, told, waits in rows
    ]
    return Listed(
        exceptions=[one for one, waits in told if not waits],
        waiting=[one for one, waits in told if waits],
    )


def exception(indicator: Indicator) -> str:
    """Say in SQL which rows are the exceptions: those that make the figure worse."""
    return "m.hit" if indicator.better is Better.DOWN else "m.counted AND NOT m.hit"


def placed(indicator: Indicator) -> str:
    """Return the measure with its parameters read from the span `w` beside it.

    `first` and `last` bound all spans asked for and stay parameters of the whole query: what a
    measure narrows by them is read once and not once for each span.
    """
    of_span = {"from": "w.opens", "to": "w.closes", "now": "w.closes"}
    of_all = {bound: f"%({bound})s::timestamptz" for bound in ("first", "last")}
    return str(indicator.measure) % {**of_span, **of_all}


def one_span(span: Span) -> dict[str, Any]:
    """Return the parameters of a query over a single span."""
    return {
        "opens": span.opens,
        "closes": span.closes,
        "first": span.opens,
        "last": span.closes,
    }


def counts(indicator: Indicator) -> str:
    """Return the SQL that counts an indicator in every span asked for."""
    return COUNTS.format(
        measure=placed(indicator), exception=exception(indicator), unwritten=UNWRITTEN
    )


def _points(indicator: Indicator, last: Span) -> Iterator[Point]:
    spans = windows.line(last)
    rows = _rows(
        counts(indicator),
        {
            "opens": [span.opens for span in spans],
            "closes": [span.closes for span in spans],
            "points": len(spans),
            "first": spans[0].opens,
            "last": spans[-1].closes,
        },
    )
    for span, row in zip(spans, rows, strict=True):
        yield Point(span, *row)


def _rows(sql: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
