"""What people may say of a promise, and who: through the same doors as the pages."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises import commands
from kith.promises.entitled import ANSWERS, DECISIONS, above, refusal
from kith.promises.models import Act, Deed
from kith.promises.queries.reading import owed_from
from kith.promises.rules import Owed, is_late, is_unwritten, may_alert

TODAY = date(2026, 3, 4)
LATE = {"what": "Ring the school", "due": "2026-02-20"}


@pytest.fixture
def action(world):
    """An action that the worker owes and that is late."""
    testing.known_to(world.worker, world.person)
    data = LATE | {"owner": world.worker.id}
    world.tell(world.fact("action.promised", date(2026, 2, 2), thread=uuid4(), data=data))
    return world.promise("ACTION")


def owed(world, kind="ACTION"):
    """Read the promise as a page does."""
    with acting_as(MACHINE):
        return owed_from([world.promise(kind)])[0]


@pytest.mark.django_db
class TestOneTap:
    """Did it, will by, can't, wrong: the day it was due stands (S13 rule 5)."""

    def test_did_it_and_will_write_it_up(self, world, action):
        commands.attest_done(world.worker, promise=action.id, words="Rang at two", on=TODAY)
        line = owed(world)
        assert is_unwritten(line, clock.now())
        assert line.due_at == action.due_at
        with clock.frozen(clock.now() + timedelta(days=3)):
            assert not is_unwritten(line, clock.now())
            assert may_alert(line, clock.now())

    def test_nobody_did_it_tomorrow(self, world, action):
        with pytest.raises(Mistake) as said:
            commands.attest_done(
                world.worker, promise=action.id, words="Will ring", on=TODAY + timedelta(days=1)
            )
        assert said.value.field == "on"

    def test_the_reason_of_a_closure_has_to_be_written(self, world):
        world.tell(world.fact("episode.closed", date(2026, 2, 2)))
        promise = world.promise("CLOSURE-REASON")
        with pytest.raises(Refused, match="written up"):
            commands.attest_done(world.manager, promise=promise.id, words="Moved", on=TODAY)

    def test_will_by_shows_both_days(self, world, action):
        day = TODAY + timedelta(days=2)
        commands.will_by(world.worker, promise=action.id, on=day)
        line = owed(world)
        assert (line.will_by, line.due_at) == (day, action.due_at)
        assert is_late(line, clock.now())

    @pytest.mark.parametrize("days", [-1, 400])
    def test_will_by_is_a_day_to_come(self, world, action, days):
        with pytest.raises(Mistake):
            commands.will_by(world.worker, promise=action.id, on=TODAY + timedelta(days=days))

    def test_cannot_names_what_is_in_the_way(self, world, action):
        commands.cannot(world.worker, promise=action.id, barrier="court", words="Adjourned")
        assert owed(world).barrier == "court"
        with pytest.raises(Mistake):
            commands.cannot(world.worker, promise=action.id, barrier="the weather")

    def test_a_new_day_takes_the_barrier_away(self, world, action):
        commands.cannot(world.worker, promise=action.id, barrier="court")
        with clock.frozen(clock.now() + timedelta(minutes=20)):
            commands.will_by(world.worker, promise=action.id, on=TODAY)
        assert owed(world).barrier == ""

    def test_wrong_needs_a_word(self, world, action):
        with pytest.raises(Mistake):
            commands.dispute(world.worker, promise=action.id, words="  ")
        commands.dispute(world.worker, promise=action.id, words="It was done in January")
        assert owed(world).disputed

    def test_taken_by_name_it_is_not_done(self, world, action):
        commands.acknowledge(world.worker, promise=action.id)
        line = owed(world)
        assert line.acknowledged_at == clock.now()
        assert is_late(line, clock.now())


