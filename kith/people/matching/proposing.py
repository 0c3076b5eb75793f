"""Proposals as rows: a new pair is proposed, a known one learns its new grounds, a decision holds.

Inside a gate that is open already. What two people were decided to be is not asked again, unless
something was learned of them since that speaks for one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kith.kernel import clock
from kith.people.matching.reading import known
from kith.people.matching.rules import Decided, Known, known_of
from kith.people.models import DuplicateProposal

BATCH = 2_000
NEWS = ("grounds", "score", "source", "proposed_at", "state")


@dataclass(frozen=True)
class Likely:
    """A pair that may be one, the smaller number first, and on which grounds."""

    a: int
    b: int
    grounds: Sequence[str]
    score: float | None = None


def propose(found: Iterable[Likely], *, source: str) -> int:
    """Propose these pairs; return how many somebody is asked of now and was not before."""
    return sum(_propose(some, source) for some in _batches(found))


def _propose(some: Sequence[Likely], source: str) -> int:
    by_pair = {(one.a, one.b): one for one in some}
    rows = DuplicateProposal.objects.filter(a_id__in=[a for a, _ in by_pair])
    there = {(row.a_id, row.b_id): row for row in rows if (row.a_id, row.b_id) in by_pair}
    fresh = [one for pair, one in by_pair.items() if pair not in there]
    now = clock.now()
    DuplicateProposal.objects.bulk_create(
        DuplicateProposal(
            a_id=one.a, b_id=one.b, grounds=list(one.grounds), score=one.score, source=source,
            proposed_at=now,
        )
        for one in fresh
    )  # fmt: skip
    again = _asked_again(there, by_pair)
    for pair, row in there.items():
        _learn(row, by_pair[pair], source, again=pair in again)
    DuplicateProposal.objects.bulk_update(there.values(), NEWS)
    return len(fresh) + len(again)


def _asked_again(
    there: Mapping[tuple[int, int], DuplicateProposal], said: Mapping[tuple[int, int], Likely]
) -> set[tuple[int, int]]:
    """Return the pairs that were decided to be two people, and of which something new speaks."""
    decided = {pair: row for pair, row in there.items() if row.state == "different"}
    people = {one.id: one for one in known({one for pair in decided for one in pair})}
    return {
        pair
        for pair, row in decided.items()
        if decision(row).asks_again(said[pair].grounds, _known(people, pair))
    }


def decision(row: DuplicateProposal) -> Decided:
    """Return what a proposal was decided on."""
    told = row.decided_on
    return Decided(frozenset(told.get("grounds", ())), told.get("known", ""))


def _known(people: Mapping[int, Known], pair: tuple[int, int]) -> str:
    return known_of(*(people[one] for one in pair if one in people))


def _learn(row: DuplicateProposal, one: Likely, source: str, *, again: bool) -> None:
    row.grounds = list(dict.fromkeys([*one.grounds, *row.grounds]))
    row.score = one.score if one.score is not None else row.score
    if again:
        row.state, row.source, row.proposed_at = "open", source, clock.now()


def _batches(found: Iterable[Likely]) -> Iterable[Sequence[Likely]]:
    everything = list(found)
    return (everything[at : at + BATCH] for at in range(0, len(everything), BATCH))
