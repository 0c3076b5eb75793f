"""Who is around a child: who cares for them, brothers and sisters, the team, and small pictures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kith.access.ringing import whom_to_ring
from kith.accounts.queries import account_names, teams
from kith.people.ecomap.queries import Drawn, last_map
from kith.people.queries.reaching import Way, ways_to
from kith.people.ties.known import Known
from kith.people.ties.reading import read_family
from kith.people.ties.rules import homes
from kith.people.ties.telling import Member, members

CARING = ("parent", "carer", "responsibility")


@dataclass(frozen=True)
class Near:
    """Somebody near a child: who they are to the child, how they are reached, what one minds."""

    id: int
    name: str
    what: str
    age: str = ""
    here: bool = False
    reached: tuple[Way, ...] = ()
    minded: tuple[str, ...] = ()
    works: str = ""


@dataclass(frozen=True)
class People:
    """Those around a child whom the reader may see, in the order in which one asks for them."""

    carers: tuple[Near, ...]
    siblings: tuple[Near, ...]
    team: tuple[Near, ...]
    known: Known
    map: Drawn | None
    unknown: tuple[str, ...] = ()

    @property
    def any_family(self) -> bool:
        """Whether there is a picture to show."""
        return len(self.known.words) > 1 or bool(self.unknown)


def people_near(person: int) -> People:
    """Return who is around a child, inside a gate that is open already."""
    known = read_family(person)
    told = {one.id: one for one in members(known) if not one.dead}
    brothers = [one for two in known.siblings if person in two for one in two if one != person]
    caring = _caring(known, person)
    helping = [tie.a for tie in known.of_kind("professional") if tie.b == person]
    reached = ways_to([*caring, *helping])
    together = homes.lives_with(known.stays, person, known.day)
    works = _who_works(brothers)

    def near(ids: Iterable[int]) -> tuple[Near, ...]:
        wanted = dict.fromkeys(one for one in ids if one in told)
        return tuple(_near(told[one], one in together, reached, works) for one in wanted)

    return People(
        carers=tuple(sorted(near(caring), key=lambda one: not one.here)),
        siblings=near(brothers),
        team=near(helping),
        known=known,
        map=last_map(person),
        unknown=tuple(one.which for one in known.unknown if one.child == person),
    )


def _caring(known: Known, person: int) -> list[int]:
    ties = (tie for tie in known.of_kind(*CARING) if tie.b == person)
    return [tie.a for tie in ties if tie.kind == "parent" or tie.holds(known.day)]


def _near(
    one: Member, here: bool, reached: Mapping[int, tuple[Way, ...]], works: Mapping[int, str]
) -> Near:
    return Near(
        id=one.id,
        name=one.name,
        what=one.what.removeprefix("professional: "),
        age=one.age,
        here=here,
        reached=reached.get(one.id, ()),
        minded=one.warnings,
        works=works.get(one.id, ""),
    )


def _who_works(people: list[int]) -> dict[int, str]:
    """Return for each of these who works with them here, where somebody does."""
    ring = whom_to_ring(people) if people else {}
    names = account_names(r.account for r in ring.values())
    by_team = any(one.team and not one.account for one in ring.values())
    desks = {one.id: one.name for one in teams()} if by_team else {}
    found: defaultdict[int, str] = defaultdict(str)
    for person, one in ring.items():
        found[person] = names.get(one.account or 0) or desks.get(one.team or 0, "")
    return dict(found)
