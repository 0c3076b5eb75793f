"""Who is named for a child now: always what the facts say of the present."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.promises.models import Named
from kith.promises.named import children_of

FIRST = date(2026, 2, 2)
FACTS = "SELECT person_id, post, worker, team_id FROM promises_allocation WHERE until IS NULL"
posts = st.sampled_from(["social_worker", "nqsw", "iro_cp_chair"])
steps = st.lists(
    st.tuples(st.sampled_from(["named", "ended"]), st.integers(7, 9), posts), max_size=8
)


def by_the_facts():
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(FACTS)
        return set(cursor.fetchall())


def as_kept():
    with acting_as(MACHINE):
        return set(Named.objects.values_list("person_id", "post", "worker", "team_id"))


def named(world, worker, on, role="social_worker"):
    fact = world.fact("child.allocated", on, data={"worker": worker, "role": role})
    world.tell(fact)
    return fact


def ended(world, fact, on):
    world.tell(world.fact("allocation.ended", on, thread=fact.thread))


@given(steps)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_is_what_the_facts_say_whatever_happened(world, happened):
    last = None
    for number, (what, worker, role) in enumerate(happened):
        on = FIRST + timedelta(days=number)
        if what == "named":
            last = named(world, worker, on, role)
        elif last is not None:
            ended(world, last, on)
        assert as_kept() == by_the_facts()


def test_a_worker_has_the_children_for_whom_they_are_named_now(world):
    named(world, 7, FIRST)
    with acting_as(MACHINE):
        assert children_of([7, 8]) == {7: 1}
    last = named(world, 8, FIRST + timedelta(days=3))
    with acting_as(MACHINE):
        assert children_of([7, 8]) == {8: 1}
        assert children_of([8], post="worker") == {8: 1}
        assert children_of([8], post="iro_cp_chair") == {}
    ended(world, last, FIRST + timedelta(days=4))
    with acting_as(MACHINE):
        assert children_of([7, 8]) == {}


@pytest.mark.parametrize("who", ["manager", "worker"])
def test_nobody_reads_of_a_child_whom_they_do_not_see(world, who):
    named(world, 7, FIRST)
    with acting_as(getattr(world, who)):
        assert Named.objects.count() == 1
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', 'none', true)")
        cursor.execute("SELECT set_config('kith.actor', '', true)")
        cursor.execute("SELECT count(*) FROM promises_named")
        assert cursor.fetchone() == (0,)
