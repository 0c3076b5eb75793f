"""A serious incident: its clock, who was asked, whom it may have shaken, and who sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.audit import sees
from kith.access.gates import NotHere, Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Held, Shaken
from kith.frontdoor.commands.keeping import keep_in_sight
from kith.frontdoor.models import Linked
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def seen_by(actor, person):
    with acting_as(actor):
        return sees(person)


class TestSight:
    def test_after_the_decision_the_desk_sees_a_child_of_others_for_a_while(self, desk):
        now = clock.now()
        with clock.frozen(now):
            desk.decided("advice")
            assert seen_by(desk.worker, desk.world.person)
        with clock.frozen(now + timedelta(days=40)):
            assert not seen_by(desk.worker, desk.world.person)

    def test_a_child_who_is_with_nobody_else_goes_out_of_sight_as_well(self, desk):
        now = clock.now()
        with clock.frozen(now):
            contact = desk.decided("advice", desk.graded(about=About(known_as="Noor")))
        person = desk.row(contact).person_id
        with clock.frozen(now + timedelta(days=14)):
            assert seen_by(desk.worker, person)
        with clock.frozen(now + timedelta(days=40)):
            assert not seen_by(desk.worker, person)

    def test_new_word_brings_a_child_back_into_sight(self, desk):
        now = clock.now()
        with clock.frozen(now):
            contact = desk.decided("advice", desk.graded(about=About(known_as="Noor")))
        person = desk.row(contact).person_id
        with clock.frozen(now + timedelta(days=40)):
            desk.arrives(about=About(person=person))
            assert seen_by(desk.worker, person)

    def test_whom_the_desk_still_owes_something_stays_in_sight(self, desk):
        now = clock.now()
        with clock.frozen(now):
            contact = desk.decided("advice", desk.graded(about=About(known_as="Noor")))
        person = desk.row(contact).person_id
        with clock.frozen(now + timedelta(days=1)):
            assert keep_in_sight() == 0  # it is in sight, and will be tomorrow
        with clock.frozen(now + timedelta(days=27)):
            assert keep_in_sight() == 1
            assert keep_in_sight() == 0
        with clock.frozen(now + timedelta(days=40)):
            assert desk.promise("T5", contact).state == "open"
            assert seen_by(desk.worker, person)
            do.tell_referrer(desk.worker, contact=contact, how="email", words="What we decided")
            assert desk.promise("T5", contact).state == "kept_late"

    def test_while_help_goes_on_that_the_desk_follows_the_child_stays_in_sight(self, desk):
        now = clock.now()
        with clock.frozen(now):
            contact = desk.decided("early_help", desk.graded(about=About(known_as="Noor")))
            do.accept_help(desk.worker, contact=contact, service="Youth club", by="Jo Ash")
            person = desk.row(contact).person_id
        with clock.frozen(now + timedelta(days=100)):
            assert seen_by(desk.worker, person)
            do.end_help(desk.worker, contact=contact, how="met", words="He sings there now")
        with clock.frozen(now + timedelta(days=150)):
            assert not seen_by(desk.worker, person)

    def test_while_another_contact_is_open_nothing_ends(self, desk):
        now = clock.now()
        with clock.frozen(now):
            desk.graded()
            desk.decided("advice")
        with clock.frozen(now + timedelta(days=40)):
            assert seen_by(desk.worker, desk.world.person)


class TestHelping:
    def test_offered_taken_up_met_and_ended(self, desk):
        contact = desk.decided("early_help")
        with pytest.raises(Mistake, match="No service"):
            do.meet_help(desk.worker, contact=contact, words="x")
        do.accept_help(desk.worker, contact=contact, service="Family help", by="Jo Ash")
        do.meet_help(desk.worker, contact=contact, words="They walked the dog")
        do.end_help(desk.worker, contact=contact, how="met", words="He is back at school")
        assert desk.promise("HELP-MET", contact).state == "kept"
        with pytest.raises(Mistake, match="said already"):
            do.meet_help(desk.worker, contact=contact, words="Again")

    def test_help_that_is_not_wanted_goes_back_to_a_manager(self, desk):
        contact = desk.decided("early_help")
        do.refuse_help(desk.worker, contact=contact, words="His mother says no")
        assert desk.promise("HELP-OFFER", contact).state == "void"
        assert desk.promise("HELP-RECHECK", contact).state == "open"
        do.redecide(desk.manager, contact=contact, because="We ask again in a week")
        assert desk.promise("HELP-RECHECK", contact).state == "kept"

    def test_how_it_ended_is_one_of_a_list(self, desk):
        contact = desk.decided("early_help")
        with pytest.raises(Mistake, match="how it ended"):
            do.end_help(desk.worker, contact=contact, how="lost", words="x")


class TestIncidents:
    def report(self, desk):
        contact = desk.graded("RED")
        thread = do.report_incident(
            desk.worker, contact=contact, sort="violence", what="Stabbed in the leg"
        )
        return contact, thread

    def held(self, *who):
        return Held(clock.now(), who, "A joint enquiry begins", "At his aunt's", "joint")

    def test_without_its_three_partners_it_meets_again(self, desk):
        contact, thread = self.report(desk)
        leader = desk.world.leader
        do.hold_strategy(leader, contact=contact, thread=thread, held_=self.held("police"))
        assert desk.promise("RECONVENE", contact).state == "open"
        whole = self.held("social_care", "police", "health")
        do.hold_strategy(leader, contact=contact, thread=thread, held_=whole)
        assert desk.promise("RECONVENE", contact).state == "kept"

    def test_a_discussion_that_is_refused_has_a_reason_and_may_be_disputed(self, desk):
        contact = desk.graded()
        worker, leader = desk.worker, desk.world.leader
        thread = do.ask_strategy(worker, contact=contact, kind="standard", why="He is afraid")
        with pytest.raises(Mistake, match="Choose a reason"):
            do.decline_strategy(leader, contact=contact, thread=thread, reason="x", because="y")
        do.decline_strategy(
            leader, contact=contact, thread=thread, reason="no_cause", because="He was at home"
        )
        assert (
            desk.promises("STRATEGY-LOOK", contact) == desk.promises("STRATEGY-TOLD", contact) == []
        )
        assert desk.promise("T10", contact).state == "kept"
        with pytest.raises(Mistake, match="Nobody disagrees"):
            do.resolve_strategy(leader, contact=contact, thread=thread, settles="meet", words="x")
        do.dispute_strategy(worker, contact=contact, thread=thread, who="Police", why="He was not")
        with pytest.raises(Refused, match="head of service"):
            do.resolve_strategy(
                desk.manager, contact=contact, thread=thread, settles="x", words="x"
            )
        said = {"settles": "meet", "words": "We meet today"}
        do.resolve_strategy(leader, contact=contact, thread=thread, **said)
        assert desk.promise("T10", contact).state == "open"
        assert desk.promise("STRATEGY-DISPUTE", contact).state == "kept"
        (one,) = contact_page(leader, contact=contact).discussions
        assert ("Who disagrees", "Police. He was not") in one.says
        assert ("How it was settled", "We meet today") in one.says
        assert one.is_open
        assert "Who was there" not in dict(one.says)

    def test_what_was_decided_stands_with_who_was_there_when_they_met_last(self, desk):
        contact = desk.graded()
        thread = do.ask_strategy(desk.worker, contact=contact, kind="standard", why="He is afraid")
        for who in (("police",), ("social_care", "police", "health")):
            held = Held(clock.now(), who, f"{len(who)} met", "At his aunt's", "no")
            do.hold_strategy(desk.manager, contact=contact, thread=thread, held_=held)
        (one,) = contact_page(desk.manager, contact=contact).discussions
        there = "A manager of children’s social care, Police, Health"
        assert one.says[-2:] == (("Who was there", there), ("What was decided", "3 met"))

    def test_a_worker_may_ask_and_not_decide(self, desk):
        contact, thread = self.report(desk)
        own = desk.world.worker
        testing.known_to(own, desk.world.person)
        with pytest.raises(Refused, match="deciding on a strategy discussion"):
            do.hold_strategy(own, contact=contact, thread=thread, held_=self.held("police"))
        do.ask_strategy(own, contact=contact, kind="safe", why="She told me")

    def test_it_is_held_after_word_of_it_and_not_after_now(self, desk):
        contact, thread = self.report(desk)
        early = Held(clock.now() - timedelta(days=1), ("police",), "Joint", "", "no")
        with pytest.raises(Mistake, match="after word of it"):
            do.hold_strategy(desk.worker, contact=contact, thread=thread, held_=early)
        with pytest.raises(NotHere):
            do.hold_strategy(desk.worker, contact=contact, thread=uuid4(), held_=early)

    def test_each_child_whom_it_may_have_shaken_has_one_line(self, desk):
        _, thread = self.report(desk)
        other = desk.row(desk.arrives(about=About(known_as="Noor"))).person_id
        lines = [
            Shaken("friend", "School talks with her", person=other),
            Shaken("witness", "We ring his mother", label="Kit M"),
        ]
        do.list_shaken(desk.worker, incident=thread, children=lines)
        with acting_as(MACHINE):
            rows = list(Linked.objects.order_by("label"))
        assert [(one.label, one.linked_id) for one in rows] == [
            ("", other),
            ("Kit M", desk.world.person),
        ]

    @pytest.mark.parametrize(
        "line",
        [
            Shaken("cousin", "x", label="Kit"),
            Shaken("friend", "x"),
            Shaken("friend", " ", label="K"),
        ],
    )
    def test_a_line_says_who_how_and_what(self, desk, line):
        _, thread = self.report(desk)
        with pytest.raises(Mistake):
            do.list_shaken(desk.worker, incident=thread, children=[line])

    def test_nobody_is_an_answer_with_a_reason(self, desk):
        contact, thread = self.report(desk)
        with pytest.raises(Mistake, match="why there are none"):
            do.list_shaken(desk.worker, incident=thread, children=[])
        do.list_shaken(desk.worker, incident=thread, children=[], nobody_because="He knows none")
        assert desk.promise("RIPPLE", contact).state == "kept"

    def test_what_was_done_is_said_once(self, desk):
        contact, thread = self.report(desk)
        do.do_ripple(desk.worker, incident=thread, step="ripple.safe", words="At his aunt's")
        with pytest.raises(Mistake, match="said already"):
            do.do_ripple(desk.worker, incident=thread, step="ripple.safe", words="Again")
        assert desk.promise("RIPPLE-SAFE", contact).state == "kept"
        with pytest.raises(NotHere):
            do.do_ripple(desk.worker, incident=uuid4(), step="ripple.safe", words="x")
