"""What stands on the sheet for a talk with one agency: figures of both sides, no ranking (S16).

It goes to a partner, so a count under five is not said, and nothing that it could be worked out
from.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

FEWEST = 5
FEW = "fewer than 5"
NONE = "none"
TOO_FEW = "too few to say"


@dataclass(frozen=True)
class RequestCount:
    """One request as it counts on the sheet: both times are as long as somebody waited."""

    state: str
    in_time: bool
    took: timedelta | None
    asked_after: timedelta
    asked_late: bool
    open: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The figures in words."""

    asked: str
    rows: tuple[tuple[str, str], ...]
    ours: tuple[tuple[str, str], ...]
    open: tuple[tuple[str, str], ...]
    enough: bool


def count(number: int) -> str:
    """Return a count as a partner may read it."""
    if number == 0:
        return NONE
    return FEW if number < FEWEST else f"{number:,}"


def of(part: int, whole: int) -> str:
    """Return a part of a whole; where either side of it is small, neither is said."""
    rest = whole - part
    if whole < FEWEST or 0 < part < FEWEST or 0 < rest < FEWEST:
        return TOO_FEW
    return f"{part:,} of {whole:,}, {100 * part // whole} per cent"


def hours(lengths: Sequence[timedelta]) -> str:
    """Return the middle one of these lengths, in hours; of fewer than five, nothing."""
    if len(lengths) < FEWEST:
        return TOO_FEW
    middle = median(one.total_seconds() for one in lengths) / 3600
    return f"{middle:.0f} hours" if middle >= 2 else f"{middle * 60:.0f} minutes"


def sheet(told: Iterable[RequestCount]) -> Sheet:
    """Return the sheet of one agency."""
    all_ = list(told)
    came = [one for one in all_ if one.took is not None]
    whole = [one for one in came if one.state in ("FULL", "NIL", "REFUSED")]
    took = [one.took for one in came if one.took]
    late = sum(one.asked_late for one in all_)
    left = Counter(label for one in all_ for label in one.open)
    return Sheet(
        asked=count(len(all_)),
        rows=(
            ("Answered in time", of(sum(one.in_time for one in all_), len(all_))),
            ("Answered with nothing left open", of(len(whole), len(came))),
            ("How long an answer took, in the middle", hours(took)),
            ("Not yet answered", count(sum(one.took is None for one in all_))),
        ),
        ours=(
            ("From word reaching us to our asking, in the middle",
             hours([one.asked_after for one in all_])),
            ("Asked later than a working day after", of(late, len(all_))),
        ),
        open=tuple((label, count(n)) for label, n in left.most_common(8) if n >= FEWEST),
        enough=len(all_) >= FEWEST,
    )  # fmt: skip
