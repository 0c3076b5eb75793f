"""From a promise to the step that keeps it, in one click from wherever the promise stands."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.urls import reverse

from kith.access.actors import Actor
from kith.accounts.roles import Area, Level
from kith.frontdoor.forms.steps import TapForm
from kith.frontdoor.steps import BY_SLUG, FIRST_MET, TALK_BY_SLUG
from kith.web.lines import Answer

STEP_OF: Mapping[str, str] = {
    "T1": "danger",
    "RED-UNOPENED": "open",
    "FD-16": "open",
    "T2": "grade",
    "T2-RED": "grade",
    "T2-RED-NIGHT": "grade",
    "RED-TAKEN": "take",
    "SCREEN": "screen",
    "SCREEN-GAP": "rescreen",
    "SPECIALIST": "assessed",
    "LINKED": "take-up",
    "T4-ACK": "arrived",
    "CHILD-ANSWER": "child-answered",
    "ADVOCATE": "advocate",
    "WALK-IN": "here",
    "NO-CHILD": "owner",
    "UNKNOWN": "identify",
    "RETURNED": "chase",
    "EDT-HANDOVER": "take-over",
    "T4": "decide",
    "DECISION": "decide",
    "DECISION-RED": "decide",
    "T5": "told",
    "BACKFILL": "redecide",
    "LATE-NEWS": "redecide",
    "THIRD": "second-look",
    "THIRD-OFFER": "second-look",
    "SENT": "taken",
    "HELP-OFFER": "help-taken",
    "HELP-MET": "help-met",
    "HELP-RECHECK": "redecide",
}
# About a discussion, which has a thread of its own, or about the decision of the contact itself.
DISPUTE = "STRATEGY-DISPUTE"
TALK_OF: Mapping[str, str] = {
    "P0-DISCUSSION": "held",
    "T10-SERIOUS": "held",
    "T10-SERIOUS-EARLY": "held",
    "T10-SAFE": "held",
    "T10": "held",
    "T10-COMPLEX": "held",
    "RECONVENE": "held",
    DISPUTE: "resolved",
    "STRATEGY-LOOK": "look",
    "STRATEGY-TOLD": "heard",
    "RIPPLE": "shaken",
    **{
        f"RIPPLE-{one}": "ripple"
        for one in ("SAFE", "YOUTH", "LIAISON", "SCHOOLS", "PLACES", "STAFF", "GRIEF")
    },
    **{f"RIPPLE-{one}": "considered" for one in ("PANEL", "REVIEW")},
    **{f"RIPPLE-{one}": "looked" for one in ("7", "21", "90", "365", "UNTIL")},
}
# Pages of the child's own, which stand above this package.
VISIT = ("contact", "Record the first visit", (Area.CHILD, Level.CREATE))
ASKED = frozenset({"BLIND-LOOK"})
# An enquiry: whom we asked and what came, on the contact, with all that can be done about it.
ENQUIRY = frozenset({"T3-RED", "T3-AMBER", "T3-GREEN"})
# Two who decided differently: where both decisions stand, and where what was learned is written.
LOOKED = frozenset({"BLIND-TALK", "BLIND-MORE"})
# What one agency was asked, and everything that can be done about its answer.
REQUESTS = frozenset({"AGENCY-RED", "AGENCY-AMBER", "AGENCY-GREEN", "AGENCY-REST"})
# What is kept for some: the page that says it to those who are named, and to others that it is.
KEPT_APART = frozenset({"KEPT-APART"})
# The next step of a decision is an action within its contact; any other action is the child's own.
ACTION = "ACTION"
WORKER = ("allocate", "Give a worker", (Area.CHILD, Level.DECIDE))
# What is decided is graded first; the button says so, and leads there.
DECIDES = frozenset(kind for kind, step in STEP_OF.items() if step == "decide")
PAGE_OF = {
    **dict.fromkeys(("T6", "T6-RED"), WORKER),
    **dict.fromkeys(FIRST_MET, VISIT),
}


def way_to_keep(
    actor: Actor, kind: str, *, contact: UUID, thread: UUID, person: int, graded: bool = True
) -> Answer | None:
    """Return the step that keeps a promise of the front door; None for a promise of others.

    A step that asks nothing is done by the tap itself; any other opens on its page. Where the
    actor's role does not take the step, the contact itself is what they can open. Before a decision
    stands the grade, where there is none.
    """
    if kind in DECIDES and not graded:
        return _before_that(actor, contact)
    if kind == ACTION and contact != thread:
        return _step(actor, "next-done", contact)
    if slug := _slug(kind, its_own=contact == thread):
        return _step(actor, slug, contact) or _open(contact)
    if kind in TALK_OF:
        return _talk(actor, TALK_OF[kind], contact, thread) or _open(contact)
    if seen := _to_see(kind, contact, thread):
        return seen
    if kind not in PAGE_OF:
        return None
    name, words, right = PAGE_OF[kind]
    if actor.may(*right):
        return Answer(words, href=reverse(name, args=[person]), first=True)
    return _step(actor, "first-met", contact) if kind in FIRST_MET else None


def _slug(kind: str, *, its_own: bool) -> str:
    """Return the step of the contact that keeps a promise of this kind; "" where none does."""
    return "settle" if kind == DISPUTE and its_own else STEP_OF.get(kind, "")


def _to_see(kind: str, contact: UUID, thread: UUID) -> Answer | None:
    """Return the page to be read first, with all that can be done on it; None for other kinds."""
    if kind in LOOKED:
        at = reverse("blind-look", args=[thread])
        return Answer("See both decisions", href=at, first=True)
    if kind in REQUESTS:
        at = reverse("request-page", args=[contact, thread])
        return Answer("See what was asked", href=at, first=True)
    if kind in KEPT_APART:
        at = reverse("request-apart", args=[contact, thread])
        return Answer("See who reads it", href=at, first=True)
    if kind in ENQUIRY:
        at = reverse("contact-page", args=[contact])
        return Answer("See what others know", href=f"{at}#asked", first=True)
    return _open(contact) if kind in ASKED else None


def _before_that(actor: Actor, contact: UUID) -> Answer:
    first = _step(actor, "grade", contact)
    return replace(first, words="Grade it, then decide") if first else _open(contact)


def _open(contact: UUID) -> Answer:
    return Answer("Open the contact", href=reverse("contact-page", args=[contact]), first=True)


def _step(actor: Actor, slug: str, contact: UUID) -> Answer | None:
    step = BY_SLUG[slug]
    if not step.allows(actor):
        return None
    at = reverse("contact-step", args=[contact, slug])
    if step.form is TapForm:
        return Answer(step.words, post=at, value=slug, first=True)
    return Answer(step.words, href=at, first=True)


def _talk(actor: Actor, slug: str, contact: UUID, thread: UUID) -> Answer | None:
    talk = TALK_BY_SLUG[slug]
    if not talk.allows(actor):
        return None
    at = reverse("contact-talk", args=[contact, thread, slug])
    return Answer(talk.words, href=at, first=True)
