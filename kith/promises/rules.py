"""What follows from a promise and the present: who must be told, and what a person sees first.

Pure. SUPPLEMENT S13 is the source of every rule here; its numbers are dated policy, given as a
mapping from code to value. Nothing here is stored: lateness is the present against the due time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from kith.kernel.clock import at_local, local_date
from kith.kernel.workdays import Unit, due, is_working_day

Numbers = Mapping[str, int]
UNDO_WITHIN = timedelta(minutes=10)
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Owed:
    """A promise with what people have said of it, as far as the reader may see."""

    id: str
    kind: str
    person: int
    team: int
    due_at: datetime
    state: str = "open"
    thread: str = ""
    episode: str = ""
    started_at: datetime | None = None
    kept_at: datetime | None = None
    ended_at: datetime | None = None
    ended_why: str = ""
    owner_role: str = ""
    owner: int | None = None
    also_owner: int | None = None
    alert_class: str = "P2"
    safety: bool = False
    priority: bool = False
    significant: bool = False
    known_until: datetime | None = None
    settled_until: datetime | None = None
    from_return: bool = False
    words: Mapping[str, Any] = field(default_factory=dict)
    attested_until: datetime | None = None
    accepted_until: datetime | None = None
    acknowledged_at: datetime | None = None
    will_by: date | None = None
    barrier: str = ""
    disputed: bool = False
    verified: bool = False


def is_known(owed: Owed) -> bool:
    """Say whether anybody can know how it stands: a return knows nothing after its last day."""
    return owed.known_until is None or owed.due_at <= owed.known_until


def is_late(owed: Owed, now: datetime) -> bool:
    """Say whether a promise is open, its time is over, and we know it."""
    return owed.state == "open" and owed.due_at <= now and is_known(owed)


def was_late_already(owed: Owed) -> bool:
    """Say whether it was due before we were told of it: judged and listed, never alerted."""
    return owed.settled_until is not None


def is_unwritten(owed: Owed, now: datetime) -> bool:
    """Say whether somebody attested that it is done and still has time to write it up (rule 7)."""
    return owed.attested_until is not None and now < owed.attested_until


def may_alert(owed: Owed, now: datetime) -> bool:
    """Say whether anybody may be told of it now."""
    waiting = owed.accepted_until is not None and now < owed.accepted_until
    open_and_known = owed.state == "open" and is_known(owed)
    return open_and_known and not (was_late_already(owed) or is_unwritten(owed, now) or waiting)


def days_late(owed: Owed, now: datetime) -> int:
    """Return how many days it has been late; none while it is not."""
    if not is_late(owed, now):
        return 0
    return max(0, (local_date(now) - local_date(owed.due_at - INSTANT)).days)


@dataclass(frozen=True)
class Step:
    """One step of the ladder: who is told, and from when."""

    rung: str
    role: str
    at: datetime
    pushed: bool = False


def ladder(owed: Owed, numbers: Numbers) -> tuple[Step, ...]:
    """Return every step of a promise's ladder, in order (S13, the classes)."""
    if owed.alert_class == "P0":
        return _p0(owed, numbers)
    if owed.alert_class == "P1":
        return _p1(owed, numbers)
    if owed.alert_class == "P2":
        return _p2(owed, numbers)
    return ()


def _p0(owed: Owed, numbers: Numbers) -> tuple[Step, ...]:
    roles = ("duty_manager", "edt_lead", "hos_on_call", "dcs_on_call")
    minutes = (0, *(numbers[f"P0-RUNG-{step}"] for step in (1, 2, 3)))
    climbing = (
        Step(f"p0-{n}", role, owed.due_at + timedelta(minutes=after), pushed=True)
        for n, (role, after) in enumerate(zip(roles, minutes, strict=True))
    )
    return (Step("owner", "owner", owed.due_at, pushed=True), *climbing)


def _p1(owed: Owed, numbers: Numbers) -> tuple[Step, ...]:
    wait = numbers["P1-HOS-SIGNIFICANT"] if owed.significant else numbers["P1-HOS"]
    return (
        Step("owner", "owner", owed.due_at, pushed=True),
        Step("manager", "team_manager", owed.due_at, pushed=True),
        Step("service", "head_of_service", _later(owed.due_at, wait), pushed=True),
    )


def _p2(owed: Owed, numbers: Numbers) -> tuple[Step, ...]:
    return (
        Step("manager", "team_manager", next_monday(owed.due_at)),
        Step("service", "head_of_service", _later(owed.due_at, numbers["P2-HOS"])),
    )


def _later(at: datetime, working_days: int) -> datetime:
    """Return the end of so many working days after a due time, which is itself a day's end."""
    if working_days == 0:
        return at
    return due(at - INSTANT, working_days, Unit.WORKING_DAYS)


