"""Who was born together: worked out from what was said of each two. Pure."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from kith.people.ties.rules.ages import Birth
from kith.people.ties.rules.kin import FULL, HALF, SHARED, Pair, pair

IDENTICAL, NOT_IDENTICAL, NOT_KNOWN = "identical", "fraternal", ""
HOWS: Mapping[str, str] = {
    NOT_KNOWN: "Nobody knows, or it was not said",
    IDENTICAL: "Identical",
    NOT_IDENTICAL: "Not identical",
}
OF_ONE_MOTHER = frozenset({FULL, HALF, SHARED})
# Some are born weeks apart, and all of them as twins.
APART = timedelta(days=90)


def groups(pairs: Iterable[Pair]) -> dict[int, frozenset[int]]:
    """Return with whom each was born: of three, it is enough to say it of two and two."""
    found: dict[int, frozenset[int]] = {}
    for a, b in pairs:
        together = found.get(a, frozenset({a})) | found.get(b, frozenset({b}))
        found |= dict.fromkeys(together, together)
    return found


def born_together(one: Birth, other: Birth) -> bool:
    """Say whether two can have been born together, as far as it is known when they were born."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last + APART and other.first <= one.last + APART


def may_be_twins(siblings: Mapping[Pair, str], a: int, b: int) -> bool:
    """Say whether two share a parent by birth or adoption."""
    return siblings.get(pair(a, b)) in OF_ONE_MOTHER
