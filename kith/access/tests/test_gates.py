"""The two doors: permission, one transaction, who acts, one event; nothing leaks past them."""

from contextlib import suppress

import pytest
from django.db import connection, transaction

from kith.access import audit, signing, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, NoSuchActor, actor_for
from kith.access.commands import break_glass
from kith.access.gates import NotHere, ReasonNeeded, Refused, command, query
from kith.access.models import AuditEvent
from kith.access.stack import gates
from kith.accounts.models import Account
from kith.accounts.roles import Area, Level, Scope
from kith.kernel import clock

pytestmark = pytest.mark.django_db

CHILD = 201


@command(Area.CHILD, Level.CREATE, event="note.written")
def write_note(actor: Actor, /, *, person: int, team: int | None = None) -> str:
    """A command about one child."""
    return current_role()


@command(Area.CHILD, Level.DECIDE, event="note.approved")
def approve(actor: Actor, /, *, person: int) -> str:
    """A command that calls another."""
    return write_note(actor, person=person)


@command(Area.CHILD, Level.CREATE, event="note.torn")
def fail(actor: Actor, /, *, error: Exception) -> None:
    """A command that breaks half-way, after it wrote something."""
    audit.note("half.done")
    raise error


@query(Area.CHILD, Level.VIEW, reads="child page")
def read_page(actor: Actor, /, *, person: int) -> str:
    """A read that is audited."""
    return current_role()


@query(Area.CHILD, Level.VIEW)
def read_list(actor: Actor, /) -> str:
    """A read that is not."""
    return current_role()


@query(Area.HEALTH, Level.VIEW)
def read_health(actor: Actor, /, *, person: int | None = None) -> str:
    """A part that a head of service reads only after giving a reason (H1: R)."""
    return "health"


def current_role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def events(*names: str) -> list[AuditEvent]:
    """Return what was written, oldest first."""
    with acting_as(MACHINE):
        found = list(AuditEvent.objects.order_by("id"))
    return [one for one in found if not names or one.event in names]


@pytest.fixture
def worker() -> Actor:
    worker = testing.holding("social_worker")
    testing.known_to(worker, CHILD)
    return worker


@pytest.fixture
def manager() -> Actor:
    manager = testing.holding("team_manager")
    testing.known_to(manager, CHILD)
    return manager


class TestPermission:
    def test_a_role_that_may_goes_through(self, worker: Actor) -> None:
        assert write_note(worker, person=CHILD) == "kith_app"

    def test_a_role_that_may_not_is_refused_in_plain_words(self, worker: Actor) -> None:
        with pytest.raises(Refused, match="Your role does not include this"):
            approve(worker, person=CHILD)

    def test_an_actor_without_roles_is_refused_everything(self) -> None:
        nobody = actor_for(testing.account().pk)
        for door in (read_list, lambda actor: write_note(actor, person=CHILD)):
            with pytest.raises(Refused):
                door(nobody)

    def test_an_account_that_has_left_is_no_actor(self) -> None:
        gone = testing.account(is_active=False)
        for number in (gone.pk, gone.pk + 1000):
            with pytest.raises(NoSuchActor):
                actor_for(number)

    def test_the_database_role_follows_the_reach_of_the_role(self, worker, manager) -> None:
        head = testing.holding("head_of_service")
        roles = [read_list(actor) for actor in (worker, manager, head, MACHINE)]
        assert roles == ["kith_app", "kith_team", "kith_wide", "kith_wide"]

    def test_a_right_reaches_no_further_than_the_role_that_gives_it(self, worker: Actor) -> None:
        """A worker who is on call for the night may read everyone, and writes on their own."""
        testing.holding("edt", who=Account.objects.get(pk=worker.id))
        both = testing.on_duty(worker, "edt")
        testing.known_to(testing.holding("social_worker"), CHILD + 1)
        assert both.scope is Scope.WIDE
        assert read_page(both, person=CHILD + 1) == "kith_wide"
        assert write_note(both, person=CHILD) == "kith_app"
        with pytest.raises(NotHere):
            write_note(both, person=CHILD + 1)


class TestAReasonFirst:
    def test_without_a_child_or_a_reason_it_is_not_read(self) -> None:
        head = testing.holding("head_of_service")
        testing.known_to(head, CHILD)
        for person in (None, CHILD):
            with pytest.raises(ReasonNeeded, match="after giving a reason"):
                read_health(head, person=person)

    def test_with_a_reason_just_given_it_is(self) -> None:
        head = testing.holding("head_of_service")
        testing.known_to(testing.holding("social_worker"), CHILD)
        break_glass(head, person=CHILD, reason_code="court_today", words="Judge asks")
        assert read_health(head, person=CHILD) == "health"


class TestNotHere:
    def test_a_child_one_may_not_see_is_as_one_who_never_was(self, worker: Actor) -> None:
        testing.known_to(testing.holding("social_worker"), CHILD + 1)
        told = []
        for number in (CHILD + 1, CHILD + 999):
            for door in (write_note, read_page):
                with pytest.raises(NotHere) as no:
                    door(worker, person=number)
                told.append((type(no.value), str(no.value)))
        assert len(set(told)) == 1

    def test_nobody_is_told_more_by_being_able_to_see_everyone(self) -> None:
        head = testing.holding("head_of_service")
        testing.known_to(testing.holding("social_worker"), CHILD)
        testing.restricted(CHILD, "R3")
        for number in (CHILD, CHILD + 999):
            with pytest.raises(NotHere):
                read_page(head, person=number)


