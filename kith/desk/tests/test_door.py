"""Today at the front door: each promise leads to its step, and what cannot wait is on top."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.access import testing
from kith.accounts.models import Team
from kith.desk.queries.door import door_of, is_rung
from kith.desk.queries.today import today_page
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.testing import a_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def body(actor, path="/"):
    got = testing.browser(actor).get(path)
    assert got.status_code == 200
    return got.content.decode()


def part(shown, title):
    """Return what stands under a heading."""
    found = re.search(rf">{title}</h2>(.*?)(?:<h2 |</main>)", shown, re.DOTALL)
    return found.group(1) if found else ""


class TestSteps:
    """Each promise goes to the step that keeps it in one click."""

    def test_a_worker_at_the_desk_grades_from_here(self, desk):
        contact = desk.arrives()
        assert reverse("contact-step", args=[contact, "grade"]) in body(desk.worker)

    def test_its_manager_decides_from_here(self, desk):
        contact = desk.graded()
        assert reverse("contact-step", args=[contact, "decide"]) in body(desk.manager)

    def test_a_duty_manager_takes_red_by_one_tap(self, desk):
        duty = testing.holding("duty_manager", Team.objects.get(pk=desk.team))
        contact = desk.graded("RED")
        path = reverse("contact-step", args=[contact, "take"])
        assert f'action="{path}"' in body(duty)
        testing.browser(duty).post(path, {"answer": "take"})
        assert desk.promise("RED-TAKEN", contact).state == "kept"

    def test_the_childs_own_manager_takes_up_what_was_passed_on(self, desk):
        contact = desk.graded()
        do.pass_on(desk.worker, contact=contact)
        assert reverse("contact-step", args=[contact, "take-up"]) in body(desk.world.manager)

    def test_and_gives_a_worker_to_a_child_who_became_our_work(self, desk):
        desk.decided("assess", to_team=desk.world.team)
        assert reverse("allocate", args=[desk.world.person]) in body(desk.world.manager)

    def test_the_page_of_the_promise_leads_there_too(self, desk):
        contact = desk.graded()
        owed = desk.promise("T4", contact)
        path = reverse("contact-step", args=[contact, "decide"])
        assert path in body(desk.manager, reverse("promise", args=[owed.id]))
        assert path not in body(desk.worker, reverse("promise", args=[owed.id]))

    def test_and_the_childs_own_page_for_whoever_owes_it(self, desk):
        desk.decided("assess", to_team=desk.world.team)
        path = reverse("child", args=[desk.world.person])
        assert reverse("allocate", args=[desk.world.person]) in body(desk.world.manager, path)

    def test_what_was_kept_leads_nowhere_any_more(self, desk):
        contact = desk.decided("advice")
        owed = desk.promise("T4", contact)
        shown = body(desk.manager, reverse("promise", args=[owed.id]))
        assert reverse("contact-step", args=[contact, "decide"]) not in shown

    def test_the_oldest_promise_stands_first(self, desk):
        first = desk.arrives(about=About(known_as="Ayo"))
        second = desk.arrives(about=About(known_as="Kit"))
        shown = body(desk.worker)
        assert shown.index(str(first)) < shown.index(str(second))


class TestCannotWait:
    """Whoever is on duty for the service sees what cannot wait, wherever it is."""

    def test_the_night_team_while_it_is_on(self, desk):
        night = testing.on_duty(testing.holding("edt"), "edt")
        assert "Nobody waits for a name" in part(body(night), "Cannot wait")
        contact = desk.graded("RED", about=About(known_as="Zadie"))
        shown = part(body(night), "Cannot wait")
        assert "Zadie" in shown
        assert reverse("contact-step", args=[contact, "take"]) in shown

    def test_the_night_team_off_duty_is_told_when_its_page_opens(self, desk):
        desk.graded("RED", about=About(known_as="Zadie"))
        shown = body(testing.holding("edt"))
        assert "You are not on duty" in shown
        assert "Zadie" not in shown
        assert "kith-alarm" not in shown

    def test_a_head_of_service_on_call_and_no_other(self, desk):
        desk.graded("RED", about=About(known_as="Zadie"))
        leader = desk.world.leader
        assert "Cannot wait" not in body(leader)
        on_call = testing.on_duty(leader, "hos_on_call")
        assert "Zadie" in part(body(on_call), "Cannot wait")

    def test_a_worker_at_the_desk_has_their_own_list(self, desk):
        assert not is_rung(desk.worker)
        assert "Cannot wait" not in body(desk.worker)

    def test_a_hidden_child_is_not_among_them(self, desk):
        night = testing.on_duty(testing.holding("edt"), "edt")
        desk.graded("RED", about=About(person=desk.world.person))
        testing.restricted(desk.world.person, "R3", desk.world.worker)
        assert today_page(night).door.cannot_wait == ()


class TestAside:
    """How many are open of each sort, and the way there in one tap."""

    def test_the_ways_to_look_at_the_queue_with_how_many_stand_there(self, desk):
        desk.graded("RED")
        desk.arrives()
        ways = {one.words: one.count for one in today_page(desk.worker).door.ways}
        assert ways == {"Everything": 2, "RED": 1, "Not graded": 1, "Mine": 2, "Nobody’s yet": 1}
        assert f'href="{reverse("front-door")}?rag=RED"' in body(desk.worker)

    @pytest.mark.parametrize("role", ["social_worker", "team_manager", "chair"])
    def test_those_who_take_nothing_in_have_none(self, role):
        assert today_page(testing.holding(role)).door is None

    def test_a_partner_has_none(self):
        partner = testing.holding("school_dsl", who=testing.account("partner"))
        assert door_of(partner) is None

    def test_somebody_away_is_left_in_peace(self, desk):
        other = testing.holding("front_door", Team.objects.get(pk=desk.team))
        testing.away(desk.worker, other)
        assert today_page(desk.worker).door is None

    def test_it_asks_for_new_arrivals_and_has_a_place_for_them(self, desk):
        assert f"{reverse('front-door-news')}?since=" in body(desk.worker)


def test_today_asks_no_more_for_many_contacts_than_for_few(desk):
    desk.graded("RED")
    few = asked(desk.worker)
    for name in ("Ayo", "Kit", "Noor"):
        desk.graded("RED", about=About(known_as=name))
    assert asked(desk.worker) == few


def asked(actor):
    with CaptureQueriesContext(connection) as counted:
        today_page(actor)
    return len(counted)


class TestChild:
    """The child's page tells what reached us, and what help was promised."""

    def page_of(self, desk, actor=None):
        return body(actor or desk.world.manager, reverse("child", args=[desk.world.person]))

    def test_each_contact_is_a_click_away_and_the_contact_leads_back(self, desk):
        contact = desk.graded()
        assert reverse("contact-page", args=[contact]) in self.page_of(desk)
        back = body(desk.world.manager, reverse("contact-page", args=[contact]))
        assert reverse("child", args=[desk.world.person]) in back

    def test_the_newest_are_in_sight_and_the_earlier_folded(self, desk):
        for _ in range(6):
            desk.decided("advice")
        assert "2 earlier contacts" in self.page_of(desk)

    def test_help_that_was_promised_stands_there_with_its_wait(self, desk):
        desk.decided("early_help")
        assert "Promised today, not begun" in self.page_of(desk)

    def test_nothing_reached_us_and_nothing_is_said_of_it(self, desk):
        assert "What reached us" not in self.page_of(desk)

    def test_whose_role_reads_no_contact_reads_none_here(self, desk):
        desk.graded()
        youth = testing.holding("yjs_officer")
        testing.known_to(youth, desk.world.person)
        assert "What reached us" not in self.page_of(desk, youth)
