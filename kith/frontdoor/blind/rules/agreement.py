"""How far two who do not know of each other agree, beyond what chance alone would give.

Cohen's kappa: 1 is full agreement, 0 what chance gives. The range follows from Wilson's range for
the share that agreed, with chance held as it was counted; so it is never a point, however few were
looked at.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kith.kernel.chance import wilson

Pair = tuple[str, str]
NEARLY = 1e-9


@dataclass(frozen=True)
class Agreement:
    """What a set of pairs shows. Without a pair, or where chance explains all, there is no kappa.

    `chance` is the share that would agree if both kept how often they say each thing, and nothing
    else.
    """

    pairs: int
    agreed: int
    chance: float = 0.0
    kappa: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def share(self) -> float | None:
        """The share that agreed."""
        return self.agreed / self.pairs if self.pairs else None


@dataclass(frozen=True)
class ByOutcome:
    """One outcome: how often the first, the second and both said it, and how far they agree."""

    outcome: str
    first: int
    second: int
    both: int
    agreement: Agreement

    @property
    def shared(self) -> float | None:
        """Of all the times that one of them said it, the share in which the other did too."""
        said = self.first + self.second
        return 2 * self.both / said if said else None


def agreement(pairs: Iterable[Pair]) -> Agreement:
    """Return how far the first and the second of each pair agree."""
    counted = Counter(pairs)
    many = counted.total()
    if not many:
        return Agreement(0, 0)
    agreed = sum(times for (one, other), times in counted.items() if one == other)
    chance = _chance(counted, many)
    if 1 - chance < NEARLY:
        return Agreement(many, agreed, chance)
    low, high = wilson(agreed, many)
    beyond = [(share - chance) / (1 - chance) for share in (agreed / many, low, high)]
    return Agreement(many, agreed, chance, *(max(-1.0, min(1.0, value)) for value in beyond))


def _chance(counted: Counter[Pair], many: int) -> float:
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for (one, other), times in counted.items():
        firsts[one] += times
        seconds[other] += times
    return sum(firsts[said] * seconds[said] for said in firsts) / many**2


def by_outcome(pairs: Sequence[Pair]) -> list[ByOutcome]:
    """Return for each outcome that anybody said how far they agree on it; the commonest first."""
    said = Counter(outcome for pair in pairs for outcome in pair)
    return [_on(outcome, pairs) for outcome, _ in sorted(said.items(), key=lambda i: (-i[1], i[0]))]


def _on(outcome: str, pairs: Sequence[Pair]) -> ByOutcome:
    held = [(str(one == outcome), str(other == outcome)) for one, other in pairs]
    return ByOutcome(
        outcome,
        first=sum(one == outcome for one, _ in pairs),
        second=sum(other == outcome for _, other in pairs),
        both=sum(one == other == outcome for one, other in pairs),
        agreement=agreement(held),
    )
