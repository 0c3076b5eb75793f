"""What the application's login can do by SQL alone, with no key: nothing.

Each test is the attacker: the login of the application, any SQL it likes, no gate.
"""

import time

import pytest
from django.db import ProgrammingError, connection, transaction

from kith.access import signing, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.grants import add_grant

pytestmark = pytest.mark.django_db

CHILD = 101
VISIBLE = "SELECT person_id FROM access_grant"


@pytest.fixture
def worker() -> Actor:
    """A social worker with one child of their own; a second child is known to somebody else."""
    worker = testing.holding("social_worker")
    other = testing.holding("social_worker")
    with acting_as(MACHINE):
        add_grant(CHILD, reach="worker", reason="allocated", account=worker.id)
        add_grant(CHILD + 1, reach="worker", reason="allocated", account=other.id)
    return worker


@pytest.fixture(autouse=True)
def _no_guard(settings) -> None:
    settings.GUARD = False


def ask(sql: str, *params: object) -> list[tuple[object, ...]]:
    """Run some SQL as the application's login."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def claim(message: str, seal: str, role: str = "none") -> None:
    """Say by SQL who acts."""
    ask(
        "SELECT set_config('role', %s, true), set_config('kith.actor', %s, true),"
        " set_config('kith.seal', %s, true)",
        role,
        message,
        seal,
    )


def seen() -> set[object]:
    """Return whom the policies let this connection see now."""
    return {person for (person,) in ask(VISIBLE)}


def refused(sql: str) -> str:
    """Return the words with which the database refuses some SQL."""
    with pytest.raises(ProgrammingError) as no, transaction.atomic():
        ask(sql)
    return str(no.value)


def test_without_an_actor_there_is_nobody_and_nothing(worker: Actor) -> None:
    assert seen() == set()
    assert ask("SELECT kith_me(), kith_now(), kith_everyone(), kith_my_people()") == [
        (None, None, False, [])
    ]


@pytest.mark.parametrize("role", ["kith_team", "kith_wide"])
def test_another_role_of_the_application_opens_nothing(worker: Actor, role: str) -> None:
    ask(f"SET LOCAL ROLE {role}")
    assert seen() == set()


@pytest.mark.parametrize("role", ["kith_owner", "kith_facts", "postgres"])
def test_the_roles_that_own_and_repair_are_out_of_reach(worker: Actor, role: str) -> None:
    assert "permission denied to set role" in refused(f"SET ROLE {role}")
    assert "permission denied to set session" in refused(f"SET SESSION AUTHORIZATION {role}")


def test_a_worker_who_leaves_the_gates_role_sees_no_more(worker: Actor) -> None:
    with acting_as(worker):
        assert seen() == {CHILD}
        for role in ("kith_wide", "kith_team"):
            ask(f"SET LOCAL ROLE {role}")
            assert seen() <= {CHILD}
        ask("RESET ROLE")
        assert seen() == {CHILD}


def test_a_head_of_service_who_leaves_the_wide_role_keeps_only_their_own(worker: Actor) -> None:
    head = testing.holding("head_of_service")
    with acting_as(head):
        assert seen() == {CHILD, CHILD + 1}
        ask("RESET ROLE")
        assert seen() == set()


def test_an_actor_claimed_without_a_seal_is_nobody(worker: Actor) -> None:
    message = signing.sign(worker, "none").message
    for seal in ("", "0" * 64, message):
        claim(message, seal)
        assert seen() == set()


def test_a_seal_made_with_another_key_is_nobodys(worker: Actor, settings) -> None:
    settings.ACTOR_KEY = "a key that this database was never given"
    forged = signing.sign(MACHINE, "kith_wide")
    claim(forged.message, forged.seal, "kith_wide")
    assert seen() == set()
    assert ask("SELECT kith_me(), kith_everyone()") == [(None, False)]


def test_a_seal_holds_for_its_own_words_only(worker: Actor) -> None:
    mine = signing.sign(worker, "none")
    fields = mine.message.split("|")
    for place, other in enumerate(["0", "machine", "2001-01-01T00:00:00+00:00", "1.0", "1"]):
        changed = [*fields[:place], other, *fields[place + 1 :]]
        claim("|".join(changed), mine.seal, "kith_wide")
        assert seen() == set(), f"field {place} was changed and still believed"


def test_somebody_elses_seal_does_not_fit(worker: Actor) -> None:
    head = signing.sign(testing.holding("head_of_service"), "kith_wide")
    claim(signing.sign(worker, "none").message, head.seal, "kith_wide")
    assert seen() == set()


def test_an_actor_replayed_on_another_connection_is_nobody(worker: Actor, monkeypatch) -> None:
    monkeypatch.setattr(signing, "_backend", lambda: 1)
    elsewhere = signing.sign(worker, "none")
    claim(elsewhere.message, elsewhere.seal)
    assert seen() == set()


@pytest.mark.parametrize("minutes", [-16, 16])
def test_an_actor_holds_for_a_quarter_of_an_hour(worker: Actor, monkeypatch, minutes) -> None:
    real = time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + 60 * minutes)
    stale = signing.sign(worker, "none")
    claim(stale.message, stale.seal)
    assert seen() == set()
    monkeypatch.setattr(signing.time, "time", lambda: real() - 60 * 14)
    fresh = signing.sign(worker, "none")
    claim(fresh.message, fresh.seal)
    assert seen() == {CHILD}


def test_nonsense_is_nobody_and_never_an_error_that_tells(worker: Actor) -> None:
    for message in ("|", "x|y", "1|worker", "1|worker|now|then|here", "'; --"):
        claim(message, "f" * 64)
        assert seen() == set()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM access_key",
        "UPDATE access_key SET inner_pad = ''",
        "SELECT * FROM access_rolescope",
        "UPDATE access_rolescope SET scope = 'wide'",
        "SELECT * FROM kith_who()",
        "SELECT * FROM kith_granted(1, 'machine', now())",
        "SELECT * FROM kith_live_roles(1, now())",
        "TRUNCATE access_auditevent",
        "DELETE FROM access_auditevent",
        "UPDATE access_auditevent SET event = 'nothing'",
        "DELETE FROM access_grant",
        "UPDATE access_grant SET until_at = NULL",
        "UPDATE access_restriction SET code = 'R5'",
        "DELETE FROM access_restriction",
        "DELETE FROM access_restrictionparty",
        "UPDATE access_breakglassreview SET words = ''",
        "INSERT INTO access_breakglassreview SELECT * FROM access_breakglassreview",
        "UPDATE access_auditseal SET hash = ''",
        "ALTER TABLE access_grant DISABLE ROW LEVEL SECURITY",
        "DROP POLICY kith_app ON access_grant",
        "ALTER FUNCTION kith_me() OWNER TO kith_app",
        "CREATE FUNCTION kith_me2() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE mine (id int)",
    ],
)
def test_what_decides_is_neither_read_nor_changed(worker: Actor, sql: str) -> None:
    with acting_as(worker):
        assert "permission denied" in (words := refused(sql)) or "must be owner" in words


def test_turning_row_security_off_is_an_error_and_not_a_door(worker: Actor) -> None:
    ask("SET LOCAL row_security = off")
    assert "row-level security" in refused(VISIBLE)


def test_temporary_tables_do_not_stand_in_for_the_real_ones(worker: Actor) -> None:
    """A temporary table is found before others of its name, except by our functions."""
    ask("CREATE TEMPORARY TABLE access_key (inner_pad bytea, outer_pad bytea)")
    ask("CREATE TEMPORARY TABLE accounts_membership (account_id int)")
    ask("CREATE TEMPORARY TABLE accounts_shift (account_id int)")
    with acting_as(worker):
        assert seen() == {CHILD}


def test_a_worker_is_not_told_who_is_hidden(worker: Actor) -> None:
    testing.restricted(CHILD + 1, "R3")
    with acting_as(worker):
        assert ask("SELECT kith_hidden_people()") == []


class TestAWorkerWithTheirOwnSeal:
    """The attacker has got hold of a gate in which they truly act, and of any SQL."""

    def write_grant(self, account: int, person: int, until: str = "NULL") -> str:
        return (
            "INSERT INTO access_grant"
            " (person_id, account_id, reach, reason, from_at, until_at, given_at) VALUES"
            f" ({person}, {account}, 'worker', 'because', kith_now(), {until}, kith_now())"
        )

    def test_gives_themselves_nobody(self, worker: Actor) -> None:
        with acting_as(worker):
            assert "row-level security" in refused(self.write_grant(worker.id, CHILD + 1))
            for role in ("kith_team", "kith_wide"):
                ask(f"SET LOCAL ROLE {role}")
                assert "row-level security" in refused(self.write_grant(worker.id, CHILD + 1))

    def test_cannot_stretch_a_quarter_of_an_hour(self, worker: Actor) -> None:
        with acting_as(worker):
            ask("SELECT kith_break_glass(%s, 'other', 'why', 15, kith_now())", CHILD + 1)
            assert seen() == {CHILD, CHILD + 1}
            assert "row-level security" in refused(self.write_grant(worker.id, CHILD + 1))

    def test_breaks_glass_for_an_hour_at_most(self, worker: Actor) -> None:
        with acting_as(worker):
            long = "SELECT kith_break_glass(%s, 'other', 'why', 61, kith_now())"
            assert ask(long, CHILD + 1) == [(False,)]

    def test_signs_no_audit_line_as_another(self, worker: Actor) -> None:
        line = (
            "INSERT INTO access_auditevent (at, account_id, kind, event, detail, written_at)"
            " VALUES (kith_now(), {}, '{}', 'read', '{{}}', now())"
        )
        with acting_as(worker):
            ask(line.format(worker.id, "worker"))
            for account, kind in ((worker.id + 1, "worker"), ("NULL", "machine")):
                assert "row-level security" in refused(line.format(account, kind))

    def test_seals_nothing(self, worker: Actor) -> None:
        seal = "INSERT INTO access_auditseal VALUES (1, 1, 'h', 'p', now())"
        with acting_as(worker):
            assert "row-level security" in refused(seal)
            assert ask("SELECT * FROM access_auditseal") == []
