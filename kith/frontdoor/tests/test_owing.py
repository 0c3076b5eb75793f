"""What somebody of a desk that we ask sees when they sign in: their questions, and the way in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.accounts.models import Account
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Desk, Replying
from kith.frontdoor.commands.linking import begin_reply
from kith.frontdoor.models import Link, Partner, Request
from kith.frontdoor.queries.owing import MOST, asked_of
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    with clock.frozen(clock.now() - timedelta(hours=2)):
        return a_desk()


def signs_in(role, **more):
    """Return somebody of a partner agency who has an account."""
    return testing.holding(role, who=testing.account("partner", **more))


@pytest.fixture
def officer(desk):
    """Somebody of the police desk."""
    who = signs_in("police_partner")
    a_partner("police").members.add(who.id)
    a_partner("education")
    return who


def page(actor):
    shown = testing.browser(actor).get("/").content.decode()
    return " ".join(html.fromstring(shown).text_content().split())


class TestWhatTheySee:
    def test_each_question_of_their_desk_with_its_clock_the_nearest_first(self, desk, officer):
        desk.asked(["police"])
        desk.asked(["police"], desk.graded("RED"))
        asked = asked_of(officer)
        assert asked.desks == ("police desk",)
        assert [one.rag for one in asked.lines] == ["RED", "AMBER"]
        shown = page(officer)
        assert "2 questions wait for police desk." in shown
        assert f"Question {asked.lines[0].number}" in shown
        assert f"By {asked.lines[0].due}" in shown

    def test_red_stands_before_what_is_longer_due(self, desk, officer):
        with clock.frozen(clock.now() - timedelta(hours=1)):
            desk.asked(["police"])
        with clock.frozen(clock.now() + timedelta(days=5)):
            desk.asked(["police"], desk.graded("RED"))
            assert [one.rag for one in asked_of(officer).lines] == ["RED", "AMBER"]
            assert "2 questions wait for police desk; 1 is late." in page(officer)

    def test_what_is_late_is_said_to_be_so(self, desk, officer):
        desk.asked(["police"], desk.graded("RED"))
        with clock.frozen(clock.now() + timedelta(hours=9)):
            assert asked_of(officer).late == 1
            assert "5 hours late" in page(officer)

    def test_a_part_is_asked_for_again_and_a_whole_answer_is_gone(self, desk, officer):
        contact, (made,) = desk.asked(["police"])
        said = Replying({"1": Said(Sort.NONE)}, "PC Lane")
        do.record_reply(desk.worker, contact=contact, request=made, replying=said)
        assert "Part of your answer is here. The rest is still needed." in page(officer)
        with acting_as(MACHINE):
            whole = full_answer(Request.objects.get(id=made))
        do.record_reply(
            desk.worker, contact=contact, request=made, replying=Replying(whole, "PC Lane")
        )
        assert "Nothing waits for your answer." in page(officer)

    def test_nothing_of_another_desk_and_no_child(self, desk, officer):
        desk.asked(["education"])
        assert asked_of(officer).lines == ()
        desk.asked(["police"])
        shown = page(officer)
        assert "education desk" not in shown
        assert "bruises" not in shown

    def test_whoever_is_of_no_desk_is_told_so_and_what_they_can_do(self, desk, officer):
        desk.asked(["police"])
        shown = page(signs_in("police_partner"))
        assert "You are not written down for a desk that we ask." in shown
        assert "Tell us about a child" in shown
        assert "Question" not in shown

    @pytest.mark.parametrize("role", ["advocate", "interpreter", "ictg", "responsible_authority"])
    def test_those_whom_we_ask_nothing_are_told_nothing_untrue(self, role):
        shown = page(signs_in(role))
        assert "Nothing is asked of you here." in shown
        assert "Tell us about a child" not in shown

    def test_a_worker_who_stands_there_by_mistake_sees_nothing_of_it(self, desk, officer):
        Partner.objects.get(agency="police").members.add(desk.worker.id)
        desk.asked(["police"])
        assert asked_of(desk.worker).lines == ()

    def test_it_takes_as_many_queries_for_many_as_for_one(
        self, desk, officer, django_assert_max_num_queries
    ):
        contact = desk.graded()
        for _ in range(3):
            desk.asked(["police"], desk.graded())
        assert contact
        with django_assert_max_num_queries(16):
            asked_of(officer)
        assert MOST == 50


class TestTheWayIn:
    def test_it_leads_to_the_page_that_a_code_opens(self, desk, officer):
        _, (made,) = desk.asked(["police"])
        client = testing.browser(officer)
        answer = client.post(reverse("reply-begin", args=[made]))
        assert answer.status_code == 302
        shown = client.get(answer.url).content.decode()
        assert "co…@police.example" in shown
        assert "bruises" not in shown

    def test_it_is_the_link_that_they_were_sent_and_no_second_one(self, desk, officer):
        _, (made,) = desk.asked(["police"])
        first = begin_reply(officer, request=made)
        assert begin_reply(officer, request=made) == first
        with acting_as(MACHINE):
            assert Link.objects.count() == 1

    def test_another_desks_question_is_not_there(self, desk, officer):
        _, (made,) = desk.asked(["education"])
        with pytest.raises(NotHere):
            begin_reply(officer, request=made)
        assert testing.browser(officer).post(reverse("reply-begin", args=[made])).status_code == 404

    def test_nor_is_one_that_is_answered(self, desk, officer):
        contact, (made,) = desk.asked(["police"])
        do.withdraw(desk.worker, contact=contact, request=made, why="Asked by mistake")
        with pytest.raises(NotHere):
            begin_reply(officer, request=made)

    def test_nor_is_it_for_somebody_who_is_no_partner(self, desk, officer):
        _, (made,) = desk.asked(["police"])
        Partner.objects.get(agency="police").members.add(desk.worker.id)
        with pytest.raises(NotHere):
            begin_reply(desk.worker, request=made)


class TestWhoIsOfADesk:
    def test_a_manager_writes_them_down_by_the_name_they_sign_in_with(self, desk):
        who = Account.objects.get(pk=signs_in("police_partner").id)
        said = {"agency": "police", "name": "East", "mailbox": "a@b.example", "active": "on"}
        client = testing.browser(desk.manager)
        client.post(reverse("partner-new"), {**said, "members": f" {who.username.upper()}\n"})
        row = Partner.objects.get()
        assert list(row.members.values_list("id", flat=True)) == [who.pk]
        assert who.username in client.get(reverse("partner-edit", args=[row.pk])).content.decode()
        client.post(reverse("partner-edit", args=[row.pk]), {**said, "members": ""})
        assert not row.members.exists()

    @pytest.mark.parametrize("kind", ["worker", "nobody"])
    def test_only_somebody_of_a_partner_agency_is(self, desk, kind):
        name = Account.objects.get(pk=desk.worker.id).username if kind == "worker" else "nobody"
        told = Desk("police", "East", "a@b.example", members=(name,))
        with pytest.raises(Mistake, match=f"signs in as {name}"):
            do.keep_partner(desk.manager, desk=told)
        assert not Partner.objects.exists()
