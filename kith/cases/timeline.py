"""A fact as a sentence that a family could read: golden words, one line a fact."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kith.cases.rules import HOW_SEEN, NOT_SEEN

Data = Mapping[str, Any]


def sentence(name: str, data: Data) -> str:
    """Return what happened, in one plain sentence; an unknown fact is named, never hidden."""
    teller = _TELLERS.get(name)
    return teller(data) if teller else f"Recorded: {name.replace('.', ' ').replace('_', ' ')}."


def _always(words: str) -> Callable[[Data], str]:
    return lambda data: words


def _referral(data: Data) -> str:
    if data.get("nfa"):
        return "Somebody asked us for help; it was decided that no further action was needed."
    return "Somebody asked us for help, and we took it on."


def _section_47(data: Data) -> str:
    if data.get("icpc_required"):
        return "An enquiry into serious harm began (section 47)."
    return "An enquiry into serious harm began (section 47); no conference was needed after it."


def _action(data: Data) -> str:
    return f"We promised: {data['what']} (by {_day(data['due'])})."


def _contact(data: Data) -> str:
    where = HOW_SEEN.get(data.get("how", ""), "Seen")
    alone = ", alone" if data.get("alone") else ""
    return f"We saw the child{alone}. {where}."


def _tried(data: Data) -> str:
    how = str(data.get("how", ""))
    if how in HOW_SEEN:
        return f"We were in touch with the child. {HOW_SEEN[how]}."
    return f"We tried to see the child. {NOT_SEEN.get(how, 'Not seen')}."


def _contact_plan(data: Data) -> str:
    days = data["every_working_days"]
    return f"We agreed to see the child at least every {days} working days."


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


_TELLERS: Mapping[str, Callable[[Data], str]] = {
    "referral.received": _referral,
    "assessment.started": _always("An assessment of the child's needs began."),
    "assessment.reviewed": _always("A manager looked at the assessment half-way."),
    "assessment.authorised": _always("The assessment was finished and a manager agreed it."),
    "s47.started": _section_47,
    "icpc.held": _always("An initial child protection conference was held."),
    "cin_plan.started": _always("A child in need plan began."),
    "cin_plan.ended": _always("The child in need plan ended."),
    "cp_plan.started": _always("A child protection plan began."),
    "cp_plan.ended": _always("The child protection plan ended."),
    "cp_review.held": _always("A review conference was held."),
    "episode.closed": _always("Our work with the child ended."),
    "closure.reasoned": _always("The reason for ending our work was recorded."),
    "return.covered": _always("The council's yearly return was taken in."),
    "child.allocated": _always("The child was given a named worker."),
    "allocation.ended": _always("The named worker changed."),
    "action.promised": _action,
    "action.done": lambda data: f"Done: {data.get('evidence', '')}".rstrip(": ") + ".",
    "contact_plan.set": _contact_plan,
    "contact.made": _contact,
    "contact.tried": _tried,
    "contact_plan.ended": _always("The plan for seeing the child ended."),
}

KNOWN = frozenset(_TELLERS)
