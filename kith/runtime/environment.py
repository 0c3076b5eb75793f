"""What every verb needs before Django wakes: secrets, settings, and a database that answers."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from kith.runtime import cluster, outside, secret_keys
from kith.runtime.places import var_folder


@contextmanager
def opened(environ: MutableMapping[str, str]) -> Iterator[Path]:
    """Have the database up for a while, the embedded one or the council's; give the var folder."""
    var = var_folder(environ)
    environ["KITH_VAR"] = str(var)
    environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    secret_keys.put_into(environ, var)
    if environ.get("DATABASE_URL"):
        outside.must_name_both_logins(environ)
        yield var
        return
    with cluster.opened(var):
        yield var
