"""Families for all the children whom people work with, each of another shape."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from kith.access.actors import Actor
from kith.demo.families import building, doubles, telling
from kith.demo.families.building import House
from kith.demo.families.names import roots_of
from kith.demo.families.shapes import SHAPES
from kith.people.queries import child_card
from kith.people.ties.commands.arranging import keep_version, put_in_order


@dataclass(frozen=True)
class Held:
    """A child and the worker who writes."""

    actor: Actor
    child: int
    name: str


def write_families(
    held: Sequence[Held], manager: Actor, chance: Random, tell: Callable[[int, int, str], None]
) -> None:
    """Write a family down for each of these children, and some children twice."""
    for number, one in enumerate(held):
        write_family(one, number, chance)
        tell(number + 1, len(held), "Writing families down")
    doubles.double(manager, [one.child for one in (*held[1:], *held[:1])])


def write_family(one: Held, number: int, chance: Random) -> None:
    """Write one family down, of the shape whose turn it is."""
    card = child_card(one.actor, person=one.child)
    roots = roots_of(one.name)
    surname = roots.surnames[number % len(roots.surnames)]
    house = House(one.actor, one.child, card.born or date(2011, 6, 1), roots, surname, chance)
    building.build(house, SHAPES[number % len(SHAPES)])
    building.name_fully(house, one.name)
    for step in STEPS:
        step(house, number)
    if number % 8 == 0:
        keep_version(one.actor, person=one.child, title="As we were told at first")
        parents = [house.people[key] for key in ("father", "mother") if key in house.people]
        put_in_order(one.actor, person=one.child, row=parents)


STEPS: tuple[Callable[[House, int], None], ...] = (
    telling.live_somewhere,
    telling.have_a_team,
    telling.speak,
    telling.be_called,
    telling.be_careful,
    telling.draw_maps,
)
