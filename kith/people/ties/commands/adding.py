"""Add somebody beside somebody else: found or made new, and tied, in one go."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.people.models import Person, Tie, UnknownParent
from kith.people.rules.mistakes import Mistaken
from kith.people.search.creating import Looked
from kith.people.ties.known import Known
from kith.people.ties.making import New, make
from kith.people.ties.reading import read_family
from kith.people.ties.rules.adding import GROWN, MOST_PARENTS, ROLES, NewTie, check, new_ties
from kith.people.ties.rules.ages import Birth, birth_of
from kith.people.ties.rules.kin import Parent

NOBODY_YET = 0
LEVELS_UP = 12
PARENTS = ("mother", "father", "parent")


@dataclass(frozen=True)
class Beside:
    """How somebody is added: as whose what, through whom, since when, and who says so."""

    of: int
    role: str
    how: str = "birth"
    with_parents: tuple[int, ...] = ()
    through: tuple[int, ...] = ()
    responsible: bool = False
    since: date | None = None
    source: str = ""


@command(Area.CHILD, Level.CREATE, event="tie.added")
def add_relative(
    actor: Actor,
    /,
    *,
    person: int,
    who: int | New,
    beside: Beside,
    looked: Looked | None = None,
) -> int:
    """Add a parent, partner, child, brother or sister to somebody in a child's family.

    `who` is the number of somebody who has a record, or somebody new, who is made with it once they
    were looked for. Returns their number. What cannot be is a `Mistaken`, and nothing is written.
    """
    known = read_family(person)
    must_be_there(known, beside.of, *beside.with_parents, *beside.through)
    if isinstance(who, int) and not audit.sees(who):
        raise NotHere
    new = who if isinstance(who, int) else NOBODY_YET
    ties = _ties(known, beside, new)
    _check(known, ties, who)
    made = _made(actor, who, person, looked)
    written = [_as_made(tie, made) for tie in ties]
    _refuse_twice(known, written)
    write(actor, written, since=_since(beside), source=beside.source)
    audit.about(other=made)
    return made


@command(Area.CHILD, Level.CREATE, event="tie.added")
def add_around(
    actor: Actor,
    /,
    *,
    person: int,
    who: int | New,
    kind: str,
    how: str,
    source: str,
    looked: Looked | None = None,
) -> int:
    """Add a carer, a friend, a professional or more distant family to those around a child."""
    if isinstance(who, int) and not audit.sees(who):
        raise NotHere
    made = _made(actor, who, person, looked)
    if made == person:
        raise Mistaken("name", "Nobody can be this to themselves. Choose somebody else")
    tie = NewTie(made, person, kind, how)
    _refuse_twice(read_family(person), [tie])
    write(actor, [tie], source=source)
    audit.about(other=made)
    return made


def _made(actor: Actor, who: int | New, person: int, looked: Looked | None) -> int:
    return who if isinstance(who, int) else make(actor, who, beside=person, looked=looked)


@command(Area.CHILD, Level.CREATE, event="parent.unknown")
def state_unknown(actor: Actor, /, *, person: int, of: int, which: str, source: str) -> None:
    """State that nobody knows who somebody's mother, father or parent is: asked, and not blank."""
    known = read_family(person)
    must_be_there(known, of)
    said = [one.which for one in known.unknown if one.child == of]
    if which in said:
        raise Mistaken("which", f"That the {which} is unknown is here already")
    by_birth = {tie.parent for tie in known.parents if (tie.child, tie.how) == (of, "birth")}
    if len(by_birth) + len(said) >= MOST_PARENTS:
        raise Mistaken("which", "Two parents are here already. Take one out first if it is wrong")
    UnknownParent.objects.create(
        person_id=of, which=which, source=source, recorded_by=actor.id or None
    )


def must_be_there(known: Known, *people: int) -> None:
    """Refuse whoever is not in this family as the reader sees it."""
    if any(one not in known.people for one in people):
        raise NotHere


def write(
    actor: Actor, ties: Iterable[NewTie], *, since: date | None = None, source: str = ""
) -> None:
    """Write ties, each with who says so and who wrote it down."""
    Tie.objects.bulk_create(
        Tie(
            a_id=tie.a,
            b_id=tie.b,
            kind=tie.kind,
            how=tie.how,
            from_on=since,
            source=source,
            recorded_by=actor.id or None,
        )
        for tie in ties
    )


def _since(beside: Beside) -> date | None:
    """Return since when: birth makes parents for good, and needs no day."""
    return None if beside.role in PARENTS and beside.how == "birth" else beside.since


def _ties(known: Known, beside: Beside, new: int) -> list[NewTie]:
    own = {tie.parent: tie.how for tie in known.parents if tie.child == beside.of}
    through = beside.through or tuple(known.parents_of(beside.of))
    ties = new_ties(
        beside.role,
        beside.of,
        new,
        how=beside.how,
        with_parents=beside.with_parents,
        sibling_parents=[(one, own[one]) for one in through if one in own],
    )
    if beside.responsible and ROLES[beside.role].relation == "parent":
        how = {"birth": "birth", "adoptive": "adoption"}.get(beside.how, "order")
        ties.append(NewTie(new, beside.of, "responsibility", how))
    return ties


def _as_made(tie: NewTie, made: int) -> NewTie:
    return NewTie(tie.a or made, tie.b or made, tie.kind, tie.how)


def _check(known: Known, ties: Collection[NewTie], who: int | New) -> None:
    births = {one: person.birth for one, person in known.people.items()}
    above: list[Parent] = []
    if isinstance(who, int):
        births[who] = births.get(who) or _birth_of(who)
        above = _above([who, *(tie.a for tie in ties)])
    else:
        births[NOBODY_YET] = who.birth
    unknown = [one.child for one in known.unknown]
    check(list(ties), [*known.parents, *above], births, unknown)


def _birth_of(person: int) -> Birth:
    row = Person.objects.get(id=person)
    if row.apparent_from is None or row.apparent_to is None or row.apparent_on is None:
        return birth_of(row.born, row.expected)
    return birth_of(row.born, row.expected, (row.apparent_from, row.apparent_to, row.apparent_on))


def _above(people: Iterable[int]) -> list[Parent]:
    """Return everybody from whom these people descend, level by level, beyond the picture too."""
    found: list[Parent] = []
    edge = set(people)
    for _ in range(LEVELS_UP):
        rows = Tie.objects.filter(kind="parent", b_id__in=edge, retracted_at=None)
        met = [Parent(a, b, how) for a, b, how in rows.values_list("a_id", "b_id", "how")]
        new = [tie for tie in met if tie not in found]
        if not new:
            break
        found += new
        edge = {tie.parent for tie in new}
    return found


def _refuse_twice(known: Known, ties: Iterable[NewTie]) -> None:
    there = {(tie.a, tie.b, tie.kind, tie.how) for tie in known.ties if tie.holds(known.day)}
    for tie in ties:
        if (tie.a, tie.b, tie.kind, tie.how) in there:
            raise Mistaken("name", "This is here already")


__all__ = ["GROWN", "Beside", "add_around", "add_relative", "must_be_there", "state_unknown"]
