"""Rebuild: finds what is not as it follows, says what it was, and puts it right."""

from datetime import date

import pytest
from django.db import connections

from kith.promises import bench
from kith.promises.kinds import KINDS
from kith.promises.rebuild import rebuild

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def tamper(sql):
    """Change the ledger behind everybody's back, as only the owner of the database could."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(sql)
        changed = cursor.rowcount
        cursor.execute("RESET ROLE")
    return changed


@pytest.fixture
def ledger(world):
    """A small ledger: an assessment, and the reason of a closure."""
    world.tell(
        world.fact("referral.received", date(2026, 2, 2)),
        world.fact("episode.closed", date(2026, 2, 20)),
    )
    return world


def test_a_healthy_house_differs_in_nothing(ledger):
    found = rebuild()
    assert (found.promises, found.differences, found.examples) == (2, 0, ())


@pytest.mark.parametrize(
    ("sql", "how"),
    [
        ("UPDATE promises_promise SET due_at = due_at + interval '1 day'", "changed"),
        ("UPDATE promises_promise SET state = 'kept'", "changed"),
        ("DELETE FROM promises_promise", "missing"),
        ("UPDATE promises_promise SET id = gen_random_uuid()", "stale"),
    ],
)
def test_what_was_tampered_with_is_found_and_put_right(ledger, sql, how):
    before = [(one.id, one.state, one.due_at) for one in ledger.promises("T9")]
    changed = tamper(sql)
    found = rebuild()
    assert getattr(found, how) == changed == 2
    assert {example[0] for example in found.examples} == {"T9", "CLOSURE-REASON"}
    assert [(one.id, one.state, one.due_at) for one in ledger.promises("T9")] == before
    assert rebuild().differences == 0


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE promises_named SET worker = worker + 1",
        "DELETE FROM promises_named",
        "INSERT INTO promises_named (person_id, post, worker, team_id, since)"
        " SELECT person_id, 'somebody else', worker, team_id, since FROM promises_named",
    ],
)
def test_so_is_who_is_named_for_a_child(ledger, sql):
    ledger.tell(ledger.fact("child.allocated", date(2026, 2, 3), data={"worker": 7}))
    assert tamper(sql) == 1
    assert rebuild().changed == 1
    assert rebuild().differences == 0


def test_a_promise_of_a_kind_that_is_no_more_goes(ledger):
    tamper("UPDATE promises_promise SET kind = 'GONE' WHERE kind = 'T9'")
    assert rebuild().changed == 1  # the same promise by its id: it is a T9 again
    tamper(
        "INSERT INTO promises_promise SELECT (jsonb_populate_record(p, jsonb_build_object("
        "'id', gen_random_uuid(), 'kind', 'GONE'))).* FROM promises_promise p WHERE kind = 'T9'"
    )
    assert rebuild().stale == 1


def test_progress_is_told(ledger):
    steps = []
    rebuild(lambda done, of, what: steps.append((done, of, what)))
    assert steps[-1][0] == steps[-1][1]
    assert {kind.name for kind in KINDS.values()} <= {what for _, _, what in steps}


def test_an_empty_house_is_rebuilt_too(db):
    assert rebuild().promises == 0


def test_the_bench_makes_promises_of_nearly_every_kind():
    """The bench's world, of a few children: as many promises each as in the million.

    A kind that is new today may be missing for a while; a tenth of them may not.
    """
    facts = bench.fill(lambda done, of, what: None, children=90)
    found = bench.measure(lambda done, of, what: None)
    assert facts > 90 * 40
    assert found.figures["promises"] > 90 * 30
    assert found.figures["differences"] == found.figures["child_changes"] == 0
    lived = {row["kind"] for row in found.sample}
    missing = sorted(set(KINDS) - lived)
    assert len(missing) <= len(KINDS) // 10, missing
    assert {"T4", "T3-RED", "BACKFILL", "T10-SERIOUS", "RIPPLE", "AGENCY-RED", "T9"} <= lived
