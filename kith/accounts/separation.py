"""Separation of duty: who may not do what because of what they did or who they are (SPEC H1, end).

Pure rules over account ids. Whoever owns the work asks the rule; when it says no, `WHY` has the
words for the person who asked. An id that is not known (None) never stands in the way.
"""

from collections.abc import Mapping
from enum import StrEnum


class Apart(StrEnum):
    """The rules, by name."""

    OWN_WORK = "own work"
    OWN_ACCESS = "own access"
    OWN_ACCOUNT = "own account"


WHY: Mapping[Apart, str] = {
    Apart.OWN_WORK: "Nobody approves their own work. Ask another manager to look at it.",
    Apart.OWN_ACCESS: "Nobody reviews their own access to a record.",
    Apart.OWN_ACCOUNT: "Nobody closes or opens their own account.",
}


def may_approve(actor: int, author: int | None, *others: int | None) -> bool:
    """Nobody approves work that they wrote or had a hand in."""
    return actor not in {author, *others}


def may_review_access(reviewer: int, reader: int | None) -> bool:
    """Review a break-glass: never one's own."""
    return reviewer != reader


def may_keep_account(actor: int, account: int) -> bool:
    """Close an account or open it again: never one's own."""
    return actor != account
