"""How alike two words of a name are, and in which way."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from kith.people.search.rules.nicknames import of_short, of_spelling, related
from kith.people.search.rules.sounds import sound

UNLIKE = 0.0
SHORTEST_BEGINNING = 2


@dataclass(frozen=True)
class Alike:
    """A share from 0 (another name) to 1 (the same), and how it comes about."""

    share: float
    how: str


@lru_cache(maxsize=200_000)
def alike(typed: str, kept: str) -> Alike:
    """Compare a typed word with one that is kept."""
    if typed == kept:
        return Alike(1.0, "same")
    if kept in of_spelling(typed):
        return Alike(0.92, "spelling")
    if kept in of_short(typed):
        return Alike(0.88, "short")
    heard, near = sound(typed) == sound(kept), JaroWinkler.normalized_similarity(typed, kept)
    slips = DamerauLevenshtein.distance(typed, kept)
    if heard and (near >= 0.7 or slips <= 2):
        return Alike(0.80 + 0.12 * near, "sound")
    return _near(typed, kept, slips, near)


def _near(typed: str, kept: str, slips: int, near: float) -> Alike:
    longest = max(len(typed), len(kept))
    if slips <= (1 if longest < 5 else 2) and near >= 0.7:
        return Alike(0.86 - 0.07 * slips + 0.02 * near, "slip")
    if len(typed) == 1 and kept[0] == typed:
        return Alike(0.5, "initial")
    if len(typed) >= SHORTEST_BEGINNING and kept.startswith(typed):
        return Alike(0.75, "beginning")
    if kept in related(typed):
        return Alike(0.74, "short")
    if slips <= 3 and near >= 0.85:
        return Alike(0.6, "slip")
    return Alike(UNLIKE, "other")
