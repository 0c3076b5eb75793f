"""The product's own web server, as `kith serve` runs it, on the bench's database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connections

from kith.runtime import children, launcher
from kith.runtime.places import var_folder
from kith.runtime.signals import Stopping

GRACE = 3.0


@contextmanager
def served() -> Iterator[int]:
    """Serve on a free port of this machine for a while; give the port."""
    listener = launcher.listen(0)
    port = listener.getsockname()[1]
    logs = Path(var_folder(os.environ)) / "log"
    with _elsewhere():
        server = launcher.web(listener, logs)
        try:
            server.start()
            launcher.wait_until_served(server, port, Stopping())
            yield port
        finally:
            listener.close()
            children.stop([server], GRACE)


@contextmanager
def _elsewhere() -> Iterator[None]:
    """Point whoever is started now at the databases that this process has open."""
    before = dict(os.environ)
    os.environ["DATABASE_URL"] = _address("owner")
    os.environ["KITH_APP_DATABASE_URL"] = _address("default")
    os.environ["KITH_DEMO"] = "1"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _address(alias: str) -> str:
    place = connections[alias].settings_dict
    host = quote(str(place["HOST"]), safe="")
    return f"postgresql://{place['USER']}@/{place['NAME']}?host={host}"
