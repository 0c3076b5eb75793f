"""What rings on every page: whom it counts, who hears of whom, and when it falls silent."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.queries.waiting import waiting
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.messages.commands import see_notices
from kith.messages.queries import notices
from kith.promises.commands import acknowledge as take_promise
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=5)


@pytest.fixture
def desk():
    return a_desk()


def children(actor):
    return waiting(actor).children


class TestDesk:
    """Whoever works at the desk hears of every child that they see."""

    def test_nobody_waits_where_nothing_is_red(self, desk):
        desk.graded("AMBER")
        assert children(desk.worker) == 0

    def test_what_may_be_red_rings_from_the_moment_it_arrives(self, desk):
        desk.arrives(safe_now="no")
        assert children(desk.worker) == children(desk.manager) == 1

    def test_one_child_is_counted_once_however_much_is_owed(self, desk):
        contact = desk.graded("RED", safe_now="no")
        do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
        assert children(desk.worker) == 1

    def test_taken_by_name_it_falls_silent_though_it_is_not_done(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.worker, contact=contact)
        assert desk.promise("T3-RED", contact).state == "open"
        assert children(desk.manager) == 0

    def test_what_is_late_though_it_was_taken_rings_again(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.worker, contact=contact)
        with clock.frozen(clock.now() + HOURS):
            assert children(desk.manager) == 1

    def test_until_somebody_takes_the_late_promise_itself(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.worker, contact=contact)
        with clock.frozen(clock.now() + HOURS):
            take_promise(desk.world.leader, promise=desk.promise("T3-RED", contact).id)
            assert children(desk.manager) == 0

    def test_decided_it_is_taken(self, desk):
        desk.decided("advice", desk.graded("RED"))
        assert children(desk.worker) == 0

    def test_opened_again_it_rings_again(self, desk):
        contact = desk.decided("advice", desk.graded("RED"))
        with clock.frozen(clock.now() + timedelta(minutes=1)):
            do.reopen(desk.worker, contact=contact, words="He did not come home")
            assert children(desk.worker) == 1

    def test_two_children_are_two(self, desk):
        for name in ("Ayo", "Kit"):
            desk.graded("RED", about=About(known_as=name))
        assert children(desk.worker) == 2

    def test_a_hidden_child_rings_for_nobody_who_may_not_know(self, desk):
        desk.graded("RED")
        testing.restricted(desk.world.person, "R3", desk.world.worker)
        assert children(desk.worker) == 0

    def test_another_desks_child_is_not_theirs(self, desk):
        a_desk().graded("RED")
        assert children(desk.worker) == 0

    def test_the_night_team_hears_of_the_whole_service(self, desk):
        night = testing.on_duty(testing.holding("edt"), "edt")
        desk.graded("RED")
        a_desk().graded("RED")
        assert children(night) == 2


class TestOthers:
    """Anybody else hears of what a notice told them of and they have not seen."""

    def test_a_manager_of_the_childs_team_who_was_rung_hears_until_they_have_looked(self, desk):
        from kith.cases.allocation import allocate

        world = desk.world
        allocate(
            world.manager, person=world.person, worker=world.worker.id, team=world.team,
            why="Knows him", on=clock.today(),
        )  # fmt: skip
        desk.graded("RED")
        assert children(world.manager) == children(world.worker) == 1
        see_notices(world.manager, up_to=notices(world.manager)[0].id)
        assert (children(world.manager), children(world.worker)) == (0, 1)

    def test_a_head_of_service_who_was_not_rung_is_left_in_peace(self, desk):
        desk.graded("RED")
        assert children(desk.world.leader) == 0


class TestPage:
    """The address that every page asks."""

    def test_it_says_how_many_and_of_whom_nothing(self, desk):
        desk.graded("RED", about=About(known_as="Zadie"))
        got = testing.browser(desk.worker).get(reverse("front-door-now"))
        assert got.json() == {"words": "Now: 1 child waits for somebody"}

    def test_unchanged_it_answers_304(self, desk):
        client, path = testing.browser(desk.worker), reverse("front-door-now")
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        desk.graded("RED")
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200

    def test_the_duty_desk_hears_of_what_is_not_on_it(self, desk):
        client = testing.browser(desk.worker)
        path = reverse("front-door-now") + f"?drawn={waiting(desk.worker).mark}"
        assert client.get(path).json() == {"words": ""}
        desk.graded("RED")
        assert client.get(path).json() == {"words": "What cannot wait has changed: show"}

    def test_every_page_of_the_desk_asks_it_and_leads_to_what_waits(self, desk):
        body = testing.browser(desk.worker).get("/").content.decode()
        assert f'data-kith-poll="{reverse("front-door-now")}"' in body
        assert f'class="kith-alarm__link" href="{reverse("duty-desk")}"' in body

    def test_the_duty_desk_itself_need_not(self, desk):
        body = testing.browser(desk.worker).get(reverse("duty-desk")).content.decode()
        assert "kith-alarm__link" not in body

    @pytest.mark.parametrize("role", ["analyst", "sysadmin", "rota_manager"])
    def test_those_without_records_are_not_rung(self, role):
        body = testing.browser(testing.holding(role)).get("/", follow=True).content.decode()
        assert "kith-alarm" not in body

    def test_it_is_one_question_however_many_wait(self, desk):
        desk.graded("RED")
        few = asked(desk.worker)
        for name in ("Ayo", "Kit", "Noor"):
            desk.graded("RED", about=About(known_as=name))
        assert asked(desk.worker) == few

    def test_what_is_owed_is_all_there_still(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.worker, contact=contact)
        with acting_as(MACHINE):
            open_ones = Promise.objects.filter(episode=contact, state="open", alert_class="P0")
            assert open_ones.count() == 1


def asked(actor):
    with CaptureQueriesContext(connection) as counted:
        waiting(actor)
    return len(counted)
