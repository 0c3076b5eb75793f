"""A fact as a sentence that a family could read: golden words, one line a fact."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kith.cases.codes import ABUSE, NEEDS, WHY_CLOSED
from kith.cases.rules import HOW_SEEN, NOT_SEEN

Data = Mapping[str, Any]
Names = Mapping[int, str]


def sentence(name: str, data: Data, names: Names | None = None) -> str:
    """Return what happened, in one plain sentence; an unknown fact is named, never hidden.

    `names` has the workers' names by account, for what is about a worker.
    """
    if name in _OF_WORKERS:
        return _OF_WORKERS[name](data, names or {})
    teller = _TELLERS.get(name)
    return teller(data) if teller else f"Recorded: {name.replace('.', ' ').replace('_', ' ')}."


def because(name: str, data: Data) -> str:
    """Return why, where a fact says so itself."""
    if name == "action.promised":
        return str(data.get("why", ""))
    if name == "contact_plan.ended":
        return str(data.get("reason", ""))
    return ""


def speaks(name: str, data: Data) -> bool:
    """Say whether the words of a fact are the child's own: the child was met, or spoke by phone."""
    return name in ("contact.made", "contact.tried") and data.get("how") in HOW_SEEN


def workers_in(name: str, data: Data) -> set[int]:
    """Return the accounts whose names its sentence needs."""
    return {int(data["worker"])} if name in _OF_WORKERS and "worker" in data else set()


def _always(words: str) -> Callable[[Data], str]:
    return lambda data: words


def _referral(data: Data) -> str:
    need = NEEDS.get(str(data.get("need", "")), "")
    about = f" about {need}" if need else ""
    if data.get("nfa"):
        return f"Somebody asked us for help{about}; it was decided that we need do nothing more."
    return f"Somebody asked us for help{about}, and we took it on."


def _section_47(data: Data) -> str:
    if data.get("icpc_required"):
        return "An enquiry into serious harm began (section 47)."
    return "An enquiry into serious harm began (section 47); no conference was needed after it."


def _protection(data: Data) -> str:
    why = ABUSE.get(str(data.get("category_latest", "")), "")
    return f"A child protection plan began{f', because of {why}' if why else ''}."


def _closed(data: Data) -> str:
    code = str(data.get("reason", ""))
    return f"The reason for ending our work was recorded: {WHY_CLOSED.get(code, code) or 'none'}."


def _action(data: Data) -> str:
    return f"We promised: {data['what']} (by {_day(data['due'])})."


def _done(data: Data) -> str:
    evidence = str(data.get("evidence", "")).strip()
    return f"Done: {evidence.rstrip('.')}." if evidence else "What we promised was done."


def _contact(data: Data) -> str:
    where = HOW_SEEN.get(data.get("how", ""), "")
    alone = ", alone" if data.get("alone") else ""
    return f"We saw the child{alone}.{f' {where}.' if where else ''}"


def _tried(data: Data) -> str:
    how = str(data.get("how", ""))
    if how in HOW_SEEN:
        return f"We were in touch with the child. {HOW_SEEN[how]}."
    return f"We tried to see the child. {NOT_SEEN.get(how, 'Not seen')}."


def _contact_plan(data: Data) -> str:
    days = data["every_working_days"]
    return f"We agreed to see the child at least every {days} working days."


def _allocated(data: Data, names: Names) -> str:
    who = names.get(int(data.get("worker") or 0), "A worker")
    what = "the chair of the child's meetings" if data.get("role") == "chair" else "the worker"
    return f"{who} became {what}."


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


_TELLERS: dict[str, Callable[[Data], str]] = {
    "referral.received": _referral,
    "assessment.started": _always("An assessment of the child's needs began."),
    "assessment.reviewed": _always("A manager looked at the assessment half-way."),
    "assessment.authorised": _always("The assessment was finished and a manager agreed it."),
    "s47.started": _section_47,
    "icpc.held": _always("An initial child protection conference was held."),
    "cin_plan.started": _always("A child in need plan began."),
    "cin_plan.ended": _always("The child in need plan ended."),
    "cp_plan.started": _protection,
    "cp_plan.ended": _always("The child protection plan ended."),
    "cp_review.held": _always("A review conference was held."),
    "episode.closed": _always("Our work with the child ended."),
    "closure.reasoned": _closed,
    "return.covered": _always("The council's yearly return was taken in."),
    "child.died": _always("The child died."),
    "child.first_seen": _always("We met the child for the first time."),
    "allocation.ended": _always("The worker's time with the child ended."),
    "action.promised": _action,
    "action.done": _done,
    "contact_plan.set": _contact_plan,
    "contact.made": _contact,
    "contact.tried": _tried,
    "contact_plan.ended": _always("The plan for seeing the child ended."),
}

_OF_WORKERS: Mapping[str, Callable[[Data, Names], str]] = {"child.allocated": _allocated}

OWN = frozenset({*_TELLERS, *_OF_WORKERS})


def learn(tellers: Mapping[str, Callable[[Data], str]]) -> None:
    """Take the sentences of a package above this one, which knows what its facts mean."""
    _TELLERS.update(tellers)


def known() -> frozenset[str]:
    """Return every fact that has a sentence."""
    return frozenset({*_TELLERS, *_OF_WORKERS})
