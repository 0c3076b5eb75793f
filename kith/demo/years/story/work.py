"""Our work with a child: a worker, meetings, steps, the assessment, and its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kith.demo.words import ACTIONS
from kith.demo.years import figures, words
from kith.demo.years.hands import manager_of, workers_of
from kith.demo.years.story.telling import Teller
from kith.kernel.clock import at_local, local_date
from kith.kernel.workdays import add_working_days

SEEN_WITHIN = {"RED": "T7B-RED", "AMBER": "T7B-AMBER", "GREEN": "T7B"}
EVENING = timedelta(hours=16, minutes=30)
HOW = ("home", "home", "home", "school", "out", "activity")


@dataclass(frozen=True)
class Begun:
    """Work as it begins: with which contact, when it was decided, how soon to see, which team.

    `discussed` says that a strategy discussion was asked for.
    """

    label: str
    decided: datetime
    arrived: datetime
    see: str
    team: str
    discussed: bool


def work(teller: Teller, begun: Begun) -> None:
    """Tell of one episode: somebody is named, meets the child, and it ends some day."""
    teller.works += 1
    teller.team, teller.worker = begun.team, teller.any_of(workers_of(begun.team))
    at = teller.done("allocated", "T6", begun.decided)
    if begun.see == "RED":
        at = teller.at_once("allocated", begun.decided, 90)
    why = teller.any_of(words.WHY_THIS_WORKER)
    boss = manager_of(begun.team)
    teller.tell(at, boss, "allocate", worker=teller.worker, team=begun.team, why=why)
    teller.free_at = at
    if begun.discussed:
        _discussed(teller, begun)
    authorised = _assessed(teller, begun, at)
    ends = authorised
    if not teller.often(figures.NOT_IN_NEED):
        ends = authorised + timedelta(days=20 + teller.chance.expovariate(1 / figures.IN_NEED_DAYS))
    _met(teller, begun, at, ends)
    _steps(teller, at, ends)
    teller.work_until = _ends(teller, begun, ends, found_no_need=ends == authorised)


def _discussed(teller: Teller, begun: Begun) -> None:
    """The discussion that the decision asked for."""
    thread = f"{begun.label}/strategy"
    teller.tell(begun.decided, "", "name_strategy", begun.label, makes=thread)
    held = teller.done("strategy", "T10", begun.decided)
    who: tuple[str, ...] = ("social_care", "police", "health", "school")
    inquorate = teller.often(figures.INQUORATE)
    boss = manager_of(begun.team)
    said = {
        "because": "Serious harm is likely; a joint enquiry begins, and the child is seen today.",
        "safe_tonight": "With the grandmother",
        "s47": "joint",
    }
    who = who[:2] if inquorate else who
    teller.tell(teller.soon(held, 1, 30), boss, "hold_strategy", thread, at=held, who=who, **said)
    if inquorate:
        again = teller.done("strategy", "RECONVENE", held, teller.soon(held, 60, 120))
        at = teller.soon(again, 1, 30)
        teller.tell(at, boss, "hold_strategy", thread, at=again, who=(*who, "health"), **said)


def _assessed(teller: Teller, begun: Begun, since: datetime) -> datetime:
    """A manager agrees the assessment: about 36 working days on, and too late in some."""
    late = teller.often(teller.misses("assessment", begun.arrived))
    days = teller.chance.randint(46, 70) if late else round(teller.chance.triangular(9, 44, 38))
    on = max(add_working_days(local_date(begun.arrived), days), local_date(since))
    at = at_local(on, timedelta(hours=teller.chance.uniform(10, 17)))
    at = max(at, teller.soon(since, 60, 90))
    teller.tell(at, manager_of(begun.team), "agree_assessment", begun.label)
    return at


def _met(teller: Teller, begun: Begun, since: datetime, until: datetime) -> None:
    """A first meeting, then one after the other in the rhythm that was agreed."""
    code = SEEN_WITHIN[begun.see]
    every = 10 if begun.see == "RED" or teller.child.outside else 20
    plan = f"{begun.label}/plan"
    planned = teller.soon(since, 5, 45)
    teller.tell(planned, teller.worker, "set_contact_plan", makes=plan, every_working_days=every)
    seen = teller.done("first_seen", code, begun.arrived, teller.soon(planned, 10, 60))
    while seen < until:
        _visit(teller, plan, every, seen)
        seen = _next_visit(teller, every, seen)
    teller.tell(
        until, teller.worker, "end_contact_plan", plan, reason="Our work with the child ends"
    )


def _visit(teller: Teller, plan: str, every: int, at: datetime) -> None:
    said = teller.any_of(words.VISIT_WORDS) if teller.often(0.3) else ""
    teller.tell(
        at, teller.worker, "record_contact", plan, every_working_days=every,
        how=teller.any_of(HOW), alone=teller.often(0.8), words=said,
    )  # fmt: skip


def _next_visit(teller: Teller, every: int, at: datetime) -> datetime:
    late = teller.often(teller.misses("visit", at))
    days = every + (teller.chance.randint(1, 7) if late else -teller.chance.randint(0, 3))
    hour = EVENING + timedelta(minutes=teller.chance.randint(0, 90))
    return at_local(add_working_days(local_date(at), days), hour)


def _steps(teller: Teller, since: datetime, until: datetime) -> None:
    """Steps that were promised to the child; some are done after their day."""
    for _ in range(teller.chance.randint(0, 3)):
        agreed = teller.days_on(since, 1, 60)
        if agreed >= until:
            return
        teller.actions += 1
        label = f"action-{teller.actions}"
        what, why = teller.any_of(ACTIONS)
        on = local_date(agreed)
        due = add_working_days(on, teller.any_of((5, 10, 20, 30)))
        teller.tell(
            agreed, teller.worker, "promise_action", makes=label, what=what, why=why,
            due=due, agreed_on=on, priority=teller.often(0.3),
        )  # fmt: skip
        late = teller.often(teller.misses("action", agreed))
        days = teller.chance.randint(1, 12) if late else -teller.chance.randint(0, 4)
        done_on = min(max(add_working_days(due, days), on), local_date(until))
        at = max(at_local(done_on, EVENING), teller.soon(agreed, 5, 20))
        teller.tell(
            min(at, until), teller.worker, "do_action", label, evidence="Done together, and seen"
        )


def _ends(teller: Teller, begun: Begun, at: datetime, found_no_need: bool) -> datetime:
    reason = words.AFTER_HELP
    if found_no_need:
        reason = teller.any_of(list(words.AFTER_ASSESSMENT))
    closed = teller.soon(at, 2, 20)
    teller.tell(closed, "", "close_work", begun.label, reason=reason, team=begun.team)
    return closed
