"""The page of one indicator and of the children behind it, ready to be drawn."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kith.accounts.roles import ROLES
from kith.frontdoor.board.surges import Surges
from kith.oversight import queries, say, show
from kith.oversight.breakdown import Breakdown
from kith.oversight.letter import Sentence
from kith.oversight.reading import Reading
from kith.oversight.show import FigureShown
from kith.promises.indicator import Indicator, Unit, Window
from kith.web import words
from kith.web.charts import Bar, Chart, Interval, Point, bar_chart, interval_chart, line_chart

WHY = {
    "S": "The law or its guidance gives the time. How many must be in time to call it well done is "
    "our own choice.",
    "L": "London's shared procedure gives the time. How many must be in time is our own choice.",
    "P": "Councils commonly aim at about this; each sets its own.",
    "X": "Our own choice: nobody has set one for councils.",
}
LINES = {
    Window.WEEKS: "Each point: the 13 weeks up to that day",
    Window.NOW: "Each point: how things stood at the end of that day",
}
NO_AIM = "No target is set, so that nobody is tempted to serve the figure instead of the child."


@dataclass(frozen=True, slots=True)
class Page:
    """One indicator as its page draws it."""

    code: str
    name: str
    says: str
    live: bool
    missing: str
    figure: FigureShown
    line: Chart | None
    pairs: tuple[FigureShown, ...]
    second: tuple[FigureShown, ...]
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[Sentence, ...]
    cuts: tuple[Chart, ...]
    few: bool
    exceptions: str
    clears: str
    counted_at: str
    surges: Surges | None = None


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child on the list: what to call them, how to tell them apart, what is told."""

    name: str
    said: str
    href: str
    notes: tuple[str, ...]
    unwritten: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """The children behind a figure, as their page draws them."""

    code: str
    name: str
    heading: str
    looks_at: str
    clears: str
    children: tuple[ChildLine, ...]
    waiting: tuple[ChildLine, ...]
    waits: str
    next: str
    first_page: bool


def page(today: queries.IndicatorToday) -> Page:
    """Return an indicator's page."""
    declared, reading = today.indicator, today.reading
    return Page(
        code=declared.code,
        name=declared.name,
        says=declared.says,
        live=declared.live,
        missing=declared.missing,
        figure=show.figure(reading),
        line=line(reading),
        pairs=tuple(show.figure(pair) for pair in today.pairs),
        second=tuple(show.figure(each) for each in today.second),
        facts=tuple(facts(declared)),
        sentences=today.sentences,
        cuts=tuple(cut(declared, each) for each in today.breakdowns if each.groups),
        few=reading.hidden,
        exceptions=declared.exception,
        clears=declared.clears,
        counted_at=words.moment(today.counted_at),
        surges=today.surges,
    )


def facts(declared: Indicator) -> list[tuple[str, str]]:
    """Say how a figure is counted, who owns it, what we aim at and why."""
    near = say.near(declared)
    aim = "; ".join(filter(None, (say.aim(declared), near)))
    why = WHY[declared.tag] if declared.green is not None else NO_AIM
    return [
        ("We count", declared.numerator),
        ("Out of", declared.denominator),
        ("The clock", declared.clock),
        ("We aim at", f"{aim[:1].upper()}{aim[1:]}. {why}"),
        ("Where the rule comes from", say.source(declared)),
        ("Who owns it", ROLES[declared.owner].name),
    ]


def line(reading: Reading) -> Chart | None:
    """Draw the thirteen points with the aim; nothing where there is no figure at all."""
    declared, scale = reading.indicator, show.scale(reading.indicator)
    values = [None if value is None else value * scale for value in reading.line]
    if not any(value is not None for value in values):
        return None
    exact = not reading.guarded
    points = [
        Point(
            f"{point.span.last.day} {point.span.last:%b}",
            None if value is None else round(value, 1),
            f"{point.numerator:,} of {point.denominator:,}" if value is not None and exact else "",
        )
        for point, value in zip(reading.points, values, strict=True)
    ]
    target = None if declared.green is None else declared.green * scale
    return line_chart(LINES[declared.window], points, unit=str(declared.unit), target=target)


def cut(declared: Indicator, breakdown: Breakdown) -> Chart:
    """Draw one breakdown: shares with the range they may lie in, counts as bars."""
    if declared.unit is not Unit.SHARE:
        bars = [Bar(group.words, group.numerator) for group in breakdown.groups]
        return bar_chart(breakdown.words, bars)
    return interval_chart(
        breakdown.words,
        [
            Interval(
                group.words,
                round(low * 100, 1),
                round(share * 100, 1),
                round(high * 100, 1),
                f"{group.numerator:,} of {group.denominator:,}",
            )
            for group in breakdown.groups
            if (share := group.share) is not None
            for low, high in [group.between or (share, share)]
        ],
    )


def list_page(found: queries.ChildrenBehind) -> ListPage:
    """Return the page of the children behind a figure."""
    declared = found.indicator
    more = reverse("indicator-children", args=[declared.code])
    return ListPage(
        code=declared.code,
        name=declared.name,
        heading=declared.exception,
        looks_at=say.looks_at(declared, found.span),
        clears=declared.clears,
        children=tuple(map(_child, found.children)),
        waiting=tuple(map(_child, found.waiting)),
        waits=f"{declared.waits[:1].upper()}{declared.waits[1:]}",
        next=f"{more}?{urlencode({'after': found.after})}" if found.after else "",
        first_page=found.first_page,
    )


def _child(one: queries.ChildBehind) -> ChildLine:
    card = one.card
    told = card.said.removeprefix(f"{card.name}, ")
    said = f"{told[:1].upper()}{told[1:]}"
    return ChildLine(card.name, said, reverse("child", args=[card.id]), one.notes, one.unwritten)
