"""A rebuild finds what another SQL wrote: no kind of promise is blind to it."""

import itertools
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.promises import derive
from kith.promises.kinds import KINDS
from kith.promises.models import Promise
from kith.promises.rebuild import rebuild
from kith.promises.testing import a_world
from kith.promises.tests.test_random_worlds import START, YES, Life

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PARTS = 5


def every_way(world, kind):
    """Its starting fact, by day and by night, saying yes and no, in each grade."""
    life = Life(1, [world], [world.worker.id])
    ways = itertools.product(
        (START, START + timedelta(hours=12)), (True, False), ("RED", "AMBER", "GREEN")
    )
    for number, (at, yes, rag) in enumerate(ways):
        data = life.data("") | {"nfa": False, "icpc_required": True, "due": "2026-01-09"}
        data |= {"internal_review": "2026-01-09", "every_working_days": 5, "rag": rag, "see": rag}
        data |= {key: yes for key in YES} | {"inbox": "police", "child": "unknown", "contact": 7}
        data["more"] = yes and rag == "RED"
        data["kind"] = ("standard", "safe", "complex")[number % 3]
        yield world.fact(kind.starts[0], at, thread=uuid4(), day=False, data=data)


def ledger_now():
    """Return every promise of the ledger, row by row, by its number."""
    with acting_as(MACHINE):
        return {row["id"]: row for row in Promise.objects.values()}


def changed_kinds(before, after):
    """Return of which kinds some promise is another than before."""
    numbers = before.keys() | after.keys()
    differing = (number for number in numbers if before.get(number) != after.get(number))
    return {(before.get(number) or after[number])["kind"] for number in differing}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutated_kind_is_noticed(part):
    """Were a kind's SQL another on a write than on a rebuild, the rebuild would say so.

    A part of the kinds at a time, as a rebuild works out every kind; the others stay as they were.
    """
    some = set(sorted(KINDS)[part::PARTS])
    mutated = [
        replace(one, owner_role="director") if one.code in some else one for one in derive.ordered()
    ]
    try:
        derive.install(connections["owner"], mutated)
        with clock.frozen(START):
            for code in sorted(some):
                world = a_world()
                world.tell(*every_way(world, KINDS[code]))
        before = ledger_now()
        found = rebuild()
        assert found.changed >= len(some)
        assert changed_kinds(before, ledger_now()) == some
    finally:
        derive.install(connections["owner"])
