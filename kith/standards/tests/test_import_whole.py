"""All or nothing, with real commits: killed half-way, run twice, two at once."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connections

from kith.standards.cin_census.generator import write_return
from kith.standards.commands import import_cin_census

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SLOWLY = """
import sys
import django
django.setup()
from kith.standards import taking_in
from kith.standards.commands import import_cin_census
taking_in.BATCH = 25
print("begun", flush=True)
import_cin_census(sys.argv[1], progress=lambda done, total: print(done, flush=True))
print("done", flush=True)
"""


def rows() -> dict[str, int]:
    """How many rows each table has, as the role that sees them all."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND n.nspname = 'public'"
            " AND has_table_privilege(c.oid, 'SELECT')"
        )
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
    return found


def beside(path) -> subprocess.Popen:
    """Another process that takes this return in, on the database of this test."""
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "kith.config.settings"}
    for variable, alias in (("KITH_APP_DATABASE_URL", "default"), ("DATABASE_URL", "owner")):
        at = settings.DATABASES[alias]
        user, name = at["USER"], connections[alias].settings_dict["NAME"]
        environ[variable] = f"postgresql://{user}@/{name}?host={at['HOST']}"
    command = [sys.executable, "-c", SLOWLY, str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)


def until_alone() -> None:
    """Wait until the database has let go of the process that died."""
    for _ in range(100):
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND state IN ('active', 'idle in transaction') AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.1)
    raise AssertionError("somebody is still writing")


def test_a_second_run_adds_a_row_to_no_table_but_the_audit(tmp_path):
    path = write_return(tmp_path / "return.xml", 80)
    import_cin_census(path)
    before = rows()
    result = import_cin_census(path)
    assert (result.created, result.changed, result.unchanged) == (0, 0, 80)
    grown = {table for table, count in rows().items() if count != before[table]}
    assert grown == {"access_auditevent"}


def test_killed_half_way_nothing_has_changed_and_the_next_run_takes_all(tmp_path):
    path = write_return(tmp_path / "return.xml", 200)
    before = rows()
    process = beside(path)
    for line in process.stdout:
        if line.strip() == "50":
            os.kill(process.pid, signal.SIGKILL)
            break
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    assert "done" not in rest
    until_alone()
    assert rows() == before
    assert import_cin_census(path).created == 200


def test_two_at_once_take_each_child_once(tmp_path):
    path = write_return(tmp_path / "return.xml", 60)
    both = [beside(path), beside(path)]
    for process in both:
        out, _ = process.communicate(timeout=120)
        assert out.splitlines()[-1] == "done"
        assert process.returncode == 0
    assert rows()["people_person"] == 60
