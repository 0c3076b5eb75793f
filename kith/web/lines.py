"""What a line shows, before it is drawn: a promise, a child's bundle, a cause, a figure.

The packages that own the work fill these; the components draw them. All pure.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.forms import BaseForm
from markupsafe import Markup

from kith.kernel.clock import local_date
from kith.web import words

INSTANT = timedelta(microseconds=1)


class Look(StrEnum):
    """How a promise stands to the eye: each has its shape, its word and its colour."""

    OPEN = "open"
    TODAY = "today"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept-late"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    UNKNOWN = "unknown"
    UNWRITTEN = "unwritten"


SAID = {
    Look.OPEN: "To come",
    Look.TODAY: "Today",
    Look.LATE: "Late",
    Look.KEPT: "Kept",
    Look.KEPT_LATE: "Kept late",
    Look.WITHDRAWN: "Withdrawn",
    Look.VOID: "Void",
    Look.UNKNOWN: "Not known",
    Look.UNWRITTEN: "Done, not yet written",
}

ENDED = {
    "kept": Look.KEPT,
    "kept_late": Look.KEPT_LATE,
    "withdrawn": Look.WITHDRAWN,
    "void": Look.VOID,
}


def last_day(due_at: datetime) -> date:
    """Return the day a promise is due; its instant is exclusive: midnight ends the day before."""
    return local_date(due_at - INSTANT)


def is_whole_day(due_at: datetime) -> bool:
    """Say whether a promise is due by the end of a day and not by a time."""
    return local_date(due_at) != last_day(due_at)


def due_words(due_at: datetime) -> str:
    """Return a due time as it follows "by": "the end of 3 March 2026", "3 March 2026 at 2pm"."""
    if is_whole_day(due_at):
        return f"the end of {words.day(last_day(due_at))}"
    return words.moment(due_at)


def look_of(
    state: str,
    due_at: datetime,
    now: datetime,
    *,
    known_until: datetime | None = None,
    attested_until: datetime | None = None,
) -> Look:
    """Read how a promise stands now. Lateness is the present against the time, never stored.

    What falls due after the last thing a return could know is neither late nor to come.
    """
    if state in ENDED:
        return ENDED[state]
    if known_until is not None and due_at > known_until:
        return Look.UNKNOWN
    if attested_until is not None and now < attested_until:
        return Look.UNWRITTEN
    if now >= due_at:
        return Look.LATE
    return Look.TODAY if last_day(due_at) == local_date(now) else Look.OPEN


def how_late(due_at: datetime, at: datetime) -> str:
    """Return "6 days", counted in days where the limit was a day, else by the clock."""
    if is_whole_day(due_at):
        return words.count((local_date(at) - last_day(due_at)).days, "day")
    return words.span(at - due_at)


def left_today(due_at: datetime, now: datetime) -> str:
    """Return what is left of a promise due today."""
    if is_whole_day(due_at):
        return "by the end of today"
    return f"by {words.clock_time(due_at)}, {words.span(due_at - now)} left"


def time_left(look: Look, due_at: datetime, now: datetime, ended_at: datetime | None = None) -> str:
    """Return the time of a promise as one short phrase beside its word: "Late" "6 days"."""
    ended = words.day(ended_at) if ended_at else ""
    if look is Look.TODAY:
        return left_today(due_at, now)
    if look is Look.OPEN:
        days = (last_day(due_at) - local_date(now)).days
        return f"{words.count(days, 'day')} left"
    if look is Look.LATE:
        return how_late(due_at, now)
    if look is Look.KEPT_LATE and ended_at:
        return how_late(due_at, ended_at)
    return ended


@dataclass(frozen=True)
class Link:
    """Words and where they lead."""

    words: str
    href: str


@dataclass(frozen=True)
class Answer:
    """One tap on a promise line: posted to `post` as name=value, after `ask` where it asks more.

    With `href` it leads to a page of its own instead.
    """

    words: str
    post: str = ""
    value: str = ""
    name: str = "answer"
    ask: BaseForm | None = None
    first: bool = False
    href: str = ""


@dataclass(frozen=True)
class PromiseLine:
    """A promise as one line: who owes what to whom, the time left and how it is counted."""

    says: str
    href: str
    look: Look
    left: str
    owner: str
    counted: str = ""
    safety: bool = False
    notes: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    id: str = ""

    @property
    def word(self) -> str:
        """The word that stands beside the shape."""
        return SAID[self.look]


@dataclass(frozen=True)
class Count:
    """A number of promises that stand alike: "3 late, oldest 6 days"."""

    look: Look
    words: str


@dataclass(frozen=True)
class ChildLine:
    """One child on a list: all that we owe them, the nearest in sight and the rest folded."""

    name: str
    age: str
    href: str
    counts: tuple[Count, ...] = ()
    lines: tuple[PromiseLine, ...] = ()
    folded: tuple[PromiseLine, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CauseLine:
    """One cause behind several promises: owned by whoever can remove it (S13 rule 2)."""

    says: str
    behind: str
    owner: str
    look: Look = Look.LATE
    act: Link | None = None
    lines: tuple[PromiseLine, ...] = ()


@dataclass(frozen=True)
class Moment:
    """One thing that happened, on a timeline; `at` in words, `when` for machines.

    `href` leads to more about it, `act` to something that can be done with it.
    """

    title: str
    at: str
    when: str = ""
    by: str = ""
    text: str = ""
    href: str = ""
    act: Link | None = None


@dataclass(frozen=True)
class Figure:
    """A figure with all it needs to be honest: never without count, target, trend, exceptions."""

    name: str
    code: str = ""
    href: str = ""
    value: str = ""
    of: str = ""
    period: str = ""
    target: str = ""
    status: str = ""
    missed: bool = False
    trend: Markup | None = None
    exceptions: Link | None = None
    missing: str = ""
    how: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Say whether there is a figure, or only what is missing for one."""
        return not self.missing
