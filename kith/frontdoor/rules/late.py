"""Who is told when an agency does not answer: its lead at the limit, then two above (SPEC A2).

At RED the steps are elapsed hours; else they are working days (SUPPLEMENT S0 #1).
"""

from collections.abc import Mapping
from datetime import datetime

from kith.kernel.workdays import Unit, due

STEPS = (1, 2, 3)
STEP_WORDS: Mapping[int, str] = {
    1: "The agency’s lead at the hub was told",
    2: "The agency’s safeguarding lead was told",
    3: "The safeguarding partner was told",
}


RING: Mapping[int, str] = {
    1: "Ring the agency’s lead at the hub",
    2: "Ring the agency’s safeguarding lead",
    3: "Ring the safeguarding partner",
}


def reached(rag: str, due_at: datetime, now: datetime, rules: Mapping[str, int]) -> int:
    """Return how many steps have been reached by now: 0 while there is time."""
    return sum(now >= _moment(rag, due_at, step, rules) for step in STEPS)


def _moment(rag: str, due_at: datetime, step: int, rules: Mapping[str, int]) -> datetime:
    if step == 1:
        return due_at
    if rag == "RED":
        return due(due_at, rules[f"AGENCY-RED-{step}"], Unit.HOURS)
    return due(due_at, rules[f"AGENCY-{step}"], Unit.WORKING_DAYS)
