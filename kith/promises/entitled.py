"""Who may say what of a promise: pure. Nobody withdraws, voids or verifies what they owe (H1)."""

from collections.abc import Collection

from kith.accounts.roles import chain
from kith.promises.rules import Owed

ANSWERS = frozenset({"attest", "will_by", "cant", "dispute", "acknowledge", "undo"})
# What one of these owes is owed for the whole service: whichever team works with the child.
LEADERS = ("head_of_service", "director")
# Until a team has the child, whoever decides at the front door is their manager.
AT_THE_DOOR = frozenset({"mash_manager", "duty_manager"})
MANAGER = "team_manager"
DECISIONS = frozenset({"withdraw", "void", "reassign", "accept_until", "verify"})

WHY_NOT = {
    "own": "Nobody decides on a promise that they owe themselves. Ask the next manager up.",
    "grade": "Somebody one grade above the person who owes it decides this.",
    "ended": "This promise is no longer open.",
    "not kept": "Only what was kept can be seen to be kept.",
    "attest": "This promise has to be written up; it cannot be set aside as done.",
}


def owing(roles: Collection[str]) -> frozenset[str]:
    """Return the roles of which somebody answers for what only a role owes, in their teams."""
    stands_for = {MANAGER} if AT_THE_DOOR & set(roles) else set()
    return frozenset({*roles, *stands_for})


def above(roles: Collection[str], owner_role: str, *, owned_by_name: bool) -> bool:
    """Say whether one of these roles stands above the one that owes.

    A promise that a named worker owes is decided by the role that answers for it; a promise that
    only a role owes is decided by whoever stands above that role.
    """
    higher = set(chain(owner_role))
    if owned_by_name:
        higher.add(owner_role)
    return bool(higher & set(roles))


def refusal(act: str, owed: Owed, me: int, roles: Collection[str]) -> str:
    """Return why this person may not do this, in words for them; nothing when they may."""
    if owed.state != "open" and act not in {"verify", "undo", "dispute"}:
        return WHY_NOT["ended"]
    if act == "verify" and owed.state not in {"kept", "kept_late"}:
        return WHY_NOT["not kept"]
    if act not in DECISIONS:
        return ""
    if me in (owed.owner, owed.also_owner):
        return WHY_NOT["own"]
    if not above(roles, owed.owner_role, owned_by_name=owed.owner is not None):
        return WHY_NOT["grade"]
    return ""
