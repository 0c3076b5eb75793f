"""One family, written down by the child's worker with what the screens of a family do."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from kith.access.actors import Actor
from kith.demo.families.names import BROTHERS, SISTERS, Roots
from kith.demo.families.shapes import CHILD, Kin, Shape
from kith.kernel import clock
from kith.people.commands import add_name, change_fields
from kith.people.queries import fields
from kith.people.rules.names import NewName
from kith.people.search.creating import Looked, look_before_creating
from kith.people.ties.commands.adding import Beside, add_relative, state_unknown
from kith.people.ties.commands.living import set_home, turn
from kith.people.ties.commands.saying import say_bond
from kith.people.ties.making import New
from kith.people.ties.rules.adding import GROWN, ROLES
from kith.people.ties.rules.born import Said

YEAR = timedelta(days=365.25)


@dataclass
class House:
    """A family while it is written: who writes, about whom, and everybody by key."""

    actor: Actor
    child: int
    born: date
    roots: Roots
    surname: str
    chance: Random
    people: dict[str, int] = field(default_factory=dict)


def build(house: House, shape: Shape) -> None:
    """Write a family down: people, couples, who lives together, what is felt."""
    house.people[CHILD] = house.child
    for kin in shape.kin:
        house.people[kin.key] = _add(house, kin, shape)
    if shape.unknown:
        state_unknown(
            house.actor, person=house.child, of=house.child, which=shape.unknown, source="family"
        )
    _couples(house, shape)
    _home(house, shape)
    for felt in shape.feels:
        one, other = house.people[felt.one], house.people[felt.other]
        say_bond(
            house.actor,
            person=house.child,
            of=one,
            other=other,
            quality=felt.quality,
            source=felt.says,
        )
    if shape.died:
        _die(house, shape.died)


def _add(house: House, kin: Kin, shape: Shape) -> int:
    relation = ROLES[kin.role].relation
    by = tuple(house.people[one] for one in kin.by)
    told = Beside(
        of=house.people[kin.of],
        role=kin.role,
        how=kin.how,
        with_parents=by if relation == "child" else (),
        through=by if relation == "sibling" else (),
        responsible=kin.responsible,
        source="family",
    )
    if not kin.new:
        gran = house.people["gran"]
        return add_relative(house.actor, person=house.child, who=gran, beside=told)
    who = _new(house, kin, due=kin.key == shape.due)
    looked = looked_for(house, who)
    return add_relative(house.actor, person=house.child, who=who, beside=told, looked=looked)


def looked_for(house: House, who: New) -> Looked:
    """Look for somebody before they are written down; in this borough all are others."""
    return look_before_creating(house.actor, who=who.whom).told_apart("Another family of the name")


def _new(house: House, kin: Kin, *, due: bool) -> New:
    role = ROLES[kin.role]
    gender = role.gender or ("male" if kin.role == "partner" else "")
    grown = role.relation in GROWN or kin.older >= 4
    if due:
        return New("", Said(expected=clock.today() + timedelta(weeks=14)), "", "child", "family")
    day = house.born - timedelta(days=round(kin.older * 365.25) + house.chance.randrange(200))
    if kin.key.startswith("twin"):
        day = house.born + timedelta(days=-round(kin.older * 365.25))
    kind = "adult" if grown else "child"
    return New(_name(house, kin, gender), Said(born=day), gender, kind, "family")


def _name(house: House, kin: Kin, gender: str) -> str:
    young = kin.older < 10
    pools = {"female": SISTERS if young else house.roots.women}
    pool = pools.get(gender, BROTHERS if young else house.roots.men)
    taken = len(house.people)
    first = pool[(house.chance.randrange(97) + taken) % len(pool)]
    return f"{first} {house.surname}"


def _couples(house: House, shape: Shape) -> None:
    for couple in shape.couples:
        turn(
            house.actor,
            person=house.child,
            of=house.people[couple.one],
            other=house.people[couple.other],
            how=couple.how,
            on=clock.today() - couple.years * YEAR,
            source="family",
        )


def _home(house: House, shape: Shape) -> None:
    """Say who lives with the child: first with one of them, and since two years as it is now."""
    here = [house.people[kin.key] for kin in shape.kin if kin.home and kin.new]
    child, today = house.child, clock.today()
    first = today - 5 * YEAR
    set_home(house.actor, person=child, of=child, together=here[:1], since=first, source="family")
    if len(here) > 1:
        since = today - 2 * YEAR
        set_home(house.actor, person=child, of=child, together=here, since=since, source="family")


def _die(house: House, key: str) -> None:
    person = house.people[key]
    version = fields(house.actor, person=person).version
    died = (clock.today() - 3 * YEAR).isoformat()
    change_fields(house.actor, person=person, version=version, changes={"died": died})


def name_fully(house: House, given: str) -> None:
    """Write the child's whole name down beside the one the child goes by."""
    name = NewName("legal", given, house.surname, source="family")
    add_name(house.actor, person=house.child, name=name)
