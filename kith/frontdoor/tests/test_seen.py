"""Who sees which page of the front door, what is on it for them, and what it costs to draw."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Shaken
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.queries.duty import duty_page
from kith.frontdoor.queries.queue import queue_news, queue_page
from kith.frontdoor.steps import BY_SLUG, STEPS
from kith.frontdoor.testing import a_desk

pytestmark = pytest.mark.django_db

PAGES = ("front-door", "duty-desk", "take-in", "front-door-news")


@pytest.fixture
def desk():
    return a_desk()


def status(actor, name, *args):
    return testing.browser(actor).get(reverse(name, args=args)).status_code


def body(actor, name, *args):
    got = testing.browser(actor).get(reverse(name, args=args))
    assert got.status_code == 200, (name, got.status_code)
    return got.content.decode()


def offered(actor, contact):
    """Return the steps that a contact's page offers somebody."""
    page = contact_page(actor, contact=contact)
    return {one.slug for one in STEPS if one.is_for(actor, page)}


def on_queue(actor):
    shown = queue_page(actor)
    return [one.id for one in (*shown.urgent, *shown.here, *shown.elsewhere)]


class TestRoles:
    """Which role sees what."""

    @pytest.mark.parametrize("role", ["front_door", "mash_manager", "duty_manager"])
    @pytest.mark.parametrize("name", PAGES)
    def test_those_who_take_in_have_every_page(self, desk, role, name):
        assert status(testing.holding(role), name) == 200

    @pytest.mark.parametrize("name", PAGES)
    def test_the_night_team_has_them_while_it_is_on_duty_and_not_before(self, name):
        edt, _ = testing.holding("edt"), a_desk()
        assert status(edt, name) == 403
        assert status(testing.on_duty(edt, "edt"), name) == 200

    @pytest.mark.parametrize("name", ["take-in", "take-in-by"])
    def test_a_social_worker_takes_nobody_in(self, desk, name):
        args = ["telephone"] if name == "take-in-by" else []
        assert status(desk.world.worker, name, *args) == 403

    @pytest.mark.parametrize("role", ["system_admin", "auditor"])
    def test_those_who_keep_the_product_read_no_contact(self, desk, role):
        contact = desk.arrives()
        assert status(testing.holding(role), "contact-page", contact) in (403, 404)

    def test_a_contact_of_a_child_whom_one_does_not_see_is_not_there(self, desk):
        contact = desk.arrives()
        for stranger in (testing.holding("front_door"), testing.holding("social_worker")):
            assert status(stranger, "contact-page", contact) == 404
            assert on_queue(stranger) == []

    def test_a_place_is_seen_by_its_desk_and_by_no_other(self, desk):
        arcade = About(nobody=True, who="The arcade")
        place = desk.arrives(channel="no_child", about=arcade)
        assert "The arcade" in body(desk.worker, "contact-page", place)
        assert status(testing.holding("front_door"), "contact-page", place) == 404

    def test_steps_that_decide_are_offered_to_the_manager_alone(self, desk):
        contact = desk.graded()
        more = offered(desk.manager, contact) - offered(desk.worker, contact)
        assert more == {"decide"}

    def test_and_cannot_be_reached_by_their_address(self, desk):
        contact = desk.graded()
        assert status(desk.worker, "contact-step", contact, "decide") == 404
        assert status(desk.manager, "contact-step", contact, "decide") == 200

    def test_the_night_team_sees_and_grades_what_the_day_took_in(self, desk):
        edt = testing.on_duty(testing.holding("edt"), "edt")
        contact = desk.arrives(safe_now="no")
        assert "grade" in offered(edt, contact)
        do.grade_contact(edt, contact=contact, rag="RED", why="He is held")
        assert contact in on_queue(edt)

    def test_the_childs_own_worker_may_take_it_and_ask_and_no_more(self, desk):
        contact = desk.graded("RED")
        own = desk.world.worker
        testing.known_to(own, desk.world.person)
        assert offered(own, contact) == {"take", "ask-strategy"}


