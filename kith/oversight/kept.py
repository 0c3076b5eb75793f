"""Figures as they were last counted, so that fifty readers do not count the same thing.

Only numbers are kept, and the machine alone reads and writes them: who may know which of them is
asked on reading, each time. What is older than an hour, lies ahead of our clock, or was counted
before the latest return or by another measure is never shown.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from kith.kernel import clock
from kith.oversight import catalogue, run, windows
from kith.oversight.models import KeptFigure
from kith.oversight.reading import Point, Reading
from kith.promises.indicator import Indicator

OLDEST = timedelta(hours=1)

_ALONE = "SELECT pg_advisory_xact_lock(5153, 0)"


@dataclass(frozen=True, slots=True)
class Counted:
    """Every figure that can be measured, by its code, as it stood at one moment."""

    readings: Mapping[str, Reading]
    returned: date | None
    counted_at: datetime


def figures(*, fresh: bool = False) -> Counted:
    """Return every figure, counted within the hour; with `fresh`, counted from now on."""
    now = clock.now()
    return counted_after(now if fresh else now - OLDEST)


def counted_after(moment: datetime) -> Counted:
    """Return what was counted after a moment, and count it where nobody has."""
    with run.over_everyone():
        return _held(moment) or _alone(moment)


def mark(indicator: Indicator) -> str:
    """Return the mark of a measure, which is another one where something else is counted."""
    told = (run.counts(indicator), indicator.from_returns, windows.DAYS, windows.POINTS)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _alone(after: datetime) -> Counted:
    """Count while nobody else does; who had to wait takes what was counted meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE)
    return _held(after) or _count()


def _held(after: datetime) -> Counted | None:
    """Return what is kept, or None where a single figure of it may not be shown."""
    returned = run.latest_return()
    rows = KeptFigure.objects.filter(
        counted_at__gt=after, counted_at__lte=clock.now(), returned=returned
    )
    kept = {(row.code, row.mark): row for row in rows}
    live = catalogue.live()
    held = [row for each in live if (row := kept.get((each.code, mark(each))))]
    if len(held) < len(live):
        return None
    readings = {each.code: _reading(each, row) for each, row in zip(live, held, strict=True)}
    return Counted(readings, returned, min(row.counted_at for row in held))


def _reading(indicator: Indicator, row: KeptFigure) -> Reading:
    spans = windows.line(windows.ending(row.last, row.closes))
    points = zip(spans, row.points, strict=True)
    return Reading(indicator, tuple(Point(span, *counts) for span, counts in points))


def _count() -> Counted:
    """Count every figure, and keep it."""
    now, returned = clock.now(), run.latest_return()
    readings = {each.code: run.read(each, returned) for each in catalogue.live()}
    KeptFigure.objects.bulk_create(
        [_row(reading, returned, now) for reading in readings.values()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["mark", "last", "closes", "points", "returned", "counted_at"],
    )
    return Counted(readings, returned, now)


def _row(reading: Reading, returned: date | None, now: datetime) -> KeptFigure:
    span = reading.points[-1].span
    return KeptFigure(
        code=reading.indicator.code,
        mark=mark(reading.indicator),
        last=span.last,
        closes=span.closes,
        points=[_counts(point) for point in reading.points],
        returned=returned,
        counted_at=now,
    )


def _counts(point: Point) -> list[int]:
    """Return what was counted in a span, in the order in which a point takes it."""
    return [
        point.numerator,
        point.denominator,
        point.exceptions,
        point.unwritten,
        point.waiting,
    ]