@pytest.mark.django_db
class TestDecisions:
    """Nobody decides on what they owe; one grade above does (SPEC H1, §0.2.4)."""

    def test_the_manager_withdraws_with_a_reason(self, world, action):
        commands.withdraw(world.manager, promise=action.id, reason="The school rang us")
        assert (world.promise("ACTION").state, world.promise("ACTION").ended_why) == (
            "withdrawn",
            "The school rang us",
        )

    def test_without_a_reason_nothing_is_withdrawn(self, world, action):
        with pytest.raises(Mistake):
            commands.withdraw(world.manager, promise=action.id, reason=" ")

    def test_the_worker_who_owes_it_does_not_withdraw_it(self, world, action):
        with pytest.raises(Refused):
            commands.withdraw(world.worker, promise=action.id, reason="Too busy")

    def test_a_manager_does_not_decide_on_what_managers_owe(self, world):
        world.tell(world.fact("referral.received", date(2026, 2, 2)))
        promise = world.promise("T9")
        with pytest.raises(Refused, match="one grade above"):
            commands.withdraw(world.manager, promise=promise.id, reason="Moved away")
        commands.withdraw(world.leader, promise=promise.id, reason="Moved away")
        assert world.promise("T9").state == "withdrawn"

    def test_void_says_why_it_was_never_owed(self, world, action):
        commands.void(world.manager, promise=action.id, reason="Promised twice")
        assert world.promise("ACTION").state == "void"

    def test_passed_on_the_day_stands(self, world, action):
        commands.reassign(world.leader, promise=action.id, to=world.manager.id, reason="Knows them")
        after = world.promise("ACTION")
        assert (after.owner_id, after.due_at) == (world.manager.id, action.due_at)

    def test_nobody_is_given_what_they_have_or_whom_they_do_not_see(self, world, action):
        stranger = testing.holding("social_worker")
        for to in (world.worker.id, stranger.id):
            with pytest.raises(Mistake):
                commands.reassign(world.leader, promise=action.id, to=to, reason="Because")

    def test_accepted_until_a_day_it_is_quiet_and_late_all_the_same(self, world, action):
        day = TODAY + timedelta(days=7)
        commands.accept_until(world.manager, promise=action.id, on=day, reason="Mocks this week")
        line = owed(world)
        assert is_late(line, clock.now())
        assert not may_alert(line, clock.now())
        with clock.frozen(clock.now() + timedelta(days=8)):
            assert may_alert(line, clock.now())

    def test_only_what_was_kept_can_be_seen_to_be_kept(self, world, action):
        with pytest.raises(Refused):
            commands.verify(world.manager, promise=action.id, words="Saw the letter")
        world.tell(world.fact("action.done", TODAY, thread=action.thread))
        commands.verify(world.manager, promise=action.id, words="Saw the letter")
        assert owed(world).verified

    def test_what_has_ended_is_answered_no_more(self, world, action):
        commands.withdraw(world.manager, promise=action.id, reason="The school rang us")
        for say in (commands.will_by, commands.attest_done):
            more = {"words": "x"} if say is commands.attest_done else {}
            with pytest.raises(Refused, match="no longer open"):
                say(world.worker, promise=action.id, on=TODAY, **more)


@pytest.mark.django_db
class TestUndo:
    """Rather than ask "are you sure?": within ten minutes, by the same person."""

    def test_in_time_it_is_as_if_nothing_was_said(self, world, action):
        said = commands.withdraw(world.manager, promise=action.id, reason="A slip")
        commands.undo(world.manager, act=said)
        assert world.promise("ACTION").state == "open"

    def test_too_late_it_stands(self, world, action):
        said = commands.withdraw(world.manager, promise=action.id, reason="A slip")
        later = clock.now() + timedelta(minutes=11)
        with clock.frozen(later), pytest.raises(Refused, match="ten minutes"):
            commands.undo(world.manager, act=said)
        assert world.promise("ACTION").state == "withdrawn"

    def test_nobody_takes_back_what_another_said(self, world, action):
        said = commands.withdraw(world.manager, promise=action.id, reason="A slip")
        with pytest.raises(NotHere):
            commands.undo(world.leader, act=said)

    def test_once_is_enough(self, world, action):
        said = commands.withdraw(world.manager, promise=action.id, reason="A slip")
        commands.undo(world.manager, act=said)
        with pytest.raises(NotHere):
            commands.undo(world.manager, act=said)


@pytest.mark.django_db
class TestDoors:
    """A promise that one does not see is not there; what is said is audited."""

    def test_to_a_stranger_it_is_not_there(self, world, action):
        stranger = testing.holding("team_manager")
        with pytest.raises(NotHere):
            commands.withdraw(stranger, promise=action.id, reason="Curious")
        with pytest.raises(NotHere):
            commands.acknowledge(stranger, promise=uuid4())

    def test_a_role_without_the_right_is_refused(self, world, action):
        reader = testing.holding("business_support")
        testing.known_to(reader, world.person)
        with pytest.raises(Refused):
            commands.will_by(reader, promise=action.id, on=TODAY)

    def test_what_is_said_is_in_the_audit_of_the_child(self, world, action):
        commands.withdraw(world.manager, promise=action.id, reason="The school rang us")
        with acting_as(MACHINE):
            events = AuditEvent.objects.filter(event="promise.withdrawn")
            assert [one.person_id for one in events] == [world.person]
            assert Act.objects.get(act=Deed.WITHDRAW).by_id == world.manager.id


class TestEntitled:
    """The pure rule behind the doors."""

    PROMISE = Owed("p", "ACTION", 1, 1, clock.now(), owner_role="team_manager", owner=7)

    def test_every_deed_is_an_answer_or_a_decision(self):
        assert {deed.value for deed in Deed} == ANSWERS | DECISIONS
        assert not ANSWERS & DECISIONS

    @pytest.mark.parametrize("deed", sorted(DECISIONS - {"verify"}))
    def test_nobody_decides_on_their_own(self, deed):
        assert refusal(deed, self.PROMISE, 7, {"head_of_service"})
        assert not refusal(deed, self.PROMISE, 8, {"team_manager"})
        assert refusal(deed, self.PROMISE, 8, {"social_worker"})

    def test_a_role_that_owes_is_decided_on_by_the_role_above(self):
        assert not above({"team_manager"}, "team_manager", owned_by_name=False)
        assert above({"head_of_service"}, "team_manager", owned_by_name=False)
        assert above({"team_manager"}, "team_manager", owned_by_name=True)
