"""Making the cluster: aside, then put in place whole, so that no kill leaves half of one."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from kith.runtime import roles
from kith.runtime.places import write_whole
from kith.runtime.programs import run
from kith.runtime.servant import server_account
from kith.runtime.trouble import Trouble

STAMP = "kith-made"


def make(var: Path) -> None:
    """Make `var/pg`, its roles and its empty database."""
    _clear(var)
    new = Path(tempfile.mkdtemp(prefix="pg.new-", dir=var))
    account = server_account(var)
    if os.geteuid() == 0:
        os.chown(new, account.pw_uid, account.pw_gid)
    _must(run(var, "initdb", *_initdb_arguments(new)))
    single = ("--single", "-j", "-D", str(new), "-c", "exit_on_error=on", "postgres")
    _must(run(var, "postgres", *single, text=roles.embedded_sql() + "\n"))
    write_whole(new / STAMP, "1\n")
    new.rename(var / "pg")
    _clear(var)  # whoever was killed may have left a program that wrote on for a moment


def _clear(var: Path) -> None:
    for remains in var.glob("pg.new-*"):
        shutil.rmtree(remains, ignore_errors=True)


def _initdb_arguments(folder: Path) -> list[str]:
    # The order of words is PostgreSQL's own, so that it does not differ between machines.
    order = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["-D", str(folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", *order, *_no_sync()]


def _no_sync() -> list[str]:
    return ["--no-sync"] if os.environ.get("KITH_PG_FAST") == "1" else []


def _must(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
        raise Trouble(f"The database could not be made: {lines[-1]}")


def set_aside_half_made(data: Path) -> None:
    """Put away a cluster that was never finished. It is moved, not deleted: it may be a mistake."""
    if data.exists() and not (data / STAMP).exists():
        aside = data.with_name(f"pg.half-made-{time.time_ns()}")
        data.rename(aside)
