"""How things stand with a child now, in one line each, read from what happened. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kith.cases.codes import ABUSE
from kith.cases.rules import HOW_SEEN, NOT_SEEN
from kith.cases.timeline import speaks
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.kernel.clock import local_date
from kith.kernel.workdays import age_on
from kith.promises.history import Happened
from kith.web import words

NAMES = (
    "referral.received",
    "episode.closed",
    "cin_plan.started",
    "cin_plan.ended",
    "cp_plan.started",
    "cp_plan.ended",
    "contact.made",
    "contact.tried",
    "contact_plan.set",
    "contact_plan.ended",
    "child.died",
    "contact.decided",
)
TURNING = frozenset(
    {
        "referral.received",
        "episode.closed",
        "cin_plan.started",
        "cin_plan.ended",
        "cp_plan.started",
        "cp_plan.ended",
        "contact.decided",
        "child.died",
    }
)
WHY = ("contact.decided", "cp_plan.started", "cin_plan.started", "referral.received")
BIRTHDAY_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Quote:
    """The last thing that a child said to us, in the child's own words."""

    words: str
    on: date
    by: int | None


def lines(facts: Sequence[Happened], born: date | None, today: date) -> tuple[str, ...]:
    """Return the lines of "right now", from facts that come newest first."""
    told = (_died(facts), _plan(facts), _seen(facts), _birthday(born, today))
    return tuple(line for line in told if line)


def _newest(facts: Iterable[Happened], *names: str) -> Happened | None:
    return next((fact for fact in facts if fact.name in names), None)


def _died(facts: Sequence[Happened]) -> str:
    died = _newest(facts, "child.died")
    return f"Died on {_day(died)}" if died else ""


def _plan(facts: Sequence[Happened]) -> str:
    """Return the plan that stands, or the work that is open, or that it ended."""
    protected = _newest(facts, "cp_plan.started", "cp_plan.ended")
    if protected and protected.name == "cp_plan.started":
        why = ABUSE.get(str(protected.data.get("category_latest", "")), "")
        return f"On a child protection plan since {_day(protected)}{f', for {why}' if why else ''}"
    in_need = _newest(facts, "cin_plan.started", "cin_plan.ended")
    if in_need and in_need.name == "cin_plan.started":
        return f"On a child in need plan since {_day(in_need)}"
    work = _newest(facts, "referral.received", "episode.closed")
    if work is None:
        return ""
    if work.name == "episode.closed":
        return f"Our work ended on {_day(work)}"
    return f"With us since somebody asked for help on {_day(work)}"


def _seen(facts: Sequence[Happened]) -> str:
    seen = _newest(facts, "contact.made")
    tried = _newest(facts, "contact.tried")
    if seen is None and tried is None:
        return ""
    if tried is not None and (seen is None or tried.at > seen.at):
        since = f"; last seen on {_day(seen)}" if seen else ""
        return f"We tried on {_day(tried)}: {_how(tried)}{since}"
    return f"Last seen on {_day(seen)}, {_how(seen)}" if seen else ""


def _how(fact: Happened) -> str:
    how = str(fact.data.get("how", ""))
    said = HOW_SEEN.get(how) or NOT_SEEN.get(how, "")
    alone = ", alone" if fact.data.get("alone") else ""
    return f"{said[:1].lower()}{said[1:]}{alone}"


def _birthday(born: date | None, today: date) -> str:
    if born is None:
        return ""
    for days in range(BIRTHDAY_WITHIN.days + 1):
        day = today + timedelta(days=days)
        age = age_on(born, day)
        if age > age_on(born, day - timedelta(days=1)):
            when = "today" if days == 0 else f"in {words.count(days, 'day')}"
            return f"Turns {age} {when}"
    return ""


def why_here(facts: Sequence[Happened]) -> Happened | None:
    """Return the last decision that says why we are here; nothing once our work has ended."""
    told = (fact for fact in facts if fact.name != "contact.decided" or _begins_work(fact))
    last = _newest(told, *WHY, "episode.closed")
    return last if last and last.name in WHY else None


def _begins_work(fact: Happened) -> bool:
    outcome = OUTCOMES.get(str(fact.data.get("outcome", "")))
    return bool(outcome and outcome.work)


def turning_points(facts: Iterable[Happened]) -> list[Happened]:
    """Return the facts at which a child's time with us took another way, newest first."""
    return [fact for fact in facts if fact.name in TURNING]


def last_words(facts: Iterable[Happened]) -> Quote | None:
    """Return what the child said last, whether met or by phone."""
    for fact in facts:
        said = str(fact.data.get("words", "")).strip()
        if said and speaks(fact.name, fact.data):
            return Quote(said, local_date(fact.at), fact.by)
    return None


def _day(fact: Happened) -> str:
    return words.day(fact.at)
