"""Who may say that there is no strategy discussion, and what follows from it (SPEC A2)."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.gates import Refused
from kith.frontdoor import commands as do
from kith.frontdoor.posts import may_decline, may_lead
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db

NONE = {"reason": "no_cause", "because": "A fall, seen by two"}


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def incident(desk):
    contact = desk.graded("RED")
    thread = do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
    return {"contact": contact, "thread": thread}


def on_night(desk, hours=12):
    return testing.on_duty(testing.holding("edt"), "edt", hours=hours)


class TestWhoMayDecline:
    def test_a_worker_at_the_desk_may_write_that_it_was_held_and_not_that_there_is_none(
        self, desk, incident
    ):
        with pytest.raises(Refused, match="deciding on a strategy discussion"):
            do.decline_strategy(desk.worker, **incident, **NONE)
        held = do.Held(clock.now(), ("social_care", "police", "health"), "Joint", "", "joint")
        do.hold_strategy(desk.worker, **incident, held_=held)

    @pytest.mark.parametrize("who", ["manager", "world.manager", "world.leader"])
    def test_a_manager_of_the_door_of_the_child_or_of_all_may(self, desk, incident, who):
        actor = desk
        for name in who.split("."):
            actor = getattr(actor, name)
        do.decline_strategy(actor, **incident, **NONE)
        assert desk.promise("STRATEGY-LOOK", incident["contact"]).state == "open"

    def test_at_night_whoever_leads_the_night_may_and_who_works_beside_them_not(
        self, desk, incident
    ):
        now = clock.now()
        with clock.frozen(now):
            lead = on_night(desk)
        with clock.frozen(now + timedelta(hours=1)):
            beside = on_night(desk)
            assert (may_decline(lead), may_decline(beside)) == (True, False)
            with pytest.raises(Refused):
                do.decline_strategy(beside, **incident, **NONE)
            do.decline_strategy(lead, **incident, **NONE)


class TestTheLook:
    """A head of service looks at it within a working day."""

    @pytest.fixture(autouse=True)
    def declined(self, desk, incident):
        do.decline_strategy(desk.manager, **incident, **NONE)

    def discussion(self, desk, incident):
        (one,) = contact_page(desk.manager, contact=incident["contact"]).discussions
        return one

    def test_it_is_owed_by_the_head_of_service_and_shown_with_its_reason(self, desk, incident):
        owed = desk.promise("STRATEGY-LOOK", incident["contact"])
        assert (owed.owner_role, owed.state) == ("head_of_service", "open")
        shown = self.discussion(desk, incident)
        assert shown.awaits_look
        assert any("A fall, seen by two" in text for _, text in shown.says)

    def test_the_manager_who_declined_does_not_look_at_it_themselves(self, desk, incident):
        with pytest.raises(Refused, match="head of service"):
            do.look_at_none(desk.manager, **incident, stands="yes", words="I said so")

    def test_it_may_stand(self, desk, incident):
        do.look_at_none(desk.world.leader, **incident, stands="yes", words="He fell; two saw it")
        assert desk.promise("STRATEGY-LOOK", incident["contact"]).state == "kept"
        assert not self.discussion(desk, incident).awaits_look
        with pytest.raises(Mistake, match="looked at this already"):
            do.look_at_none(desk.world.leader, **incident, stands="yes", words="Again")

    def test_or_they_must_meet_after_all_and_a_new_reason_is_looked_at_anew(self, desk, incident):
        leader = desk.world.leader
        do.look_at_none(leader, **incident, stands="no", words="Nobody asked the hospital")
        shown = self.discussion(desk, incident)
        assert (shown.is_open, shown.awaits_look) == (True, False)
        serious = desk.promises("T10-SERIOUS") + desk.promises("T10-SERIOUS-EARLY")
        assert [one.state for one in serious if one.state != "void"] == ["open"]
        do.decline_strategy(desk.manager, **incident, **NONE)
        assert self.discussion(desk, incident).awaits_look
        do.look_at_none(leader, **incident, stands="yes", words="Now they did")

    @pytest.mark.parametrize(
        ("said", "field"),
        [({"stands": "maybe", "words": "x"}, "stands"), ({"stands": "yes", "words": ""}, "words")],
    )
    def test_it_says_whether_and_because_of_what(self, desk, incident, said, field):
        with pytest.raises(Mistake) as wrong:
            do.look_at_none(desk.world.leader, **incident, **said)
        assert wrong.value.field == field

    def test_whoever_is_on_call_for_the_heads_of_service_looks_in_their_place(self, desk, incident):
        assert not may_lead(desk.manager)
        deputy = testing.on_duty(desk.manager, "hos_on_call", hours=12)
        assert may_lead(deputy)
        assert not may_lead(testing.on_duty(desk.worker, "hos_on_call", hours=12))
        do.look_at_none(deputy, **incident, stands="yes", words="It stands")

    def test_and_a_manager_who_covers_one_who_is_away(self, desk, incident):
        testing.away(desk.world.leader, desk.world.manager)
        assert may_lead(desk.world.manager)


class TestWhoAsks:
    """A partner may ask; where there is none they hear why."""

    def asked(self, desk, **more):
        contact = desk.graded()
        said = {"kind": "standard", "why": "He is afraid", **more}
        return {
            "contact": contact,
            "thread": do.ask_strategy(desk.worker, contact=contact, **said),
        }

    def test_a_partner_who_asked_hears_why_there_is_none(self, desk):
        one = self.asked(desk, asks="police", who="PC Vale")
        do.decline_strategy(desk.manager, **one, **NONE)
        owed = desk.promise("STRATEGY-TOLD", one["contact"])
        assert (owed.owner_role, owed.state) == ("front_door", "open")
        (shown,) = contact_page(desk.manager, contact=one["contact"]).discussions
        assert ("Asked for by", "Police, PC Vale") in shown.says
        assert (shown.awaits_telling, shown.awaits_look) == (True, False)
        do.told_why_none(desk.worker, **one, words="PC Vale by telephone, who agrees")
        assert desk.promise("STRATEGY-TOLD", one["contact"]).state == "kept"
        (shown,) = contact_page(desk.manager, contact=one["contact"]).discussions
        assert not shown.awaits_telling

    def test_one_of_ours_reads_it_here(self, desk):
        one = self.asked(desk)
        do.decline_strategy(desk.manager, **one, **NONE)
        assert desk.promises("STRATEGY-TOLD", one["contact"]) == []

    def test_who_asks_is_one_of_a_list(self, desk):
        with pytest.raises(Mistake, match="who asks"):
            self.asked(desk, asks="the king")

    def test_nobody_hears_why_before_anybody_said_it(self, desk):
        with pytest.raises(Mistake, match="Nobody has said"):
            do.told_why_none(desk.worker, **self.asked(desk, asks="police"), words="x")

    def test_the_childs_own_worker_does_not_tell_them(self, desk):
        one = self.asked(desk, asks="police")
        do.decline_strategy(desk.manager, **one, **NONE)
        own = desk.world.worker
        testing.known_to(own, desk.world.person)
        with pytest.raises(Refused):
            do.told_why_none(own, **one, words="x")
