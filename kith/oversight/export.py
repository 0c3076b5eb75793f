"""Figures as files: CSV that a spreadsheet cannot be tricked with, and JSON. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kith.oversight.breakdown import Breakdown
from kith.oversight.letter import GUARD_RAILS_SAY, SIGN_WORDS
from kith.oversight.reading import Reading
from kith.oversight.say import NOT_YET

if TYPE_CHECKING:
    from kith.oversight.queries import LetterToday

# A spreadsheet takes a cell that begins like this for a formula and runs it.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")

LETTER_COLUMNS = (
    "sentence",
    "sign",
    "says",
    "code",
    "name",
    "state",
    "unit",
    "figure",
    "numerator",
    "denominator",
    "target",
    "better",
    "status",
    "exceptions",
    "from",
    "to",
)
INDICATOR_COLUMNS = (
    "code",
    "cut",
    "group",
    "from",
    "to",
    "numerator",
    "denominator",
    "figure",
    "low",
    "high",
)


def harmless(cell: object) -> object:
    """Return a cell that a spreadsheet shows as it is; text that looks like a formula is quoted."""
    text = isinstance(cell, str) and cell.lstrip(" ").startswith(RISKY)
    return f"'{cell}" if text else cell


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV, every cell made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row.get(column)) for column in columns])
    return out.getvalue()


def as_json(rows: object) -> str:
    """Return rows as JSON that people can read too."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_data(today: "LetterToday") -> list[dict[str, Any]]:
    """Return the letter as plain data, in the shape that `kith letter --json` promises."""
    sentences = (each for part in today.parts for each in part.sentences)
    rows = [
        _told(one.sentence.number, one.sentence.sign, one.sentence.says, one.readings)
        for one in sentences
    ]
    return [*rows, _told(None, None, GUARD_RAILS_SAY, today.guard_rails)]


def _told(
    number: int | None, sign: str | None, says: str, readings: Iterable[Reading]
) -> dict[str, Any]:
    indicators = [reading_as_data(reading) for reading in readings]
    return {"sentence": number, "sign": sign, "says": says, "indicators": indicators}


def reading_as_data(reading: Reading) -> dict[str, Any]:
    """Return one figure as data. What is not measured, or hidden from this reader, is null."""
    declared, point = reading.indicator, reading.now
    return {
        "code": declared.code,
        "name": declared.name,
        "state": "live" if declared.live else NOT_YET.lower(),
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


def letter_rows(letter: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return one row for each figure beside each sentence; a sentence without one has a row too."""
    rows: list[dict[str, Any]] = []
    for sentence in letter:
        said = {
            "sentence": sentence["sentence"],
            "sign": SIGN_WORDS.get(sentence["sign"], ""),
            "says": sentence["says"],
        }
        rows += [{**said, **each} for each in sentence["indicators"] or [{}]]
    return rows


def indicator_rows(reading: Reading, cuts: Iterable[Breakdown]) -> list[dict[str, Any]]:
    """Return one row for each point of the line and for each group, as far as they may be shown.

    Of a guarded figure the last point alone: the others share its weeks, and would tell them apart.
    """
    shown = list(zip(reading.points, reading.line, strict=True))
    shown = shown[-1:] if reading.guarded else shown
    rows = [
        _row(reading, "Line", "", point.span, point.numerator, point.denominator, value)
        for point, value in shown
        if value is not None
    ]
    if reading.now is None:
        return rows
    return rows + [
        _row(
            reading,
            cut.words,
            group.words,
            reading.now.span,
            group.numerator,
            group.denominator,
            group.share,
            group.between,
        )
        for cut in cuts
        for group in cut.groups
    ]


def _row(
    reading: Reading,
    cut: str,
    group: str,
    span: Any,
    numerator: int,
    denominator: int,
    value: float | None,
    between: tuple[float, float] | None = None,
) -> dict[str, Any]:
    low, high = between or (None, None)
    return {
        "code": reading.indicator.code,
        "cut": cut,
        "group": group,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "numerator": numerator,
        "denominator": denominator,
        "figure": value,
        "low": low,
        "high": high,
    }
