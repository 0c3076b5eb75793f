"""A serious incident: the discussion, and those whom it may have shaken."""

from datetime import datetime, timedelta

from kith.demo.years import figures, words
from kith.demo.years.hands import DECIDERS, LEADER
from kith.demo.years.story.telling import Teller

SORTS = ("violence", "assault", "sexual", "arrest", "abduction", "missing", "missing", "missing")
RIPPLE = {
    "ripple.safe": "RIPPLE-SAFE",
    "ripple.schools": "RIPPLE-SCHOOLS",
    "ripple.places": "RIPPLE-PLACES",
    "ripple.staff": "RIPPLE-STAFF",
    "ripple.grief": "RIPPLE-GRIEF",
    "ripple.panel": "RIPPLE-PANEL",
    "ripple.looked_7": "RIPPLE-7",
    "ripple.looked_21": "RIPPLE-21",
    "ripple.looked_90": "RIPPLE-90",
}
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
    listed = teller.done("ripple", "RIPPLE", at)
    teller.tell(
        listed, LEADER, "list_shaken", incident, tie="friend", label="Jo K",
        decision="The school nurse speaks with them tomorrow",
    )  # fmt: skip
    for step, code in RIPPLE.items():
        when = teller.done("ripple", code, at)
        said = "Done, and written in the log of the day"
        teller.tell(when, LEADER, "do_ripple", incident, step=step, words=said)
    return max(decided_at, at + timedelta(minutes=3))


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
