"""What every verb needs before Django wakes: secrets, settings, and a database that answers."""

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from psycopg.conninfo import make_conninfo

from kith.runtime import cluster, outside, secret_keys
from kith.runtime.places import var_folder
from kith.runtime.roles import DATABASE, OWNER
from kith.runtime.sockets import socket_folder


@contextmanager
def opened(environ: MutableMapping[str, str]) -> Iterator[Path]:
    """Have the database up for a while, the embedded one or the council's; give the var folder."""
    var = var_folder(environ)
    environ["KITH_VAR"] = str(var)
    environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    secret_keys.put_into(environ, var)
    if environ.get("DATABASE_URL"):
        outside.must_name_both_logins(environ)
        _say_whether_demonstration(environ, var)
        yield var
        return
    with cluster.opened(var):
        _say_whether_demonstration(environ, var)
        yield var


def owner_address(environ: Mapping[str, str], var: Path) -> str:
    """Return libpq's words for the owner's login."""
    if environ.get("DATABASE_URL"):
        return environ["DATABASE_URL"]
    return make_conninfo(host=str(socket_folder(var)), user=OWNER, dbname=DATABASE)


def _say_whether_demonstration(environ: MutableMapping[str, str], var: Path) -> None:
    """The database itself knows: personas without passwords must never open a council's own."""
    if "KITH_DEMO" in environ:
        return
    with outside.connected(owner_address(environ, var), "DATABASE_URL") as connection:
        there = connection.execute("SELECT to_regclass('demo_world') IS NOT NULL").fetchone()
        made = "SELECT EXISTS (SELECT FROM demo_world WHERE made_at IS NOT NULL)"
        found = there == (True,) and connection.execute(made).fetchone() == (True,)
    environ["KITH_DEMO"] = "1" if found else "0"
