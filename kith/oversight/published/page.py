"""Published figures, ready to be drawn."""

from dataclasses import dataclass

from django.urls import reverse

from kith.oversight import say
from kith.oversight.fairness.page import said
from kith.oversight.fairness.rules import Cut
from kith.oversight.published.queries import Published, PublishedFigure
from kith.oversight.reading import Reading
from kith.promises.indicator import Unit
from kith.web import words

NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in the table of all."""

    code: str
    name: str
    href: str
    value: str
    of: str
    aim: str
    looks_at: str


@dataclass(frozen=True, slots=True)
class CutShown:
    """One way of telling children apart: its groups, in words."""

    words: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AllShown:
    """The page of all."""

    lines: tuple[Line, ...]
    counted_at: str


@dataclass(frozen=True, slots=True)
class OneShown:
    """The page of one."""

    line: Line
    says: str
    facts: tuple[tuple[str, str], ...]
    second: tuple[Line, ...]
    cuts: tuple[CutShown, ...]
    counted_at: str


def all_shown(found: Published) -> AllShown:
    """Return the page of all figures."""
    return AllShown(tuple(map(_line, found.readings)), words.moment(found.counted_at))


def one_shown(found: PublishedFigure) -> OneShown:
    """Return the page of one figure."""
    declared = found.reading.indicator
    return OneShown(
        line=_line(found.reading),
        says=declared.says,
        facts=(
            ("We count", declared.numerator),
            ("Out of", declared.denominator),
            ("The clock", declared.clock),
            ("We aim at", say.aim(declared)),
        ),
        second=tuple(map(_line, found.second)),
        cuts=tuple(map(_cut, found.cuts)) if declared.unit is Unit.SHARE else (),
        counted_at=words.moment(found.counted_at),
    )


def _line(reading: Reading) -> Line:
    declared = reading.indicator
    return Line(
        code=declared.code,
        name=declared.name,
        href=reverse("published-figure", args=[declared.code.partition("/")[0]]),
        value=say.figure(reading),
        of=say.fraction(reading),
        aim=say.aim(declared),
        looks_at=say.looks_at(declared, reading.points[-1].span),
    )


def _cut(cut: Cut) -> CutShown:
    return CutShown(
        cut.words,
        tuple((one.words, NOT_SHOWN if one.hidden else said(one)) for one in cut.groups),
    )
