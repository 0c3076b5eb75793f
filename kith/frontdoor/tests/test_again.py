"""Looked at again, opened again, offered again: nothing that is owed falls silent by it."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.audit import sees
from kith.access.gates import Refused
from kith.accounts.models import Team
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import STEPS
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.models import Notice
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.making import New

pytestmark = pytest.mark.django_db
NEWS = "A letter came from the school nurse"


@pytest.fixture
def desk():
    return a_desk()


def changes(desk, contact, outcome, **more):
    """Let the manager look again and decide otherwise."""
    again = desk.deciding(outcome, **more)
    do.redecide(desk.manager, contact=contact, because=NEWS, changed=again)


def stands(desk, contact):
    """Let the manager look again and leave it as it was."""
    do.redecide(desk.manager, contact=contact, because=NEWS)


def states(desk, kind, contact):
    return [one.state for one in desk.promises(kind, contact)]


def seen_after(desk, days):
    with clock.frozen(clock.now() + timedelta(days=days)), acting_as(desk.worker):
        return sees(desk.world.person)


class TestReopened:
    def test_a_red_contact_rings_and_waits_for_a_name_again(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.worker, contact=contact)
        desk.decided("advice", contact)
        before = rung(desk)
        do.reopen(desk.worker, contact=contact, words="The men are back at the gate")
        assert rung(desk) > before
        assert states(desk, "RED-TAKEN", contact) == ["kept", "open"]
        assert states(desk, "T3-RED", contact) == ["kept", "open"]

    def test_its_new_clock_runs_from_the_new_word(self, desk):
        opened = clock.now()
        with clock.frozen(opened):
            contact = desk.decided("nothing_more")
        with clock.frozen(opened + timedelta(days=3)):
            do.reopen(desk.worker, contact=contact, words="He did not come home")
        second = desk.promises("T3-AMBER", contact)[1]
        assert second.started_at == opened + timedelta(days=3)

    def test_why_it_had_closed_is_forgotten_with_when(self, desk):
        contact = desk.decided("nothing_more", reason="threshold")
        assert desk.row(contact).closed_at is not None
        do.reopen(desk.worker, contact=contact, words="He did not come home")
        row = desk.row(contact)
        assert (row.state, row.closed_at, row.closed_reason) == ("REOPENED", None, "")

    def test_the_desk_goes_on_seeing_the_child_for_as_long_as_it_is_open(self, desk):
        contact = desk.decided("advice")
        assert not seen_after(desk, 40)
        do.reopen(desk.worker, contact=contact, words="He did not come home")
        assert seen_after(desk, 40)

    def test_what_was_never_graded_is_graded_first(self, desk):
        first, second = desk.graded(), desk.arrives()
        do.mark_duplicate(desk.worker, contact=second, of=first, why="The same call")
        page = contact_page(desk.worker, contact=second)
        assert page.rag_words == "It goes on in the contact that it is the same as."
        assert not [one for one in STEPS if one.is_for(desk.worker, page) and one.is_next(page)]
        do.reopen(desk.worker, contact=second, words="It was another evening")
        row = desk.row(second)
        assert (row.state, row.duplicate_of) == ("RECEIVED", None)
        with pytest.raises(Mistake, match="cannot be done now"):
            desk.decided("advice", second)
        do.grade_contact(desk.worker, contact=second, rag="GREEN", why="No hurry")
        desk.decided("advice", second)

    def test_another_contact_may_be_the_same_as_one_that_was_opened_again(self, desk):
        first, second, third = desk.graded(), desk.graded(), desk.arrives()
        do.mark_duplicate(desk.worker, contact=second, of=first, why="The same call")
        with pytest.raises(Mistake, match="another contact"):
            do.mark_duplicate(desk.worker, contact=third, of=second, why="The same again")
        do.reopen(desk.worker, contact=second, words="It was another evening")
        do.mark_duplicate(desk.worker, contact=third, of=second, why="The same again")
        assert desk.row(third).duplicate_of == second

    def test_what_is_open_already_cannot_be_opened_again(self, desk):
        contact = desk.graded()
        with pytest.raises(Mistake, match="to be decided"):
            do.reopen(desk.worker, contact=contact, words="More came")
        with pytest.raises(Mistake, match="new"):
            do.reopen(desk.worker, contact=desk.decided("advice", contact), words=" ")

    def test_decided_anew_whoever_told_us_hears_anew(self, desk):
        contact = desk.decided("advice")
        do.tell_referrer(desk.worker, contact=contact, how="email", words="We advised")
        do.reopen(desk.worker, contact=contact, words="The school rang again")
        desk.decided("assess", contact)
        assert states(desk, "T5", contact) == ["kept", "open"]


def rung(desk):
    with acting_as(desk.manager):
        return Notice.objects.filter(to_id=desk.manager.id, code="red", pushed=True).count()


class TestRedecided:
    def test_from_an_end_to_an_offer_it_is_open_again(self, desk):
        contact = desk.decided("nothing_more", reason="threshold")
        changes(desk, contact, "early_help")
        row = desk.row(contact)
        assert (row.state, row.closed_at, row.closed_reason) == ("HELP_OFFERED", None, "")
        assert states(desk, "HELP-OFFER", contact) == ["open"]
        assert seen_after(desk, 40)

    def test_from_an_offer_to_an_end_it_has_closed(self, desk):
        contact = desk.decided("early_help")
        assert desk.row(contact).closed_at is None
        changes(desk, contact, "advice", reason="advice")
        row = desk.row(contact)
        assert row.closed_at is not None
        assert row.closed_reason == "advice"
        assert states(desk, "HELP-OFFER", contact) == ["void"]
        assert not seen_after(desk, 40)

    def test_it_becomes_our_work_from_the_day_that_word_reached_us(self, desk):
        arrived = clock.now() - timedelta(days=2)
        contact = desk.decided("nothing_more", desk.graded(at=arrived))
        changes(desk, contact, "assess")
        assert desk.promise("T9", contact).started_at == arrived
        assert states(desk, "T6", contact) == ["open"]

    def test_help_that_was_offered_waits_on_where_the_decision_stands(self, desk):
        contact = desk.decided("early_help", next_step="The mentor at the boxing club")
        stands(desk, contact)
        assert states(desk, "HELP-OFFER", contact) == ["void", "open"]

    def test_help_that_was_not_wanted_is_offered_again_where_the_decision_stands(self, desk):
        contact = desk.decided("early_help")
        do.refuse_help(desk.worker, contact=contact, words="Not now")
        with pytest.raises(Mistake, match="said already"):
            do.refuse_help(desk.worker, contact=contact, words="Not now")
        stands(desk, contact)
        do.refuse_help(desk.worker, contact=contact, words="Still not")
        assert states(desk, "HELP-RECHECK", contact) == ["kept", "open"]

    def test_the_first_meeting_is_still_owed_where_the_decision_stands(self, desk):
        contact = desk.decided("early_help")
        do.accept_help(desk.worker, contact=contact, service="Family help", by="Jo Ash")
        stands(desk, contact)
        do.meet_help(desk.worker, contact=contact, words="They walked the dog")
        assert states(desk, "HELP-MET", contact) == ["void", "kept"]
        stands(desk, contact)
        assert states(desk, "HELP-MET", contact) == ["void", "kept"]

    def test_what_was_sent_elsewhere_still_waits_for_a_name(self, desk):
        contact = desk.decided("other_route", where="adult")
        stands(desk, contact)
        do.taken_elsewhere(desk.worker, contact=contact, by="P. Lind")
        assert states(desk, "SENT", contact) == ["void", "kept"]
        assert desk.row(contact).closed_reason == "other_route"

    def test_another_council_took_it_is_why_it_closed(self, desk):
        contact = desk.decided("other_authority", where="Marlow Vale")
        do.taken_elsewhere(desk.worker, contact=contact, by="P. Lind")
        assert desk.row(contact).closed_reason == "other_authority"

    def test_a_changed_decision_is_asked_as_much_as_the_first(self, desk):
        contact = desk.decided("nothing_more")
        for wrong, field in (
            ({"because": "As discussed"}, "because"),
            ({"level": 0}, "level"),
            ({"sentences": ("7.1",)}, "sentences"),
        ):
            with pytest.raises(Mistake) as said:
                changes(desk, contact, "assess", **wrong)
            assert said.value.field == field
        assert desk.row(contact).state == "CLOSED_NFA"
        assert desk.promises("T9", contact) == []

    def test_what_came_is_said_in_words(self, desk):
        with pytest.raises(Mistake, match="what came"):
            do.redecide(desk.manager, contact=desk.decided("advice"), because="  ")

    def test_a_front_door_worker_looks_at_no_decision_again(self, desk):
        with pytest.raises(Refused):
            do.redecide(desk.worker, contact=desk.decided("advice"), because=NEWS)

    def test_changed_to_no_help_for_the_third_time_another_manager_looks(self, desk):
        desk.decided("nothing_more")
        desk.decided("advice")
        third = desk.decided("early_help")
        assert desk.promises("THIRD", third) == []
        changes(desk, third, "nothing_more")
        assert states(desk, "THIRD", third) == ["open"]

    def test_word_of_thirteen_months_ago_is_no_longer_counted(self, desk):
        now = clock.now()
        with clock.frozen(now):
            about = About(known_as="Noor")
            first = desk.decided("advice", desk.graded(about=about))
        noor = About(person=desk.row(first).person_id)
        with clock.frozen(now + timedelta(days=400)):
            desk.decided("advice", desk.graded(about=noor))
            again = desk.decided("advice", desk.graded(about=noor))
            assert desk.promises("THIRD", again) == []
            more = desk.decided("advice", desk.graded(about=noor))
            assert states(desk, "THIRD", more) == ["open"]


class TestTheNight:
    @pytest.mark.parametrize(
        ("outcome", "more"), [("early_help", {}), ("other_route", {"where": "lado"})]
    )
    def test_what_is_decided_does_not_become_undecided_overnight(self, desk, outcome, more):
        contact = desk.decided(outcome, **more)
        stood = desk.row(contact).state
        with pytest.raises(Mistake, match="cannot be done now"):
            do.leave_for_morning(desk.worker, contact=contact, done="Rang him", left="See him")
        assert desk.row(contact).state == stood

    def test_nobody_takes_over_what_the_night_did_not_leave(self, desk):
        with pytest.raises(Mistake, match="cannot be done now"):
            do.take_over(desk.worker, contact=desk.graded())

    def test_what_the_night_left_is_kept_with_what_it_did(self, desk):
        contact = desk.graded()
        for done, left in ((" ", "See him"), ("Rang him", " ")):
            with pytest.raises(Mistake):
                do.leave_for_morning(desk.worker, contact=contact, done=done, left=left)
        assert desk.promises("EDT-HANDOVER", contact) == []
        do.leave_for_morning(desk.worker, contact=contact, done="Rang him", left="See him")
        assert states(desk, "EDT-HANDOVER", contact) == ["open"]
        do.take_over(desk.worker, contact=contact)
        assert states(desk, "EDT-HANDOVER", contact) == ["kept"]


def test_when_their_own_team_has_taken_it_up_the_desk_sees_the_child_for_a_while(desk):
    contact = desk.graded()
    do.pass_on(desk.worker, contact=contact)
    do.take_up(desk.world.manager, contact=contact, words="We see him today")
    assert seen_after(desk, 1)
    assert not seen_after(desk, 40)


def test_nobody_hears_of_a_decision_before_there_is_one(desk):
    contact = desk.graded()
    with pytest.raises(Mistake, match="Nothing was decided yet"):
        do.tell_referrer(desk.worker, contact=contact, how="telephone", words="Soon")
    desk.decided("advice", contact)
    assert states(desk, "T5", contact) == ["open"]


def test_a_year_before_anything_was_kept_is_said_in_its_box(desk):
    with pytest.raises(Mistake, match="Look at the year") as said:
        desk.arrives(clock.now() - timedelta(days=365 * 30))
    assert said.value.field == "arrived_at"


def test_each_time_without_help_asks_for_a_look_of_its_own(desk):
    for _ in range(2):
        desk.decided("nothing_more")
    third = desk.decided("nothing_more")
    other = testing.holding("mash_manager", Team.objects.get(pk=desk.team))
    do.second_look(other, contact=third, words="We must meet her")
    do.reopen(desk.worker, contact=third, words="He did not come home")
    desk.decided("nothing_more", third)
    assert states(desk, "THIRD", third) == ["kept", "open"]


class TestTheFamily:
    """Whoever no longer sees a child does not go on seeing the child's mother."""

    @pytest.fixture
    def mother(self, desk):
        new = New("Mary", kind="adult", gender="female")
        beside = Beside(of=desk.world.person, role="mother")
        return relative(desk.world.worker, desk.world.person, new, beside)

    def sees(self, actor, person, days=0):
        with clock.frozen(clock.now() + timedelta(days=days)), acting_as(actor):
            return sees(person)

    def test_is_seen_from_when_word_comes(self, desk, mother):
        assert not self.sees(desk.worker, mother)
        desk.graded()
        assert self.sees(desk.worker, mother)

    def test_is_seen_as_long_as_the_child_and_no_longer(self, desk, mother):
        desk.decided("advice")
        assert self.sees(desk.worker, mother)
        assert not self.sees(desk.worker, mother, days=40)
        assert self.sees(desk.world.worker, mother, days=40)

    def test_is_seen_again_when_word_comes_again(self, desk, mother):
        contact = desk.decided("advice")
        do.reopen(desk.worker, contact=contact, words="He did not come home")
        assert self.sees(desk.worker, mother, days=40)

    def test_is_seen_again_though_nobody_saw_them_for_long(self, desk, mother):
        desk.decided("advice")
        with clock.frozen(clock.now() + timedelta(days=60)):
            desk.graded()
            assert self.sees(desk.worker, mother, days=20)
