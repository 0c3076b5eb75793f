"""Words of the desk: acts, rungs, roles and what keeps a promise, each in a plain sentence."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kith.accounts.roles import ROLES
from kith.cases.timeline import known, sentence
from kith.promises.barriers import BARRIERS
from kith.web import words

RECORDED = "this is recorded: "

# What has to happen for a promise to be kept, by the fact that keeps it.
KEPT_WHEN: Mapping[str, str] = {
    "assessment.reviewed": "a manager has looked at the assessment half-way",
    "assessment.authorised": "the assessment is finished and a manager agrees it",
    "icpc.held": "the conference is held",
    "cp_review.held": "the review conference is held",
    "closure.reasoned": "the reason for ending the work is recorded",
    "action.done": "somebody says that it was done, when, and what shows it",
    "contact.made": "the child is met in person; a call or a try does not keep it",
    "contact.graded": "somebody says how urgent it is, and why",
    "contact.decided": "a manager decides what happens next, and says why",
    "contact.redecided": "the decision is looked at again, whether it stands or changes",
    "request.returned": "they answer, or say that they searched and hold nothing",
    "blind.given": "somebody looks who does not know what was decided",
    "child.allocated": "the child has a worker by name",
}

# What a promise begins with, where the sentence of the fact would say more than is known.
BEGINS_WHEN: Mapping[str, str] = {
    "action.promised": "an action is agreed, with a name and a day",
    "contact_plan.set": "it is agreed how often the child is seen",
    "contact.graded": "it is said how urgent it is",
    "contact.redecided": "the decision is looked at again",
    "child.allocated": "the child has a worker by name",
    "blind.given": "somebody looked who does not know what was decided",
    "episode.closed": "our work with the child ends",
    "request.sent": "somebody is asked what they know",
    "s47.started": "an enquiry into serious harm begins (section 47)",
}

# Why a promise ended without anybody letting it go, by the fact that ended it.
ENDED_WHEN: Mapping[str, str] = {
    "episode.closed": "our work with the child ended",
    "cp_plan.ended": "the child protection plan ended",
    "contact_plan.set": "another rhythm was agreed",
    "contact.graded": "it was said how urgent it is",
    "contact.redecided": "the decision was looked at again",
    "request.sent": "they were asked anew",
    "request.withdrawn": "we no longer ask them",
    "contact_plan.ended": "the plan for seeing the child ended",
    "assessment.authorised": "the assessment was finished",
    "child.died": "the child died",
    "corrected": "what it began with was corrected",
    "retracted": "what it began with never happened",
}


def kept_when(name: str) -> str:
    """Return what has to happen, by the fact that keeps a promise."""
    return KEPT_WHEN.get(name) or f"{RECORDED}{_as_clause(name)}"


def begins_when(name: str) -> str:
    """Return what a promise begins with, by the fact that starts it."""
    return BEGINS_WHEN.get(name) or _as_clause(name)


def ended_when(why: str) -> str | None:
    """Return why a promise ended, by what ended it; None where somebody let it go."""
    return ENDED_WHEN.get(why) or (_as_clause(why) if why in known() else None)


def _as_clause(name: str) -> str:
    """Turn the sentence of a fact into a part of another one."""
    said = sentence(name, {}).rstrip(".")
    return f"{said[0].lower()}{said[1:]}"


RUNGS: Mapping[str, str] = {
    "owner": "whoever owes it",
    "manager": "the manager",
    "service": "the head of service",
    "p0-0": "the duty manager",
    "p0-1": "the night lead",
    "p0-2": "the head of service on call",
    "p0-3": "the director on call",
}


def role(code: str) -> str:
    """Return a role as it stands in a sentence: "team manager"."""
    name = ROLES[code].name
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def deed(act: str, data: Mapping[str, Any], names: Mapping[int, str] | None = None) -> str:
    """Return what somebody said of a promise, as a sentence."""
    teller = _DEEDS.get(act)
    return teller(data, names or {}) if teller else "Said something of this promise."


def _withdrew(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return f"Withdrawn: {_text(data, 'reason')}"


def _void(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return f"Never owed: {_text(data, 'reason')}"


def _passed(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    whom = names.get(int(data["to"]), "a colleague")
    return f"Passed on to {whom}: {_text(data, 'reason')}"


def _may_wait(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    until = words.day(datetime.fromisoformat(data["until"]))
    return f"Accepted that it waits until {until}: {_text(data, 'reason')}"


def _attested(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    on = words.day(date.fromisoformat(data["on"])) if data.get("on") else ""
    return f"Said to be done{f' on {on}' if on else ''}, still to be written up: {_text(data)}"


def _will(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return f"Will be done by {words.day(date.fromisoformat(data['on']))}."


def _cannot(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    barrier = BARRIERS.get(str(data.get("barrier")), "not said")
    more = str(data.get("words", "")).strip()
    return f"In the way: {barrier[0].lower()}{barrier[1:]}.{f' {more}' if more else ''}"


def _disputed(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return f"This is wrong: {_text(data)}"


def _verified(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return f"Seen to be kept: {_text(data)}"


def _taken(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return "Taken by name."


def _undone(data: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return "Took back what was said before."


def _text(data: Mapping[str, Any], key: str = "words") -> str:
    return str(data.get(key, "")).strip() or "no words"


_DEEDS = {
    "withdraw": _withdrew,
    "void": _void,
    "reassign": _passed,
    "accept_until": _may_wait,
    "attest": _attested,
    "will_by": _will,
    "cant": _cannot,
    "dispute": _disputed,
    "verify": _verified,
    "acknowledge": _taken,
    "undo": _undone,
}
