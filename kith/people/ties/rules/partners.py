"""Couples over time: each turn is a row of its own, and together they tell the story. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MARRIED, TOGETHER, SEPARATED, DIVORCED, AFFAIR = (
    "married",
    "together",
    "separated",
    "divorced",
    "affair",
)
HOWS = {
    MARRIED: "Married or civil partners",
    TOGETHER: "Living together, or a couple",
    AFFAIR: "An affair",
    SEPARATED: "Separated",
    DIVORCED: "Divorced",
}
OVER = frozenset({SEPARATED, DIVORCED})


@dataclass(frozen=True)
class Turn:
    """From a day on (not known: from before all the others) two people are this to each other."""

    how: str
    on: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Story:
    """A couple as a picture says it: what they were at their closest, and when it turned.

    The years are in figures, or empty where nobody knows; `over` says that it has ended.
    """

    how: str
    started: str
    separated: str
    divorced: str
    over: bool


def in_order(turns: Iterable[Turn]) -> list[Turn]:
    """Return the turns from the first to the last; of one day, as they were written down."""
    return sorted(turns, key=lambda turn: turn.on or date.min)


def between(turns: Iterable[Turn], day: date) -> str:
    """Return what two people are to each other on a day: nothing before the first turn."""
    begun = [turn for turn in in_order(turns) if turn.on is None or turn.on <= day]
    if not begun:
        return ""
    last = begun[-1]
    ended = last.until is not None and last.until <= day
    return SEPARATED if ended and last.how not in OVER else last.how


def are_a_couple(turns: Iterable[Turn], day: date) -> bool:
    """Say whether two people are partners on a day."""
    return between(turns, day) in (MARRIED, TOGETHER, AFFAIR)


def story(turns: Iterable[Turn], day: date) -> Story:
    """Tell a couple's story as far as it has come on a day."""
    told = [turn for turn in in_order(turns) if turn.on is None or turn.on <= day]
    hows = {turn.how for turn in told}
    how = next((one for one in (MARRIED, TOGETHER, AFFAIR) if one in hows), TOGETHER)
    now = between(told, day)
    divorced = [turn for turn in told if turn.how == DIVORCED]
    return Story(
        how=how,
        started=_year(next((turn.on for turn in told if turn.how == how), None)),
        separated=_year(_parted_on(told, day)) if now in OVER else "",
        divorced=_year(divorced[-1].on) if divorced and now == DIVORCED else "",
        over=now in OVER,
    )


def _parted_on(told: Iterable[Turn], day: date) -> date | None:
    """Return when a couple parted last: a turn that says so, or the end of what they were."""
    parted = None
    for turn in told:
        if turn.how == SEPARATED:
            parted = turn.on
        elif turn.how not in OVER:
            parted = turn.until if turn.until and turn.until <= day else None
    return parted


def _year(on: date | None) -> str:
    return str(on.year) if on else ""
