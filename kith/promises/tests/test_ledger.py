"""The ledger, one rule at a time: corrections, retractions, acts, owners, returns.

The kinds here are those from referral to closure; what is tried is what all kinds share.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.kernel.clock import local_midnight
from kith.promises import ledger
from kith.promises.ledger import act, correction, record, retraction
from kith.promises.models import Deed, Fact
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
REFERRED = date(2026, 2, 2)
T9_DUE = local_midnight(date(2026, 4, 9))  # 45 working days, Easter among them


def say(world, promise, deed, by=None, **data):
    """Let somebody say something of a promise."""
    with acting_as(by or world.leader):
        return act(promise, deed, data)


class TestIdentity:
    """A promise is the same promise whatever is learnt later."""

    def test_its_id_is_a_uuid_of_version_8_from_kind_fact_and_child(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        promise = world.promise("T9")
        assert (promise.id.version, promise.id.variant) == (8, "specified in RFC 4122")
        with connection.cursor() as cursor:
            cursor.execute("SELECT kith_promise_id('T9', %s, %s)", [fact, world.person])
            assert cursor.fetchone()[0] == promise.id

    def test_a_correction_moves_the_day_and_keeps_the_id_and_what_was_said(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        before = world.promise("T9")
        say(world, before, Deed.WITHDRAW, reason="moved away")
        with acting_as(world.leader):
            day = local_midnight(date(2026, 1, 5))
            record([correction(fact, rationale="read wrongly", occurred_at=day)])
        after = world.promise("T9")
        assert (after.id, after.start_fact) == (before.id, fact)
        assert after.due_at == local_midnight(date(2026, 3, 10))
        assert after.state == "withdrawn"

    def test_corrections_add_and_history_stays(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        with acting_as(world.leader):
            record([correction(fact, rationale="once", data={"source": "1A"})])
            record([correction(fact, rationale="twice", data={"need": "N1"})])
        with acting_as(MACHINE):
            told = list(Fact.objects.filter(root=fact).order_by("seq"))
        assert [one.data for one in told] == [{}, {"source": "1A"}, {"source": "1A", "need": "N1"}]

    def test_a_correction_speaks_of_the_same_child_work_and_name(self, world):
        """Otherwise it has no root, and the table refuses it."""
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        other = a_world()
        wrong = other.fact("referral.received", REFERRED, replaces=fact)
        with pytest.raises(IntegrityError), transaction.atomic():
            world.tell(wrong)


class TestRetraction:
    """What never happened starts nothing, keeps nothing and ends nothing; it is not forgotten."""

    def test_a_promise_whose_start_never_happened_is_void_and_names_the_correction(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        with acting_as(world.leader):
            (version,) = record([retraction(fact, rationale="another child")])
        promise = world.promise("T9")
        assert (promise.state, promise.ended_why, promise.ended_by) == (
            "void",
            "retracted",
            version,
        )
        assert promise.ended_at < promise.due_at  # it was never missed

    def test_it_names_what_took_its_place_where_there_is_something(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        successor = uuid4()
        with acting_as(world.leader):
            record([retraction(fact, rationale="told twice", successor=successor)])
        assert world.promise("T9").ended_by == successor

    def test_a_correction_after_which_nothing_is_owed_voids_it_too(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED, data={"nfa": False}))
        with acting_as(world.leader):
            record([correction(fact, rationale="no action", data={"nfa": True})])
        assert (world.promise("T9").state, world.promise("T9").ended_why) == ("void", "corrected")

    def test_a_retracted_fact_can_come_back(self, world):
        (fact,) = world.tell(world.fact("referral.received", REFERRED))
        with acting_as(world.leader):
            record([retraction(fact, rationale="a slip")])
            record([correction(fact, rationale="it was right")])
        assert world.promise("T9").state == "open"

    def test_what_kept_it_and_never_happened_keeps_it_no_more(self, world):
        thread = uuid4()
        _, done = world.tell(
            world.fact("referral.received", REFERRED),
            world.fact("assessment.authorised", date(2026, 2, 20), thread=thread),
        )
        assert world.promise("T9").state == "kept"
        with acting_as(world.leader):
            record([retraction(done, rationale="not signed")])
        assert world.promise("T9").state == "open"


class TestOrder:
    """Whatever order things are told in, the order in which they happened decides."""

    def test_told_late_and_backwards_it_comes_out_the_same(self, world):
        thread = uuid4()
        facts = [
            world.fact("referral.received", REFERRED),
            world.fact("assessment.authorised", date(2026, 2, 20), thread=thread),
        ]
        for fact in reversed(facts):
            world.tell(fact)
        assert world.promise("T9").state == "kept"

    def test_withdrawn_before_it_was_kept_stays_withdrawn(self, world):
        thread = uuid4()
        world.tell(world.fact("referral.received", REFERRED))
        say(world, world.promise("T9"), Deed.WITHDRAW, reason="moved away")
        world.tell(world.fact("assessment.authorised", date(2026, 3, 20), thread=thread))
        assert world.promise("T9").state == "withdrawn"

    def test_kept_before_it_was_withdrawn_is_kept(self, world):
        thread = uuid4()
        world.tell(world.fact("referral.received", REFERRED))
        say(world, world.promise("T9"), Deed.WITHDRAW, reason="moved away")
        world.tell(world.fact("assessment.authorised", date(2026, 2, 20), thread=thread))
        assert world.promise("T9").state == "kept"

    def test_kept_on_the_day_of_the_closure_is_kept(self, world):
        thread = uuid4()
        world.tell(
            world.fact("referral.received", REFERRED),
            world.fact("episode.closed", date(2026, 2, 20)),
            world.fact(
                "assessment.authorised",
                datetime(2026, 2, 20, 16, tzinfo=UTC),
                thread=thread,
                day=False,
            ),
        )
        assert world.promise("T9").state == "kept"


class TestActs:
    """Withdraw and void end a promise. Nothing that anybody says moves the day it was due."""

    @pytest.mark.parametrize("deed", [deed for deed in Deed if deed is not Deed.UNDO])
    def test_no_act_moves_the_due_day(self, world, deed):
        world.tell(world.fact("referral.received", REFERRED))
        before = world.promise("T9")
        say(world, before, deed, reason="so", to=world.worker.id, until="2026-12-01")
        after = world.promise("T9")
        assert after.due_at == before.due_at == T9_DUE
        ended = {Deed.WITHDRAW: "withdrawn", Deed.VOID: "void"}
        assert after.state == ended.get(deed, "open")
        assert after.ended_why == ("so" if deed in ended else None)

    @pytest.mark.parametrize(
        ("minutes", "same", "state"),
        [(10, True, "open"), (11, True, "withdrawn"), (5, False, "withdrawn")],
    )
    def test_taken_back_within_ten_minutes_by_the_same_person(self, world, minutes, same, state):
        world.tell(world.fact("referral.received", REFERRED))
        promise = world.promise("T9")
        said = say(world, promise, Deed.WITHDRAW, reason="a slip")
        who = world.leader if same else testing.holding("head_of_service")
        with clock.frozen(clock.now() + timedelta(minutes=minutes)), acting_as(who):
            act(promise, Deed.UNDO, {}, undoes=said)
        assert world.promise("T9").state == state

    def test_withdrawn_after_it_was_due_does_not_hide_that_it_was_missed(self, world):
        world.tell(world.fact("referral.received", date(2025, 1, 6)))
        say(world, world.promise("T9"), Deed.WITHDRAW, reason="moved away")
        promise = world.promise("T9")
        assert promise.ended_at >= promise.due_at


class TestOwners:
    """Who owes follows from who is allocated; the due day never does (J19)."""

    def allocate(self, world, worker, day, role="social_worker", thread=None):
        data = {"worker": worker, "role": role}
        world.tell(world.fact("child.allocated", day, thread=thread or uuid4(), data=data))

    def test_the_role_owes_until_somebody_is_allocated(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        assert (world.promise("T9").owner_role, world.promise("T9").owner_id) == (
            "team_manager",
            None,
        )
        self.allocate(world, world.worker.id, date(2026, 2, 3))
        assert world.promise("T9").owner_id == world.worker.id

    def test_the_chair_owes_the_conference_whoever_works_with_the_child(self, world):
        data = {"icpc_required": True}
        world.tell(world.fact("s47.started", REFERRED, thread=uuid4(), data=data))
        self.allocate(world, world.worker.id, date(2026, 2, 3))
        assert world.promise("T13").owner_id is None
        self.allocate(world, world.leader.id, date(2026, 2, 4), role="chair")
        assert world.promise("T13").owner_id == world.leader.id

    def test_when_the_worker_changes_the_day_stands_and_both_are_listed(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        self.allocate(world, world.worker.id, REFERRED)
        self.allocate(world, world.manager.id, date(2026, 2, 20))
        promise = world.promise("T9")
        assert (promise.owner_id, promise.also_owner_id) == (world.manager.id, world.worker.id)
        assert promise.due_at == T9_DUE

    def test_an_action_goes_with_the_child_to_the_new_worker(self, world):
        """J19: an action due in five days, and the social worker changes."""
        said = {"what": "Ring the school", "due": "2026-03-09", "owner": world.worker.id}
        self.allocate(world, world.worker.id, date(2026, 2, 2))
        world.tell(world.fact("action.promised", date(2026, 3, 2), thread=uuid4(), data=said))
        self.allocate(world, world.manager.id, date(2026, 3, 4))
        promise = world.promise("ACTION")
        assert (promise.owner_id, promise.also_owner_id) == (world.manager.id, world.worker.id)
        assert promise.due_at == local_midnight(date(2026, 3, 10))

    def test_after_several_changes_the_last_worker_owes(self, world):
        said = {"what": "Ring the school", "due": "2026-03-09", "owner": world.worker.id}
        self.allocate(world, world.worker.id, date(2026, 2, 2))
        world.tell(world.fact("action.promised", date(2026, 2, 3), thread=uuid4(), data=said))
        self.allocate(world, world.manager.id, date(2026, 2, 16))
        self.allocate(world, world.leader.id, date(2026, 3, 2))
        promise = world.promise("ACTION")
        assert (promise.owner_id, promise.also_owner_id) == (world.leader.id, world.worker.id)

    def test_an_action_of_somebody_else_stays_theirs(self, world):
        said = {"what": "Ring the school", "due": "2026-03-09", "owner": world.leader.id}
        self.allocate(world, world.worker.id, date(2026, 2, 2))
        world.tell(world.fact("action.promised", date(2026, 3, 2), thread=uuid4(), data=said))
        self.allocate(world, world.manager.id, date(2026, 3, 3))
        assert world.promise("ACTION").owner_id == world.leader.id

    def test_passed_on_by_name_it_is_that_persons(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        self.allocate(world, world.worker.id, REFERRED)
        say(world, world.promise("T9"), Deed.REASSIGN, to=world.manager.id, reason="knows them")
        assert world.promise("T9").owner_id == world.manager.id

    def test_when_the_allocation_ends_the_role_owes_again(self, world):
        thread = uuid4()
        world.tell(world.fact("referral.received", REFERRED))
        self.allocate(world, world.worker.id, REFERRED, thread=thread)
        world.tell(world.fact("allocation.ended", date(2026, 2, 20), thread=thread))
        assert world.promise("T9").owner_id is None

    def test_what_was_kept_stays_with_whoever_kept_it(self, world):
        self.allocate(world, world.worker.id, REFERRED)
        world.tell(
            world.fact("referral.received", REFERRED),
            world.fact("assessment.authorised", date(2026, 2, 20), thread=uuid4()),
        )
        self.allocate(world, world.manager.id, date(2026, 3, 2))
        assert world.promise("T9").owner_id == world.worker.id

    def test_the_promise_is_with_the_childs_team(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        south = testing.team("South")
        fact = world.fact(
            "child.allocated", date(2026, 2, 3), thread=uuid4(), data={"worker": world.worker.id}
        )
        world.tell(ledger.NewFact(**{**vars(fact), "team": south.pk}))
        assert world.promise("T9").team_id == south.pk


class TestReturns:
    """A return knows nothing of what came after its last day, and is told late by nature."""

    COVERED = date(2026, 3, 31)
    IMPORTED = datetime(2026, 6, 1, 9, tzinfo=UTC)

    def told(self, world, *facts):
        covered = world.fact(
            "return.covered",
            local_midnight(self.COVERED + DAY),
            thread=uuid4(),
            source="return",
            data={"reference_date": self.COVERED.isoformat()},
        )
        with clock.frozen(self.IMPORTED):
            world.tell(covered, *facts)

    def referral(self, world, day):
        return world.fact("referral.received", day, source="return")

    def test_due_after_the_reference_date_is_not_known(self, world):
        self.told(world, self.referral(world, date(2026, 3, 2)))
        promise = world.promise("T9")
        assert promise.due_at > promise.known_until == local_midnight(self.COVERED + DAY)
        assert promise.from_return

    def test_due_by_the_reference_date_is_known_to_be_late_and_settles_in(self, world):
        self.told(world, self.referral(world, date(2026, 1, 2)))
        promise = world.promise("T9")
        assert promise.due_at <= promise.known_until
        assert promise.settled_until == local_midnight(date(2026, 6, 30))

    def test_what_is_due_after_the_import_does_not_settle_in(self, world):
        self.told(world, self.referral(world, date(2026, 5, 29)))
        assert world.promise("T9").settled_until is None

    def test_a_later_return_says_more(self, world):
        self.told(world, self.referral(world, date(2026, 3, 2)))
        world.tell(
            world.fact(
                "return.covered",
                local_midnight(date(2027, 4, 1)),
                thread=uuid4(),
                source="return",
            )
        )
        assert world.promise("T9").known_until == local_midnight(date(2027, 4, 1))

    def test_once_somebody_here_tells_of_it_it_is_known(self, world):
        self.told(world, self.referral(world, date(2026, 3, 2)))
        world.tell(world.fact("assessment.started", date(2026, 5, 4), thread=uuid4()))
        assert world.promise("T9").known_until is None

    def test_an_answer_is_knowing_and_taking_it_is_not(self, world):
        self.told(world, self.referral(world, date(2026, 3, 2)))
        promise = world.promise("T9")
        say(world, promise, Deed.ACKNOWLEDGE)
        assert world.promise("T9").known_until is not None
        say(world, promise, Deed.WILL_BY, on="2026-07-01")
        assert world.promise("T9").known_until is None

    def test_a_correction_of_the_import_does_not_settle_in_anew(self, world):
        self.told(world, self.referral(world, date(2026, 1, 2)))
        before = world.promise("T9")
        with acting_as(MACHINE), clock.frozen(self.IMPORTED + 90 * DAY):
            record([correction(before.start_fact, rationale="read again", source="return")])
        assert world.promise("T9").settled_until == before.settled_until

    def test_what_was_lived_here_is_known(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        promise = world.promise("T9")
        assert (promise.from_return, promise.known_until, promise.settled_until) == (
            False,
            None,
            None,
        )
