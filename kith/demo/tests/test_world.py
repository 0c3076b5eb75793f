"""The borough is made once, says so, is made again where it is not whole, and is lived in."""

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Account
from kith.accounts.roles import ROLES
from kith.demo import clock as borough_clock
from kith.demo.models import World
from kith.demo.personas import PERSONAS
from kith.demo.tests.conftest import SMALL
from kith.demo.years.hands import everybody
from kith.kernel import clock
from kith.oversight.commands import letter
from kith.people.models import Person
from kith.promises.models import Promise, Rung
from kith.promises.testing import a_world

LIVE = {"AS-04", "TH-07", "TH-08", "FD-10", "AC-01", "VI-01"}
# What happens to few children: in a fiftieth of the borough, perhaps to nobody in 13 weeks.
SELDOM = {"FD-09", "FD-16", "TH-02", "TH-03"}

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def people():
    with acting_as(MACHINE):
        return Person.objects.count()


def test_every_role_of_somebody_with_an_account_has_somebody_to_be():
    assert {persona.role for persona in PERSONAS} == ROLES.keys() - {"machine", "visitor"}
    assert len({persona.username for persona in PERSONAS}) == len(PERSONAS)
    assert all(persona.words for persona in PERSONAS)


def test_absent_it_is_made_present_it_says_so_half_made_or_old_it_is_made_again(make):
    other, accounts = a_world(), Account.objects.count()
    said = make()
    many = people()
    assert said.startswith("The demonstration is made: ")
    assert said.endswith(" invented children.")
    assert many > SMALL + 50  # and their families
    assert "is there already" in make()

    World.objects.update(made_at=None)
    assert "broken off before" in make()
    assert people() == many

    World.objects.update(version="0")
    assert "it was of version 0" in make()
    assert people() == many
    assert World.objects.count() == 1
    assert Account.objects.count() == accounts + len(PERSONAS) + len(everybody())

    # What is not of the demonstration stayed all the while
    with acting_as(MACHINE):
        assert Person.objects.filter(id=other.person).exists()


def test_everything_in_it_is_something_to_look_at(make):
    make()
    borough_clock.install()
    with acting_as(MACHINE):
        open_now = Promise.objects.filter(state="open")
        assert {"ACTION", "CONTACT"} <= set(open_now.values_list("kind", flat=True))
        assert open_now.filter(kind="ACTION", due_at__lte=clock.now()).exists()
        assert Rung.objects.exists()
    told = [one for sentence in letter() for one in sentence["indicators"]]
    live = [one for one in told if one["state"] == "live"]
    assert {one["code"] for one in live} >= LIVE
    counted = {one["code"] for one in live if one["denominator"]}
    assert {one["code"] for one in live} - counted <= SELDOM
