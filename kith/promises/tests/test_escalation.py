"""Who is told of a late promise, when, and how it stops (S13)."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Cover
from kith.kernel import clock
from kith.messages.queries import notices
from kith.promises.commands import acknowledge
from kith.promises.escalation import escalate
from kith.promises.models import Promise, Rung

TODAY = date(2026, 3, 4)  # a Wednesday
open_air = pytest.mark.django_db(transaction=True, databases="__all__")
NIGHT = datetime(2026, 3, 5, 2, 10, tzinfo=UTC)


def promised(world, due=TODAY - timedelta(days=1), owner=None, agreed=TODAY - timedelta(days=9)):
    """An action that somebody owes; return its promise."""
    thread = uuid4()
    data = {"what": "ring the school", "why": "asked", "due": due.isoformat(), "priority": False}
    data["owner"] = (owner or world.worker).id
    with clock.frozen(clock.local_midnight(agreed) + timedelta(hours=10)):
        world.tell(world.fact("action.promised", agreed, thread=thread, data=data))
    return next(one for one in world.promises("ACTION") if one.thread == thread)


def safe(world, due):
    """A visit that is a promise of safety, since the child is on a protection plan."""
    every = {"every_working_days": 5, "owner": world.worker.id}
    with clock.frozen(on(due - timedelta(days=7))):
        world.tell(
            world.fact("cp_plan.started", due - timedelta(days=60), data={}),
            world.fact("contact_plan.set", due - timedelta(days=7), thread=uuid4(), data=every),
        )
    (visit,) = world.promises("CONTACT")
    assert (visit.alert_class, visit.safety) == ("P1", True)
    assert clock.local_date(visit.due_at) == due + timedelta(days=1)
    return visit


def urgent(world, **columns):
    """A promise of class P0, which no kind of today has: only the ledger's own role may write one.

    The tests that ask for it run in the open, where the owner's login sees what they made.
    """
    promise = promised(world)
    sets = ", ".join(f"{name} = %s" for name in columns)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(
            f"UPDATE promises_promise SET alert_class = 'P0', {sets} WHERE id = %s",
            [*columns.values(), promise.id],
        )
        cursor.execute("RESET ROLE")
    connections["owner"].close()
    return promise


def told(promise):
    """Return who was told on which rung."""
    with acting_as(MACHINE):
        rows = Rung.objects.filter(promise=promise.id).order_by("at", "id")
        return [(row.rung, row.told_id) for row in rows]


def at(moment):
    """Let the minute's job run at a moment; return how many lines it told."""
    with clock.frozen(moment):
        return escalate()


def on(day, hour=10, minute=0):
    return clock.at_local(day, timedelta(hours=hour, minutes=minute))


@pytest.fixture
def duty(world):
    """Who is on duty tonight: a duty manager, the night, a head of service, the director."""
    with clock.frozen(NIGHT - timedelta(hours=2)):
        return [
            testing.on_duty(testing.holding(role), duty, hours=9)
            for role, duty in (
                ("duty_manager", "duty_manager"),
                ("edt", "edt"),
                ("head_of_service", "hos_on_call"),
                ("director", "dcs_on_call"),
            )
        ]


# -- P2: the week ---------------------------------------------------------------------------------


def test_what_is_late_is_on_the_managers_monday_list_and_told_once(world):
    late = promised(world)
    assert at(on(TODAY)) == 0
    monday = date(2026, 3, 9)
    assert at(on(monday)) == 1
    assert at(on(monday, 11)) == 0
    assert told(late) == [("manager", world.manager.id)]


def test_the_head_of_service_hears_after_five_working_days(world):
    late = promised(world, due=date(2026, 3, 3))
    at(on(date(2026, 3, 10)))
    assert ("service", world.leader.id) not in told(late)
    at(on(date(2026, 3, 11)))
    assert ("service", world.leader.id) in told(late)


# -- P1: safety, today ----------------------------------------------------------------------------


def test_a_late_promise_of_safety_is_told_to_owner_and_manager_the_next_morning(world):
    late = safe(world, TODAY)
    assert at(on(TODAY, 23)) == 0
    assert at(on(TODAY + timedelta(days=1), 8, 29)) == 0
    at(on(TODAY + timedelta(days=1), 8, 31))
    assert told(late) == [("owner", world.worker.id), ("manager", world.manager.id)]
    at(on(TODAY + timedelta(days=2), 9))
    assert told(late)[2:] == [("service", world.leader.id)]