class TestOffered:
    """What can be done next, by where a contact stands."""

    def test_graded_again_and_again_only_where_it_has_not_been_decided(self, desk):
        contact = desk.arrives()
        assert "grade" in offered(desk.worker, contact)
        do.grade_contact(desk.worker, contact=contact, rag="GREEN", why="No hurry")
        assert "decide" in offered(desk.manager, contact)
        desk.decided("advice", contact)
        assert "decide" not in offered(desk.manager, contact)
        assert {"redecide", "reopen", "told"} <= offered(desk.manager, contact)

    def test_whoever_told_us_hears_of_each_decision(self, desk):
        contact = desk.decided("advice")
        do.tell_referrer(desk.worker, contact=contact, how="email", words="We advised")
        assert "told" not in offered(desk.worker, contact)
        changed = desk.deciding("assess")
        do.redecide(desk.manager, contact=contact, because="He was hurt", changed=changed)
        assert "told" in offered(desk.worker, contact)

    def test_family_can_be_told_once_though_nobody_is_held_to_it(self, desk):
        contact = desk.decided("advice", desk.graded(agency="family"))
        assert "told" in offered(desk.worker, contact)
        do.tell_referrer(desk.worker, contact=contact, how="met", words="We advised")
        assert "told" not in offered(desk.worker, contact)

    def test_help_goes_from_offered_to_met_and_each_step_is_offered_in_its_time(self, desk):
        contact = desk.decided("early_help")
        assert {"help-taken", "help-refused"} <= offered(desk.worker, contact)
        assert "help-met" not in offered(desk.worker, contact)
        do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo")
        assert {"help-met", "help-ended"} <= offered(desk.worker, contact)
        do.meet_help(desk.worker, contact=contact, words="They walked the dog")
        assert "help-met" not in offered(desk.worker, contact)

    def test_refused_help_can_be_refused_again_when_it_is_offered_again(self, desk):
        contact = desk.decided("early_help")
        do.refuse_help(desk.worker, contact=contact, words="Not now")
        assert "help-refused" not in offered(desk.worker, contact)
        do.redecide(desk.manager, contact=contact, because="We ask again in a week")
        assert "help-refused" in offered(desk.worker, contact)

    def test_what_was_taken_on_elsewhere_can_still_be_looked_at_again(self, desk):
        contact = desk.decided("other_route", where="lado")
        do.taken_elsewhere(desk.worker, contact=contact, by="P. Lind")
        assert "redecide" in offered(desk.manager, contact)

    def test_a_third_time_asks_for_another_managers_look_until_there_was_one(self, desk):
        for _ in range(2):
            desk.decided("nothing_more")
        third = desk.decided("nothing_more")
        other = testing.holding("mash_manager")
        testing.known_to(other, desk.world.person)
        assert "second-look" in offered(other, third)
        do.second_look(other, contact=third, words="We must meet her")
        assert "second-look" not in offered(other, third)

    def test_a_tap_is_done_by_sending_and_not_by_looking(self, desk):
        contact = desk.graded("RED")
        client = testing.browser(desk.worker)
        client.get(reverse("contact-step", args=[contact, "take"]))
        assert desk.promise("RED-TAKEN", contact).state == "open"
        client.post(reverse("contact-step", args=[contact, "take"]))
        assert desk.promise("RED-TAKEN", contact).state == "kept"

    def test_the_same_step_sent_twice_is_done_once(self, desk):
        contact = desk.graded("RED")
        client, path = testing.browser(desk.worker), reverse("contact-step", args=[contact, "take"])
        assert [client.post(path).status_code for _ in range(2)] == [302, 409]

    def test_every_step_has_an_address_of_its_own(self):
        assert list(BY_SLUG) == [one.slug for one in STEPS]


class TestHidden:
    """A child who is hidden is on no page, and no number tells of them."""

    def hide(self, desk):
        testing.restricted(desk.world.person, "R3", desk.world.worker)

    def test_is_on_no_queue_and_in_no_count_of_what_is_new(self, desk):
        contact = desk.graded("RED")
        assert on_queue(desk.worker) == [contact]
        before = queue_news(desk.worker, since=0)
        self.hide(desk)
        assert on_queue(desk.worker) == []
        assert queue_news(desk.worker, since=0) != before
        assert queue_news(desk.worker, since=0)[1] == 0

    def test_is_not_on_the_duty_desk(self, desk):
        desk.graded("RED")
        assert len(duty_page(desk.worker).waiting) == 1
        self.hide(desk)
        assert duty_page(desk.worker).waiting == ()

    @pytest.mark.parametrize("name", ["contact-page", "contact-step"])
    def test_has_no_page(self, desk, name):
        contact = desk.graded()
        self.hide(desk)
        args = [contact, "screen"] if name == "contact-step" else [contact]
        assert status(desk.worker, name, *args) == 404

    def test_is_not_among_the_others_of_the_same_arrival(self, desk):
        children = [About(known_as="Ayo"), About(person=desk.world.person)]
        ayo, _ = do.arrive(desk.worker, arrival=desk.arrival(), children=children)
        assert len(contact_page(desk.worker, contact=ayo).same) == 1
        self.hide(desk)
        assert contact_page(desk.worker, contact=ayo).same == ()

    def test_is_not_named_in_the_list_of_those_whom_it_may_have_shaken(self, desk):
        contact = desk.graded("RED", about=About(known_as="Ayo"))
        desk.arrives()
        thread = do.report_incident(desk.worker, contact=contact, sort="assault", what="Beaten")
        line = Shaken("friend", "School talks with him", person=desk.world.person)
        do.list_shaken(desk.worker, incident=thread, children=[line])
        (talk,) = contact_page(desk.worker, contact=contact).discussions
        assert len(talk.linked) == 1
        self.hide(desk)
        (talk,) = contact_page(desk.worker, contact=contact).discussions
        assert talk.linked == ()


