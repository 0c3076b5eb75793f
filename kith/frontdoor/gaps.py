"""What is still missing about a contact: read from what was asked of whom, and what came back."""

from uuid import UUID

from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.record import Gap
from kith.promises.history import standing

ASKED = ("request.sent", "request.returned")
WHOLE = frozenset({"FULL", "NIL"})


def gaps_of(person: int | None, contact: UUID) -> list[Gap]:
    """Return each agency that has not answered in full, and what it has left open.

    A request is a piece of work of its own within the contact: its newest answer counts.
    """
    if person is None:
        return []
    mine = [one for one in standing(person, names=ASKED) if one.parent == contact]
    answers = {one.thread: one for one in reversed(mine) if one.name == "request.returned"}
    asked = [one for one in reversed(mine) if one.name == "request.sent"]
    found = []
    for one in asked:
        answer = answers.get(one.thread)
        state = str(answer.data.get("state", "")) if answer else ""
        if state in WHOLE or state == "REFUSED":
            continue
        who = str(one.data.get("agency", ""))
        what = "Only part of the answer came" if answer else "No answer yet"
        found.append(Gap(AGENCIES.get(who, who), what, str(one.data.get("expected", ""))))
    return found
