"""The product itself, as `kith serve` runs it, on the databases that this process has open."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

from django.db import connections

KITH = Path(sys.executable).with_name("kith")
STARTS_WITHIN, STOPS_WITHIN = 90.0, 20.0
HOST = "127.0.0.1"


class DidNotStart(RuntimeError):
    """The server did not answer in time."""


@contextmanager
def served() -> Iterator[int]:
    """Serve on a free port of this machine for a while; give the port."""
    port = free_port()
    server = subprocess.Popen(
        [str(KITH), "serve", "--port", str(port)],
        env={**os.environ, **addresses(), "KITH_DEMO": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, server, STARTS_WITHIN)
        yield port
    finally:
        stop(server)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as tried:
        tried.bind((HOST, 0))
        return int(tried.getsockname()[1])


def addresses() -> dict[str, str]:
    """Return where whoever is started now finds the databases that are open here."""
    return {"DATABASE_URL": _address("owner"), "KITH_APP_DATABASE_URL": _address("default")}


def _address(alias: str) -> str:
    place = connections[alias].settings_dict
    host = quote(str(place["HOST"]), safe="")
    return f"postgresql://{place['USER']}@/{place['NAME']}?host={host}"


def wait_for(port: int, server: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for the first answer, whatever it is."""
    until = time.monotonic() + seconds
    while not _answers(port):
        if server.poll() is not None or time.monotonic() > until:
            raise DidNotStart(f"Nobody answers on port {port}.")
        time.sleep(0.2)


def _answers(port: int) -> bool:
    try:
        urlopen(f"http://{HOST}:{port}/health/", timeout=5).close()
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask it to stop, and whatever it started with it; insist where it does not."""
    server.terminate()
    try:
        server.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
