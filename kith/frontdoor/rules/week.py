"""A week of one desk that we ask: how many questions, and what came of them. Pure.

The figures are the desk's own and are set beside nobody's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.frontdoor.rules.replies import State
from kith.kernel.clock import at_local, local_date, local_midnight


@dataclass(frozen=True)
class Question:
    """One question to the desk: when it was asked, by when, and what came of it."""

    state: str
    asked_at: datetime
    due_at: datetime
    came_at: datetime | None


@dataclass(frozen=True)
class Week:
    """What a week amounts to. Each question is one of the five; late ones are among them.

    `oldest` is for how many whole days the one has waited that waits longest, of whatever week.
    """

    asked: int
    whole: int
    part: int
    nothing: int
    withheld: int
    waiting: int
    late: int
    oldest: int | None


def week_before(now: datetime) -> tuple[datetime, datetime]:
    """Return the beginning and the end of the last whole week, Monday to Monday."""
    day = local_date(now)
    monday = day - timedelta(days=day.weekday())
    return local_midnight(monday - timedelta(days=7)), local_midnight(monday)


def is_time(now: datetime, minutes: int) -> bool:
    """Say whether Monday's morning has come, by our clock: so many minutes after midnight."""
    _, monday = week_before(now)
    return now >= at_local(local_date(monday), timedelta(minutes=minutes))


def week_of(
    questions: Iterable[Question], waiting_since: Iterable[datetime], now: datetime
) -> Week:
    """Count the questions of a week, and since when the oldest of all that wait has waited."""
    asked = list(questions)
    counted = [one.state for one in asked]
    oldest = min(waiting_since, default=None)
    return Week(
        asked=len(asked),
        whole=counted.count(State.FULL),
        part=counted.count(State.PARTIAL),
        nothing=counted.count(State.NIL),
        withheld=counted.count(State.REFUSED),
        waiting=counted.count(State.SENT),
        late=sum((one.came_at or now) >= one.due_at for one in asked),
        oldest=None if oldest is None else (now - oldest).days,
    )


LINES: Mapping[str, str] = {
    "whole": "Answered in full",
    "part": "Answered in part",
    "nothing": "Searched, and nothing held",
    "withheld": "Withheld, with a legal reason",
    "waiting": "Not answered yet",
}


def lines_of(week: Mapping[str, int]) -> tuple[str, ...]:
    """Return the figures in words: what there is none of is not said."""
    said = [f"{words}: {week[key]}" for key, words in LINES.items() if week[key]]
    late = f"Of all these, late: {week['late']}" if week["late"] else "None of these was late"
    return (*said, late)


def dates_of(start: datetime, end: datetime) -> tuple[date, date]:
    """Return the first and the last day of a week."""
    return local_date(start), local_date(end) - timedelta(days=1)
