"""The first meeting with the child, whoever of us it is who meets them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.gates import Refused
from kith.cases.allocation import allocate
from kith.cases.commands import Seen, record_contact
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Met
from kith.frontdoor.commands.meeting import MEETINGS
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import STEPS
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db
TEN = clock.at_local(date(2026, 3, 2), timedelta(hours=10))
LATER = TEN + timedelta(hours=6)


@pytest.fixture
def desk():
    with clock.frozen(TEN):
        yield a_desk()


@pytest.fixture
def begun(desk):
    return desk.decided("assess", desk.graded("RED"))


def met(**more):
    return Met(**{"at": LATER, "how": "home", "alone": True, "words": "I want to sleep", **more})


def offered(actor, contact):
    page = contact_page(actor, contact=contact)
    return {one.slug for one in STEPS if one.is_for(actor, page)}


def test_met_the_same_evening_by_the_night_team_the_promise_is_kept(desk, begun):
    night = testing.on_duty(testing.holding("edt"), "edt")
    assert "first-met" in offered(night, begun)
    with clock.frozen(LATER):
        do.meet_child(night, contact=begun, met=met())
    kept = desk.promise("T7B-RED", begun)
    assert (kept.state, kept.kept_at) == ("kept", LATER)
    assert "first-met" not in offered(night, begun)


def test_it_keeps_the_workers_promise_too(desk, begun):
    world = desk.world
    allocate(
        world.manager, person=world.person, worker=world.worker.id, team=world.team,
        why="Knows him", on=clock.today(),
    )  # fmt: skip
    with clock.frozen(LATER):
        do.meet_child(desk.worker, contact=begun, met=met())
    assert {desk.promise(kind, begun).state for kind in ("T7A-RED", "T7B-RED")} == {"kept"}


def test_the_child_is_met_for_the_first_time_once(desk, begun):
    with clock.frozen(LATER):
        do.meet_child(desk.worker, contact=begun, met=met())
        with pytest.raises(Mistake, match="met the child already"):
            do.meet_child(desk.manager, contact=begun, met=met())


def test_a_visit_by_the_worker_is_the_first_meeting_as_before(desk, begun):
    world = desk.world
    testing.known_to(world.worker, world.person)
    with clock.frozen(LATER):
        seen = Seen(on=clock.today(), how="school", alone=True)
        record_contact(world.worker, person=world.person, seen=seen, every_working_days=10)
        with pytest.raises(Mistake, match="met the child already"):
            do.meet_child(desk.worker, contact=begun, met=met())


@pytest.mark.parametrize("at", [TEN - timedelta(minutes=1), LATER + timedelta(hours=1)])
def test_not_before_word_reached_us_and_not_after_now(desk, begun, at):
    with clock.frozen(LATER), pytest.raises(Mistake, match="not after now"):
        do.meet_child(desk.worker, contact=begun, met=met(at=at))


def test_a_telephone_call_is_no_meeting(desk, begun):
    assert "call" not in MEETINGS
    with clock.frozen(LATER), pytest.raises(Mistake, match="where you met"):
        do.meet_child(desk.worker, contact=begun, met=met(how="call"))


def test_where_it_is_not_our_work_nobody_has_to_be_met(desk):
    contact = desk.decided("advice")
    with pytest.raises(Mistake, match="Nothing is begun"):
        do.meet_child(desk.worker, contact=contact, met=met(at=TEN))


def test_who_takes_nobody_in_writes_none(desk, begun):
    testing.known_to(desk.world.worker, desk.world.person)
    with pytest.raises(Refused):
        do.meet_child(desk.world.worker, contact=begun, met=met())


def test_the_page_asks_when_and_where_and_keeps_the_childs_words(desk, begun):
    client = testing.browser(desk.worker)
    path = reverse("contact-step", args=[begun, "first-met"])
    said = {"on-day": "today", "on-month": "", "on-year": "", "at": "15:30", "how": "home"}
    with clock.frozen(LATER):
        assert "Where did you meet?" in client.get(path).content.decode()
        assert client.post(path, said | {"words": "I want to sleep"}).status_code == 302
        body = client.get(reverse("contact-page", args=[begun])).content.decode()
    assert "We met the child for the first time" in body
    assert "I want to sleep" in body


def test_the_worker_is_led_to_the_page_of_a_visit_from_the_promise_itself(desk, begun):
    testing.known_to(desk.world.worker, desk.world.person)
    got = testing.browser(desk.world.worker).get(reverse("contact-page", args=[begun]))
    assert reverse("contact", args=[desk.world.person]) in got.content.decode()
