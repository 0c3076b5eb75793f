"""From figures to what a page draws: words, shapes and lines, nothing left to a template."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from kith.oversight import queries, say
from kith.oversight.catalogue import SECOND_READINGS
from kith.oversight.letter import Sign
from kith.oversight.reading import Reading
from kith.promises.indicator import Indicator, Unit
from kith.web import words
from kith.web.charts import sparkline
from kith.web.lines import Link

MOST_OPEN = 3
SIGN_MARKS: dict[Sign, str] = {"+": "+", "-": "−", "+-": "±", "o": ""}


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One measured figure as it stands in the margin, in a table or at the head of its page."""

    code: str
    name: str
    href: str
    value: str
    of: str
    status: str
    shape: str
    aim: str
    looks_at: str
    trend: Markup | None
    children: Link | None
    beside: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Figures that wait for the same thing, named together so that it is said once."""

    figures: tuple[Link, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside a sentence: its figures, then what waits, folded where there is much."""

    figures: tuple[FigureShown, ...]
    waiting: tuple[Waiting, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One sentence with its margin."""

    number: int
    mark: str
    sign: str
    says: str
    margin: Margin
    everything: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its paragraphs."""

    code: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole page."""

    parts: tuple[Part, ...]
    measured: tuple[FigureShown, ...]
    guard_rails: Margin
    counted_at: str
    returned: str
    live: int
    known: int


def letter(today: queries.LetterToday, *, measured_only: bool = False) -> Letter:
    """Return the letter as it is drawn: all of it, or only sentences with a measured figure."""
    parts = [_part(part, measured_only) for part in today.parts]
    measured = {
        reading.indicator.code: reading
        for readings in (
            today.guard_rails,
            *(each.readings for part in today.parts for each in part.sentences),
        )
        for reading in readings
        if reading.indicator.live
    }
    return Letter(
        parts=tuple(part for part in parts if part.paragraphs),
        measured=tuple(figure(measured[code]) for code in sorted(measured)),
        guard_rails=margin(today.guard_rails),
        counted_at=words.moment(today.counted_at),
        returned=words.day(today.returned) if today.returned else "",
        live=today.live,
        known=today.known,
    )


def figure(reading: Reading) -> FigureShown:
    """Return one measured figure, drawn."""
    declared = reading.indicator
    return FigureShown(
        code=declared.code,
        name=declared.name,
        href=page_of(declared.code),
        value=say.figure(reading),
        of=say.fraction(reading),
        status=say.STATUS_WORDS[reading.status] if reading.figure is not None else "",
        shape=say.STATUS_SHAPES[reading.status],
        aim=say.aim(declared),
        looks_at=say.looks_at(declared, reading.points[-1].span) if reading.points else "",
        trend=trend(reading),
        children=_children(reading),
        beside=tuple(_beside(reading)),
        says=declared.says,
    )


def trend(reading: Reading) -> Markup | None:
    """Draw the line of thirteen points, or nothing where fewer than two are known."""
    if sum(value is not None for value in reading.line) < 2:
        return None
    declared, percent = reading.indicator, scale(reading.indicator)
    return sparkline(
        [None if value is None else value * percent for value in reading.line],
        title=f"{declared.name}, 13 weeks",
        unit=str(declared.unit),
        target=None if declared.green is None else declared.green * percent,
    )


def waiting(readings: Iterable[Reading]) -> tuple[Waiting, ...]:
    """Gather the figures that cannot be measured yet by what they wait for."""
    by_need: dict[str, list[Link]] = defaultdict(list)
    for reading in readings:
        declared = reading.indicator
        if not declared.live:
            by_need[declared.missing].append(link(declared))
    return tuple(Waiting(tuple(links), need) for need, links in by_need.items())


def margin(readings: Collection[Reading]) -> Margin:
    """Return what stands beside a sentence."""
    measured = tuple(figure(reading) for reading in readings if reading.indicator.live)
    waits = [reading.indicator for reading in readings if not reading.indicator.live]
    return Margin(measured, waiting(readings), folded(waits) if len(waits) > MOST_OPEN else "")


def folded(waits: Sequence[Indicator]) -> str:
    """Say in one line how many figures wait, and for which pieces of work."""
    needed = dict.fromkeys(part for each in waits for part in say.comes_with(each.missing))
    return f"{len(waits)} figures. They come with {words.listed(list(needed))}."


def link(declared: Indicator) -> Link:
    """Return an indicator's name, leading to its page."""
    return Link(declared.name, page_of(declared.code))


def page_of(code: str) -> str:
    """Return the address of an indicator's page; a second reading stands on its indicator's."""
    return reverse("indicator", args=[code.partition("/")[0]])


def _part(part: queries.PartToday, measured_only: bool) -> Part:
    shown = [each for each in part.sentences if each.live or not measured_only]
    return Part(part.part.code, part.part.heading, tuple(_paragraph(each) for each in shown))


def _paragraph(today: queries.SentenceToday) -> Paragraph:
    said = today.sentence
    return Paragraph(
        number=said.number,
        mark=SIGN_MARKS[said.sign],
        sign=said.sign_words,
        says=said.says,
        margin=margin(today.readings),
        everything=said.number == 4,
    )


def _children(reading: Reading) -> Link | None:
    """Lead to the children behind a figure, saying how many things went wrong for them."""
    point = reading.now
    if point is None or reading.guarded or reading.indicator.code in SECOND_READINGS:
        return None
    if not (point.exceptions or point.waiting):
        return None
    told = f"{point.exceptions:,} to look at" if point.exceptions else "Who is waiting"
    return Link(told, reverse("indicator-children", args=[reading.indicator.code]))


def _beside(reading: Reading) -> Iterable[str]:
    """Say what stands beside a figure and is not in it."""
    point = reading.now
    if point is None or reading.guarded:
        return
    if point.unwritten:
        yield f"{point.unwritten:,} of these said to be done, not yet written"
    if point.waiting:
        yield f"{point.waiting:,} more {reading.indicator.waits}"


def scale(declared: Indicator) -> int:
    """Charts write shares in per cent."""
    return 100 if declared.unit is Unit.SHARE else 1
