"""The borough is made once, says so, is made again where it is not whole, and is lived in."""

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Account
from kith.accounts.roles import ROLES
from kith.demo import world
from kith.demo.models import World
from kith.demo.personas import PERSONAS
from kith.demo.tests.whole import SINCE_LATER, absent
from kith.kernel import clock
from kith.oversight.commands import letter
from kith.people.models import Person
from kith.promises.models import Promise, Rung
from kith.promises.testing import a_world
from tests.small_borough import WISH, quiet

LIVE = {"AS-04", "TH-07", "TH-08", "FD-10", "AC-01", "VI-01"}
# What happens to few children: in a fiftieth of the borough, perhaps to nobody in 13 weeks.
SELDOM = {"FD-09", "FD-16", "TH-02", "TH-03"}


def make():
    return world.make(quiet, wish=WISH)


def people():
    with acting_as(MACHINE):
        return Person.objects.count()


def test_every_role_of_somebody_with_an_account_has_somebody_to_be():
    assert {persona.role for persona in PERSONAS} == ROLES.keys() - {"machine", "visitor"}
    assert len({persona.username for persona in PERSONAS}) == len(PERSONAS)
    assert all(persona.words for persona in PERSONAS)


def test_everything_in_it_is_something_to_look_at(borough):
    with acting_as(MACHINE):
        open_now = Promise.objects.filter(state="open")
        assert {"ACTION", "CONTACT"} <= set(open_now.values_list("kind", flat=True))
        assert open_now.filter(kind="ACTION", due_at__lte=clock.now()).exists()
        assert Rung.objects.exists()
    assert absent() == SINCE_LATER.keys()
    told = [one for sentence in letter() for one in sentence["indicators"]]
    live = [one for one in told if one["state"] == "live"]
    assert {one["code"] for one in live} >= LIVE
    counted = {one["code"] for one in live if one["denominator"]}
    assert {one["code"] for one in live} - counted <= SELDOM


def test_what_is_there_is_left_what_is_half_made_or_old_is_made_again(borough, monkeypatch):
    other, accounts, many = a_world(), Account.objects.count(), people()
    assert many > WISH.children + 50  # and their families
    assert "is there already" in make()

    World.objects.update(made_at=None)
    assert "broken off before" in make()
    assert people() == many
    assert World.objects.count() == 1
    assert Account.objects.count() == accounts

    # What is of an older version goes; made again it would be what it was just now.
    World.objects.update(version="0")
    monkeypatch.setattr(world, "_make", lambda *told: 0)
    assert "it was of version 0" in make()

    # What is not of the demonstration stayed all the while, and so did the names of those in it
    assert Account.objects.count() == accounts
    with acting_as(MACHINE):
        assert list(Person.objects.values_list("id", flat=True)) == [other.person]
