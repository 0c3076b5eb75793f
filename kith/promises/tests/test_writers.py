"""Two writers at one moment, and the plans behind a worker's page."""

from datetime import date
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.people import Facts, add_people
from kith.promises.ledger import record
from kith.promises.models import Promise, State
from kith.promises.rebuild import rebuild
from kith.promises.tests.conftest import NOW


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_second_writer_sees_what_the_first_told(world):
    """The first has told and not yet committed; the second's derivation waits for that."""
    told, go_on, failed = Event(), Event(), []
    referral = world.fact("referral.received", date(2026, 2, 2))
    signed = world.fact("assessment.authorised", date(2026, 2, 20), thread=uuid4())

    def first():
        try:
            with acting_as(world.leader):
                record([referral])
                told.set()
                go_on.wait(10)
        except BaseException as fault:
            failed.append(fault)
            raise
        finally:
            connection.close()

    def second():
        try:
            told.wait(10)
            with acting_as(world.manager):
                record([signed])
        except BaseException as fault:
            failed.append(fault)
            raise
        finally:
            connection.close()

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    told.wait(10)
    threads[1].join(0.5)
    assert threads[1].is_alive()  # it waits
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert not failed
    assert world.promise("T9").state == "kept"
    assert rebuild().differences == 0


def plan(rows):
    """Return the plan of a query when the planner may not read whole tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        return rows.explain()


@pytest.fixture
def crowd(world):
    """Give forty other children twenty promises each: on an empty table all plans cost alike."""
    with acting_as(MACHINE):
        others = add_people([Facts()] * 40, team=testing.team().pk)
        owner = {"owner": world.leader.id, "due": "2026-04-01"}
        record(
            [
                world.fact("action.promised", NOW, thread=uuid4(), person=child, data=owner)
                for child in others
                for _ in range(20)
            ]
        )


@pytest.mark.django_db
@pytest.mark.usefixtures("crowd")
class TestPlans:
    """What each list reads is an index condition, with row-level security on."""

    def test_what_a_worker_owes(self, world):
        testing.known_to(world.worker, world.person)
        with acting_as(world.worker):
            rows = Promise.objects.filter(owner_id=world.worker.id, state=State.OPEN)
            found = plan(rows.order_by("due_at"))
        assert "promise_open_by_owner" in found or "promise_by_person" in found
        assert "Seq Scan on promises_promise" not in found

    def test_what_a_team_owes(self, world):
        with acting_as(world.leader):
            rows = Promise.objects.filter(team_id=world.team, state=State.OPEN)
            found = plan(rows.order_by("owner_role", "due_at"))
        assert "promise_open_by_team" in found

    def test_what_we_owe_a_child(self, world):
        with acting_as(world.leader):
            found = plan(Promise.objects.filter(person_id=world.person).order_by("due_at"))
        assert "promise_by_person" in found

    def test_a_kind_by_its_due_day(self, world):
        with acting_as(world.leader):
            found = plan(Promise.objects.filter(kind="T9").order_by("due_at"))
        assert "promise_by_kind_due" in found
