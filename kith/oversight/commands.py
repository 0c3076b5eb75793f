"""The letter as data, for `kith letter` (as the machine) and for files that leave (audited)."""

from typing import Any

from kith.access.actors import MACHINE, Actor
from kith.access.gates import Refused, command
from kith.accounts.roles import Area, Level
from kith.oversight import export, kept, queries
from kith.oversight.letter import GUARD_RAILS_SAY
from kith.oversight.reading import Reading

NOT_YET = "not measured yet"


def letter() -> list[dict[str, Any]]:
    """Return the letter, counted now: 74 sentences, then the guard rails, with their indicators."""
    return as_data(queries.letter(MACHINE, fresh=True))


@command(Area.KPI, Level.SUMMARY, event="letter.counted")
def count_again(actor: Actor, /) -> None:
    """Count every figure now, because somebody who reads the letter asks for it."""
    queries.check_reader(actor)
    kept.figures(fresh=True)


def as_data(today: queries.LetterToday) -> list[dict[str, Any]]:
    """Return the letter as plain data, in the shape that `kith letter --json` promises."""
    rows = [_sentence(each) for part in today.parts for each in part.sentences]
    return [*rows, _row(None, None, GUARD_RAILS_SAY, today.guard_rails)]


def _sentence(today: queries.SentenceToday) -> dict[str, Any]:
    said = today.sentence
    return _row(said.number, said.sign, said.says, today.readings)


def _row(
    number: int | None, sign: str | None, says: str, readings: tuple[Reading, ...]
) -> dict[str, Any]:
    indicators = [reading_as_data(reading) for reading in readings]
    return {"sentence": number, "sign": sign, "says": says, "indicators": indicators}


def reading_as_data(reading: Reading) -> dict[str, Any]:
    """Return one figure as data. What is not measured, or hidden from this reader, is null."""
    declared, point = reading.indicator, reading.now
    return {
        "code": declared.code,
        "name": declared.name,
        "state": "live" if declared.live else NOT_YET,
        "unit": str(declared.unit),
        "figure": reading.figure,
        "numerator": point and point.numerator,
        "denominator": point and point.denominator,
        "target": declared.green,
        "better": str(declared.better),
        "status": str(reading.status),
        "exceptions": point and point.exceptions,
        "from": point and point.span.first.isoformat(),
        "to": point and point.span.last.isoformat(),
    }


@command(Area.KPI, Level.VIEW, event="letter.exported")
def export_letter(actor: Actor, /) -> list[dict[str, Any]]:
    """Return the letter as data for a file that leaves the product."""
    _check_may_take(actor)
    return as_data(queries.letter(actor, fresh=True))


@command(Area.KPI, Level.VIEW, event="indicator.exported")
def export_indicator(actor: Actor, /, code: str) -> list[dict[str, Any]]:
    """Return one indicator's line and groups for a file that leaves the product."""
    _check_may_take(actor)
    found = queries.indicator(actor, code)
    return export.indicator_rows(found.reading, found.breakdowns)


def may_export(actor: Actor) -> bool:
    """Say whether to offer this actor a file. An inspector takes nothing away (S0 #27)."""
    return actor.kind != "inspector" and actor.may(Area.KPI, Level.VIEW)


def _check_may_take(actor: Actor) -> None:
    if actor.kind == "inspector":
        raise Refused("An inspector reads and takes nothing away. Ask your host for a copy.")
