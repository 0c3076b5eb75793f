"""What the declarations of the front door share."""

from typing import Any

from kith.promises.kinds import DESK, AlertClass, Mark

DECIDED = Mark("contact.decided")
REDECIDED = Mark("contact.redecided")
SETTLED = Mark("contact.accepted")
DUPLICATE = Mark("contact.duplicate")

PRACTICE = "Common practice of councils"

# The desk owes it, whoever works with the child; nothing of it may be "done, not yet written".
DESK_OWES: dict[str, Any] = {
    "owner_role": "front_door",
    "post": DESK,
    "blocks_closure": False,
    "may_attest": False,
}
URGENT: dict[str, Any] = {"alert_class": AlertClass.P0, "safety": True}

OFFICE = "kith_in_office(f.occurred_at)"


def said(key: str) -> str:
    """Return the condition that a fact says yes to this."""
    return f"coalesce(f.data->>'{key}' = 'true', false)"
