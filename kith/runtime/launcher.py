"""The product running: web server and job worker as children, the database behind them."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kith.runtime import children, cluster, server
from kith.runtime.children import Child
from kith.runtime.signals import Stopping
from kith.runtime.trouble import Trouble

HOST = "127.0.0.1"
GRACE = 3.5  # seconds for the children to finish what they are at
TICK = 0.2
LOOK_AFTER = 2.0  # seconds between looks at children and database
BEAT = 20.0
STARTS_WITHIN = 60.0


def listen(port: int) -> socket.socket:
    """Take the port now, before anything is started for it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        words = error.strerror if isinstance(error, OSError) else "no such port"
        raise Trouble(
            f"Port {port} cannot be had ({words}): choose another in KITH_PORT."
        ) from None
    return listener


def web(listener: socket.socket, logs: Path) -> Child:
    """Return the web server. Threads: a browser opens connections that it does not use yet."""
    command = [sys.executable, "-m", "gunicorn", "kith.config.wsgi:application", "--preload"]
    command += ["--config", "python:kith.config.serving"]
    command += ["--bind", f"fd://{listener.fileno()}", "--no-control-socket"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "8"]
    command += ["--graceful-timeout", "2", "--keep-alive", "2", "--log-level", "warning"]
    return Child("web server", command, logs / "web.log", pass_fds=[listener.fileno()])


def worker(logs: Path) -> Child:
    """Return the worker that does jobs and what is due by the clock."""
    command = [sys.executable, "-m", "django", "procrastinate", "worker"]
    command += ["--shutdown-graceful-timeout", "2", "--delete-jobs", "successful"]
    return Child("job worker", command, logs / "worker.log")


def say(words: str) -> None:
    """Tell the terminal, which may be gone."""
    try:
        print(words, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (it stays open as long as we do)


def keep(var: Path, staff: list[Child], stopping: Stopping, beat: Callable[[], None]) -> None:
    """Look after children and database until asked to stop."""
    looked = beaten = 0.0
    while not stopping.asked:
        now = time.monotonic()
        if now - looked > LOOK_AFTER:
            looked = now
            for child in staff:
                child.keep_running()
            _keep_database(var)
        if now - beaten > BEAT:
            beaten = now
            beat()
        time.sleep(TICK)


def _keep_database(var: Path) -> None:
    if not os.environ.get("DATABASE_URL") and not server.is_ready(var):
        say("The database had ended; it is started again.")
        cluster.revive(var)


def wait_until_served(child: Child, port: int, stopping: Stopping) -> None:
    """Wait for the first answer, whatever it is."""
    until = time.monotonic() + STARTS_WITHIN
    while not stopping.asked:
        if child.ended():
            raise Trouble(f"The {child.name} did not start: {child.last_words()}")
        if _answers(port):
            return
        if time.monotonic() > until:
            raise Trouble(f"The {child.name} does not answer (more in {child.log}).")
        time.sleep(TICK)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/health/")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def serve(
    var: Path,
    listener: socket.socket,
    stopping: Stopping,
    *,
    beat: Callable[[], None],
    welcome: Callable[[], str],
) -> None:
    """Run the product until asked to stop. Whoever calls has the database open."""
    port = listener.getsockname()[1]
    staff = [web(listener, var / "log"), worker(var / "log")]
    stopping.in_good_order()
    try:
        staff[0].start()
        wait_until_served(staff[0], port, stopping)
        if not stopping.asked:
            staff[1].start()  # not sooner: a page is waited for, a job is not
            say(welcome())
        keep(var, staff, stopping, beat)
        say("Stopping …")
    finally:
        listener.close()
        children.stop(staff, GRACE)
