"""The borough's front door: every state has a contact, each on its own day, all of it invented."""

from datetime import date

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.cases.queries import around_of
from kith.demo import doorstep
from kith.demo.doorstep import about_somebody_we_work_with, at_the_door, in_the_last_weeks
from kith.demo.staff import make_staff
from kith.frontdoor.models import Contact, Decision
from kith.kernel import clock
from kith.promises.models import Promise

DAY = date(2026, 4, 1)
MORNING = clock.at_local(DAY, doorstep.timedelta(hours=8, minutes=40))


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def door(lasting):
    with lasting(), clock.frozen(MORNING):
        door = at_the_door(make_staff(DAY), DAY)
        in_the_last_weeks(door)
        yield door


def contacts():
    with acting_as(MACHINE):
        return list(Contact.objects.order_by("number"))


def called(name):
    with acting_as(MACHINE):
        return Contact.objects.get(person__known_as=name)


def test_no_screen_of_the_front_door_is_empty(door):
    states = {one.state for one in contacts()}
    assert len(states) >= 8
    assert len(contacts()) >= 11
    with acting_as(MACHINE):
        outcomes = set(Decision.objects.values_list("outcome", flat=True))
    assert {"assess", "early_help", "advice", "other_authority"} <= outcomes


def test_each_came_on_its_own_day_and_nothing_in_the_future(door):
    days = {clock.local_date(one.arrived_at) for one in contacts()}
    assert len(days) >= 7
    assert max(days) == DAY
    assert all(one.arrived_at < MORNING for one in contacts())


def test_what_is_red_was_taken_by_name_and_the_police_were_told(door):
    red = called("Denisa Rusu")
    assert red.rag == "RED"
    with acting_as(MACHINE):
        kept = Promise.objects.filter(episode=red.id, state__in=("kept", "kept_late"))
        assert kept.exists()


def test_something_serious_of_this_morning_still_waits_for_its_discussion_and_is_in_time(door):
    with acting_as(MACHINE):
        owed = Promise.objects.get(kind="T10-SERIOUS-EARLY", state="open")
        assert owed.person_id == called("Denisa Rusu").person_id
        assert owed.due_at > MORNING


@pytest.mark.parametrize("name", ["Tarik Rahmani", "Kemi Bankole"])
def test_what_became_work_has_a_worker_who_has_met_the_child_and_knows_the_family(door, name):
    person = called(name).person_id
    with acting_as(MACHINE):
        around = around_of(person)
        met = Promise.objects.filter(person_id=person, kind="CONTACT", state="kept").count()
        late = Promise.objects.filter(person_id=person, state="open", due_at__lte=MORNING)
        assert around.worker
        assert met >= 2
        assert not late.filter(safety=True).exists()


def test_word_of_a_child_who_is_open_goes_to_the_childs_team(door):
    child = called("Kemi Bankole").person_id
    about_somebody_we_work_with(door, child)
    with acting_as(MACHINE):
        latest = Contact.objects.order_by("-number").first()
        assert latest.person_id == child
        assert latest.passed_team_id == around_of(child).team
