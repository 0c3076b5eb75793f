"""Writes: somebody decides whether two records are one person, or says that they may be."""

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.matching.proposing import Likely, propose
from kith.people.matching.reading import known
from kith.people.matching.rules import known_of
from kith.people.merging.commands import Row as Chosen
from kith.people.merging.commands import merge_records, part_records
from kith.people.models import DuplicateProposal, Merge


@command(Area.CHILD, Level.DECIDE, event="duplicate.same")
def decide_same(actor: Actor, /, *, proposal: int, keep: int, why: str) -> int:
    """Say that two records are one person: `keep` is kept, the other merged; return the merge."""
    row = _open(proposal)
    if keep not in (row.a_id, row.b_id):
        raise Refused("Choose which of the two records to keep.")
    other = row.b_id if keep == row.a_id else row.a_id
    _decide(actor, row, "same", why)
    return merge_records(actor, person=keep, other=other, why=why)


@command(Area.CHILD, Level.DECIDE, event="duplicate.different")
def decide_different(actor: Actor, /, *, proposal: int, why: str) -> None:
    """Say that two records are two people: remembered, until something new speaks for one."""
    _decide(actor, _open(proposal), "different", why)


@command(Area.CHILD, Level.DECIDE, event="duplicate.not_yet")
def decide_not_yet(actor: Actor, /, *, proposal: int, why: str) -> None:
    """Say that it cannot be said yet, and what is missing. The pair stays on the list."""
    _decide(actor, _open(proposal), "open", why)


def _open(proposal: int) -> DuplicateProposal:
    row = DuplicateProposal.objects.select_for_update().filter(id=proposal, state="open").first()
    if row is None:
        raise NotHere
    return row


def _decide(actor: Actor, row: DuplicateProposal, state: str, why: str) -> None:
    if not why.strip():
        raise Refused("Say why.")
    audit.about(person=row.a_id, other=row.b_id)
    row.state, row.decided_why = state, why.strip()
    row.decided_by, row.decided_at = actor.id, clock.now()
    row.decided_on = {
        "grounds": sorted(row.grounds),
        "known": known_of(*known([row.a_id, row.b_id])),
    }
    row.save(update_fields=["state", "decided_why", "decided_by", "decided_at", "decided_on"])


@command(Area.CHILD, Level.DECIDE, event="duplicate.parted")
def part(
    actor: Actor, /, *, person: int, merge: int, why: str, chosen: tuple[Chosen, ...] = ()
) -> None:
    """Undo a merge, and remember that the two records are two people."""
    row = Merge.objects.filter(id=merge, kept_id=person).first()
    if row is None:
        raise NotHere
    pair = sorted([row.kept_id, row.gone_id])
    part_records(actor, person=person, merge=merge, why=why, chosen=chosen)
    proposal = DuplicateProposal.objects.filter(a_id=pair[0], b_id=pair[1]).first()
    if proposal is not None:
        _decide(actor, proposal, "different", why)


@command(Area.CHILD, Level.DECIDE, event="duplicate.suspected")
def suspect(actor: Actor, /, *, person: int, other: int) -> int:
    """Put two records side by side that nobody has proposed; return the proposal."""
    if person == other or len(known([person, other])) < 2:
        raise NotHere
    a, b = sorted([person, other])
    propose([Likely(a, b, ["person"])], source="person")
    DuplicateProposal.objects.filter(a_id=a, b_id=b).exclude(state="open").update(state="open")
    return DuplicateProposal.objects.get(a_id=a, b_id=b).id
