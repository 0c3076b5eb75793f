"""From the arrival to the grade: opened late, called a duplicate in time, graded down in time."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from kith.kernel.clock import local_date
from kith.kernel.workdays import working_days_between
from kith.oversight.watch.rules.work import HOUR, Found, Watch, Work, each, every, near
from kith.web import words

ARRIVED, OPENED, DECIDED = "contact.arrived", "contact.opened", "contact.decided"
DUPLICATE, REGRADED = "contact.duplicate", "contact.regraded"
NO_HELP = frozenset({"advice", "nothing_more", "other_authority", "other_route"})
RAGS = ("GREEN", "AMBER", "RED")
TRIAGE = ("T2", "T2-RED", "T2-RED-NIGHT")
LIMITS = ("T3-RED", "T3-AMBER", "T3-GREEN", "T4")
SOON = 5


def opened_late(work: Work) -> Iterator[Found]:
    """Word that was opened more than an hour after it reached us."""
    arrived, opened = work.first(ARRIVED), work.first(OPENED)
    if arrived and opened and opened.at - arrived.at > HOUR:
        yield Found(work, opened.at, f"opened {words.span(opened.at - arrived.at)} after it came")


def graded_down(work: Work) -> Iterator[Found]:
    """A grade that was said to be less urgent in the last hour before a limit, or after it."""
    for one in work.all(REGRADED):
        said, before = str(one.data.get("said", "")), str(one.data.get("before", ""))
        lower = said in RAGS and before in RAGS and RAGS.index(said) < RAGS.index(before)
        limit = near(work, one.at, *LIMITS) if lower else None
        if limit:
            yield Found(work, one.at, f"from {before} to {said}, {_beside(one.at, limit.due_at)}")


def called_duplicate(work: Work) -> Iterator[Found]:
    """Word that was said to have reached us already in the last hour before a limit, or after."""
    for one in work.all(DUPLICATE):
        limit = near(work, one.at, *TRIAGE, *LIMITS)
        if limit:
            yield Found(work, one.at, f"called a duplicate {_beside(one.at, limit.due_at)}")


def came_anew(works: Sequence[Work]) -> Iterator[Found]:
    """Word of a child that began a new contact within days of one that ended without help."""
    ended: dict[int, list[Work]] = {}
    for work in works:
        if _ended_without_help(work):
            ended.setdefault(work.person, []).append(work)
    for work in works:
        arrived = work.first(ARRIVED)
        before = [one for one in ended.get(work.person, []) if one.id != work.id]
        days = [_days(one, work) for one in before] if arrived else []
        near_ = min((one for one in days if one is not None), default=None)
        if arrived and near_ is not None:
            said = words.count(near_, "working day")
            yield Found(work, arrived.at, f"a new contact, {said} after one that ended")


def _ended_without_help(work: Work) -> bool:
    decided = work.first(DECIDED)
    return decided is not None and decided.data.get("outcome") in NO_HELP


def _days(ended: Work, work: Work) -> int | None:
    """Return the working days from the end of one to the arrival of another, if they are few."""
    decided, arrived = ended.first(DECIDED), work.first(ARRIVED)
    if decided is None or arrived is None or arrived.at < decided.at:
        return None
    if arrived.at - decided.at > timedelta(days=4 * SOON):
        return None
    days = working_days_between(local_date(decided.at), local_date(arrived.at))
    return days if days <= SOON else None


def _beside(at: datetime, due_at: datetime) -> str:
    return "after its limit" if at >= due_at else "in the last hour before its limit"


WATCHES = (
    Watch(
        "opened-late",
        "Opened long after it arrived",
        "Why did word of a child lie unopened for over an hour?",
        "An inbox that nobody reads at night; a person off sick; a system that was down.",
        "Ask who reads this inbox and when, and give them cover.",
        "contacts that were opened",
        (ARRIVED, OPENED),
        each(opened_late),
        every(OPENED),
    ),
    Watch(
        "graded-down",
        "Said to be less urgent near a limit",
        "What was learned just before the limit that made it less urgent?",
        "A call back that took the worry away; a first grade made with little knowledge.",
        "Ask what would have helped to grade it so from the start.",
        "grades said again",
        (REGRADED,),
        each(graded_down),
        every(REGRADED),
    ),
    Watch(
        "duplicate-late",
        "Called a duplicate near a limit",
        "Was it the same word twice, or a way to stop a clock?",
        "Duplicates are found when somebody has time to look.",
        "Look at the two side by side; make duplicates easier to see on arrival.",
        "contacts said to have reached us already",
        (DUPLICATE,),
        each(called_duplicate),
        every(DUPLICATE),
    ),
    Watch(
        "anew",
        "A new contact soon after one that ended",
        "Is this new word, or the same story with a new clock?",
        "A second person speaks up; something new happened.",
        "Read both. If it is one story, open the first again.",
        "contacts that arrived",
        (ARRIVED, DECIDED),
        came_anew,
        every(ARRIVED),
    ),
)
