"""The board and the demand in words, links and lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kith.frontdoor.board.behind import hour_words
from kith.frontdoor.board.demand import Demand
from kith.frontdoor.board.queries import Board
from kith.frontdoor.board.rules import DAYS, Week
from kith.kernel import clock
from kith.web import words
from kith.web.charts import Chart, Point, line_chart
from kith.web.lines import Link


@dataclass(frozen=True)
class Line:
    """One line of a table: a link to what is behind it, and its cells."""

    link: Link
    cells: tuple[str, ...]
    bar: int = 0


@dataclass(frozen=True)
class BoardShown:
    """The board as its page draws it."""

    lead: str
    steps: tuple[Line, ...]
    hands: tuple[Line, ...]
    part: str
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DemandShown:
    """What came in, as its page draws it."""

    lead: str
    line: Chart
    weeks: tuple[tuple[str, ...], ...]
    days: tuple[Line, ...]
    hours: tuple[Line, ...]


def board_shown(found: Board) -> BoardShown:
    """Return the board: one sentence, then what waits where."""
    now = clock.now()
    return BoardShown(
        lead=_lead(found),
        steps=tuple(
            Line(
                Link(one.words, behind_address(one.behind)),
                (f"{one.waiting:,}", f"{one.late:,}", f"{words.span(now - one.since)} ago"),
            )
            for one in found.steps
        ),
        hands=tuple(
            Line(
                Link(one.name, behind_address(one.behind)),
                (f"{one.waiting:,}", f"{one.late:,}", f"{one.red:,}"),
            )
            for one in found.hands
        ),
        part=_part(found),
        missing=tuple(
            (agency, words.count(many, "decision")) for agency, many in found.incomplete.missing
        ),
    )


def demand_shown(found: Demand) -> DemandShown:
    """Return what came in by week, weekday and hour."""
    return DemandShown(
        lead=_surge(found),
        line=line_chart(
            "Contacts in each week",
            [
                Point(f"{one.ends.day} {one.ends:%b}", one.came, _expected(one))
                for one in found.weeks
            ],
            unit="count",
        ),
        weeks=tuple(_week(one) for one in reversed(found.weeks)),
        days=_lines("day", enumerate(found.days, 1), [*DAYS], found.days),
        hours=_lines(
            "hour",
            enumerate(found.hours),
            [hour_words(hour)[:1].upper() + hour_words(hour)[1:] for hour in range(24)],
            found.hours,
        ),
    )


def behind_address(slug: str) -> str:
    """Return the address of the contacts behind a number."""
    return reverse("front-door-behind", args=[slug])


def _lead(found: Board) -> str:
    if not found.waiting:
        return "Nothing is open at the front door."
    late = f"{found.late:,} of them past a promise" if found.late else "none of them past a promise"
    return f"{words.count(found.waiting, 'contact')} open, {late}."


def _part(found: Board) -> str:
    one = found.incomplete
    if not one.decisions:
        return "No decision of the last 13 weeks was made without all that matters."
    still = f"{one.waiting:,} still to be looked at again, {one.late:,} of them late"
    return (
        f"{one.decisions:,} of {words.count(one.of, 'decision')} in 13 weeks were made without all "
        f"that matters; {still}."
    )


def _surge(found: Demand) -> str:
    came = f"{words.count(found.came, 'contact')} reached us in 13 weeks."
    running = sum(one.surge for one in found.weeks)
    if all(one.expected is None for one in found.weeks):
        return f"{came} We have not kept an earlier year to hold them against."
    if found.weeks[-1].surge:
        return f"{came} This is a surge: the last weeks brought over a fifth more than usual."
    return f"{came} No surge now{f', though {running:,} of the weeks were one' if running else ''}."


def _expected(one: Week) -> str:
    return "" if one.expected is None else f"expected {one.expected:,.1f}"


def _week(one: Week) -> tuple[str, ...]:
    expected = "not known" if one.expected is None else f"{one.expected:,.1f}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    return (
        f"{one.ends.day} {one.ends:%b}",
        f"{one.came:,}",
        expected,
        ratio,
        "Yes" if one.surge else "No",
    )


def _lines(
    sort: str, numbered: "enumerate[int]", said: Sequence[str], counts: Sequence[int]
) -> tuple[Line, ...]:
    """Return lines with a bar each, as long as its part of the longest, in hundredths."""
    most = max([1, *counts])
    return tuple(
        Line(
            Link(name, behind_address(f"{sort}-{number}")), (f"{many:,}",), round(100 * many / most)
        )
        for (number, many), name in zip(numbered, said, strict=True)
    )
