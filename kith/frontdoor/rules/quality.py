"""What an agency's word of children held, item by item, beside all agencies together. Pure.

It goes to a partner: no count under five is said, nor what it could be worked out from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kith.frontdoor.public.rules.usable import EDITIONS
from kith.frontdoor.rules.sheet import FEWEST, TOO_FEW, of
from kith.kernel.clock import local_date, local_midnight

THINGS: Mapping[str, str] = {one.key: one.words for one in EDITIONS[-1].things}
ENOUGH = "enough"
LINES: Mapping[str, str] = {ENOUGH: "Enough to decide by: seven of the ten things", **THINGS}


@dataclass(frozen=True)
class Held:
    """How often word came, and how often each thing came with it; `enough` is among the things."""

    whole: int = 0
    things: Mapping[str, int] = field(default_factory=dict)

    def plus(self, other: "Held") -> "Held":
        """Return both together."""
        keys = {*self.things, *other.things}
        both = {key: self.things.get(key, 0) + other.things.get(key, 0) for key in keys}
        return Held(self.whole + other.whole, both)


@dataclass(frozen=True)
class Line:
    """One thing: how often it came with this agency's word, and with everybody's."""

    key: str
    theirs: str
    everybody: str

    @property
    def words(self) -> str:
        """What the thing is called."""
        return LINES[self.key]


def compared(agency: str, held: Mapping[str, Held]) -> tuple[Line, ...]:
    """Return the lines of an agency; none where it told us of fewer than five children."""
    theirs, others = held.get(agency, Held()), Held()
    for code, one in held.items():
        others = others if code == agency else others.plus(one)
    if theirs.whole < FEWEST:
        return ()
    return tuple(_line(key, theirs, others) for key in LINES)


def _line(key: str, theirs: Held, others: Held) -> Line:
    mine, rest = theirs.things.get(key, 0), others.things.get(key, 0)
    whole = theirs.whole + others.whole
    few = of(rest, others.whole) == TOO_FEW
    everybody = TOO_FEW if few else f"{100 * (mine + rest) // whole} per cent"
    return Line(key, of(mine, theirs.whole), everybody)


def month_of(now: datetime) -> datetime:
    """Return when the month began in which we are."""
    return local_midnight(local_date(now).replace(day=1))


def month_before(now: datetime) -> tuple[datetime, datetime]:
    """Return the beginning and the end of the month before this one."""
    end = local_date(now).replace(day=1)
    year, month = (end.year - 1, 12) if end.month == 1 else (end.year, end.month - 1)
    return local_midnight(end.replace(year=year, month=month)), local_midnight(end)