class TestEvents:
    def test_a_command_writes_one_event_with_whom_it_was_about(self, worker: Actor) -> None:
        write_note(worker, person=CHILD, team=worker.teams[0])
        (one,) = events("note.written")
        assert (one.account_id, one.kind, one.person_id) == (worker.id, "worker", CHILD)
        assert one.team_id == worker.teams[0]

    def test_a_read_is_written_where_it_says_what_it_reads(self, worker: Actor) -> None:
        read_list(worker)
        read_page(worker, person=CHILD)
        assert [(one.event, one.detail) for one in events()] == [("read", {"reads": "child page"})]

    def test_the_machine_writes_without_an_account(self) -> None:
        testing.known_to(testing.holding("social_worker"), CHILD)
        write_note(MACHINE, person=CHILD)
        (one,) = events("note.written")
        assert (one.account_id, one.kind) == (None, "machine")

    def test_gates_inside_gates_write_an_event_each(self, manager: Actor) -> None:
        approve(manager, person=CHILD)
        assert [one.event for one in events()] == ["note.written", "note.approved"]

    def test_what_fails_leaves_nothing_behind(self, worker: Actor) -> None:
        with pytest.raises(ValueError, match="torn"):
            fail(worker, error=ValueError("torn"))
        assert events() == []

    def test_a_note_outside_a_gate_is_an_error(self) -> None:
        with pytest.raises(signing.NoGate):
            audit.note("by nobody")

    def test_a_command_may_say_what_its_arguments_cannot(self, worker: Actor) -> None:
        @command(Area.CHILD, Level.CREATE, event="child.made")
        def make(actor: Actor, /) -> None:
            audit.about(person=CHILD, team=actor.teams[0], how="by hand")

        make(worker)
        (one,) = events("child.made")
        assert (one.person_id, one.team_id) == (CHILD, worker.teams[0])
        assert one.detail == {"how": "by hand"}


class TestRefusalsAreWritten:
    def test_by_the_role_alone(self, worker: Actor) -> None:
        with pytest.raises(Refused):
            approve(worker, person=CHILD)
        (one,) = events("refused")
        assert one.person_id == CHILD
        assert one.detail == {"door": "access.tests.test_gates.approve"}

    def test_without_naming_a_child_whom_the_actor_may_not_know(self, worker: Actor) -> None:
        with pytest.raises(NotHere):
            read_page(worker, person=CHILD + 5)
        (one,) = events("not here")
        assert one.person_id is None
        assert one.detail["asked"] == CHILD + 5

    def test_once_however_deep_it_happened(self, manager: Actor) -> None:
        @command(Area.CHILD, Level.DECIDE, event="outer")
        def outer(actor: Actor, /) -> None:
            fail(actor, error=Refused("Not like this."))

        with pytest.raises(Refused):
            outer(manager)
        assert [(one.event, one.detail["door"]) for one in events()] == [
            ("refused", "access.tests.test_gates.fail")
        ]

    @pytest.mark.django_db(transaction=True, databases="__all__")
    def test_though_all_else_is_rolled_back(self) -> None:
        worker = testing.holding("social_worker")
        with pytest.raises(Refused):
            fail(worker, error=Refused("Not like this."))
        assert [one.event for one in events()] == ["refused"]


class TestNesting:
    def test_an_inner_gate_of_another_actor_gives_way_again(self, worker, manager) -> None:
        with acting_as(worker):
            before = state()
            with acting_as(manager):
                assert state()[0] == "kith_team"
                assert state()[1] == manager.id
            assert state() == before
            with acting_as(MACHINE):
                assert state()[0] == "kith_wide"
            assert state() == before

    def test_nothing_is_left_when_the_outermost_closes_inside_a_test(self, worker: Actor) -> None:
        with acting_as(worker):
            pass
        assert state() == ("kith_app", None, "", "")

    def test_an_inner_gate_that_fails_takes_all_with_it(self, worker: Actor) -> None:
        def both() -> None:
            with acting_as(worker):
                write_note(worker, person=CHILD)
                fail(worker, error=ValueError("torn"))

        with pytest.raises(ValueError, match="torn"):
            both()
        assert events() == []
        assert state() == ("kith_app", None, "", "")
        assert gates() == []

    def test_whoever_swallows_an_inner_failure_cannot_go_on(self, worker: Actor) -> None:
        def careless() -> None:
            with acting_as(worker):
                with suppress(ValueError):
                    fail(worker, error=ValueError("torn"))
                state()

        with pytest.raises(transaction.TransactionManagementError):
            careless()

    def test_the_same_actor_joins_without_asking_the_database(self, worker: Actor) -> None:
        with acting_as(worker):
            seal = state()[3]
            with acting_as(worker):
                assert state()[3] == seal

    def test_but_not_once_the_clock_has_moved(self, worker: Actor) -> None:
        with acting_as(worker):
            before = state()
            with clock.frozen(clock.now() + signing.FRESH), acting_as(worker):
                assert state()[3] != before[3]
            assert state() == before

    def test_a_long_job_signs_again(self, worker: Actor) -> None:
        with acting_as(worker):
            before = state()
            with clock.frozen(clock.now() + signing.FRESH):
                signing.renew()
            assert state()[:2] == before[:2]
            assert state()[3] != before[3]


def state() -> tuple[object, ...]:
    """Return what the database believes: role, actor, and the words and seal for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, kith_me(), coalesce(current_setting('kith.actor', true), ''),"
            " coalesce(current_setting('kith.seal', true), '')"
        )
        return cursor.fetchone()
