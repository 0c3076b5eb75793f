"""The borough at the moment of the letter: that day, nothing after it, and every figure alive."""

from datetime import date

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Account
from kith.demo import clock as borough_clock
from kith.demo import world
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.models import Contact, Decision, Incident, Request
from kith.kernel import clock
from kith.oversight.commands import letter
from kith.people.models import Person
from kith.promises.models import Fact, Promise
from tests.small_borough import quiet

DAY = date(2021, 7, 14)
COUNTED = {"AS-04", "TH-07", "TH-08", "FD-10", "AC-01", "VI-01", "FD-04", "FD-09", "TH-03"}

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def then(transactional_db):
    """Make a twelfth of the borough as it was on that day, and be there."""
    world.make(quiet, wish=world.Wish(as_of=DAY, children=120, part=0.08))
    borough_clock.install()
    yield
    clock.set_source(None)
    borough_clock._forget()


def test_it_is_that_day_nothing_lies_after_it_and_every_figure_counts_something(then):
    assert clock.today() == DAY
    after = clock.now()
    with acting_as(MACHINE):
        assert not Fact.objects.filter(recorded_at__gt=after).exists()
        assert not Fact.objects.filter(occurred_at__gt=after).exists()
        assert not Contact.objects.filter(changed_at__gt=after).exists()
        assert not Decision.objects.filter(decided_at__gt=after).exists()
        assert not Incident.objects.filter(recorded_at__gt=after).exists()
        assert not Request.objects.filter(changed_at__gt=after).exists()
        assert not Promise.objects.filter(kept_at__gt=after).exists()
        assert not Person.objects.filter(created_at__gt=after).exists()
        assert not Person.objects.filter(born__gt=DAY).exists()
        assert BlindLook.objects.filter(given_at__lt=after).exists()

        # Whoever is asked for a second look is somebody one can be.
        readers = BlindLook.objects.values("reader_id")
        assert not Account.objects.filter(id__in=readers, persona_words="").exists()
    told = {one["code"]: one for sentence in letter() for one in sentence["indicators"]}
    assert {code for code in COUNTED if not told[code]["denominator"]} == set()
