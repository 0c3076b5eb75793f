"""The clocks of the front door, by the facts that they were agreed on."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.cases.allocation import allocate
from kith.frontdoor.commands import (
    About,
    Held,
    accept_help,
    acknowledge,
    arrive,
    grade_contact,
    hold_strategy,
    identify,
    open_contact,
    pass_on,
    report_incident,
    take_up,
)
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.commands import take_in
from kith.frontdoor.mailbox.tests.mails import a_mail
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import BY_SLUG, STEPS
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.policy import DECLARED
from kith.messages.models import Notice
from kith.promises.escalation import escalate
from kith.promises.models import Rung

pytestmark = pytest.mark.django_db
FRIDAY = "by mx.council.example; Fri, 27 Nov 2026 18:05:00 +0000"


def at(text):
    """A moment as London's clocks show it: "2026-11-27 18:05"."""
    day, _, time = text.partition(" ")
    hours, _, minutes = time.partition(":")
    return clock.at_local(
        datetime.fromisoformat(day).date(), timedelta(hours=int(hours), minutes=int(minutes))
    )


def lived(moment):
    return clock.frozen(at(moment))


def test_j6_a_stabbing_mailed_on_friday_night_and_opened_on_monday():
    with lived("2021-07-16 22:00"):
        desk = a_desk()
        edt = testing.on_duty(testing.holding("edt"), "edt", hours=80)
    with lived("2021-07-16 22:10"):
        arrival = desk.arrival(channel="email", agency="police", dangers=("weapon",))
        (contact,) = arrive(MACHINE, arrival=arrival, children=[About(desk.world.person)])
    with lived("2021-07-19 09:00"):
        open_contact(desk.worker, contact=contact)
        grade_contact(desk.worker, contact=contact, rag="RED", why="A boy was stabbed")
        thread = report_incident(
            desk.worker, contact=contact, sort="violence", what="Stabbed in the leg"
        )
    assert desk.promise("T10-SERIOUS", contact).due_at == at("2021-07-17 22:10")
    assert desk.promise("FD-16", contact).state == "kept_late"
    with lived("2021-07-19 10:00"):
        discussed = Held(clock.now(), ("social_care", "police", "health"), "Joint enquiry", "", "")
        hold_strategy(edt, contact=contact, thread=thread, held_=discussed)
    late = desk.promise("T10-SERIOUS", contact)
    assert (late.state, late.kept_at) == ("kept_late", at("2021-07-19 10:00"))


def test_told_before_three_it_is_due_the_same_day():
    with lived("2021-07-14 14:59"):
        desk = a_desk()
        contact = desk.graded("RED")
        report_incident(desk.worker, contact=contact, sort="assault", what="Beaten by four")
    assert desk.promise("T10-SERIOUS-EARLY", contact).due_at == at("2021-07-15 00:00")
    assert desk.promises("T10-SERIOUS", contact) == []


def test_the_hour_that_divides_the_day_is_the_one_of_the_dated_rule():
    (rule,) = [one for one in DECLARED if one.code == "T10-CUT-OFF"]
    assert rule.value == 15 * 60


def test_j27_word_of_an_open_child_goes_to_worker_and_manager_and_is_taken_up():
    with lived("2021-07-14 10:00"):
        desk = a_desk()
        world = desk.world
        allocate(
            world.manager,
            person=world.person,
            worker=world.worker.id,
            team=world.team,
            why="Knows him",
            on=clock.today(),
        )
        cover = testing.holding("social_worker")
        testing.away(world.worker, cover)
        contact = desk.graded("AMBER", agency="police", channel="police")
        assert next_steps(desk, contact)[0] == "pass-on"
        pass_on(desk.worker, contact=contact)
        assert [told_on(one) for one in (cover, world.manager)] == [["passed"], ["passed"]]
        assert told_on(world.worker) == told_on(desk.manager) == []
    owed = desk.promise("LINKED", contact)
    assert (owed.due_at, owed.team_id) == (at("2021-07-16 00:00"), world.team)
    assert (owed.owner_role, owed.owner_id) == ("team_manager", None)
    with lived("2021-07-15 09:30"):
        take_up(world.manager, contact=contact, words="We see him today")
    assert desk.promise("LINKED", contact).state == "kept"
    assert desk.promise("T3-AMBER", contact).state == "kept"
    assert desk.row(contact).state == "TAKEN_UP"


