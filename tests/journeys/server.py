"""A real server in a process of its own, on the test database, which a test may kill."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.db import connections

PATIENCE = 60


def address_of(alias: str) -> str:
    """Return the address of one login's test database."""
    place = connections[alias].settings_dict
    return f"postgresql://{place['USER']}@/{place['NAME']}?host={place['HOST']}"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def is_up(url: str) -> bool:
    """Say whether anything answers, whatever it says."""
    try:
        urlopen(url, timeout=5).close()
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True


def kill(server: subprocess.Popen[bytes]) -> None:
    """Kill a server and its workers as a crash would: nothing is said to them first."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the product on a port until the block ends, or until somebody kills it."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "DATABASE_URL": address_of("owner"),
        "KITH_APP_DATABASE_URL": address_of("default"),
    }
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "1"]
    server = subprocess.Popen(
        [*command, "--log-level", "error", "tests.journeys.wsgi"],
        env=environment,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + PATIENCE
        while not is_up(f"http://127.0.0.1:{port}/sign-in/"):
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.2)
        yield server
    finally:
        if server.poll() is None:
            kill(server)
