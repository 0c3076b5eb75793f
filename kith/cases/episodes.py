"""Which episode of work with a child is open: begun by a referral, not yet closed."""

from uuid import UUID

from kith.promises.history import Happened, standing

NAMES = ("referral.received", "episode.closed", "child.first_seen", "child.allocated")


def open_episode(person: int) -> UUID | None:
    """Return the newest episode that began and did not close, inside a gate that is open."""
    begun = open_referral(standing(person, names=NAMES))
    return begun.thread if begun else None


def open_referral(facts: list[Happened]) -> Happened | None:
    """Return the referral that began the open episode, among facts that come newest first."""
    closed = {one.thread for one in facts if one.name == "episode.closed"}
    closed |= {one.parent for one in facts if one.name == "episode.closed" and one.parent}
    return next(
        (
            one
            for one in facts
            if one.name == "referral.received"
            and one.thread not in closed
            and not one.data.get("nfa")
        ),
        None,
    )


def waits_to_be_seen(facts: list[Happened], episode: UUID) -> bool:
    """Say whether nobody has met the child yet since an episode began."""
    seen = (one for one in facts if one.name == "child.first_seen")
    return not any(episode in (one.thread, one.parent) for one in seen)
