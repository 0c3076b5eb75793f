"""The letter as it stands today, one indicator, and the children behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.board.surges import Surges, surges
from kith.kernel import clock
from kith.kernel.groups import FIVE_OR_MORE
from kith.oversight import catalogue, kept, run
from kith.oversight.breakdown import Breakdown
from kith.oversight.groups import breakdowns
from kith.oversight.letter import PARTS, Part, Sentence
from kith.oversight.reading import Reading, together
from kith.oversight.windows import Span
from kith.people.queries import ChildCard, cards_of
from kith.promises.indicator import Indicator
from kith.web.addresses import mark_text, number_in, read_mark

PAGE = 50
SURGE = "FD-01"


@dataclass(frozen=True, slots=True)
class SentenceToday:
    """A sentence of the letter beside the figures that answer it."""

    sentence: Sentence
    readings: tuple[Reading, ...]

    @property
    def live(self) -> bool:
        """Whether at least one of its figures can be measured."""
        return any(reading.indicator.live for reading in self.readings)


@dataclass(frozen=True, slots=True)
class PartToday:
    """One heading of the letter with its sentences."""

    part: Part
    sentences: tuple[SentenceToday, ...]


@dataclass(frozen=True, slots=True)
class LetterToday:
    """The whole letter at one moment. `returned` is the day of the latest return, if any."""

    parts: tuple[PartToday, ...]
    guard_rails: tuple[Reading, ...]
    counted_at: datetime
    returned: date | None
    live: int
    known: int


@dataclass(frozen=True, slots=True)
class IndicatorToday:
    """One indicator with all that a reader needs to judge it."""

    reading: Reading
    second: tuple[Reading, ...]
    pairs: tuple[Reading, ...]
    sentences: tuple[Sentence, ...]
    breakdowns: tuple[Breakdown, ...]
    counted_at: datetime
    surges: Surges | None = None

    @property
    def indicator(self) -> Indicator:
        """What was declared."""
        return self.reading.indicator


@dataclass(frozen=True, slots=True)
class ChildBehind:
    """One child behind a figure, by card, with what is told about each thing counted."""

    card: ChildCard
    notes: tuple[str, ...]
    unwritten: int


@dataclass(frozen=True, slots=True)
class ChildrenBehind:
    """A page of the children behind a figure whom the reader may see; `after` opens the next."""

    indicator: Indicator
    span: Span
    children: tuple[ChildBehind, ...]
    waiting: tuple[ChildBehind, ...]
    after: str
    first_page: bool


@query(Area.KPI, Level.SUMMARY)
def letter(actor: Actor, /, *, fresh: bool = False) -> LetterToday:
    """Return the letter with figures over everyone: as kept, or with `fresh` counted now."""
    check_reader(actor)
    found = kept.figures(fresh=fresh)
    readings = {
        code: _as_told(actor, found.readings.get(code) or Reading(each))
        for code, each in catalogue.INDICATORS.items()
    }
    return LetterToday(
        parts=tuple(_part(part, readings) for part in PARTS),
        guard_rails=tuple(readings[code] for code in catalogue.guard_rails()),
        counted_at=found.counted_at,
        returned=found.returned,
        live=len(catalogue.live()),
        known=len(readings),
    )


@query(Area.KPI, Level.SUMMARY)
def indicator(actor: Actor, /, code: str) -> IndicatorToday:
    """Return one indicator with its line, its pair, its breakdowns and the sentences it answers."""
    declared, returned = declared_as(code), run.latest_return()
    reading = _read(actor, declared, returned)
    return IndicatorToday(
        reading=reading,
        second=_second(actor, code, returned),
        pairs=tuple(_read(actor, catalogue.INDICATORS[pair], returned) for pair in declared.pairs),
        sentences=tuple(
            each.sentence
            for part in PARTS
            for each in _part(part, {}).sentences
            if code in each.sentence.indicators
        ),
        breakdowns=_cuts(reading),
        counted_at=clock.now(),
        surges=surges(actor) if code == SURGE and actor.may(Area.KPI, Level.VIEW) else None,
    )


@query(Area.KPI, Level.SUMMARY, reads="children behind a figure")
def children(actor: Actor, /, code: str, *, after: str = "") -> ChildrenBehind:
    """Return the children behind a figure: only those whom this reader may see, 50 at a time."""
    check_reader(actor)
    declared = declared_as(code)
    if not declared.live:
        raise NotHere
    span = run.span_of(declared, run.latest_return())
    found = run.children(declared, span, limit=PAGE + 1, after=read_mark(after, number_in))
    shown, more = found.exceptions[:PAGE], found.exceptions[PAGE:]
    cards = cards_of({one.person for one in (*shown, *found.waiting)})
    return ChildrenBehind(
        indicator=declared,
        span=span,
        children=_named(shown, cards),
        waiting=_named(found.waiting, cards),
        after=mark_text(shown[-1].since, shown[-1].person) if more else "",
        first_page=not after,
    )


def declared_as(code: str) -> Indicator:
    """Return an indicator by its code; there is no other."""
    found = catalogue.INDICATORS.get(code)
    if found is None:
        raise NotHere
    return found


def _read(actor: Actor, declared: Indicator, returned: date | None) -> Reading:
    """Measure over everyone, as far as this reader may know numbers."""
    check_reader(actor)
    return _as_told(actor, run.read(declared, returned))


def _as_told(actor: Actor, reading: Reading) -> Reading:
    return replace(reading, guarded=reads_five_or_more(actor))


def reads_five_or_more(actor: Actor) -> bool:
    """Say whether somebody may see figures of five or more only."""
    return actor.kind == "partner" or actor.roles <= FIVE_OR_MORE


def check_reader(actor: Actor) -> None:
    """Partners' figures are a talk between two leads, not a league table (SUPPLEMENT S16)."""
    if actor.kind == "partner":
        raise Refused("The letter is read inside the council. Ask the hub for your own figures.")


def _second(actor: Actor, code: str, returned: date | None) -> tuple[Reading, ...]:
    """Return other ways of counting the same thing."""
    return together([_read(actor, each, returned) for each in catalogue.second_readings(code)])


def _part(part: Part, readings: Mapping[str, Reading]) -> PartToday:
    return PartToday(
        part,
        tuple(
            SentenceToday(each, tuple(readings[c] for c in each.indicators if c in readings))
            for each in part.sentences
        ),
    )


def _cuts(reading: Reading) -> tuple[Breakdown, ...]:
    """Return the breakdowns; somebody who may only see five or more gets none of them."""
    if reading.now is None or reading.guarded:
        return ()
    return tuple(breakdowns(reading.indicator, reading.now.span))


def _named(found: list[run.Behind], cards: Mapping[int, ChildCard]) -> tuple[ChildBehind, ...]:
    return tuple(
        ChildBehind(cards[one.person], one.notes, one.unwritten)
        for one in found
        if one.person in cards
    )
