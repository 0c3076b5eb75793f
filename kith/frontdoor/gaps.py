"""What is still missing about a contact: read from what was asked of whom, and what came back."""

from uuid import UUID

from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.record import Gap
from kith.promises.history import Happened, standing

ASKED = ("request.sent", "request.returned", "request.withdrawn")
WHOLE = frozenset({"FULL", "NIL", "REFUSED"})


def gaps_of(person: int | None, contact: UUID) -> list[Gap]:
    """Return each agency that has not answered in full, and what it has left open.

    A request is a piece of work of its own within the contact: what was told of it last counts.
    """
    if person is None:
        return []
    threads: dict[UUID, list[Happened]] = {}
    for one in reversed(standing(person, names=ASKED)):
        if one.parent == contact:
            threads.setdefault(one.thread, []).append(one)
    return [gap for told in threads.values() if (gap := _gap(told)) is not None]


def _gap(told: list[Happened]) -> Gap | None:
    names = {one.name for one in told}
    answer = next((one for one in reversed(told) if one.name == "request.returned"), None)
    state = str(answer.data.get("state", "")) if answer else ""
    if "request.withdrawn" in names or state in WHOLE:
        return None
    asked = [one for one in told if one.name == "request.sent"]
    if not asked:
        return None
    who = str(asked[-1].data.get("asked", "")) or _called(asked[-1])
    return Gap(who, _missing(answer), str(asked[-1].data.get("expected", "")))


def _called(asked: Happened) -> str:
    code = str(asked.data.get("agency", ""))
    return AGENCIES.get(code, code)


def _missing(answer: Happened | None) -> str:
    if answer is None:
        return "No answer yet"
    got, of = answer.data.get("got"), answer.data.get("of")
    counted = f", {got} of {of}" if of else ""
    return f"Only part of the answer came{counted}"
