"""Keys follow what is known: after every command that changes it, and a rebuild finds nothing."""

from datetime import date

import pytest
from django.db import connections

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people import commands
from kith.people.commands import NewPerson
from kith.people.models import Person, PersonKey, Phone
from kith.people.people import Facts, Name, add_people
from kith.people.revise import revise_people
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.search import keep_keys
from kith.people.search.reading import known_of
from kith.people.search.rebuilding import ensure_keys, rebuild_keys
from kith.people.search.rules.keys import key, keys_of
from kith.people.testing import written_down

pytestmark = pytest.mark.django_db


def kept(person):
    with acting_as(MACHINE):
        return set(PersonKey.objects.filter(person_id=person).values_list("key", flat=True))


def as_known(person):
    with acting_as(MACHINE):
        return set(keys_of(known_of([person])[person]))


# Each command that changes what somebody is found by, and what it is given.
CHANGES = {
    "add_name": {"name": NewName("alias", "Skeng", "")},
    "add_place": {"place": NewPlace("home", "14 Rye Lane", "London", "SE15 5AB")},
    "add_phone": {"phone": NewPhone("mobile", "07700 900123")},
    "add_number": {"number": NewNumber("NHS", "943 476 5919")},
    "change_details": {"version": 1, "changes": {"known_as": "Ada Bell"}},
    "change_fields": {"version": 1, "changes": {"born": "2011-06-01"}},
}
# The other commands of this package, and what becomes of the keys.
OTHERS = {
    "create_person": "tried below",
    "end_record": "tried below",
    "retract_record": "tried below",
    "hide_address": "tried below: kept apart, and never a key",
    "end_hidden": "kept apart, and never a key",
    "open_hidden": "reads",
    "name_viewer": "who may read what is kept apart",
}


def test_every_command_of_people_is_tried_or_changes_nothing():
    writes = {name for name in commands.__all__ if name.islower() and name[:6] != "check_"}
    assert writes == CHANGES.keys() | OTHERS.keys(), "say here what it does to the keys"


@pytest.mark.parametrize("name", CHANGES)
def test_keys_follow_each_command(manager, child, team, name):
    person = child(manager, team=team, born=date(2010, 5, 12))
    before = kept(person)
    getattr(commands, name)(manager, person=person, **CHANGES[name])
    assert kept(person) == as_known(person) != before


def test_what_ended_is_still_found_by_and_what_never_was_is_not(manager, child, team):
    person = child(manager, team=team)
    commands.add_phone(manager, person=person, phone=NewPhone("mobile", "07700 900123"))
    with_phone = kept(person)
    with acting_as(MACHINE):
        phone = Phone.objects.get(person_id=person).pk
    said = {"person": person, "what": "phone", "record": phone}
    commands.end_record(manager, **said, on=date(2026, 3, 1))
    assert kept(person) == as_known(person) == with_phone
    commands.retract_record(manager, **said, why="Another Sam's")
    assert kept(person) == as_known(person) < with_phone


def test_whoever_is_made_is_found_at_once(manager):
    who = NewPerson(names=(NewName("preferred", "Sam", "Okoro"),), born=date(2010, 5, 12))
    person = written_down(manager, who)
    assert key("word", "okoro") in kept(person)
    assert kept(person) == as_known(person)


def test_an_address_that_is_kept_apart_makes_no_key(manager, child, team):
    person = child(manager, team=team)
    before = kept(person)
    place = NewPlace("home", "14 Rye Lane", "", "SE15 5AB")
    commands.hide_address(manager, person=person, place=place, why="A threat")
    assert kept(person) == as_known(person) == before


def test_imports_keep_keys_and_revise_them(team):
    with acting_as(MACHINE):
        upn = Name("UPN", "", "G801200001201")
        (person,) = add_people([Facts(born=date(2010, 5, 12))], team=team.pk)
        first = kept(person)
        revise_people({person: Facts(born=date(2011, 5, 12), names=frozenset([upn]))}, by=0)
    assert first
    assert kept(person) == as_known(person) != first


def test_a_rebuild_makes_the_same_rows(manager, child, team):
    people = [child(manager, team=team, born=date(2010, 5, day)) for day in range(1, 6)]
    for person in people:
        commands.add_name(manager, person=person, name=NewName("alias", "Skeng", "Okoro"))
    assert rebuild_keys() == 0
    with acting_as(MACHINE):
        PersonKey.objects.filter(person_id=people[0]).delete()
        PersonKey.objects.create(person_id=people[1], key=7)
    lost = len(as_known(people[0]))
    assert rebuild_keys() == lost + 1
    assert [kept(person) for person in people] == [as_known(person) for person in people]


def test_whoever_was_merged_away_has_no_keys_of_their_own(manager, child, team):
    person, other = child(manager, team=team), child(manager, team=team)
    with acting_as(MACHINE):
        Person.objects.filter(id=person).update(merged_into=other)
        keep_keys([person, other])
    assert kept(person) == set()
    assert kept(other)


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_keys_that_other_code_made_are_made_again(manager, child, team):
    person = child(manager, team=team)
    wanted, owner = kept(person), connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("COMMENT ON TABLE people_personkey IS 'made by other code'")
    lose_all(person)
    ensure_keys(owner)
    assert kept(person) == wanted
    lose_all(person)
    ensure_keys(owner)
    assert kept(person) == set()


def lose_all(person):
    with acting_as(MACHINE):
        PersonKey.objects.filter(person_id=person).delete()