class TestJ29:
    """A RED mail on Friday evening for an open child whose worker is away, by the mailbox."""

    @pytest.fixture
    def desk(self):
        with lived("2026-11-27 18:00"):
            desk = a_desk()
            world = desk.world
            allocate(
                world.manager,
                person=world.person,
                worker=world.worker.id,
                team=world.team,
                why="Knows him",
                on=clock.today(),
            )
            self.cover = testing.holding("social_worker")
            testing.away(world.worker, self.cover)
            self.edt = testing.on_duty(testing.holding("edt"), "edt", hours=60)
        return desk

    @pytest.fixture
    def contact(self, desk):
        with lived("2026-11-27 18:05"):
            raw = a_mail("A boy was stabbed. We have his name.", Received=FRIDAY).as_bytes()
            item = Item(uid=1, raw=raw, size=len(raw), put_in=clock.now())
            return take_in(item, epoch=1, name="front.door@a")

    def identifies(self, desk, contact):
        about = About(person=desk.world.person)
        identify(self.edt, contact=contact, about=about, words="The officer gave his name")

    def test_by_18_35_it_has_climbed_to_the_night_team(self, desk, contact):
        with lived("2026-11-27 18:06"):
            assert told_red(self.edt)
        owed = desk.promise("RED-UNOPENED", contact)
        assert owed.due_at == at("2026-11-27 18:35")
        with lived("2026-11-27 18:35"):
            escalate()
        assert self.edt.id in climbed(owed.id)

    def test_nobody_of_a_team_hears_before_it_is_known_whose_child_it_is(self, desk, contact):
        with lived("2026-11-27 18:15"):
            open_contact(self.edt, contact=contact)
            grade_contact(self.edt, contact=contact, rag="RED", why="He was stabbed")
            acknowledge(self.edt, contact=contact)
        assert not any(told_red(one) for one in (self.cover, desk.world.manager))
        with lived("2026-11-27 18:25"):
            self.identifies(desk, contact)
        assert told_red(self.cover)
        assert told_red(desk.world.manager)
        assert not told_red(desk.world.worker)

    def test_and_they_hear_at_once_where_it_is_known_before_it_is_graded(self, desk, contact):
        with lived("2026-11-27 18:10"):
            assert times_rung(self.edt) == 1
            self.identifies(desk, contact)
            assert times_rung(self.edt) == 1
        assert told_red(self.cover)

    def test_a_mail_that_is_not_urgent_rings_nobody_when_it_is_known_whose_it_is(self, desk):
        with lived("2026-11-27 18:05"):
            raw = a_mail("He wants to thank his worker.", Received=FRIDAY).as_bytes()
            item = Item(uid=1, raw=raw, size=len(raw), put_in=clock.now())
            contact = take_in(item, epoch=1, name="front.door@a")
            self.identifies(desk, contact)
        assert not told_red(self.cover)

    def test_of_a_child_who_is_hidden_only_those_named_hear(self, desk, contact):
        testing.restricted(desk.world.person, "R1", self.edt, desk.world.leader, self.cover)
        with lived("2026-11-27 18:10"):
            leader = desk.world.leader
            about = About(person=desk.world.person)
            identify(leader, contact=contact, about=about, words="The officer gave his name")
        assert told_red(self.cover)
        assert not told_red(desk.world.manager)

    def test_the_discussion_is_due_a_day_after_the_mail_and_their_team_is_offered_it(
        self, desk, contact
    ):
        with lived("2026-11-27 18:40"):
            grade_contact(self.edt, contact=contact, rag="RED", why="In danger now")
            self.identifies(desk, contact)
            report_incident(self.edt, contact=contact, sort="violence", what="Stabbed")
            acknowledge(self.edt, contact=contact)
            page = contact_page(self.edt, contact=contact)
        assert desk.promise("T10-SERIOUS", contact).due_at == at("2026-11-28 18:05")
        assert desk.promise("RED-TAKEN", contact).state == "kept"
        assert page.with_team
        assert "pass-on" in [one.slug for one in STEPS if one.is_next(page) and one.when(page)]


