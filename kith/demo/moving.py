"""Moving the borough's time on, so that a visitor sees a promise go late and somebody told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kith.demo.clock import move_on
from kith.frontdoor.commands.writing import write_to_partners
from kith.kernel import clock
from kith.promises.escalation import escalate
from kith.promises.load import weigh
from kith.promises.summaries import summarise

MORNING = timedelta(hours=9)
HOUR, TOMORROW, WEEK = "hour", "tomorrow", "week"
MOVES = {
    HOUR: "An hour on",
    TOMORROW: "To tomorrow, 9am",
    WEEK: "A week on",
}


@dataclass(frozen=True)
class Moved:
    """What moving the clock did: the new present, and how many lines were told to somebody."""

    to: datetime
    told: int


def until(move: str, now: datetime) -> timedelta:
    """Return how far a move goes from a moment."""
    if move == TOMORROW:
        tomorrow = clock.local_date(now) + timedelta(days=1)
        return clock.at_local(tomorrow, MORNING) - now
    return {HOUR: timedelta(hours=1), WEEK: timedelta(days=7)}[move]


def move(name: str) -> Moved:
    """Move the clock on and do at once what the jobs would do at the new time."""
    to = move_on(until(name, clock.now()))
    told = escalate()
    summarise()
    weigh()
    write_to_partners()
    return Moved(to, told)
