"""The chain over the audit log tells where somebody changed, removed or put in a row."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections
from procrastinate.contrib.django import app

from kith.access import audit, sealing, tasks, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.audit import note, seal, verify

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

ROWS = 6


def write(count: int = ROWS) -> None:
    worker = testing.holding("social_worker")
    with acting_as(worker):
        for number in range(count):
            note("read", reads="child page", number=number, share=0.1, words="Zoë “quoted”")


def tamper(sql: str) -> None:
    """Do what only somebody with the keys to the database could do."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(sql)
        cursor.execute("RESET ROLE")


def ids() -> list[int]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute("SELECT id FROM access_auditevent ORDER BY id")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("RESET ROLE")
    return found


@pytest.fixture
def sealed() -> list[int]:
    """Return the ids of the events of a log that is sealed in two goes."""
    write()
    seal()
    write()
    assert seal() == ROWS
    return ids()


def test_an_empty_log_is_whole() -> None:
    assert seal() == 0
    verdict = verify()
    assert verdict.whole
    assert (verdict.checked, verdict.head) == (0, sealing.START)


def test_a_log_that_nobody_touched_is_whole(sealed: list[int]) -> None:
    verdict = verify()
    assert verdict.whole
    assert verdict.checked == len(sealed)
    assert seal() == 0


def test_what_is_not_sealed_yet_is_no_fault(sealed: list[int]) -> None:
    write()
    assert verify().whole
    assert verify().checked == len(sealed)


def test_the_chain_is_read_in_pieces(sealed: list[int], monkeypatch) -> None:
    for size in (1, 5, len(sealed), 100):
        monkeypatch.setattr(sealing, "BATCH", size)
        assert verify().checked == len(sealed)


CHANGES: list[tuple[str, Callable[[list[int]], str], int, str]] = [
    (
        "who",
        lambda e: f"UPDATE access_auditevent SET account_id = 1 WHERE id = {e[3]}",
        3,
        "changed",
    ),
    ("what", lambda e: f"UPDATE access_auditevent SET event = 'x' WHERE id = {e[0]}", 0, "changed"),
    ("when", lambda e: f"UPDATE access_auditevent SET at = now() WHERE id = {e[5]}", 5, "changed"),
    (
        "detail",
        lambda e: f"UPDATE access_auditevent SET detail = '{{}}' WHERE id >= {e[7]}",
        7,
        "changed",
    ),
    ("removed", lambda e: f"DELETE FROM access_auditevent WHERE id = {e[4]}", 4, "removed"),
    ("last removed", lambda e: f"DELETE FROM access_auditevent WHERE id = {e[-1]}", -1, "removed"),
    (
        "seal changed",
        lambda e: f"UPDATE access_auditseal SET hash = repeat('0', 64) WHERE event_id = {e[2]}",
        2,
        "changed",
    ),
    (
        "sealed anew alone",
        lambda e: f"UPDATE access_auditseal SET previous = repeat('0', 64) WHERE event_id = {e[6]}",
        6,
        "its seal, or the one before, was changed or removed",
    ),
    (
        "event and seal removed",
        lambda e: (
            f"DELETE FROM access_auditseal WHERE event_id = {e[4]};"
            f"DELETE FROM access_auditevent WHERE id = {e[4]}"
        ),
        5,
        "its seal, or the one before, was changed or removed",
    ),
]


@pytest.mark.parametrize(
    ("sql", "place", "how"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES]
)
def test_the_first_broken_row_is_named(sealed: list[int], sql, place: int, how: str) -> None:
    tamper(sql(sealed))
    verdict = verify()
    assert not verdict.whole
    assert verdict.broken == audit.Broken(sealed[place], how)


def test_a_row_put_in_between_is_named(sealed: list[int]) -> None:
    tamper(
        "INSERT INTO access_auditevent (at, kind, event, detail, written_at)"
        " VALUES (now(), 'worker', 'read', '{}', now() - interval '1 day')"
    )
    seal()
    assert verify().broken == audit.Broken(max(ids()), "put in afterwards")


def test_a_chain_cut_short_or_forged_anew_does_not_lead_through_a_noted_head(sealed) -> None:
    noted = verify().head
    assert verify(noted).whole
    tamper(f"DELETE FROM access_auditseal WHERE event_id >= {sealed[8]}")
    tamper(f"DELETE FROM access_auditevent WHERE id >= {sealed[8]}")
    assert verify().whole
    assert verify(noted).broken == audit.Broken(0, "not the chain that was noted")


def test_an_older_noted_head_is_still_on_the_way(sealed: list[int]) -> None:
    noted = verify().head
    write()
    seal()
    assert verify(noted).whole
    assert verify(noted).head != noted


def test_a_transaction_that_ended_late_is_sealed_late(sealed: list[int], monkeypatch) -> None:
    """Its row is older than the last sealing, by less than the longest that one may take."""
    tamper(
        "INSERT INTO access_auditevent (at, kind, event, detail, written_at)"
        " VALUES (now(), 'worker', 'read', '{}', now() - interval '5 hours')"
    )
    assert seal() == 1
    assert verify().whole
    assert timedelta(hours=5) < sealing.LONGEST


def test_the_job_seals(sealed: list[int]) -> None:
    write()
    tasks.seal(0)
    assert verify().checked == len(sealed) + ROWS
    assert app.tasks["kith.access.tasks.seal"].queueing_lock == "access.seal"


def test_only_the_machine_seals(sealed: list[int]) -> None:
    with acting_as(MACHINE):
        assert seal() == 0


def test_what_cannot_be_said_exactly_is_not_hashed() -> None:
    with pytest.raises(TypeError):
        sealing.hash_of(sealing.START, (object(),), sealing.LONG_AGO)
