"""Who may write in the ledger, and in which words."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import Error

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.kernel.clock import local_midnight
from kith.promises.models import Act, Fact, Promise

pytestmark = pytest.mark.django_db
REFERRED = date(2026, 2, 2)


class TestBadWords:
    """What cannot be read starts no promise and breaks nothing."""

    @pytest.mark.parametrize("due", ["soon", "2026-02-31", "", None, "infinity", "12 March"])
    def test_an_action_without_a_day_promises_nothing(self, world, due):
        data = {"what": "Ring", "due": due}
        world.tell(world.fact("action.promised", REFERRED, thread=uuid4(), data=data))
        assert world.promises("ACTION") == []

    @pytest.mark.parametrize("every", [0, -5, "often", None, 1000, 2.5])
    def test_a_rhythm_that_is_none_promises_nothing(self, world, every):
        data = {"every_working_days": every}
        world.tell(world.fact("contact_plan.set", REFERRED, thread=uuid4(), data=data))
        assert world.promises("CONTACT") == []

    @pytest.mark.parametrize("year", [1900, 2099])
    def test_outside_our_calendar_nothing_is_promised(self, world, year):
        world.tell(world.fact("referral.received", date(year, 1, 5)))
        assert world.promises("T9") == []


class TestRights:
    """The application adds facts and acts. It changes neither, and it never writes a promise."""

    def run(self, world, sql):
        with acting_as(world.leader), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    @pytest.mark.parametrize("table", ["promises_fact", "promises_act", "promises_promise"])
    @pytest.mark.parametrize(
        "sql", ["UPDATE {} SET person_id = 1", "DELETE FROM {}", "TRUNCATE {}"]
    )
    def test_nothing_is_changed_or_taken_away(self, world, table, sql):
        world.tell(world.fact("referral.received", REFERRED))
        with pytest.raises(Error, match="permission denied"):
            self.run(world, sql.format(table))

    def test_nobody_writes_a_promise(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        sql = "INSERT INTO promises_promise SELECT * FROM promises_promise"
        with pytest.raises(Error, match="permission denied"):
            self.run(world, sql)

    def test_deriving_is_for_anyone_and_changes_nothing_that_does_not_follow(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        before = vars(world.promise("T9"))
        with acting_as(world.worker), connection.cursor() as cursor:
            cursor.execute("SELECT promises_derive(%s, %s)", [[world.person], ["T9"]])
            assert cursor.fetchone() == (0,)
        assert (
            vars(world.promise("T9")).items()
            >= {key: value for key, value in before.items() if key != "_state"}.items()
        )

    def test_without_an_actor_there_is_nothing_to_read(self, world):
        world.tell(world.fact("referral.received", REFERRED))
        with testing.unguarded(), transaction.atomic():
            assert not Promise.objects.exists()
            assert not Fact.objects.exists()
            assert not Act.objects.exists()

    def test_a_stranger_can_tell_nothing_of_the_child(self, world):
        stranger = testing.holding("social_worker")
        with pytest.raises(Error, match="row-level security"), transaction.atomic():
            world.tell(world.fact("referral.received", REFERRED), by=stranger)


class TestWriting:
    """How facts go in."""

    def test_the_day_is_kept_under_its_midnight(self, world):
        at = datetime(2026, 6, 5, 15, tzinfo=UTC)
        (fact,) = world.tell(world.fact("referral.received", at))
        with acting_as(MACHINE):
            assert Fact.objects.get(id=fact).occurred_at == local_midnight(date(2026, 6, 5))

    def test_who_recorded_it_and_when(self, world):
        (mine,) = world.tell(world.fact("referral.received", REFERRED), by=world.leader)
        (machines,) = world.tell(world.fact("episode.closed", REFERRED))
        with acting_as(MACHINE):
            told = {one.id: one for one in Fact.objects.filter(id__in=[mine, machines])}
        assert told[mine].recorded_by_id == world.leader.id
        assert told[machines].recorded_by_id is None
        assert told[mine].recorded_at == clock.now()

    def test_nothing_told_is_nothing_done(self, world):
        assert world.tell() == []

    def test_the_work_of_a_fact_belongs_to_its_episode(self, world):
        thread = uuid4()
        inner, outer = world.tell(
            world.fact("assessment.started", REFERRED, thread=thread),
            world.fact("referral.received", REFERRED),
        )
        with acting_as(MACHINE):
            episodes = dict(Fact.objects.values_list("id", "episode"))
        assert episodes[inner] == episodes[outer] == world.episode
        assert isinstance(world.episode, UUID)
