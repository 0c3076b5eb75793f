"""Each help that was promised: when, who took it up, and whether it has begun; how long it waited.

Help counts from the day on which somebody met the child. Told again after a second look it is still
the same promise, and its wait goes on from the first day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

ENDS = {
    "met": "Its aims were met",
    "not_engaged": "We did not find a way to work together",
    "stepped_up": "The child needs more than this",
}


def is_not_enough(how: str, *, met: bool) -> bool:
    """Say whether help that ended was none for this child: more is needed, or nobody met them."""
    return how == "stepped_up" or not met


class Stage(StrEnum):
    """How far a help has come."""

    OFFERED = "help.offered"
    ACCEPTED = "help.accepted"
    MET = "help.met"
    REFUSED = "help.refused"
    ENDED = "help.ended"


MORE = {
    Stage.OFFERED: ": no service has taken it up",
    Stage.REFUSED: ": it was not wanted, and a manager looks again",
}
NOT_BEGUN = frozenset({Stage.OFFERED, Stage.ACCEPTED, Stage.REFUSED})


@dataclass(frozen=True)
class HelpFact:
    """One thing that was told of a help, on a day."""

    name: str
    on: date
    data: Mapping[str, str]


@dataclass(frozen=True)
class Help:
    """One help: promised on a day, by whom it is given, how far it is and since when."""

    promised_on: date
    stage: Stage
    since: date
    service: str = ""
    by: str = ""
    begun_on: date | None = None
    how: str = ""

    @property
    def waits(self) -> bool:
        """Whether the child still waits for it."""
        return self.begun_on is None and self.stage in NOT_BEGUN


def helps(told: Iterable[HelpFact]) -> tuple[Help, ...]:
    """Return each help from what was told, the oldest first; both newest last."""
    found: list[Help] = []
    for one in told:
        stage = Stage(one.name)
        if stage is Stage.OFFERED and _begins(found):
            found.append(Help(one.on, stage, one.on))
        elif found:
            found[-1] = _further(found[-1], stage, one)
    return tuple(found)


def _begins(found: list[Help]) -> bool:
    """An offer is another help once the one before has begun or is over."""
    return not found or not found[-1].waits


def _further(help: Help, stage: Stage, one: HelpFact) -> Help:
    begun = one.on if stage is Stage.MET else help.begun_on
    return replace(
        help,
        stage=stage,
        since=one.on,
        service=one.data.get("service", help.service),
        by=one.data.get("by", help.by),
        begun_on=begun,
        how=one.data.get("how", help.how),
    )


def days(count: int) -> str:
    """Return "today", "1 day ago", "12 days ago"."""
    return "today" if not count else f"{count} day{'' if count == 1 else 's'} ago"


def wait_words(help: Help, today: date) -> str:
    """Return how a help stands, in one sentence."""
    promised = f"Promised {days((today - help.promised_on).days)}, not begun"
    if help.stage is Stage.ENDED:
        how = ENDS.get(help.how, "It is over")
        return f"Ended{'' if help.begun_on else ' before it began'}: {how[:1].lower()}{how[1:]}"
    if help.begun_on:
        waited = (help.begun_on - help.promised_on).days
        return f"Begun {days((today - help.begun_on).days)}, {_waited(waited)}"
    return f"{promised}{MORE.get(help.stage, '')}"


def _waited(count: int) -> str:
    if not count:
        return "on the day it was promised"
    return f"{count} day{'' if count == 1 else 's'} after it was promised"