class TestCost:
    """What a page asks of the database does not grow with what stands on it."""

    def test_asking_for_news_is_one_question_however_many_there_are(self, desk):
        few = asked(lambda: queue_news(desk.worker, since=0))
        for _ in range(4):
            desk.arrives()
        assert asked(lambda: queue_news(desk.worker, since=0)) == few

    def test_the_duty_desk_asks_no_more_for_many_than_for_few(self, desk):
        desk.graded("RED")
        few = asked(lambda: duty_page(desk.worker))
        for name in ("Ayo", "Kit", "Noor"):
            desk.graded("RED", about=About(known_as=name))
        assert asked(lambda: duty_page(desk.worker)) == few

    def test_a_contact_with_much_history_asks_no_more_than_one_with_little(self, desk):
        contact = desk.decided("early_help")
        few = asked(lambda: contact_page(desk.worker, contact=contact))
        for _ in range(4):
            do.redecide(desk.manager, contact=contact, because="The nurse wrote")
        assert asked(lambda: contact_page(desk.worker, contact=contact)) == few


def asked(read):
    with CaptureQueriesContext(connection) as counted:
        read()
    return len(counted)


class TestPolling:
    """The bar that says what is new."""

    @pytest.mark.parametrize("since", ["", "abc", "-1", "²", "9" * 40, "1;drop"])
    def test_a_number_that_is_none_counts_from_the_beginning(self, desk, since):
        desk.arrives()
        got = testing.browser(desk.worker).get(reverse("front-door-news"), {"since": since})
        assert got.json() == {"words": "1 new at the front door: show"}

    def test_unchanged_it_answers_304_with_nothing_in_it(self, desk):
        client, path = testing.browser(desk.worker), reverse("front-door-news")
        tag = client.get(path).headers["ETag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        desk.arrives()
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200

    def test_two_readers_never_share_a_mark(self, desk):
        one, _ = queue_news(desk.worker, since=0)
        other, _ = queue_news(desk.manager, since=0)
        assert one != other

    def test_what_arrives_at_another_desk_is_not_news_here(self, desk):
        before = queue_news(desk.worker, since=0)
        a_desk().arrives()
        assert queue_news(desk.worker, since=0) == before


class TestAddresses:
    """Nothing that is typed into an address breaks a page or says more than it should."""

    @pytest.mark.parametrize("child", ["²", "x", "-1", "9" * 40, "", "0"])
    def test_a_child_who_is_no_number_is_nobody(self, desk, child):
        got = testing.browser(desk.worker).get(reverse("take-in"), {"child": child})
        assert got.status_code == 200
        assert "About " not in re.findall(r"<h1[^>]*>([^<]*)", got.content.decode())[0]

    def test_no_page_has_a_name_in_its_address(self, desk):
        contact = desk.arrives(about=About(known_as="Zadie"))
        shown = body(desk.worker, "contact-page", contact)
        assert not [one for one in re.findall(r'(?:href|action)="([^"]+)"', shown) if "adie" in one]

    def test_what_is_typed_is_shown_as_it_was_typed(self, desk):
        nasty = "<script>alert(1)</script>"
        contact = desk.arrives(what_happened=nasty, about=About(known_as="<b>Kit"))
        shown = body(desk.worker, "contact-page", contact)
        assert nasty not in shown
        assert "<b>Kit" not in shown
        assert "&lt;script&gt;" in shown

    def test_a_form_that_is_wrong_writes_nothing_and_keeps_what_was_typed(self, desk):
        client = testing.browser(desk.worker)
        said = {"known_as": "Zadie", "what_happened": "They wait for her", "agency": "education"}
        got = client.post(reverse("take-in-by", args=["telephone"]), said)
        assert got.status_code == 200
        assert "They wait for her" in got.content.decode()
        with acting_as(MACHINE):
            assert not Contact.objects.exists()