def times_rung(actor):
    with acting_as(actor):
        return Notice.objects.filter(to_id=actor.id, code="red").count()


def next_steps(desk, contact):
    """The slugs of what is offered as next, in order, once the screen is done with."""
    page = contact_page(desk.manager, contact=contact)
    offered = [one for one in STEPS if one.is_for(desk.manager, page) and one.is_next(page)]
    return [one.slug for one in offered if one.slug != "screen"]


def told_on(actor):
    with acting_as(actor):
        return list(Notice.objects.filter(to_id=actor.id).values_list("code", flat=True))


def test_word_of_a_child_with_whom_nobody_works_is_not_first_for_another_team():
    with lived("2021-07-14 10:00"):
        desk = a_desk()
        contact = desk.graded("AMBER")
        assert "pass-on" not in next_steps(desk, contact)
        page = contact_page(desk.manager, contact=contact)
    assert BY_SLUG["pass-on"].is_for(desk.manager, page)


def test_what_is_passed_on_is_told_to_nobody_from_whom_the_child_is_hidden():
    with lived("2021-07-14 10:00"):
        desk = a_desk()
        contact = desk.graded("AMBER")
        testing.restricted(desk.world.person, "R3", desk.worker)
        pass_on(desk.worker, contact=contact)
        assert told_on(desk.world.manager) == []


def test_j29_a_red_mail_on_friday_evening_for_an_open_child_whose_worker_is_away():
    with lived("2026-11-27 18:00"):
        desk = a_desk()
        world = desk.world
        allocate(
            world.manager,
            person=world.person,
            worker=world.worker.id,
            team=world.team,
            why="Knows him",
            on=clock.today(),
        )
        cover = testing.holding("social_worker")
        testing.away(world.worker, cover)
        edt = testing.on_duty(testing.holding("edt"), "edt", hours=60)
    with lived("2026-11-27 18:05"):
        arrival = desk.arrival(channel="email", agency="police", safe_now="no")
        (contact,) = arrive(MACHINE, arrival=arrival, children=[About(world.person)])
        assert all(told_red(one) for one in (edt, cover, world.manager))
        assert not told_red(world.worker)
    assert desk.promise("RED-UNOPENED", contact).due_at == at("2026-11-27 18:35")
    with lived("2026-11-27 18:35"):
        escalate()
    assert edt.id in climbed(desk.promise("RED-UNOPENED", contact).id)
    with lived("2026-11-27 18:40"):
        grade_contact(edt, contact=contact, rag="RED", why="In danger now")
        report_incident(edt, contact=contact, sort="violence", what="A threat to his life")
        acknowledge(edt, contact=contact)
    assert desk.promise("T10-SERIOUS", contact).due_at == at("2026-11-28 18:05")
    assert desk.promise("RED-TAKEN", contact).state == "kept"


def told_red(actor):
    with acting_as(actor):
        return Notice.objects.filter(to_id=actor.id, code="red", pushed=True).exists()


def climbed(promise):
    with acting_as(MACHINE):
        return set(Rung.objects.filter(promise=promise).values_list("told_id", flat=True))


def test_j30_amber_set_on_a_saturday_afternoon_ends_with_monday():
    with lived("2026-11-28 14:00"):
        desk = a_desk()
        contact = desk.graded("AMBER")
    assert desk.promise("T3-AMBER", contact).due_at == at("2026-12-01 00:00")


def test_j30_and_with_tuesday_where_monday_is_a_bank_holiday():
    with lived("2021-05-01 14:00"):
        desk = a_desk()
        contact = desk.graded("AMBER")
    assert desk.promise("T3-AMBER", contact).due_at == at("2021-05-05 00:00")


def test_j44_a_stabbing_without_a_list_of_those_it_may_have_shaken():
    with lived("2021-07-14 16:00"):
        desk = a_desk()
        contact = desk.graded("RED")
        report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
    owed = desk.promise("RIPPLE", contact)
    assert (owed.due_at, owed.state) == (at("2021-07-16 00:00"), "open")


