"""The embedded PostgreSQL: a cluster of our own in `var/pg`, up for as long as somebody uses it.

Every process that uses it holds a share of the lock `var/pg.users`; the last to leave stops the
server. A caretaker waits for the same lock, so the server stops too when its users were killed.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from kith.runtime import locks, roles, server
from kith.runtime.making import make, set_aside_half_made
from kith.runtime.places import made
from kith.runtime.programs import program
from kith.runtime.servant import command_prefix
from kith.runtime.sockets import socket_folder


def join(var: Path) -> locks.Shared:
    """Become one of the cluster's users, making and starting it where need be."""
    made(var)
    with locks.alone(var / "pg.gate"):
        user = locks.Shared(var / "pg.users")
        try:
            ensure(var)
            _post_caretaker(var)
        except BaseException:
            leave(var, user)
            raise
    return user


def ensure(var: Path) -> None:
    """Have the server up, with the gate held."""
    if not server.is_ready(var):
        set_aside_half_made(var / "pg")
        if not (var / "pg").exists():
            make(var)
        server.start(var)
    ensure_roles(var)


def ensure_roles(var: Path) -> None:
    """Give a cluster that an older version made the roles that have come since."""
    superuser = make_conninfo(host=str(socket_folder(var)), user="postgres", dbname="postgres")
    with psycopg.connect(superuser, autocommit=True) as connection:
        there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        missing = set(roles.ROLES) - there
        if missing:
            connection.execute(roles.missing_sql(roles.OWNER, missing).encode())


def revive(var: Path) -> None:
    """Start the server again after it was killed. For one who is a user already."""
    with locks.alone(var / "pg.gate"):
        ensure(var)


def leave(var: Path, user: locks.Shared) -> None:
    """Stop being a user; the last one stops the server."""
    if user.is_ours():
        if user.is_last():
            server.stop(var)
        user.close()


@contextmanager
def opened(var: Path) -> Iterator[None]:
    """Be one of the cluster's users for a while."""
    user = join(var)
    try:
        yield
    finally:
        leave(var, user)


def _post_caretaker(var: Path) -> None:
    """Leave a small process behind that stops the server when every user of it has been killed.

    It waits for the users' lock. One is enough: a second gives up when it finds the first at work
    (after a moment, as the first may just be leaving).
    """
    if not (shutil.which("flock") and shutil.which("setsid")):
        return
    data, nowhere = str(var / "pg"), subprocess.DEVNULL
    stop = [*command_prefix(var), program("pg_ctl"), "stop", "-s", "-D", data, "-m", "fast"]
    watch = ["flock", "-w", "2", str(var / "pg.caretaker"), "flock", str(var / "pg.users")]
    detached = ["setsid", "--fork", *watch, *stop]
    subprocess.run(detached, cwd="/", stdin=nowhere, stdout=nowhere, stderr=nowhere, check=False)
