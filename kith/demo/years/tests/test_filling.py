"""A borough filled in batches: numbered as word came, with families where they are wanted."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.accounts.models import Account, Membership
from kith.accounts.queries import team_called
from kith.demo.personas import FRONT_DOOR
from kith.demo.places import PLACES
from kith.demo.staff import make_staff
from kith.demo.years.bulk.copying import as_facts
from kith.demo.years.filling import Plan, fill, hire, settle
from kith.demo.years.hands import TEAMS, everybody
from kith.demo.years.season import Season
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.queries.queue import queue_page
from kith.kernel import clock
from kith.people.models import Person, Tie
from kith.promises.models import Fact, Promise
from kith.promises.rebuild import rebuild
from tests.small_borough import quiet

LAST = date(2026, 4, 1)
UNTIL = clock.at_local(LAST, timedelta(hours=8, minutes=40))
SEASON = Season.ending(LAST, 3)
PART = 0.006

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def here(transactional_db):
    began = clock.at_local(SEASON.first - timedelta(days=30), timedelta())
    with clock.frozen(UNTIL):
        accounts = make_staff(LAST, began)
        yield hire(accounts, team_called(FRONT_DOOR).id, began)


def plan(people=0):
    return Plan.of(SEASON, 20, UNTIL, PART, people)


def test_everybody_is_hired_once_however_often(here):
    began = clock.at_local(SEASON.first, timedelta())
    again = hire(dict(here.accounts), here.desk, began)
    assert again.accounts == here.accounts
    assert again.teams.keys() == TEAMS.keys()
    memberships = Membership.objects.filter(account__username__startswith="borough.")
    assert memberships.count() == len(everybody())
    assert Account.objects.get(username="borough.door-1").persona_words == ""
    assert again.partners == here.partners
    assert len(here.partners) == len(PLACES)


def test_a_filled_borough_follows_from_its_facts_and_is_numbered_as_word_came(here):
    told = []
    rows = fill(plan(), here, lambda done, of, words: told.append((done, of)))
    assert told[-1] == (plan().children, plan().children)
    settle()
    first = rebuild(quiet)
    assert first.missing == first.promises > 1_000
    assert rebuild(quiet).differences == 0
    with acting_as(MACHINE):
        contacts = list(Contact.objects.order_by("number"))
        days = [clock.local_date(one.arrived_at) for one in contacts]
        assert len(contacts) > 200
        # A day or two apart at most where a child's word came while something was open.
        early = sum(later < day for day, later in pairwise(days))
        assert early < len(days) * 0.2
        assert Person.objects.count() == len({one.person_id for one in contacts})
        assert rows > Fact.objects.count() > len(contacts) * 8


def test_what_is_open_is_on_the_queue_of_those_who_take_it_in(here):
    fill(plan(), here, quiet)
    rebuild(quiet)
    freya = actor_for(here.accounts["freya"])
    shown = queue_page(freya)
    with acting_as(MACHINE):
        open_ones = Contact.objects.filter(closed_at=None).count()
    assert len(shown.urgent) + len(shown.here) + len(shown.elsewhere) == open_ones


def test_nothing_lies_ahead_and_nobody_owes_what_was_never_told(here):
    fill(plan(), here, quiet)
    rebuild(quiet)
    with acting_as(MACHINE):
        assert not Fact.objects.filter(recorded_at__gte=UNTIL).exists()
        assert not Contact.objects.filter(arrived_at__gte=UNTIL).exists()
        late = Promise.objects.filter(state="open", due_at__lte=UNTIL)
        assert late.count() < Promise.objects.count() * 0.02


def test_families_are_written_until_there_are_as_many_people_as_were_asked_for(here):
    wanted = plan().children * 2
    fill(plan(round(wanted / PART)), here, quiet)
    with acting_as(MACHINE):
        assert wanted <= Person.objects.count() + 12
        assert Person.objects.filter(kind="adult").exists()
        assert Tie.objects.filter(kind="parent").exists()


def test_what_others_are_asked_goes_to_the_desk_that_is_written_down_for_them(here):
    fill(plan(), here, quiet)
    with acting_as(MACHINE):
        asked = Request.objects.all()
        assert asked.exists()
        assert {one.partner.name for one in asked.exclude(partner=None)} <= here.partners.keys()
        assert {one.agency for one in asked.filter(partner=None)} <= {"drugs"}


def test_nobody_rang_and_nothing_is_said_to_have_been_read(here):
    with as_facts() as cursor:
        cursor.execute("SELECT count(*) FROM access_auditevent")
        before = cursor.fetchone()[0]
    fill(plan(), here, quiet)
    with as_facts() as cursor:
        cursor.execute("SELECT count(*) FROM access_auditevent")
        assert cursor.fetchone()[0] == before
        cursor.execute("SELECT count(*) FROM messages_notice")
        assert cursor.fetchone()[0] == 0
