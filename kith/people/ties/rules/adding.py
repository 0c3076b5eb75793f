"""What follows when somebody is added beside somebody else: which ties are new. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kith.people.rules.mistakes import Mistaken
from kith.people.ties.rules.ages import Birth, surely_no_parent
from kith.people.ties.rules.called import FEMALE, MALE
from kith.people.ties.rules.kin import BIRTH, LASTING, Parent, would_circle
from kith.people.ties.rules.partners import HOWS as COUPLES
from kith.people.ties.rules.partners import TOGETHER


@dataclass(frozen=True)
class Role:
    """What one adds: a parent, child, sibling or partner; the word may say their gender."""

    relation: str
    gender: str
    words: str


ROLES: Mapping[str, Role] = {
    "mother": Role("parent", FEMALE, "mother"),
    "father": Role("parent", MALE, "father"),
    "parent": Role("parent", "", "parent"),
    "sister": Role("sibling", FEMALE, "sister"),
    "brother": Role("sibling", MALE, "brother"),
    "sibling": Role("sibling", "", "brother or sister"),
    "daughter": Role("child", FEMALE, "daughter"),
    "son": Role("child", MALE, "son"),
    "child": Role("child", "", "child"),
    "partner": Role("partner", "", "partner"),
}
MOST_PARENTS = 2
GROWN = frozenset({"parent", "partner"})
HOWS: Mapping[str, str] = {
    "birth": "By birth",
    "adoptive": "By adoption",
    "step": "As a step-parent",
    "foster": "As a foster carer",
    "kinship": "As family or friend who raises the child",
}


@dataclass(frozen=True)
class NewTie:
    """A tie to be written: `a` is `kind` of `b`."""

    a: int
    b: int
    kind: str
    how: str


def new_ties(
    role: str,
    of: int,
    new: int,
    *,
    how: str,
    with_parents: Collection[int] = (),
    sibling_parents: Sequence[tuple[int, str]] = (),
) -> list[NewTie]:
    """Return the ties of somebody new beside `of`.

    `with_parents` are a child's other parents. `sibling_parents` are the parents through whom a
    brother or sister is one, with how each is a parent: without them nobody can be one. Of a couple
    of whom nobody says how they stand it is said that they are one.
    """
    relation = ROLES[role].relation
    if relation == "parent":
        return [NewTie(new, of, "parent", how)]
    if relation == "partner":
        return [NewTie(of, new, "partner", how if how in COUPLES else TOGETHER)]
    if relation == "child":
        return [NewTie(one, new, "parent", how) for one in dict.fromkeys((of, *with_parents))]
    if not sibling_parents:
        raise Mistaken(
            "of",
            "Brothers and sisters are worked out from their parents. Add a parent first, "
            "then the brother or sister",
        )
    return [NewTie(one, new, "parent", how_parent) for one, how_parent in sibling_parents]


def check(
    ties: Sequence[NewTie],
    known: Sequence[Parent],
    births: Mapping[int, Birth],
    unknown: Collection[int] = (),
) -> None:
    """Refuse a tie that cannot be: one's own ancestor, a parent who is younger, a third parent.

    `unknown` has a child once for each parent of whom it was stated that nobody knows them.
    """
    parents = list(known)
    for tie in ties:
        if tie.a == tie.b:
            raise Mistaken("of", "Nobody can be this to themselves. Choose somebody else")
        if tie.kind != "parent":
            continue
        if would_circle(parents, tie.a, tie.b):
            raise Mistaken("of", "With this, somebody would be their own parent or grandparent")
        if tie.how != "step" and surely_no_parent(
            births.get(tie.a, Birth()), births.get(tie.b, Birth())
        ):
            raise Mistaken("born", "A parent is always older than their child. Look at both ages")
        _check_room(tie, parents, unknown)
        parents.append(Parent(tie.a, tie.b, tie.how))


def _check_room(tie: NewTie, parents: Collection[Parent], unknown: Collection[int]) -> None:
    """Refuse a third parent by birth or adoption; one of whom nobody knows who they are counts."""
    if tie.how not in LASTING:
        return
    there = {one.parent for one in parents if (one.child, one.how) == (tie.b, tie.how)}
    stated = list(unknown).count(tie.b) if tie.how == BIRTH else 0
    if tie.a not in there and len(there) + stated >= MOST_PARENTS:
        raise Mistaken("role", "Two parents are here already. Take one out first if it is wrong")
