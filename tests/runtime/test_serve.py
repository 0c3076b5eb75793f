"""The product running: it comes up, it mends itself, and it is gone when it is told to go."""

import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from .conftest import KITH, Place, eventually, processes_at

GONE_WITHIN = 8.0
BACK_WITHIN = 60.0  # where the machine has much else to do; how quickly it starts is a test below


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def port() -> int:
    return free_port()


@contextmanager
def serving(
    place: Place, port: int, command: list[str] | None = None, **options: object
) -> Iterator:
    """Serve until the block ends; whatever happens, nothing is left."""
    place.more["KITH_PORT"] = str(port)
    process = place.start(command or [str(KITH), "serve"], start_new_session=True, **options)
    try:
        assert eventually(lambda: answers(port), BACK_WITHIN), output(process)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert eventually(place.is_quiet, GONE_WITHIN), processes_at(place.var)


def output(process: subprocess.Popen[str]) -> str:
    os.killpg(process.pid, signal.SIGKILL)
    return process.stdout.read() if process.stdout else ""


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def web_servers(port: int) -> list[int]:
    """Return the web server's processes, the one that started the others first."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            environ = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"gunicorn" in words and f"KITH_PORT={port}".encode() in environ:
            found.append(int(folder.name))
    return sorted(found)


def all_gone(place: Place, port: int) -> bool:
    return place.is_quiet() and not web_servers(port) and not answers(port)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_group_ends_web_server_worker_and_database(installed, port, number):
    with serving(installed, port) as launcher:
        began = time.monotonic()
        os.killpg(launcher.pid, number)
        assert launcher.wait(GONE_WITHIN) == 0
        assert eventually(lambda: all_gone(installed, port), GONE_WITHIN - time.monotonic() + began)


def test_so_does_ctrl_c_where_it_was_inherited_as_ignored_and_a_browser_holds_on(installed, port):
    """As when a script starts it with `&`; connections are open, used and unused."""
    ignoring = ["sh", "-c", 'trap "" INT; exec "$0" serve', str(KITH)]
    with serving(installed, port, ignoring) as launcher:
        held = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
        for one in held[:3]:
            one.sendall(b"GET /health/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert one.recv(12) == b"HTTP/1.1 200"
        began = time.monotonic()
        for _ in range(3):  # by somebody impatient
            launcher.send_signal(signal.SIGINT)
            time.sleep(0.1)
        assert launcher.wait(GONE_WITHIN) == 0
        assert eventually(installed.is_quiet, GONE_WITHIN - time.monotonic() + began)
        for one in held:
            one.close()


def test_so_does_a_terminal_that_closes(installed, port):
    ours, theirs = pty.openpty()
    in_terminal = [sys.executable, "-c", CONTROLLED, str(KITH), "serve"]
    with serving(installed, port, in_terminal, stdin=theirs) as launcher:
        os.close(theirs)
        os.close(ours)
        assert launcher.wait(GONE_WITHIN) == 0
        assert eventually(lambda: all_gone(installed, port), GONE_WITHIN)


CONTROLLED = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
for stream in (1, 2): os.dup2(0, stream)
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_so_does_make_when_its_child_is_told(installed, port, tmp_path):
    """The recipe of `make run`: make's child is the launcher itself, so a signal to it suffices."""
    makefile = tmp_path / "Makefile"
    makefile.write_text(f"run:\n\t@exec {KITH} serve\n")
    with serving(installed, port, ["make", "-f", str(makefile), "run"]) as make:
        child = int(Path(f"/proc/{make.pid}/task/{make.pid}/children").read_text().split()[0])
        os.kill(child, signal.SIGTERM)
        assert make.wait(GONE_WITHIN) == 0
        assert eventually(lambda: all_gone(installed, port), GONE_WITHIN)


def test_a_port_that_is_taken_is_one_line(installed):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        done = installed.kith("serve", KITH_PORT=str(number))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"kith: Port {number} cannot be had (Address already in use): choose another in KITH_PORT."
    ]


class TestOneAfternoon:
    """One server that is up from the first of these tests to the last, and mends itself."""

    def test_a_second_start_answers_within_fifteen_seconds(self, running):
        assert running.answered_after < 15

    def test_a_killed_web_server_comes_back(self, running):
        first = web_servers(running.port)
        os.kill(first[0], signal.SIGKILL)
        assert eventually(lambda: not set(first) & set(web_servers(running.port)), BACK_WITHIN)
        assert eventually(lambda: answers(running.port), BACK_WITHIN)

    def test_a_killed_database_comes_back(self, running):
        first = running.place.postmaster
        os.kill(first, signal.SIGKILL)
        assert eventually(lambda: not Path(f"/proc/{first}").exists(), BACK_WITHIN)
        assert eventually(running.place.is_up, BACK_WITHIN)
        assert eventually(lambda: answers(running.port), BACK_WITHIN)

    def test_a_killed_launcher_takes_everything_with_it(self, running):
        running.launcher.kill()
        assert eventually(lambda: all_gone(running.place, running.port), GONE_WITHIN)


@dataclass
class Running:
    """A product that is up."""

    place: Place
    port: int
    launcher: subprocess.Popen[str]
    answered_after: float


@pytest.fixture(scope="class")
def running(installed) -> Iterator[Running]:
    number, began = free_port(), time.monotonic()
    with serving(installed, number) as launcher:
        yield Running(installed, number, launcher, time.monotonic() - began)
