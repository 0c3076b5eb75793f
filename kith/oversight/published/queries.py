"""The figures that may be published, counted over everyone, and of no child."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.oversight import catalogue, kept, run
from kith.oversight.fairness.rules import Cut
from kith.oversight.groups import breakdowns
from kith.oversight.published.rules import told
from kith.oversight.reading import Reading, together


@dataclass(frozen=True, slots=True)
class Published:
    """Every figure that can be measured, as it may be published."""

    readings: tuple[Reading, ...]
    counted_at: datetime


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One figure with what it is made of and its groups, as far as they may be told."""

    reading: Reading
    second: tuple[Reading, ...]
    cuts: tuple[Cut, ...]
    counted_at: datetime


@query(Area.KPI, Level.SUMMARY, reads="published figures")
def published(actor: Actor, /) -> Published:
    """Return the figures for anybody who may read figures at all, partners among them."""
    found = kept.figures()
    return Published(tuple(map(_told, found.readings.values())), found.counted_at)


@query(Area.KPI, Level.SUMMARY, reads="published figures")
def published_figure(actor: Actor, /, code: str) -> PublishedFigure:
    """Return one figure, with groups of which none can be worked out."""
    if code not in catalogue.INDICATORS or not catalogue.INDICATORS[code].live:
        raise NotHere
    with run.over_everyone():
        returned = run.latest_return()
        reading = _read(code, returned)
        second = [_read(each.code, returned) for each in catalogue.second_readings(code)]
        cuts = breakdowns(reading.indicator, reading.points[-1].span)
    return PublishedFigure(reading, together(second), tuple(told(reading, cuts)), clock.now())


def _read(code: str, returned: date | None) -> Reading:
    declared = catalogue.INDICATORS.get(code) or catalogue.SECOND_READINGS[code]
    return _told(run.read(declared, returned))


def _told(reading: Reading) -> Reading:
    return replace(reading, guarded=True)