def test_j45_help_that_nobody_takes_up_is_back_with_the_manager_after_three_days():
    with lived("2021-07-14 10:00"):
        desk = a_desk()
        contact = desk.decided("early_help")
    owed = desk.promise("HELP-OFFER", contact)
    assert (owed.due_at, owed.owner_role) == (at("2021-07-20 00:00"), "mash_manager")
    assert desk.row(contact).state == "HELP_OFFERED"
    assert desk.row(contact).closed_at is None
    with lived("2021-07-21 10:00"):
        accept_help(desk.worker, contact=contact, service="Family help north", by="Jo Ash")
    assert desk.promise("HELP-OFFER", contact).state == "kept_late"
    assert desk.promise("HELP-MET", contact).due_at == at("2021-08-05 00:00")


def test_what_may_be_red_is_elapsed_time_by_day_and_by_night():
    with lived("2026-11-27 16:59"):
        desk = a_desk()
        day = desk.arrives(safe_now="no")
    with lived("2026-11-27 17:00"):
        night = desk.arrives(safe_now="no")
    assert desk.promise("T2-RED", day).due_at == at("2026-11-27 17:29")
    assert desk.promise("T2-RED-NIGHT", night).due_at == at("2026-11-27 18:00")
    assert desk.promises("T2", day) == desk.promises("T2", night) == []


def test_graded_higher_the_clock_starts_anew_and_lower_it_goes_on():
    with lived("2026-11-30 10:00"):
        desk = a_desk()
        contact = desk.graded("GREEN")
    with lived("2026-11-30 12:00"):
        grade_contact(desk.manager, contact=contact, rag="AMBER", why="His mother rang")
    assert desk.promise("T3-GREEN", contact).state == "void"
    assert desk.promise("T3-AMBER", contact).due_at == at("2026-12-01 12:00")
    with lived("2026-11-30 13:00"):
        grade_contact(desk.manager, contact=contact, rag="GREEN", why="It was a misunderstanding")
        grade_contact(desk.manager, contact=contact, rag="AMBER", why="It was none")
    assert desk.promise("T3-AMBER", contact).due_at == at("2026-12-01 12:00")
    assert len(desk.promises("T3-GREEN", contact)) == 1


def test_a_referral_was_received_when_the_contact_was():
    with lived("2026-11-30 10:00"):
        desk = a_desk()
        contact = desk.graded("AMBER", agency="family")
    with lived("2026-12-02 10:00"):
        desk.decided("assess", contact)
    decision = desk.promise("T4-REFERRAL", contact)
    assert (decision.started_at, decision.state) == (at("2026-11-30 10:00"), "kept_late")
    assert desk.promise("T9", contact).started_at == at("2026-11-30 10:00")
    assert desk.promise("T6", contact).due_at == at("2026-12-04 00:00")
    assert desk.promise("T7B-AMBER", contact).due_at == at("2026-12-04 00:00")


def test_the_first_worker_owes_the_first_meeting_and_a_visit_keeps_both_promises():
    from kith.cases.commands import Seen, record_contact

    with lived("2026-11-30 10:00"):
        desk = a_desk()
        world = desk.world
        contact = desk.decided("assess")
        allocate(
            world.manager,
            person=world.person,
            worker=world.worker.id,
            team=world.team,
            why="Knows the school",
            on=clock.today(),
        )
    assert desk.promise("T7A-AMBER", contact).due_at == at("2026-12-03 00:00")
    assert desk.promise("T6", contact).state == "kept"
    with lived("2026-12-01 16:00"):
        seen = Seen(on=clock.today(), how="school", alone=True)
        record_contact(world.worker, person=world.person, seen=seen, every_working_days=10)
    assert desk.promise("T7A-AMBER", contact).state == "kept"
    assert desk.promise("T7B-AMBER", contact).state == "kept"


def test_now_is_utc_here():
    assert at("2026-11-27 18:05") == datetime(2026, 11, 27, 18, 5, tzinfo=UTC)
