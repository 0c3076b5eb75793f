"""Separation of duty: who may not do what because of what they did or who they are (SPEC H1, end).

Pure rules over account ids. Whoever owns the work asks the rule; when it says no, `WHY` has the
words for the person who asked. An id that is not known (None) never stands in the way.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Apart(StrEnum):
    """The rules, by name."""

    OWN_WORK = "own work"
    INTERVIEW = "interview"
    MODERATION = "moderation"
    NOT_CARRIED_OUT = "not carried out"
    NOT_SHARED = "not shared"
    NRM_CHAIR = "nrm chair"
    RELATIVE = "relative"
    OWN_ACCESS = "own access"
    COSIGN = "co-sign"


WHY: Mapping[Apart, str] = {
    Apart.OWN_WORK: "Nobody approves their own work. Ask another manager to look at it.",
    Apart.INTERVIEW: "The child's carer or allocated worker does not hold the return interview, "
    "unless the child asked for them in their own words.",
    Apart.MODERATION: "The person who moderates an audit is not the one who wrote it.",
    Apart.NOT_CARRIED_OUT: "The allocated worker does not decide that an assessment is not "
    "carried out. A manager does.",
    Apart.NOT_SHARED: "Whoever wrote that something is not shared does not also approve it.",
    Apart.NRM_CHAIR: "The child's social worker does not chair the panel that decides on them.",
    Apart.RELATIVE: "This may be the record of somebody you know. Tell your manager: another "
    "colleague does this work.",
    Apart.OWN_ACCESS: "Nobody reviews their own access to a record.",
    Apart.COSIGN: "A manager signs beside a newly qualified worker on child protection.",
}

COSIGNED = frozenset({"s47.outcome", "conference.request", "cp_plan.change"})


def _other(one: int, those: Iterable[int | None]) -> bool:
    return one not in {each for each in those if each is not None}


def may_approve(actor: int, author: int | None, *others: int | None) -> bool:
    """Nobody approves work that they wrote or had a hand in."""
    return _other(actor, (author, *others))


def may_interview(
    worker: int, *, carers: Iterable[int | None], allocated: int | None, child_asked: bool = False
) -> bool:
    """Hold a return interview: independent of carer and allocated worker (SUPPLEMENT S0 #22).

    A child may ask for somebody they know; that is allowed and never counts as independent.
    """
    return child_asked or independent(worker, carers=carers, allocated=allocated)


def independent(worker: int, *, carers: Iterable[int | None], allocated: int | None) -> bool:
    """Say whether an interviewer is neither the child's carer nor their allocated worker."""
    return _other(worker, (*carers, allocated))


def may_moderate(moderator: int, auditor: int | None) -> bool:
    """Moderate an audit that somebody else wrote."""
    return _other(moderator, (auditor,))


def may_decide_not_carried_out(decider: int, allocated: int | None) -> bool:
    """Decide that an assessment is not carried out: never the allocated worker."""
    return _other(decider, (allocated,))


def may_approve_not_sharing(approver: int, author: int | None) -> bool:
    """Approve that something is kept from somebody: never its author."""
    return _other(approver, (author,))


def may_chair_nrm(chair: int, social_worker: int | None) -> bool:
    """Chair a devolved NRM panel: never the child's social worker."""
    return _other(chair, (social_worker,))


def may_work_with(account: int, known_to: Iterable[int | None]) -> bool:
    """Open a record: not that of a relative or somebody known (the relationship check)."""
    return _other(account, known_to)


def may_review_access(reviewer: int, reader: int | None) -> bool:
    """Review a break-glass: never one's own."""
    return _other(reviewer, (reader,))


def needs_second_signature(roles: Iterable[str], act: str) -> bool:
    """Say whether this act needs a manager's signature too.

    A newly qualified worker signs child protection decisions together with a manager (H1), unless
    they already hold a role that decides.
    """
    held = set(roles)
    decides = {"team_manager", "head_of_service", "director", "mash_manager", "duty_manager"}
    return act in COSIGNED and "nqsw" in held and not held & decides
