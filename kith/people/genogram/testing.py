"""Invented families of every shape, grown by chance from a seed: for tests, benches and the demo.

A family begins with a child and grows person by person, so that a family of one more is the same
family and somebody else in it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

from kith.people.genogram.family import (
    Birth,
    Family,
    Feeling,
    Home,
    Joined,
    Lost,
    Quality,
    Raised,
    Shape,
    Someone,
    Union,
)

THIS_YEAR = 2026
CALLED: dict[Shape, tuple[str, ...]] = {
    "square": (
        "Jayden", "Marcus", "Desmond", "Ron", "Lee", "Paul", "Tyler", "Mason", "Kwame", "Farid",
        "Yusuf", "Tomasz", "Callum", "Delroy", "Arjun", "Chidi", "Emeka", "Ibrahim", "Wei", "Luca",
        "Bartholomew", "Sunny", "Ahmed", "Kofi", "Dwayne", "Piotr",
    ),
    "circle": (
        "Ella", "Amy", "Zara", "Kerry", "Gloria", "Margaret", "Dawn", "Simone", "Joan", "Amina",
        "Zofia", "Precious", "Shanice", "Leila", "Priya", "Ngozi", "Fatoumata", "Mei", "Tilly",
        "Bryony", "Oluwaseun", "Hodan", "Sadia", "Ruth", "Esi", "Agnieszka",
    ),
    "diamond": ("Kai", "Robin", "Ash", "Noor", "Sky", "Jude"),
}  # fmt: skip
FAMILY_NAMES = (
    "Clarke", "Hale", "Adu", "Watts", "Reid", "Kowalska", "Begum", "Okafor", "Osei-Bonsu", "Khan",
    "Campbell", "Nguyen", "Mohamed", "Papadopoulos", "Lee", "Ferreira da Silva", "Singh", "Brown",
)  # fmt: skip
BETWEEN: tuple[Quality, ...] = (
    "close", "fused", "distant", "conflict", "close_conflict", "cut_off", "repaired", "focused",
    "abuse_physical", "abuse_sexual", "abuse_emotional", "controlling",
)  # fmt: skip
LOSSES: tuple[Lost, ...] = ("pregnancy", "miscarriage", "termination", "stillbirth")
HOUSES = ("Mum’s home", "Dad’s flat", "Nan’s house", "Foster home", "The hostel", "Aunt’s home")


@dataclass
class Growing:
    """A family that is being made."""

    chance: Random
    people: dict[int, Someone] = field(default_factory=dict)
    born: dict[int, int] = field(default_factory=dict)  # the year, whether told or not
    unions: list[Union] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)

    def add(self, year: int, shape: Shape | None = None, **more: object) -> int:
        """Add somebody born in that year; return their number."""
        number = len(self.people) + 1
        which: Shape = shape or self.chance.choices(("square", "circle", "diamond"), (9, 9, 1))[0]
        name = f"{self.chance.choice(CALLED[which])} {self.chance.choice(FAMILY_NAMES)}"
        age = THIS_YEAR - year
        died = min(THIS_YEAR, year + self.chance.randint(45, 85)) if age > 55 else 0
        dead = bool(died) and self.chance.random() < 0.4
        someone = Someone(
            number,
            name,
            which,
            age=str(died - year if dead else max(age, 0)),
            born=str(year),
            died=str(died) if dead else "",
            dead=dead,
            href=f"/people/{number}/",
            order=f"{year:04}",
        )
        self.people[number] = replace(someone, **more)  # type: ignore[arg-type]
        self.born[number] = year
        return number

    def some(self, fits: Callable[[int], bool]) -> int | None:
        """Return somebody who fits, by chance."""
        found = [number for number in self.people if fits(number)]
        return self.chance.choice(found) if found else None

    def parents(self, person: int) -> tuple[int, ...]:
        """Return whom somebody was born to, as far as they are in the picture."""
        own = (birth.parents for birth in self.births if birth.child == person)
        return next(own, ())

    def partners(self, person: int) -> list[int]:
        """Return whom somebody has been with."""
        pairs = [union for union in self.unions if person in (union.a, union.b) and union.b]
        return [(one.b or 0) if one.a == person else one.a for one in pairs]


def invent(seed: int, size: int) -> Family:
    """Return the family of that seed, of so many people."""
    growing = Growing(Random(seed))  # noqa: S311 - chance, no secret
    year = growing.chance.randint(2009, 2015)
    growing.add(year, index=True)
    while len(growing.people) < size:
        _ways(growing)
    people = tuple(growing.people.values())[:size]
    return _finished(growing, people, Random(seed + 1))  # noqa: S311


def _ways(growing: Growing) -> None:
    ways = (_parents, _sibling, _partner, _carers, _lost, _parents, _sibling, _twins)
    weights = (8, 7, 5, 1, 1, 2, 2, 1)
    growing.chance.choices(ways, weights)[0](growing)


def _real(growing: Growing, person: int) -> bool:
    one = growing.people[person]
    return one.loss is None and not one.expected and not one.unknown


def _parents(growing: Growing) -> None:
    """Give somebody a mother and a father, one of whom may not be known."""
    child = growing.some(
        lambda one: _real(growing, one) and not growing.parents(one) and growing.born[one] > 1935
    )
    if child is None:
        return
    mother = growing.add(growing.born[child] - growing.chance.randint(17, 38), "circle")
    if growing.chance.random() < 0.12:
        growing.births.append(Birth(child, (mother,)))
        return
    unknown = growing.chance.random() < 0.12
    about = growing.born[mother] - growing.chance.randint(-2, 6)
    father = growing.add(about, "square", **_nobody()) if unknown else growing.add(about, "square")
    _join(growing, father, mother)
    growing.births.append(Birth(child, (father, mother)))


def _nobody() -> dict[str, object]:
    return {
        "name": "Father not known",
        "unknown": True,
        "age": "",
        "born": "",
        "died": "",
        "dead": False,
        "href": "",
    }


def _join(growing: Growing, one: int, other: int) -> None:
    how: Joined = growing.chance.choices(("married", "together", "affair", "none"), (6, 5, 1, 1))[0]
    start = max(growing.born[one], growing.born[other]) + growing.chance.randint(18, 26)
    end = start + growing.chance.randint(2, 15)
    over = growing.chance.random()
    growing.unions.append(
        Union(
            one,
            other,
            how,
            started=str(start) if how != "none" and over < 0.9 else "",
            separated=str(end) if over < 0.35 else "",
            divorced=str(end + 2) if over < 0.15 and how == "married" else "",
            reconciled=str(end + 3) if 0.3 < over < 0.35 else "",
        )
    )


def _sibling(growing: Growing, how: Raised = "birth") -> int | None:
    """Give a couple one more child, or a parent one by somebody else."""
    line = growing.some(lambda one: bool(growing.parents(one)))
    if line is None:
        return None
    parents = growing.parents(line)
    year = growing.born[line] + growing.chance.choice((-7, -4, -3, -2, 2, 3, 5, 8))
    if growing.chance.random() < 0.25:
        other = growing.add(growing.born[parents[0]] + growing.chance.randint(-4, 6))
        _join(growing, parents[0], other)
        parents = (parents[0], other)
    if growing.chance.random() < 0.1:
        how = growing.chance.choice(("adoptive", "step"))
    child = growing.add(min(year, THIS_YEAR))
    growing.births.append(Birth(child, parents, how))
    return child


def _twins(growing: Growing) -> None:
    one = _sibling(growing)
    if one is None:
        return
    identical = growing.chance.random() < 0.5
    shape = growing.people[one].shape if identical else None
    other = growing.add(growing.born[one], shape)
    growing.births.append(replace(growing.births[-1], child=other))
    for each in (one, other):
        growing.people[each] = replace(growing.people[each], twin=one, identical=identical)


def _partner(growing: Growing) -> None:
    """Give somebody grown a partner, and often a child."""
    one = growing.some(
        lambda one: (
            _real(growing, one) and growing.born[one] < 2008 and len(growing.partners(one)) < 3
        )
    )
    if one is None:
        return
    other = growing.add(growing.born[one] + growing.chance.randint(-5, 5))
    _join(growing, one, other)
    if growing.chance.random() < 0.7:
        year = max(growing.born[one], growing.born[other]) + growing.chance.randint(17, 30)
        unborn = year >= THIS_YEAR
        more: dict[str, object] = {"expected": True, "name": "Baby", "age": "", "born": "due 2027"}
        child = growing.add(min(year, THIS_YEAR), None, **(more if unborn else {}))
        growing.births.append(Birth(child, (one, other)))


def _carers(growing: Growing) -> None:
    """Have a child cared for by somebody else: strangers, or kin."""
    child = growing.some(lambda one: _real(growing, one) and growing.born[one] > 2008)
    if child is None or any(
        birth.child == child and birth.how in ("foster", "kinship") for birth in growing.births
    ):
        return
    kin = growing.some(
        lambda one: (
            _real(growing, one) and growing.born[one] < 1990 and one not in growing.parents(child)
        )
    )
    if kin is not None and growing.chance.random() < 0.5:
        growing.births.append(Birth(child, (kin,), "kinship"))
        return
    carers = (growing.add(1964, "square"), growing.add(1966, "circle"))
    growing.unions.append(Union(*carers, "married", started="1990"))
    growing.births.append(Birth(child, carers, "foster"))


def _lost(growing: Growing) -> None:
    """Tell of a pregnancy, or of one that ended."""
    line = growing.some(lambda one: bool(growing.parents(one)) and growing.born[one] > 1990)
    if line is None:
        return
    lost = growing.chance.choice(LOSSES)
    year = growing.born[line] + growing.chance.choice((-1, 1, 4))
    words = {"pregnancy": "Due Feb 2027"}.get(lost, "")
    child = growing.add(
        min(year, THIS_YEAR), loss=lost, name=words, age="", died="", dead=False, href="",
        born="" if words else str(year),
    )  # fmt: skip
    growing.births.append(Birth(child, growing.parents(line)))


def _finished(growing: Growing, people: tuple[Someone, ...], chance: Random) -> Family:
    """Add what does not make anybody more: marks, households and feelings."""
    those = {one.id for one in people}
    births = tuple(
        replace(birth, parents=parents)
        for birth in growing.births
        if birth.child in those and (parents := _within(birth.parents, those))
    )
    unions = tuple(one for one in growing.unions if one.a in those and (one.b or one.a) in those)
    grown = [one.id for one in people if one.loss is None and not one.unknown]
    return Family(
        tuple(_marked(one, chance) for one in people),
        unions,
        births,
        _homes(births, unions, grown, chance),
        _feelings(births, unions, grown, chance),
    )


def _within(parents: tuple[int, ...], those: set[int]) -> tuple[int, ...]:
    return tuple(one for one in parents if one in those)


def _marked(one: Someone, chance: Random) -> Someone:
    dice = chance.random()
    if one.loss or one.unknown or one.expected:
        return one
    if dice < 0.04:
        return replace(one, fill=frozenset({"substance"}))
    if dice < 0.07:
        return replace(one, fill=frozenset({"substance_suspected", "illness"}))
    if dice < 0.10:
        return replace(one, inner="circle" if one.shape == "square" else "square")
    if dice < 0.13:
        return replace(one, fill=frozenset({"substance_recovery", "mental", "disability"}))
    return one


def _homes(
    births: tuple[Birth, ...], unions: tuple[Union, ...], grown: list[int], chance: Random
) -> tuple[Home, ...]:
    """Return households: couples or one of them with some of their children."""
    homes: list[Home] = []
    housed: set[int] = set()
    for birth in births:
        parents = birth.parents if chance.random() < 0.6 else birth.parents[:1]
        children = [one.child for one in births if one.parents == birth.parents]
        those = {one for one in (*parents, *children) if one in grown} - housed
        if len(homes) < 4 and len(those) > 1 and birth.child in those and chance.random() < 0.4:
            homes.append(
                Home(frozenset(those), chance.choice(HOUSES), f"since {2015 + len(homes)}")
            )
            housed |= those
    return tuple(homes)


def _feelings(
    births: tuple[Birth, ...], unions: tuple[Union, ...], grown: list[int], chance: Random
) -> tuple[Feeling, ...]:
    """Return some of what is between people: mostly those who are close by birth or by union."""
    near = [(parent, birth.child) for birth in births for parent in birth.parents]
    near += [(one.child, two.child) for one, two in pairwise(births) if one.parents == two.parents]
    near += [(union.a, union.b) for union in unions if union.b is not None]
    near = [(a, b) for a, b in near if a in grown and b in grown and a != b]
    found: dict[frozenset[int], Feeling] = {}
    for _ in range(min(6, len(grown) // 3)):
        far = chance.random() < 0.2 or not near
        a, b = chance.sample(grown, 2) if far else chance.choice(near)
        a, b = (a, b) if chance.random() < 0.7 else (b, a)
        found.setdefault(frozenset((a, b)), Feeling(a, b, chance.choice(BETWEEN)))
    return tuple(found.values())


def without(family: Family, person: int) -> Family:
    """Return the family as it was before somebody was added to it."""
    return Family(
        tuple(one for one in family.people if one.id != person),
        tuple(one for one in family.unions if person not in (one.a, one.b)),
        tuple(
            replace(birth, parents=tuple(one for one in birth.parents if one != person))
            for birth in family.births
            if birth.child != person and birth.parents != (person,)
        ),
        tuple(replace(home, members=home.members - {person}) for home in family.homes),
        tuple(one for one in family.feelings if person not in (one.a, one.b)),
    )
