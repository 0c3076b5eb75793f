"""Kinship, worked out from parents and couples alone: nobody stores who is whose sister. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

# How somebody is a parent. The first two make kin for good; the others hold while they last.
BIRTH, ADOPTIVE, STEP, FOSTER, KINSHIP = "birth", "adoptive", "step", "foster", "kinship"
LASTING = frozenset({BIRTH, ADOPTIVE})

FULL, HALF, SHARED, STEP_KIN, FOSTER_KIN = "full", "half", "shared", "step", "foster"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Parent:
    """One person is a parent of another, and how."""

    parent: int
    child: int
    how: str = BIRTH


def pair(a: int, b: int) -> Pair:
    """Return two people in an order of their own, so that a pair has one name."""
    return (a, b) if a < b else (b, a)


def parents_of(ties: Iterable[Parent], hows: Collection[str]) -> dict[int, frozenset[int]]:
    """Return the parents of each child, of these kinds."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.how in hows:
            found[tie.child].add(tie.parent)
    return {child: frozenset(parents) for child, parents in found.items()}


def ancestors(ties: Iterable[Parent], person: int) -> frozenset[int]:
    """Return everybody from whom this person descends, by any kind of parenthood."""
    above = parents_of(ties, (BIRTH, ADOPTIVE, STEP, FOSTER, KINSHIP))
    found: set[int] = set()
    waiting = [person]
    while waiting:
        for one in above.get(waiting.pop(), frozenset()) - found:
            found.add(one)
            waiting.append(one)
    return frozenset(found)


def would_circle(ties: Iterable[Parent], parent: int, child: int) -> bool:
    """Say whether this parent would make somebody their own ancestor."""
    return parent == child or child in ancestors(ties, parent)


def siblings(ties: Iterable[Parent], couples: Collection[Pair] = ()) -> dict[Pair, str]:
    """Return all brothers and sisters, each pair once, and what makes them so.

    Full: two parents in common. Half: one in common, and both of each are known. Shared: one in
    common, and whether the other is too nobody knows. Step: a parent of one is the partner of a
    parent of the other. Foster: one foster home.
    """
    known = list(ties)
    lasting = parents_of(known, LASTING)
    steps, fosters = parents_of(known, {STEP}), parents_of(known, {FOSTER, KINSHIP})
    children = sorted(lasting.keys() | steps.keys() | fosters.keys())
    nobody: frozenset[int] = frozenset()
    found: dict[Pair, str] = {}
    for number, a in enumerate(children):
        for b in children[number + 1 :]:
            mine, theirs = lasting.get(a, nobody), lasting.get(b, nobody)
            how = _by_parents(mine, theirs)
            if not how and (
                mine & steps.get(b, nobody)
                or theirs & steps.get(a, nobody)
                or any(pair(one, other) in couples for one in mine for other in theirs)
            ):
                how = STEP_KIN
            if not how and fosters.get(a, nobody) & (fosters.get(b, nobody) | theirs):
                how = FOSTER_KIN
            if not how and fosters.get(b, nobody) & mine:
                how = FOSTER_KIN
            if how and b not in mine and a not in theirs:
                found[a, b] = how
    return found


def _by_parents(mine: frozenset[int], theirs: frozenset[int]) -> str:
    shared = mine & theirs
    if len(shared) >= 2:
        return FULL
    if not shared:
        return ""
    return HALF if len(mine) >= 2 and len(theirs) >= 2 else SHARED


def siblings_of(person: int, found: Mapping[Pair, str]) -> Iterator[tuple[int, str]]:
    """Give the brothers and sisters of one person, with what makes them so."""
    for (a, b), how in found.items():
        if person in (a, b):
            yield (b if person == a else a), how
