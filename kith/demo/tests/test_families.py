"""Invented families: each shape can be, and every name, number and place is nobody’s."""

import re
from datetime import date
from random import Random

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.demo.families.all import STEPS, Held, write_family
from kith.demo.families.building import House, build
from kith.demo.families.doubles import HEARD, NHS, double, misheard
from kith.demo.families.names import CHILDREN, ROOTS, STREETS, roots_of
from kith.demo.families.shapes import CHILD, SHAPES
from kith.demo.families.telling import _code
from kith.demo.words import FIRST_NAMES
from kith.people.commands import NewPerson
from kith.people.models import Address, DuplicateProposal, Merge, Phone
from kith.people.queries import child_card
from kith.people.rules.names import NewName
from kith.people.rules.numbers import nhs_checks
from kith.people.rules.places import read_postcode
from kith.people.testing import written_down
from kith.people.ties.reading import read_family
from kith.people.ties.rules.adding import ROLES
from kith.people.ties.telling import members

BORN = date(2011, 3, 4)


# -- The shapes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_everybody_in_a_shape_stands_beside_somebody_who_is_there_already(shape):
    there = {CHILD}
    for kin in shape.kin:
        assert kin.role in ROLES
        assert {kin.of, *kin.by} <= there
        assert kin.key not in there
        there.add(kin.key)
    named = {one for couple in shape.couples for one in (couple.one, couple.other)}
    felt = {one for feels in shape.feels for one in (feels.one, feels.other)}
    assert named | felt <= there
    assert {shape.died, shape.due} - {""} <= there


def test_the_shapes_are_those_that_a_borough_has():
    every = [kin for shape in SHAPES for kin in shape.kin]
    assert {"birth", "step", "foster", "kinship", "adoptive"} <= {kin.how for kin in every}
    assert any(shape.unknown for shape in SHAPES)
    assert any(shape.died for shape in SHAPES)
    assert any(shape.due for shape in SHAPES)
    assert any(not any(kin.home for kin in shape.kin if kin.key == "father") for shape in SHAPES)


# -- Names and numbers ----------------------------------------------------------------------------


def test_every_child_has_roots_and_half_of_the_names_come_from_elsewhere():
    assert set(CHILDREN.values()) <= set(ROOTS)
    assert set(CHILDREN) <= set(FIRST_NAMES)
    elsewhere = [name for name in FIRST_NAMES if roots_of(name).language]
    assert len(elsewhere) * 2 >= len(FIRST_NAMES)


@pytest.mark.parametrize("number", range(40))
def test_a_postcode_can_be_read_and_is_of_no_place(number):
    assert read_postcode(_code(number)).startswith("ZZ")


@pytest.mark.parametrize("number", NHS)
def test_the_numbers_of_those_written_twice_check(number):
    assert nhs_checks(number)


@pytest.mark.parametrize("name", [*HEARD, "Wren"])
def test_a_misheard_name_is_another_one_and_sounds_alike(name):
    assert misheard(name) != name


# -- Written down ---------------------------------------------------------------------------------


@pytest.fixture
def manager(db):
    return testing.holding("team_manager", testing.team())


def a_child(actor, name="Amira"):
    who = NewPerson(names=(NewName(given=name),), born=BORN)
    return written_down(actor, who)


def house_of(actor, child):
    return House(actor, child, BORN, roots_of("Amira"), "Haddad", Random(1))


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_can_be_written_down_by_somebody_at_the_screens(manager, shape):
    child = a_child(manager)
    house = house_of(manager, child)
    build(house, shape)
    with acting_as(manager):
        known = read_family(child)
    assert set(house.people.values()) == set(known.people)
    assert bool(known.unknown) == bool(shape.unknown)
    assert all(one.what for one in members(known) if one.id != child)
    assert any(stay.person == child for stay in known.stays)


def test_a_grandmother_who_raises_the_child_is_one_person(manager):
    child = a_child(manager)
    (shape,) = [one for one in SHAPES if any(kin.how == "kinship" for kin in one.kin)]
    house = house_of(manager, child)
    build(house, shape)
    assert house.people["gran"] == house.people["gran-carer"]


@pytest.mark.parametrize("number", [0, 4, 7, 10])
def test_what_is_told_beside_is_all_invented(manager, number):
    child = a_child(manager)
    write_family(Held(manager, child, "Amira"), number, Random(1))
    with acting_as(manager):
        places = list(Address.objects.values_list("lines", "postcode"))
        phones = list(Phone.objects.values_list("value", flat=True))
    assert phones
    assert all(re.match("07700900|0207946", one) for one in phones)
    assert all(code.startswith("ZZ") for _, code in places)
    assert all(any(street in lines for street in STREETS) for lines, _ in places)


def test_there_is_something_to_tell_of_each_family():
    assert len(STEPS) >= 6


def test_some_are_written_twice_one_pair_is_merged_and_the_others_wait(manager):
    children = [a_child(manager, name) for name in ("Kai", "Mina", "Dele")]
    double(manager, children)
    with acting_as(manager):
        assert DuplicateProposal.objects.filter(state="open").count() >= 2
        merge = Merge.objects.get()
    assert merge.kept_id == children[-1]
    assert child_card(manager, person=children[-1]).name == "Dele"


def test_those_born_together_have_two_names_and_are_said_to_be_twins(manager):
    child = a_child(manager)
    house = house_of(manager, child)
    build(house, next(one for one in SHAPES if any(kin.key == "twin-b" for kin in one.kin)))
    with acting_as(manager):
        known = read_family(child, health=True)
    a, b = (house.people[one] for one in ("twin-a", "twin-b"))
    assert known.people[a].name != known.people[b].name
    assert known.twins[a] == {a, b}
    assert known.marked(house.people["mother"]) == {"substance_recovery"}