def next_monday(at: datetime) -> datetime:
    """Return the half past eight of the first Monday on or after an instant: the weekly list."""
    day = local_date(at)
    monday = day + timedelta(days=-day.weekday() % 7)
    morning = at_local(monday, timedelta(hours=8, minutes=30))
    return morning if morning >= at else morning + timedelta(days=7)


def reached(owed: Owed, now: datetime, numbers: Numbers) -> tuple[Step, ...]:
    """Return the steps that a promise has climbed by now; P0 stops at a named acknowledgement.

    It is the first one that stops it: who takes it later does not set off what was passed over.
    """
    if not may_alert(owed, now):
        return ()
    steps = (step for step in ladder(owed, numbers) if step.at <= now)
    if owed.alert_class == "P0" and owed.acknowledged_at is not None:
        taken = owed.acknowledged_at
        steps = (step for step in steps if step.at <= taken)
    return tuple(steps)


def is_heard(step: Step, owed: Owed, quiet: bool) -> bool:
    """Say whether a step may be told now: in the quiet hours only P0, and not to the day worker."""
    return not quiet or (owed.alert_class == "P0" and step.role != "owner")


def is_quiet(now: datetime, numbers: Numbers) -> bool:
    """Say whether these are the quiet hours, in which only P0 is heard (rule 9)."""
    day = local_date(now)
    begins = at_local(day, timedelta(minutes=numbers["QUIET-UNTIL"]))
    ends = at_local(day, timedelta(minutes=numbers["QUIET-FROM"]))
    return not (is_working_day(day) and begins <= now < ends)


@dataclass(frozen=True)
class Cause:
    """What stands behind several promises at once, and who can remove it (rule 2)."""

    code: str
    words: str


@dataclass(frozen=True)
class Bundle:
    """Either one child with what we owe them, or one cause with the lines behind it."""

    lines: tuple[Owed, ...]
    person: int | None = None
    cause: Cause | None = None

    @property
    def worst(self) -> tuple[int, datetime]:
        """The order of a bundle: safety first, then what has been due longest."""
        safe = 0 if any(line.safety for line in self.lines) else 1
        return safe, min(line.due_at for line in self.lines)


def bundle(
    lines: Iterable[Owed], causes: Mapping[str, Cause] | None = None, *, at_least: int = 3
) -> list[Bundle]:
    """Bundle by cause where one stands behind `at_least` lines, and the rest by child.

    `causes` gives the cause of a line by its id. No line is lost and none stands twice.
    """
    held = list(lines)
    known = causes or {}
    by_cause: dict[Cause, list[Owed]] = {}
    for line in held:
        if line.id in known:
            by_cause.setdefault(known[line.id], []).append(line)
    common = {cause: waiting for cause, waiting in by_cause.items() if len(waiting) >= at_least}
    behind = {line.id for waiting in common.values() for line in waiting}
    alone = (line for line in held if line.id not in behind)
    caused = [Bundle(_ordered(waiting), cause=cause) for cause, waiting in common.items()]
    return sorted([*caused, *_by_child(alone)], key=lambda one: one.worst)


def _by_child(lines: Iterable[Owed]) -> list[Bundle]:
    ordered = sorted(lines, key=lambda line: line.person)
    groups = groupby(ordered, key=lambda line: line.person)
    return [Bundle(_ordered(theirs), person=person) for person, theirs in groups]


def _ordered(lines: Iterable[Owed]) -> tuple[Owed, ...]:
    return tuple(sorted(lines, key=lambda line: (not line.safety, line.due_at, line.id)))


@dataclass(frozen=True)
class Shown:
    """What fits on the first screen, and a true count of what does not (rule 6)."""

    bundles: tuple[Bundle, ...]
    more: int = 0
    oldest_days: int = 0


def fit(bundles: Sequence[Bundle], most: int, now: datetime) -> Shown:
    """Keep the first `most` bundles; the rest are counted, never hidden."""
    rest = bundles[most:]
    oldest = max((days_late(line, now) for one in rest for line in one.lines), default=0)
    return Shown(tuple(bundles[:most]), len(rest), oldest)


def over_too_long(over: Iterable[date], today: date, days: int) -> bool:
    """Say whether somebody was over the limit on each of the last `days` working days (CAP-01)."""
    return set(_last_working_days(today, days)) <= set(over)


def just_over(over: Iterable[date], today: date, days: int) -> bool:
    """Say whether today is the day on which that became too long: told then, and not each day."""
    held = set(over)
    *_, before = _last_working_days(today, days + 1)
    return over_too_long(held, today, days) and before not in held


def _last_working_days(today: date, days: int) -> list[date]:
    wanted: list[date] = []
    day = today
    while len(wanted) < days:
        if is_working_day(day):
            wanted.append(day)
        day -= timedelta(days=1)
    return wanted
