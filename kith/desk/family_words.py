"""Our promises in the words of those to whom they are made: a child of nine, and a parent.

Each kind has its words, or stands on the list of those that are told by another one. An action
may be a matter between the child and the worker: a parent reads those when the child agrees,
which nothing in this version of the product records; until then they are the child's alone.

What the front door owes before it has decided is between ourselves: who spoke up for a child, and
that somebody did, may put the child in danger at home. A child reads of the worker and the first
meeting that follow; a parent of help that was agreed with them, and of nothing else of it.
"""

from collections.abc import Mapping

from kith.promises.rules import Owed

TO_CHILD: Mapping[str, str] = {
    "ACTION": "{what}",
    "CONTACT": "We will come and see you",
    "T8": "Somebody senior will check how we are doing",
    "T9": "We will finish finding out, with you, what would help",
    "T13": "We will meet to plan how to keep you safe",
    "T17": "We will look again at the plan that keeps you safe",
    "T18": "We will look again at the plan that keeps you safe",
    "CLOSURE-REASON": "We will tell you why we stop working together",
    "T6-RED": "You will have a worker with a name today",
    "T6": "You will have a worker with a name",
    "T7B-RED": "We will come and meet you today",
    "T7B-AMBER": "We will come and meet you",
    "T7B": "We will come and meet you",
    "CHILD-ANSWER": "We will get in touch in the way you told us",
    "ADVOCATE": "You will meet somebody who is on your side",
    "HELP-OFFER": "We will find somebody who can help",
    "HELP-MET": "Somebody who can help will meet you",
}
TO_PARENT: Mapping[str, str] = {
    "CONTACT": "We will come and see {name}",
    "T8": "A manager will look at how {name}'s assessment is going",
    "T9": "We will finish {name}'s assessment and agree it with you",
    "T13": "We will hold the conference about how to keep {name} safe",
    "T17": "We will review {name}'s child protection plan",
    "T18": "We will review {name}'s child protection plan",
    "CLOSURE-REASON": "We will tell you why we stop working with {name}",
    "HELP-OFFER": "We will find a service that helps, as we agreed",
    "HELP-MET": "Whoever helps will meet {name}",
}
DONE: Mapping[str, str] = {
    "CHILD-ANSWER": "We got in touch with you",
    "ADVOCATE": "You met somebody who is on your side",
    "CONTACT": "We came and saw {whom}",
    "T8": "Somebody senior checked how we were doing",
    "T9": "We finished finding out what would help",
    "T13": "We met to plan how to keep {whom} safe",
    "T17": "We looked again at the plan that keeps {whom} safe",
    "T18": "We looked again at the plan that keeps {whom} safe",
    "CLOSURE-REASON": "We told you why we stopped working together",
}
TOLD_BY_ANOTHER: Mapping[str, str] = {
    "T9-CENSUS": "T9",
    "T7A-RED": "T7B-RED",
    "T7A-AMBER": "T7B-AMBER",
    "T7A": "T7B",
}
NOT_TO_PARENTS = frozenset(
    {"ACTION", "T6-RED", "T6", "T7B-RED", "T7B-AMBER", "T7B", "CHILD-ANSWER", "ADVOCATE"}
)
AMONG_US = frozenset(
    {"T1", "T2", "T2-RED", "T2-RED-NIGHT", "T3-RED", "T3-AMBER", "T3-GREEN", "T4", "T4-REFERRAL"}
    | {"T5", "T10", "T10-SAFE", "T10-COMPLEX", "T10-SERIOUS", "T10-SERIOUS-EARLY"}
    | {"RED-UNOPENED", "RED-TAKEN", "FD-16", "SCREEN", "SCREEN-GAP", "LINKED", "UNKNOWN"}
    | {"RETURNED", "EDT-HANDOVER", "BACKFILL", "LATE-NEWS", "THIRD", "SENT", "HELP-RECHECK"}
    | {"P0-DISCUSSION", "STRATEGY-DISPUTE", "RECONVENE", "RIPPLE", "RIPPLE-SAFE"}
    | {"STRATEGY-LOOK", "STRATEGY-TOLD", "RIPPLE-YOUTH", "RIPPLE-LIAISON", "RIPPLE-REVIEW"}
    | {"RIPPLE-SCHOOLS", "RIPPLE-PLACES", "RIPPLE-STAFF", "RIPPLE-GRIEF", "RIPPLE-PANEL"}
    | {"RIPPLE-7", "RIPPLE-21", "RIPPLE-90", "RIPPLE-365", "RIPPLE-UNTIL"}
    | {"SPECIALIST"}
    | {"AGENCY-RED", "AGENCY-AMBER", "AGENCY-GREEN", "AGENCY-REST", "KEPT-APART"}
    | {"T4-ACK", "DECISION", "DECISION-RED", "THIRD-OFFER", "NO-CHILD"}
    | {"WALK-IN"}
    | {"BLIND-LOOK", "BLIND-TALK", "BLIND-MORE"}
)


def says_to(owed: Owed, name: str, own: bool) -> str:
    """Return a promise in the reader's words; nothing where it is not for them to read."""
    words = (TO_CHILD if own else TO_PARENT).get(owed.kind, "")
    if words and owed.state in ("kept", "kept_late"):
        words = DONE.get(owed.kind, words)
    what = str(owed.words.get("what", ""))
    return words.format(name=name, whom="you" if own else name, what=what) if words else ""


def owner_words(name: str, *, done: bool) -> str:
    """Return who does it, as one says so to a child."""
    if not name:
        return "We did this." if done else "We will tell you who will do this."
    return f"{name} did this." if done else f"{name} will do this."