def test_a_promise_whose_class_rises_is_told_anew(world):
    monday = date(2026, 3, 9)
    every = {"every_working_days": 5, "owner": world.worker.id}
    with clock.frozen(on(date(2026, 2, 20))):
        thread = uuid4()
        world.tell(world.fact("contact_plan.set", date(2026, 2, 20), thread=thread, data=every))
    (late,) = world.promises("CONTACT")
    at(on(monday))
    with clock.frozen(on(monday, 10, 30)):
        world.tell(world.fact("cp_plan.started", date(2026, 2, 1), data={}))
    at(on(monday, 11))
    assert told(late).count(("manager", world.manager.id)) == 2


# -- P0: now, by day and by night (J40) -----------------------------------------------------------


@open_air
def test_nobody_takes_it_at_ten_past_two_so_it_climbs_at_15_30_and_60_minutes(world, duty):
    ringing = urgent(world, due_at=NIGHT)
    manager, night, head, director = (one.id for one in duty)
    at(NIGHT)
    assert told(ringing) == [("p0-0", manager)]
    at(NIGHT + timedelta(minutes=14))
    assert len(told(ringing)) == 1
    at(NIGHT + timedelta(minutes=15))
    assert told(ringing)[-1] == ("p0-1", night)
    at(NIGHT + timedelta(minutes=30))
    assert told(ringing)[-1] == ("p0-2", head)
    at(NIGHT + timedelta(minutes=60))
    assert told(ringing)[-1] == ("p0-3", director)


@open_air
def test_it_stops_climbing_when_a_named_person_takes_it_and_is_still_owed(world, duty):
    ringing = urgent(world, due_at=NIGHT)
    at(NIGHT)
    with clock.frozen(NIGHT + timedelta(minutes=5)):
        acknowledge(world.leader, promise=ringing.id)
    at(NIGHT + timedelta(minutes=61))
    assert told(ringing) == [("p0-0", duty[0].id)]
    with acting_as(MACHINE):
        assert Promise.objects.get(id=ringing.id).state == "open"


@open_air
def test_it_rings_as_a_line_of_its_own_and_never_in_a_summary(world, duty):
    urgent(world, due_at=NIGHT)
    at(NIGHT)
    (line,) = notices(duty[0])
    assert (line.code, line.alert_class, line.count) == ("p0", "P0", 1)


@open_air
def test_the_day_worker_is_not_woken(world, duty):
    ringing = urgent(world, due_at=NIGHT)
    at(NIGHT)
    assert ("owner", world.worker.id) not in told(ringing)
    at(on(date(2026, 3, 5), 8, 31))
    assert ("owner", world.worker.id) in told(ringing)


@open_air
def test_with_nobody_on_duty_it_goes_to_whoever_is_next_above(world):
    ringing = urgent(world, due_at=NIGHT)
    at(NIGHT)
    assert told(ringing) == [("p0-0", world.leader.id)]


# -- What is never told ---------------------------------------------------------------------------


def test_in_the_quiet_hours_and_at_the_weekend_only_p0_is_told(world):
    safe(world, TODAY - timedelta(days=1))
    for quiet in (on(TODAY, 18, 30), on(date(2026, 3, 5), 8, 29), on(date(2026, 3, 7), 11)):
        assert at(quiet) == 0
    assert at(on(date(2026, 3, 9), 8, 30)) == 3


def returned(world, covered):
    """A referral that a return told of, and up to when that return knows."""
    told = [
        world.fact("referral.received", date(2025, 11, 3), data={}, source="return", return_id=1),
        world.fact("return.covered", covered, data={}, source="return", return_id=1),
    ]
    world.tell(*told)
    (promise,) = world.promises("T9")
    return promise


def test_what_was_late_before_its_import_is_never_told(world):
    assert returned(world, date(2026, 3, 3)).settled_until is not None
    assert at(on(date(2026, 3, 23))) == 0


def test_what_nobody_can_know_is_never_told(world):
    assert returned(world, date(2025, 12, 31)).known_until is not None
    assert at(on(date(2026, 3, 23))) == 0


# -- Cover ----------------------------------------------------------------------------------------


def away(actor, by):
    Cover.objects.create(
        absent_id=actor.id,
        by_id=by and by.id,
        starts_at=on(date(2026, 3, 2)),
        ends_at=on(date(2026, 3, 30)),
        reason="leave",
    )


def test_whoever_covers_is_told_and_the_one_who_is_away_is_not(world):
    colleague = testing.holding("social_worker")
    away(world.worker, colleague)
    late = safe(world, TODAY - timedelta(days=1))
    at(on(TODAY, 11))
    assert ("owner", colleague.id) in told(late)
    assert world.worker.id not in {account for _, account in told(late)}


def test_where_nobody_covers_the_manager_is_told_in_their_place(world):
    away(world.worker, None)
    late = safe(world, TODAY - timedelta(days=1))
    at(on(TODAY, 11))
    assert ("owner", world.manager.id) in told(late)
    assert world.worker.id not in {account for _, account in told(late)}
