"""A serious incident: the discussion, and those whom it may have shaken."""

from datetime import datetime, timedelta

from kith.demo.years import figures, words
from kith.demo.years.hands import DECIDERS, LEADER
from kith.demo.years.story.telling import Teller
from kith.frontdoor.commands import Shaken
from kith.kernel.clock import local_date

SORTS = ("violence", "assault", "sexual", "arrest", "abduction", "missing", "missing", "missing")
RIPPLE = {
    "ripple.safe": "RIPPLE-SAFE",
    "ripple.youth": "RIPPLE-YOUTH",
    "ripple.liaison": "RIPPLE-LIAISON",
    "ripple.schools": "RIPPLE-SCHOOLS",
    "ripple.places": "RIPPLE-PLACES",
    "ripple.staff": "RIPPLE-STAFF",
    "ripple.grief": "RIPPLE-GRIEF",
}
CONSIDERED = {"ripple.panel": "RIPPLE-PANEL", "ripple.review": "RIPPLE-REVIEW"}
LOOKS = ("RIPPLE-7", "RIPPLE-21", "RIPPLE-90", "RIPPLE-365")
SOON = {code: timedelta(days=days) for code, days in zip(LOOKS, (5, 19, 88, 363), strict=True)}
AN_HOUR = timedelta(hours=1)
QUORUM = ("social_care", "police", "health")


def serious(
    teller: Teller, label: str, now: datetime, decided_at: datetime, joint: bool
) -> datetime:
    """Tell of a serious incident before the decision; return when it is decided.

    `joint` says that a joint enquiry follows, so that nobody says that none is called for.
    """
    by = teller.any_of(DECIDERS)
    at = teller.soon(now, 2, 9)
    what = "Hurt by several people whom the child does not want to name"
    incident = f"{label}/incident"
    teller.tell(
        at, by, "report_incident", label, makes=incident, sort=teller.any_of(SORTS), what=what
    )
    if joint or not teller.often(figures.NOT_DISCUSSED):
        _held(teller, incident, by, at)
    else:
        _declined(teller, incident, by, at)
    _ripples(teller, incident, at)
    return max(decided_at, at + timedelta(minutes=3))


def _ripples(teller: Teller, incident: str, at: datetime) -> None:
    """What is done about it, whom it may have shaken, and how they are later."""
    listed = teller.done("ripple", "RIPPLE", at)
    shaken = teller.chance.sample(words.SHAKEN, teller.chance.choice((2, 3, 3, 4, 6)))
    lines = tuple(Shaken(tie, decision, label=label) for label, tie, decision in shaken)
    teller.tell(listed, LEADER, "list_shaken", incident, makes=f"{incident}/line", children=lines)
    for step, code in RIPPLE.items():
        when = teller.done("ripple", code, at)
        said = "Done, and written in the log of the day"
        teller.tell(when, LEADER, "do_ripple", incident, step=step, words=said)
    for step, code in CONSIDERED.items():
        when = teller.done("ripple", code, at)
        teller.tell(
            when, LEADER, "consider", incident, step=step, answer="no", words=words.NOT_FOR_THEM
        )
    for number in range(len(lines)):
        _looked_at_again(teller, f"{incident}/line/{number}", listed)


def _looked_at_again(teller: Teller, line: str, listed: datetime) -> None:
    """A head of service looks at one child again, until it ends after a year, mostly sooner."""
    before = listed
    for code, days in zip(LOOKS, (14, 75, 280, None), strict=True):
        at = max(teller.done("ripple", code, listed, listed + SOON[code]), before + AN_HOUR)
        before, ends = at, days is None or teller.often(0.7 if days > 75 else 0.3)
        until = None if ends or days is None else local_date(at) + timedelta(days=days)
        teller.tell(at, LEADER, "look_again", line, words=words.HOW_THEY_ARE, until=until)
        if ends:
            return


def _held(teller: Teller, incident: str, by: str, at: datetime) -> None:
    late = teller.often(teller.misses("strategy", at))
    held = teller.soon(at, 1500, 4000) if late else teller.soon(at, 15, 75)
    teller.tell(
        teller.soon(held, 1, 20), by, "hold_strategy", incident, at=held, who=QUORUM,
        because="All three agree that the child is not safe with whom they were.",
        safe_tonight="With an aunt outside the borough", s47="joint",
    )  # fmt: skip


def _declined(teller: Teller, incident: str, by: str, at: datetime) -> None:
    """A manager says why there is no discussion: the same day mostly, too late by a few. A head of
    service looks at it, and lets it stand.
    """
    late = teller.often(teller.misses("strategy", at))
    said = teller.soon(at, 1500, 4000) if late else teller.soon(at, 20, 100)
    reason = teller.any_of(("no_cause", "held_already", "s47_runs"))
    teller.tell(said, by, "decline_strategy", incident, reason=reason, because=words.NO_DISCUSSION)
    looked = teller.done("second_look", "STRATEGY-LOOK", said)
    teller.tell(looked, LEADER, "look_at_none", incident, stands="yes", words=words.IT_STANDS)
