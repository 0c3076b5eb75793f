"""After the decision: whoever told us hears, help is taken up, others take it, our work begins."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kith.demo.years import words
from kith.demo.years.hands import DAY_DESK, DECIDERS, LEADER
from kith.demo.years.story.helping import help_begins
from kith.demo.years.story.screened import Indicated
from kith.demo.years.story.telling import Teller
from kith.demo.years.story.work import Begun, work
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.kernel.clock import local_date, local_midnight
from kith.kernel.workdays import add_months

MONTHS, THIRD = 12, 3


@dataclass(frozen=True)
class Decided:
    """A decision as it stands: about which contact, by whom, what, and when."""

    label: str
    by: str
    outcome: str
    rag: str
    at: datetime
    arrived: datetime
    professional: bool
    to_team: str
    record: Mapping[str, str] = field(default_factory=dict)


def after_decision(teller: Teller, decided: Decided) -> list[datetime]:
    """Tell what follows from a decision; return when another one took its place."""
    again: list[datetime] = []
    if decided.professional:
        _referrer_hears(teller, decided)
    if not OUTCOMES[decided.outcome].helps:
        _third_time(teller, decided)
    if decided.outcome == "early_help":
        again = _helped(teller, decided)
    elif decided.outcome in words.ELSEWHERE:
        at = teller.done("sent", "SENT", decided.at)
        by = teller.any_of(DAY_DESK)
        teller.tell(at, by, "taken_elsewhere", decided.label, by="Una Kessler")
    elif decided.to_team:
        asked = decided.outcome == "strategy"
        see = "RED" if asked else decided.rag
        begun = Begun(decided.label, decided.at, decided.arrived, see, decided.to_team, asked)
        work(teller, begun)
    return again


def looked_at_closely(teller: Teller, label: str, indicated: Indicated | None, worker: str) -> None:
    """What a screen indicates is done by the child's worker, or a leader says why not."""
    if indicated is None:
        return
    since = max(indicated.asked, teller.free_at or indicated.asked)
    at = teller.done("specialist", "SPECIALIST", indicated.at, teller.soon(since, 60, 600))
    if worker:
        teller.tell(at, worker, "specialist_done", label, words=words.LOOKED_CLOSELY)
    else:
        teller.tell(at, LEADER, "decline_specialist", label, why=words.NOT_CALLED_FOR)


def _referrer_hears(teller: Teller, decided: Decided) -> None:
    at = teller.done("referrer", "T5", decided.at)
    how, said = teller.any_of(("telephone", "email")), teller.any_of(words.TOLD_THEM)
    by = teller.any_of(DAY_DESK)
    teller.tell(at, by, "tell_referrer", decided.label, how=how, words=said)


def _third_time(teller: Teller, decided: Decided) -> None:
    """The third contact within a year without help asks another manager why."""
    since = local_midnight(add_months(local_date(decided.arrived), -MONTHS))
    before = sum(since <= at <= decided.arrived for at in teller.unhelped)
    teller.unhelped.append(decided.arrived)
    if before + 1 < THIRD:
        return
    other = next(one for one in DECIDERS if one != decided.by)
    at = teller.done("second_look", "THIRD", decided.at)
    said = "Each time was another matter; the school nurse sees the child from now on"
    teller.tell(at, other, "second_look", decided.label, words=said)


def _helped(teller: Teller, decided: Decided) -> list[datetime]:
    """Offered help is taken up, mostly in time; or it is not wanted, and somebody looks again."""
    label, by = decided.label, teller.any_of(DAY_DESK)
    at = teller.done("help", "HELP-OFFER", decided.at)
    if teller.often(0.1):
        teller.tell(at, by, "refuse_help", label, words="They want to try alone first")
        again = teller.done("decided", "HELP-RECHECK", at)
        said = "Without their agreement nothing more than advice is called for now."
        teller.tell(
            again, decided.by, "redecide", label, because=said, outcome="advice", level=1,
            reason="advice", record=dict(decided.record),
        )  # fmt: skip
        teller.free_at = again
        if decided.professional:
            _referrer_hears(teller, replace(decided, at=again))
        _third_time(teller, replace(decided, at=again, outcome="advice"))
        return [again]
    help_begins(teller, label, by, decided.by, at)
    return []
